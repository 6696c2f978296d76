"""Faults of a study, each at the field of the page where it is mended."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from sosei.base.errors import Fault, InputError
from sosei.base.messages import Language
from sosei.readers.forms import fill
from sosei.studies.study import StudyForm
from sosei.web.studies.forms import content_of
from sosei.web.studies.shape import Field, Part, Rows
from sosei.web.studies.sheet import SHEET
from sosei.web.studies.typed import Typed

NAME = "study.toml"
"""What the study is called where a fault names a file."""


@dataclass(frozen=True)
class Placed:
    """A fault and its field; the name is empty where no single field can mend it."""

    name: str
    fault: Fault

    def text(self, language: Language) -> str:
        """Return the fault on one line, with the words that stand on the page instead of keys."""
        *within, last = labels(self.name, language) or [""]
        between = "・" if language == "ja" else ", "
        fault = replace(
            self.fault, file=between.join(within) or last, row=None, column=last or None
        )
        return fault.text(language) if last else replace(self.fault, row=None).text(language)

    def beside(self, language: Language) -> str:
        """Return the fault as it stands at its field: without the sections around it."""
        label = labels(self.name, language)[-1]
        return replace(self.fault, file=label, row=None, column=None).text(language)


@dataclass(frozen=True)
class Checked:
    """What was typed, as a study (None with faults), and the field of each of its keys."""

    form: StudyForm | None
    faults: tuple[Placed, ...] = ()
    places: Mapping[str, str] = field(default_factory=dict)


def check(typed: Typed) -> Checked:
    """Check what was typed, all of it at once, without looking at figures."""
    content = content_of(typed)
    faults = list(content.faults)
    form = None
    try:
        form = fill(StudyForm, content.plain, NAME)
    except InputError as error:
        told = {fault.column for fault in faults}
        faults += [fault for fault in error.faults if fault.column not in told]
    if faults:
        return Checked(None, place(faults, content.places))
    return Checked(form, places=content.places)


def place(faults: Iterable[Fault], places: Mapping[str, str]) -> tuple[Placed, ...]:
    """Return faults of a study file at the fields that its keys were entered in, in the order of the page."""
    found = [Placed(_name(fault.column or "", places), _entered(fault)) for fault in faults]
    order = {name: number for number, name in enumerate(places.values())}
    return tuple(sorted(found, key=lambda placed: order.get(placed.name, -1)))


def _name(column: str, places: Mapping[str, str]) -> str:
    """Return the field of a key, or of the table that it stands in."""
    key = column.replace('"', "")
    while key and key not in places:
        key = key.rpartition(".")[0]
    return places.get(key, "")


def _entered(fault: Fault) -> Fault:
    """A page has no keys: what is missing is to be entered, not written."""
    return replace(fault, kind="field_empty") if fault.kind == "key_missing" else fault


def labels(name: str, language: Language) -> list[str]:
    """Return what stands on the page from the section down to a field: ``シナリオ 2``, ``出生率`` …"""
    return _labels(name.split("-") if name else [], SHEET, language)


def _labels(keys: Sequence[str], parts: Sequence[Part], language: Language) -> list[str]:
    part = next((part for part in parts if keys and part.key == keys[0]), None)
    if part is None:
        return []
    label, rest = part.label.text(language), keys[1:]
    if isinstance(part, Field):
        return [label]
    if isinstance(part, Rows) and rest:
        label, rest = f"{label} {int(rest[0]) + 1}", rest[1:]
    return [label, *_labels(rest, part.parts, language)]
