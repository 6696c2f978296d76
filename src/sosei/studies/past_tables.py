"""Tables of what a study remembers: earlier projections against the censuses, and events."""

from __future__ import annotations

from collections.abc import Mapping

from sosei.base.provenance import Source
from sosei.studies.result import Cell, Table, table
from sosei.studies.review import counted_by_group, review
from sosei.studies.study import Study

EARLIER = {
    "name": "", "launch_year": "year", "year": "year", "group": "", "projected": "person",
    "counted": "person", "difference": "person", "error": "share",
}  # fmt: skip

EVENTS = {
    "date": "", "words": "", "step": "", "persons": "person", "census_year": "year",
    "register_year": "year", "source": "",
}  # fmt: skip


def tables(study: Study, known: Mapping[str, Table]) -> dict[str, Table]:
    """Return both tables, each only where the study has something for it.

    Parameters
    ----------
    study : Study
    known : mapping of str to Table
        Tables of counted figures: events stand at their readings.
    """
    made = {"earlier": _earlier(study), "events": _events(study, known)}
    return {name: made_of for name, made_of in made.items() if made_of is not None}


def _earlier(study: Study) -> Table | None:
    """Set every figure of every earlier projection against the census of its year."""
    if not study.earlier:
        return None
    figures = study.figures
    compared = review(study.earlier, counted_by_group(figures))
    rows: list[list[Cell]] = [[getattr(row, name) for name in EARLIER] for row in compared]
    sources: tuple[Source, ...] = (
        *(form.source.source for form in study.form.earlier),
        *figures.sources["census"],
        *figures.sources.get("census_groups", ()),
    )
    note = (
        "差は（推計−国勢調査）、誤差は差÷国勢調査です。国勢調査の年齢不詳は男女別に按分しました。"
    )
    return table(EARLIER, rows, sources, note)


def _events(study: Study, known: Mapping[str, Table]) -> Table | None:
    """Put every event at the readings it belongs to, in order of time."""
    if not study.form.event:
        return None
    counts = known["history_groups"].rows(basis="census", group="total")
    censuses = {str(row["date"]): int(row["year"]) for row in counts}
    register = known.get("balance_register")
    years = () if register is None else register["year"]
    rows: list[list[Cell]] = [
        [
            form.date,
            form.words,
            form.step,
            form.persons,
            None if form.series == "register" else _census_of(form.date, censuses),
            None if form.series == "census" or form.year not in years else form.year,
            str(form.source.source),
        ]
        for form in sorted(study.form.event, key=lambda form: form.date)
    ]
    return table(EVENTS, rows, [form.source.source for form in study.form.event])


def _census_of(date: str, censuses: Mapping[str, int]) -> int | None:
    """Return the first census counted on a date or after it; None before the first one's year."""
    if date[:4] < min(censuses)[:4]:
        return None
    after = (year for day, year in sorted(censuses.items()) if date <= day[: len(date)])
    return next(after, None)
