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


def tried(result: VisionResult, subject: Subject, files: Sent) -> Own:
    """Return files as they are read on a result, together with the saved ones of other subjects.

    Raises
    ------
    InputError
        With every fault.
    """
    saved = {key: row.files for key, row in load.saved(result.area).items()}
    return read({**saved, subject: files}, result.area, load.base_of(result))


def preview(result: VisionResult, row: OwnFiles, language: Language) -> Markup:
    """Return what a row would change, as a fragment of a page.

    Raises
    ------
    InputError
        With every fault of the files, and of what they lead to.
    """
    from sosei.publishing.sections.own_rates import section  # noqa: PLC0415 - polars: only where needed
    from sosei.sectors.rate_changes import rate_changes  # noqa: PLC0415

    saved = load.saved(result.area)
    new = {**saved, Subject(row.subject): row}
    base = load.base_of(result)
    was, now = (load.own_of(result.area, base, rows) for rows in (saved, new))
    changes = () if row.subject != Subject.RATES else rate_changes(load.used(was), now.rates)
    told = [load.fields_with(result, rows) for rows in (saved, new)]
    with speaking(language):
        return sections_drawn([section(result, changes, *told)], result)
