"""A study chosen by stated rules from what the library holds: each choice with its reason, and what is missing.

No rule looks at a result: what a projection would give plays no part in what is chosen.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from sosei.base.areas import Area
from sosei.base.messages import Both
from sosei.library import Library
from sosei.readers.figures import CensusCount, Figures
from sosei.studies import rules
from sosei.studies.held.figures import Held, held_figures
from sosei.studies.missing import Missing, missing_of
from sosei.studies.study import Mortality, StudyForm


class Chosen(NamedTuple):
    """One choice: what was to be chosen, what was, by which rule."""

    key: str
    what: Both
    value: Both
    why: Both


@dataclass(frozen=True)
class Options:
    """What the library allows to choose from.

    Attributes
    ----------
    bases : tuple of int
        Censuses by sex and five-year age.
    periods : mapping of str to Mortality
        Pairs of censuses five years apart, and the tables that give their survival.
    mortality : tuple of Mortality
        Each year of death rates and each life table, from the oldest to the newest.
    conversions, sex_ratios : tuple of int
        Years of the nation's fertility and of its sex ratio.
    """

    bases: tuple[int, ...]
    periods: dict[str, Mortality]
    mortality: tuple[Mortality, ...]
    conversions: tuple[int, ...]
    sex_ratios: tuple[int, ...]


@dataclass(frozen=True)
class Proposal:
    """A study that can be run as it stands, or what it lacks.

    Attributes
    ----------
    area : Area
    form : StudyForm or None
        None where something needed is missing.
    chosen : tuple of Chosen
    missing : tuple of Missing
    notes : tuple of Both
        Doubts about the figures.
    options : Options
    figures : Figures
    """

    area: Area
    form: StudyForm | None
    chosen: tuple[Chosen, ...]
    missing: tuple[Missing, ...]
    notes: tuple[Both, ...]
    options: Options
    figures: Figures


def propose(library: Library, area: Area | str) -> Proposal:
    """Choose a study of a municipality by stated rules.

    Parameters
    ----------
    library : Library
    area : Area or str
        The place, or its code or name.

    Raises
    ------
    InputError
        If the name finds no place, or several; or if a block of the library is damaged.
    """
    gazetteer = library.gazetteer()
    place = gazetteer.find(area) if isinstance(area, str) else area
    held = held_figures(library, place, gazetteer)
    options = options_of(held.figures)
    lacking = missing_of(held, options.bases, tuple(options.periods), gazetteer)
    if any(missing.needed for missing in lacking):
        return Proposal(place, None, (), lacking, held.notes, options, held.figures)
    chooser = _Chooser(place, held, options)
    form = StudyForm.model_validate(chooser.content())
    return Proposal(place, form, tuple(chooser.chosen), lacking, held.notes, options, held.figures)


def options_of(figures: Figures) -> Options:
    """Return what the figures allow to choose from."""
    return Options(
        bases=tuple(sorted(figures.census)),
        periods=rules.periods_known(figures, figures.census),
        mortality=rules.mortality_known(figures),
        conversions=tuple(sorted(figures.national_fertility)),
        sex_ratios=tuple(sorted(figures.sex_ratio)),
    )


class _Chooser:
    """Makes the choices one after the other, and remembers each with its reason."""

    def __init__(self, area: Area, held: Held, options: Options) -> None:
        self.area, self.figures, self.options = area, held.figures, options
        self.chosen: list[Chosen] = []
        self.base = self._base()
        self.horizon = self._horizon()

    def content(self) -> dict[str, Any]:
        """Return the study as its file would hold it."""
        survival, migration = self._survival(), self._migration()
        fertility, hindcast = self._fertility(), self._hindcast()
        years = [year for year in (rules.MIDDLE, self.horizon) if self.base < year <= self.horizon]
        self._note("scenarios", *_SCENARIO)
        return {
            "study": self._head(),
            "assumptions": {"survival": survival, "migration": migration, "fertility": fertility},
            **({"hindcast": hindcast} if hindcast else {}),
            "vision": {"status_quo": rules.STATUS_QUO, "aim": rules.STATUS_QUO, "years": years},
            "scenario": {rules.STATUS_QUO: {"label": "現状推計"}},
        }

    def _note(self, key: str, what: Both, value: Both, why: Both) -> str:
        self.chosen.append(Chosen(key, what, value, why))
        return why.ja

    def _head(self) -> dict[str, Any]:
        return {
            "area": self.area.code,
            "name": self.area.name,
            "title": f"{self.area.name}の将来人口（規則による試算）",
            "base": {"year": self.base, "statistic": "census"},
            "horizon": self.horizon,
            "engine": "five_year",
            "figures": "library",
            "note": "公的統計と、あらかじめ定めた規則による試算です。市区町村が決定した推計ではありません。",
        }

    def _base(self) -> int:
        year = self.options.bases[-1]
        self._note(
            "base",
            Both("base population", "基準人口"),
            Both(f"census of {year}", f"{year}年国勢調査"),
            Both(
                "the newest census that the library holds by sex and five-year age",
                "統計データにある、男女・5歳階級別の最も新しい国勢調査です。",
            ),
        )
        return year

    def _horizon(self) -> int:
        horizon = rules.horizon_of(self.base)
        self._note(
            "horizon",
            Both("horizon", "推計の最終年"),
            Both(str(horizon), f"{horizon}年"),
            Both(
                f"{rules.HORIZON}, as the national guidance; at least {rules.SHORTEST} years",
                f"国の手引きに合わせて{rules.HORIZON}年まで、少なくとも{rules.SHORTEST}年間とします。",
            ),
        )
        return horizon

    def _survival(self) -> dict[str, Any]:
        newest, path = self.options.mortality[-1], rules.path_of(self.figures)
        value = tables_in_words(newest)
        if path.path == "official":
            value = Both(f"{value.en}; {_ALONG.en}", f"{value.ja}、{_ALONG.ja}")
        reason = self._note("survival", _SURVIVAL, value, path.why)
        return {newest.kind: list(newest.years), "path": path.path, "reason": reason}

    def _migration(self) -> dict[str, Any]:
        persons = persons_counted(self.figures.census[self.base])
        periods, pooling, why = rules.periods_of(
            self.area.code, persons, tuple(self.options.periods)
        )
        reason = self._note("migration", _MIGRATION, _listed(periods), why)
        known = list(self.options.periods)
        compare = [[period] for period in known]
        if len(known) > 1:
            compare.append(known)
        return {
            "method": "forward",
            "pooling": str(pooling),
            "periods": list(periods),
            "reason": reason,
            "compare": compare,
            **_tables_by_kind(self.options.periods),
        }

    def _fertility(self) -> dict[str, Any]:
        conversion = rules.at_or_before(self.options.conversions, self.base)
        ratio = rules.at_or_before(self.options.sex_ratios, self.base)
        why = Both(
            "the ratio of the base population, held; converted by the nation's ratio of the nearest year",
            "基準人口の子ども女性比を一定とします。合計特殊出生率との換算と性比には、基準年に最も近い全国の値を使います。",
        )
        value = Both(
            f"child–woman ratio of {self.base}; nation of {conversion}, sex ratio of {ratio}",
            f"{self.base}年の子ども女性比、換算は全国{conversion}年、性比は全国{ratio}年",
        )
        reason = self._note("fertility", Both("fertility", "出生"), value, why)
        return {
            "child_woman_ratio": "base",
            "cwr_per_tfr": {"area": "national", "year": conversion},
            "sex_ratio": {"area": "national", "year": ratio},
            "reason": reason,
        }

    def _hindcast(self) -> dict[str, Any] | None:
        to = self.base + 5
        known = [tables for tables in self.options.mortality if tables.years[0] <= self.base]
        if (to, "total") not in self.figures.census_groups or not known:
            return None
        why = Both(
            "a later census is known by three groups: what was known at the base is set against it",
            "より新しい国勢調査の3区分の人口があるため、基準年に分かっていたことから推計して比べます。",
        )
        what = Both("hindcast", "遡及検証")
        self._note("hindcast", what, Both(f"to {to}", f"{to}年"), why)
        return {"to": to, known[-1].kind: list(known[-1].years)}


_SURVIVAL = Both("survival", "生残率")
_ALONG = Both(
    "from then on as the official projection of the nation", "その後は日本の将来推計人口の推移"
)
_MIGRATION = Both("migration", "移動")
_SCENARIO = (
    Both("scenarios", "シナリオ"),
    Both("status quo alone", "現状推計のみ"),
    Both(
        "an aim is the municipality's to set: none is assumed",
        "目標は市区町村が定めるものなので、仮定しません。",
    ),
)


def persons_counted(count: CensusCount) -> float:
    """Return all persons of a census, those of unknown age too."""
    return float(count.known.total[0] + count.unknown.sum())


def tables_in_words(tables: Mortality) -> Both:
    """Name tables of mortality: 全国の死亡率 2018年."""
    years = ", ".join(map(str, tables.years))
    kinds = {
        "death_rates": Both(f"national death rates of {years}", f"全国の死亡率 {years}年"),
        "life_tables": Both(f"complete life tables of {years}", f"完全生命表 {years}年"),
    }
    return kinds[tables.kind]


def _tables_by_kind(periods: dict[str, Mortality]) -> dict[str, dict[str, list[int]]]:
    kinds: dict[str, dict[str, list[int]]] = {}
    for period, tables in periods.items():
        kinds.setdefault(tables.kind, {})[period] = list(tables.years)
    return kinds


def _listed(periods: Sequence[str]) -> Both:
    spans = [period.replace("-", "～") for period in periods]
    return Both(", ".join(periods), "、".join(f"{span}年" for span in spans))
