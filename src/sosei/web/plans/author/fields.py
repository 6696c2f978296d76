"""Fields of a form: what was typed stays, and a fault stands beside the field that it is of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from sosei.base.errors import Fault, InputError
from sosei.base.messages import Both
from sosei.web.words import catalogue

Choices = Sequence[tuple[str, Both]]
UNNAMED = Both("", "")


@dataclass(frozen=True)
class Field:
    """One field.

    Attributes
    ----------
    name : str
        Column of the table that it fills.
    kind : str
        ``text``, ``number``, ``year``, ``date``, ``area`` (several lines), ``choice`` (a list) or ``radio``.
    choices : sequence of value and words
    examples : mapping of str to Both
        Of radio buttons: what each means.
    needed : bool
    value : str
    faults : tuple of Both
    """

    name: str
    kind: str = "text"
    choices: Choices = ()
    examples: Mapping[str, Both] = field(default_factory=dict)
    needed: bool = False
    label: Both = UNNAMED
    help: Both | None = None
    value: str = ""
    faults: tuple[Both, ...] = ()

    @property
    def options(self) -> list[tuple[str, Both, Both | None]]:
        """Values to choose from, with their words and example."""
        return [(value, words, self.examples.get(value)) for value, words in self.choices]

    @property
    def numeric(self) -> bool:
        """Whether a phone shows its keys for numbers."""
        return self.kind == "number"


@dataclass(frozen=True)
class Form:
    """Fields, and the faults that belong to none of them.

    Attributes
    ----------
    title : Both
        Names the form in its faults.
    fields : tuple of Field
    faults : tuple of Both
        Every fault: the summary above the form.
    """

    title: Both
    fields: tuple[Field, ...]
    faults: tuple[Both, ...] = ()

    def filled(self, values: Mapping[str, str]) -> Form:
        """Return the form with values in its fields."""
        return replace(
            self, fields=tuple(replace(f, value=values.get(f.name, f.value)) for f in self.fields)
        )

    def cells(self, posted: Mapping[str, str]) -> dict[str, str]:
        """Return what was typed into its fields."""
        return {f.name: posted.get(f.name, "").replace("\r\n", "\n").strip() for f in self.fields}

    def refused(self, error: InputError) -> Form:
        """Return the form with its faults beside their fields, and all of them in its summary."""
        told = [(fault.column, self._words(fault)) for fault in error.faults]
        fields = tuple(
            replace(f, faults=tuple(words for column, words in told if column == f.name))
            for f in self.fields
        )
        return replace(self, fields=fields, faults=tuple(words for _, words in told))

    def _words(self, fault: Fault) -> Both:
        """Name the field as the page does."""
        labels = {f.name: f.label for f in self.fields}
        label = labels.get(fault.column or "")
        if label is None:
            return Both(fault.text("en"), fault.text("ja"))
        here = replace(fault, file="", row=None, column=None)
        en, ja = (here.text("en").removeprefix(": "), here.text("ja").removeprefix("："))
        return Both(f"{label.en}: {en}", f"{label.ja}：{ja}")


def form(title: str, fields: Iterable[Field]) -> Form:
    """Return a form whose words stand in the catalogue: ``plans.field_NAME`` and ``plans.help_NAME``."""
    words = catalogue()
    named = (
        replace(f, label=words[f"plans.field_{f.name}"], help=words.get(f"plans.help_{f.name}"))
        for f in fields
    )
    return Form(words[title], tuple(named))
