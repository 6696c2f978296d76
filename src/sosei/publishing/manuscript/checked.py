"""A manuscript against a result: every reference must lead somewhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from sosei.base.errors import Fault, nearest
from sosei.publishing.manuscript.printed import FormError, printed
from sosei.publishing.numbered import Numbers, numbers
from sosei.publishing.sections.model import Section
from sosei.studies.manuscript.lookup import Quotable, UnknownCellError
from sosei.studies.manuscript.model import Manuscript, Part, Reference
from sosei.studies.manuscript.outline import Prompt


def faults(
    manuscript: Manuscript, cells: Quotable, sections: Sequence[Section], outline: Sequence[Prompt]
) -> Iterator[Fault]:
    """Yield every fault of a manuscript beside a result.

    Parameters
    ----------
    manuscript : Manuscript
    cells : Quotable
        Of the result.
    sections : sequence of Section
        Of the whole document.
    outline : sequence of Prompt
        What it began with.
    """
    counted, known = numbers(sections), [section.name for section in sections]
    for part in manuscript.parts:
        if not part.heading and part.anchor not in known and not _left_empty(part, outline):
            values = {"anchor": part.anchor, "hint": nearest(part.anchor, known)}
            yield Fault("manuscript_section_unknown", manuscript.name, part.line, values=values)
    for part, paragraph in manuscript.paragraphs():
        place = (manuscript.name, paragraph.line, called(part, sections))
        for reference in paragraph.references:
            yield from _faults_of(reference, cells, counted, place)


def _left_empty(part: Part, outline: Sequence[Prompt]) -> bool:
    """Whether nothing is written yet for a section that other results have: an outline names it too."""
    named = {prompt.anchor for prompt in outline if prompt.heading is None}
    return not part.paragraphs and part.anchor in named


def called(part: Part, sections: Iterable[Section]) -> str:
    """Return what a section of a manuscript is called."""
    printed_as = {section.name: section.question for section in sections}
    return part.heading or printed_as.get(part.anchor, part.anchor)


def _faults_of(
    reference: Reference, cells: Quotable, counted: Numbers, place: tuple[str, int, str]
) -> Iterator[Fault]:
    if reference.kind == "number":
        fault = _number(reference, cells, place)
    else:
        known = counted.figures if reference.kind == "figure" else counted.tables
        hint = nearest(reference.target, known)
        values = {"target": reference.target, "hint": hint}
        lost = reference.target not in known
        fault = Fault("manuscript_figure_unknown", *place, values=values) if lost else None
    if fault:
        yield fault


def _number(reference: Reference, cells: Quotable, place: tuple[str, int, str]) -> Fault | None:
    values: dict[str, object] = {"target": reference.target}
    try:
        found = cells[reference.target]
        if found.value is None:
            return Fault("manuscript_cell_empty", *place, values=values)
        printed(found, reference.form)
    except UnknownCellError:
        return Fault("manuscript_cell_unknown", *place, values=values | {"hint": ""})
    except FormError as error:
        told = {"form": reference.form, "expected": ", ".join(error.forms) or "—"}
        return Fault("manuscript_form_wrong", *place, values=values | told)
    return None
