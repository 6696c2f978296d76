"""Population figures that an indicator may be bound to: which items of which statistic make them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from sosei.base.messages import Both


class Term(NamedTuple):
    """One item of a statistic, added or taken away; `carried_by` names it in SSDSE-A, if that has it."""

    item: str
    sign: int = 1
    carried_by: str = ""


class Kind(NamedTuple):
    """One figure: what it is called, and what makes it up in each statistic that has it."""

    name: Both
    terms: Mapping[str, tuple[Term, ...]]
    by_age: bool = False


FIGURES: Mapping[str, Kind] = {
    "births": Kind(
        Both("births", "出生数"),
        {
            "register_dynamics": (Term("births"),),
            "vital_statistics": (Term("births", 1, "A4101"),),
        },
    ),
    "deaths": Kind(
        Both("deaths", "死亡数"),
        {
            "register_dynamics": (Term("deaths"),),
            "vital_statistics": (Term("deaths", 1, "A4200"),),
        },
    ),
    "social_change": Kind(
        Both("social change", "社会動態"),
        {
            "register_dynamics": (Term("arrivals"), Term("departures", -1)),
            "migration_report": (
                Term("arrivals", 1, "A5101"),
                Term("departures", -1, "A5102"),
            ),
        },
    ),
    "tfr": Kind(
        Both("total fertility rate", "合計特殊出生率"), {"vital_statistics": (Term("tfr"),)}
    ),
    "population": Kind(
        Both("population", "人口"),
        {
            "census": (Term("population"),),
            "register_by_age": (Term("population"),),
            "resident_estimate": (Term("population"),),
        },
        by_age=True,
    ),
}
"""By the word that a binding uses."""

STATISTICS = {
    "register_dynamics": Both("resident register, dynamics", "住民基本台帳の人口動態"),
    "vital_statistics": Both("vital statistics", "人口動態統計"),
    "migration_report": Both("report on internal migration (register)", "住民基本台帳人口移動報告"),
    "census": Both("census", "国勢調査"),
    "register_by_age": Both("resident register by age", "住民基本台帳年齢階級別人口"),
    "resident_estimate": Both("resident estimate", "現住人口"),
}
"""What the statistics are called."""

DIFFERENCES = {
    frozenset({"register_dynamics", "vital_statistics"}): Both(
        "the register counts what was registered in the year, foreigners included; vital statistics count "
        "events in Japan to Japanese by their date",
        "住民基本台帳は外国人を含めてその年に記載・消除された数、人口動態統計は日本における日本人の発生日による数です",
    ),
    frozenset({"register_dynamics", "migration_report"}): Both(
        "the register counts foreigners and moves from and to abroad; the report counts moves within Japan",
        "住民基本台帳は外国人と国外との移動を含み、移動報告は国内の移動です",
    ),
    frozenset({"census", "register_by_age"}): Both(
        "the census counts people where they live, the register where they are registered",
        "国勢調査は住んでいる場所で、住民基本台帳は住民票のある場所で数えます",
    ),
    frozenset({"census", "resident_estimate"}): Both(
        "the resident estimate carries the last census forward",
        "現住人口は直近の国勢調査に増減を加えた推計です",
    ),
    frozenset({"register_by_age", "resident_estimate"}): Both(
        "the estimate starts from the census, the register from registrations",
        "現住人口は国勢調査から、住民基本台帳は住民票から数えます",
    ),
}
"""Why two statistics of the same thing differ."""


@dataclass(frozen=True, slots=True)
class Binding:
    """What an indicator's `statistic` names: ``register_dynamics/births``, ``census/population/65+``.

    Attributes
    ----------
    statistic, figure : str
    age : str
        Group of a population by age; ``total`` otherwise.
    """

    statistic: str
    figure: str
    age: str = "total"

    @classmethod
    def read(cls, text: str) -> Binding | None:
        """Read the words of an indicator; None if they are no binding to a population figure."""
        statistic, _, rest = text.partition("/")
        figure, _, age = rest.partition("/")
        kind = FIGURES.get(figure)
        if kind is None or statistic not in kind.terms or (age and not kind.by_age):
            return None
        return cls(statistic, figure, age or "total")

    @property
    def terms(self) -> tuple[Term, ...]:
        """The items that make it up."""
        return FIGURES[self.figure].terms[self.statistic]

    @property
    def words(self) -> Both:
        """What it is called: 出生数（住民基本台帳の人口動態）."""
        name, statistic = FIGURES[self.figure].name, STATISTICS[self.statistic]
        age = "" if self.age == "total" else f" {self.age}"
        return Both(f"{name.en}{age} ({statistic.en})", f"{name.ja}{age}（{statistic.ja}）")

    def others(self) -> tuple[Binding, ...]:
        """The same figure in other statistics: never this one."""
        terms = FIGURES[self.figure].terms
        return tuple(Binding(s, self.figure, self.age) for s in terms if s != self.statistic)


def difference(one: str, other: str) -> Both:
    """Say why two statistics of the same thing differ."""
    unsaid = Both("they are two statistics", "別の統計です")
    return DIFFERENCES.get(frozenset({one, other}), unsaid)
