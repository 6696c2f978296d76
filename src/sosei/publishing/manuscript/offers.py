"""Numbers that a section may want to tell, in plain words: what one picks from beside the text."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from sosei.base.messages import Both
from sosei.publishing import field_words, wording
from sosei.publishing.manuscript.printed import forms_of, printed
from sosei.publishing.spoken import say, told
from sosei.studies.manuscript.lookup import Cells, Found
from sosei.studies.manuscript.model import Reference
from sosei.studies.result import VisionResult

Told = Callable[[VisionResult, Mapping[str, object]], str]


@dataclass(frozen=True, slots=True)
class Offer:
    """A number that can be put into a text.

    Attributes
    ----------
    words : str
        What it is.
    prints : tuple of str
        How it can be printed, the usual one first.
    references : tuple of Reference
        What to type for each.
    year : int
        Of the number.
    """

    words: str
    prints: tuple[str, ...]
    references: tuple[Reference, ...]
    year: int


def offers(result: VisionResult, cells: Cells, anchor: str) -> Iterator[Offer]:
    """Yield the numbers that belong to a section, in the language that is spoken.

    Parameters
    ----------
    result : VisionResult
    cells : Cells
        Of the result.
    anchor : str
        Name of the section; of a chapter of its own, what the vision says in short.
    """
    for table, column, words in SOURCES.get(anchor.partition("-")[0], SOURCES["future"]):
        for found in cells.of(table, column):
            what = words(result, found.row)
            if what and found.value is not None and _belongs(anchor, found):
                yield _offer(what, found)


def _belongs(anchor: str, found: Found) -> bool:
    """Whether a row belongs to a part of the chapter on the fields."""
    return "field" not in found.row or anchor in ("fields", f"fields-{found.row['field']}")


def _offer(words: str, found: Found) -> Offer:
    forms = _usual(found)
    return Offer(
        words,
        tuple(printed(found, form) for form in forms),
        tuple(Reference("number", found.cell, form) for form in forms),
        int(str(found.row["year"])),
    )


def _usual(found: Found) -> tuple[str, ...]:
    """Return the forms that are offered: a projection is told roughly first, a difference with its sign."""
    forms = forms_of(found)
    if found.unit == "person":
        return ("change", "persons") if _signed(found) else ("about", "persons")
    if found.unit == "share" and _signed(found):
        return ("points", "percent_change")
    return forms[:1] or ("",)


def _signed(found: Found) -> bool:
    return ".difference[" in found.cell or ".change[" in found.cell or "_change[" in found.cell


def _year(row: Mapping[str, object]) -> str:
    return wording.with_era(int(str(row["year"])))


def _indicator(result: VisionResult, row: Mapping[str, object]) -> str:
    name = str(row["indicator"])
    if name not in wording.INDICATORS:
        return ""
    scenario = wording.scenario(result, str(row["scenario"]))
    return say(
        f"{_year(row)}の{wording.INDICATORS[name]}（{scenario}）",
        f"{wording.INDICATORS[name]} in {row['year']} ({scenario})",
    )


def _history(_: VisionResult, row: Mapping[str, object]) -> str:
    group = str(row["group"])
    what = say("総人口", "Total population") if group == "total" else wording.GROUPS[group]
    basis = wording.BASES[str(row["basis"])]
    return say(f"{_year(row)}の{what}（{basis}）", f"{what} in {row['year']} ({basis})")


def _share(result: VisionResult, row: Mapping[str, object]) -> str:
    words = _history(result, row)
    return say(f"{words}の割合", f"Share: {words}") if row["group"] != "total" else ""


def _difference(result: VisionResult, row: Mapping[str, object]) -> str:
    what = wording.INDICATORS[str(row["indicator"])]
    aim = wording.scenario(result, str(result.manifest["vision"]["aim"]))
    return say(
        f"{_year(row)}の{what}：{aim}と現状推計の差",
        f"{what} in {row['year']}: {aim} less status quo",
    )


def _balance(column: str) -> Told:
    def words(_: VisionResult, row: Mapping[str, object]) -> str:
        what = told(_COUNTED[column])
        return say(
            f"{row['year']}年の{what}（住民基本台帳）", f"{what} of {row['year']} (register)"
        )

    return words


_COUNTED = {
    "births": Both("Births", "出生数"),
    "deaths": Both("Deaths", "死亡数"),
    "natural_change": wording.BALANCE.both("natural_change"),
    "social_change": wording.BALANCE.both("social_change"),
}


def _demand(result: VisionResult, row: Mapping[str, object]) -> str:
    scenario = wording.scenario(result, str(row["scenario"]))
    what = field_words.item(str(row["item"]))
    return say(f"{row['year']}年の{what}（{scenario}）", f"{what} in {row['year']} ({scenario})")


def _observed(_: VisionResult, row: Mapping[str, object]) -> str:
    what = field_words.item(str(row["item"]))
    return say(f"{row['year']}年の{what}（実績）", f"{what} in {row['year']} (observed)")


_INDICATORS = (("indicators", "value", _indicator),)

_FIELDS = (("field_demand", "value", _demand), ("field_observed", "value", _observed))

SOURCES: dict[str, tuple[tuple[str, str, Told], ...]] = {
    "history": (
        ("history_groups", "population", _history),
        ("history_groups", "share", _share),
    ),
    "changes": (("history_groups", "population", _history),),
    "balance": tuple(("balance_register", column, _balance(column)) for column in _COUNTED),
    "future": _INDICATORS,
    "detail": _INDICATORS,
    "fields": _FIELDS,
    "direction": _INDICATORS,
    "difference": (("difference", "difference", _difference), *_INDICATORS),
}
"""Columns of a section's numbers, with what says in words what a row is."""
