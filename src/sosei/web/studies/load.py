"""What studies on the page need of the library, and rows → studies."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from sosei.base.areas import MUNICIPALITIES, Area, Kind
from sosei.base.errors import InputError
from sosei.web.data.load import library
from sosei.web.studies.joined import edition_of
from sosei.web.studies.models import StudyDraft
from sosei.web.studies.placed import NAME, Placed, check, place
from sosei.web.studies.typed import Typed

if TYPE_CHECKING:
    from sosei.studies.propose import Options, Proposal
    from sosei.studies.study import Study, StudyForm

PLACES = MUNICIPALITIES | {Kind.WARD, Kind.PREFECTURE}
"""Areas that a study is made of."""

MOST = 20
"""Candidates that are shown."""

LONGEST = 100
"""Years after the base that can be chosen as the last one."""


@dataclass(frozen=True)
class Ready:
    """A study that can run, or what stops it."""

    form: StudyForm | None
    faults: tuple[Placed, ...] = ()
    study: Study | None = field(default=None, compare=False)


def candidates(words: str) -> list[Area]:
    """Return the places that a name or a code may mean, the surest first."""
    asked = "".join(unicodedata.normalize("NFKC", words).split())
    if not asked:
        return []
    gazetteer = library().gazetteer()
    try:
        sure = [gazetteer.find(asked)]
    except InputError:
        sure = []
    near = [
        area
        for area in gazetteer.at()
        if area.kind in PLACES and (asked in area.full_name or area.code == asked[:5])
    ]
    return list({area.code: area for area in (*sure, *near)}.values())[:MOST]


def proposal(area: str) -> Proposal:
    """Return what the stated rules choose for a place, from the figures at hand.

    Raises
    ------
    InputError
        If no file of the library names the place, or a block is damaged.
    """
    return _proposal(area, tuple(entry.id for entry in library().list()))


@lru_cache(maxsize=16)
def _proposal(area: str, _state: tuple[str, ...]) -> Proposal:
    """Propose once for each state of the library."""
    from sosei.studies.propose import propose  # noqa: PLC0415 - polars: only where it is needed

    return propose(library(), area)


def choices(options: Options | None, typed: Typed) -> dict[str, list[str]]:
    """Return what the page lets choose."""
    if options is None:
        return {}
    tables = {
        kind: [str(m.years[0]) for m in options.mortality if m.kind == kind]
        for kind in ("death_rates", "life_tables")
    }
    base = typed.text("study-base-year")
    first = int(base) if base.isdecimal() else max(options.bases, default=2020)
    return {
        "base_years": [str(year) for year in options.bases],
        "horizons": [str(year) for year in range(first + 5, first + LONGEST + 1, 5)],
        "periods": list(options.periods),
        "death_rate_years": tables["death_rates"],
        "life_table_years": tables["life_tables"],
        "conversion_years": [str(year) for year in options.conversions],
        "sex_ratio_years": [str(year) for year in options.sex_ratios],
    }


def ready(typed: Typed) -> Ready:
    """Check a study against the figures at hand as well: what is left can run."""
    checked = check(typed)
    if checked.form is None:
        return Ready(None, checked.faults)
    from sosei.studies.reading import study_on  # noqa: PLC0415 - polars: only where it is needed

    try:
        figures = proposal(checked.form.study.area).figures
        return Ready(
            checked.form, study=study_on(library(), checked.form, NAME, figures, edition_of)
        )
    except InputError as error:
        return Ready(None, place(error.faults, checked.places))


def typed_of_draft(draft: StudyDraft) -> Typed:
    """Return what was last saved."""
    return Typed(draft.typed)
