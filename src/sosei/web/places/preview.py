"""What files change, before they are saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from sosei.base.messages import Language
from sosei.publishing.spoken import speaking
from sosei.web.places import load
from sosei.web.places.incoming import Sent
from sosei.web.places.models import OwnFiles
from sosei.web.places.reading import Own, read
from sosei.web.places.subjects import Subject
from sosei.web.visions.drawn import sections_drawn

if TYPE_CHECKING:
    from sosei.studies.result import VisionResult


def tried(result: VisionResult, subject: Subject, files: Sent, within: float) -> Own:
    """Return files as they are read on a result, together with the saved ones of other subjects.

    Raises
    ------
    InputError
        With every fault.
    """
    saved = load.saved(result.area)
    if subject != Subject.DISTRICTS and Subject.DISTRICTS in saved:
        within = saved[Subject.DISTRICTS].within
    sent = {key: row.files for key, row in saved.items()}
    return read({**sent, subject: files}, load.base_of(result), within)


def preview(result: VisionResult, row: OwnFiles, language: Language) -> Markup:
    """Return what a row would change, as a fragment of a page.

    Raises
    ------
    InputError
        With every fault of the files, and of what they lead to.
    """
    from sosei.publishing.sections.own_districts import given  # noqa: PLC0415 - polars: only where needed
    from sosei.publishing.sections.own_rates import section  # noqa: PLC0415
    from sosei.sectors.rate_changes import rate_changes  # noqa: PLC0415

    saved = load.saved(result.area)
    new = {**saved, Subject(row.subject): row}
    was, now = (load.own_of(result, rows) for rows in (saved, new))
    with speaking(language):
        if row.subject == Subject.DISTRICTS and now.districts is not None:
            return sections_drawn([given(was.districts, now.districts)], result)
        rates = rate_changes(load.used(was), now.rates) if row.subject == Subject.RATES else ()
        told = [load.fields_with(result, rows) for rows in (saved, new)]
        return sections_drawn([section(result, rates, *told)], result)
