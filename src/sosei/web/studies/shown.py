"""The page of a study as templates show it: every field with its text, its choices and its faults."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from sosei.base.messages import Both, Language
from sosei.web.studies.forms import keys_of
from sosei.web.studies.placed import Placed
from sosei.web.studies.shape import Drawn, Field, Group, Kind, Part, Rows
from sosei.web.studies.sheet import SCENARIO, SHEET
from sosei.web.studies.typed import Typed

NARROW = 5
"""Fields of a row that fit on one line."""

Choices = Mapping[str, Sequence[str]]
"""What the figures at hand allow, by the name of a list."""


class Option(NamedTuple):
    """Something to choose."""

    value: str
    label: str
    chosen: bool


@dataclass(frozen=True)
class ShownField:
    """One field."""

    name: str
    kind: str
    label: str
    help: str
    text: str
    options: tuple[Option, ...]
    faults: tuple[str, ...]
    optional: bool
    template: str = "studies/_field.html"


@dataclass(frozen=True)
class ShownGroup:
    """Fields under one heading."""

    name: str
    label: str
    help: str
    parts: tuple[Shown, ...]
    faults: tuple[str, ...]
    folded: bool
    open: bool
    plain: bool
    template: str = "studies/_group.html"


@dataclass(frozen=True)
class ShownRow:
    """One row, and how it is taken out."""

    name: str
    number: str
    parts: tuple[Shown, ...]
    faults: tuple[str, ...]

    @property
    def shown(self) -> str:
        """The number that people see: rows count from 1."""
        return str(int(self.number) + 1) if self.number.isdecimal() else ""


@dataclass(frozen=True)
class ShownRows:
    """Rows of one kind; `empty` is what another one is made of."""

    name: str
    label: str
    one: str
    help: str
    rows: tuple[ShownRow, ...]
    empty: ShownRow
    depth: int
    as_table: bool
    drawn: Drawn | None
    faults: tuple[str, ...]
    folded: bool
    open: bool
    template: str = "studies/_rows.html"


Shown = ShownField | ShownGroup | ShownRows


def _is_narrow(part: Rows) -> bool:
    """Whether a row fits on one line."""
    fields = [inner for inner in part.parts if isinstance(inner, Field)]
    short = all(inner.kind is not Kind.LONG for inner in fields)
    return len(fields) == len(part.parts) <= NARROW and short


def span(value: str, language: Language) -> str:
    """Return a year or a period as people read it: ``2005-2010`` is 2005～2010年."""
    if not value.replace("-", "").isdecimal():
        return value
    return f"{value.replace('-', '～')}年" if language == "ja" else value.replace("-", "–")


@dataclass
class Page:
    """What is needed to show a page of entry.

    Attributes
    ----------
    typed : Typed
    choices : mapping of str to sequence of str
    faults : sequence of Placed
    language : str
    added : str
        Rows that one was just added to, or taken from.
    called : mapping of str to Both
        What values of lists are called that are no years.
    """

    typed: Typed
    choices: Choices
    faults: Sequence[Placed]
    language: Language
    added: str = ""
    called: Mapping[str, Both] = field(default_factory=dict)
    by_name: dict[str, list[str]] = field(default_factory=dict)

    def sections(self, parts: Sequence[Part] = SHEET) -> tuple[Shown, ...]:
        """Return every section."""
        for placed in self.faults:
            if placed.name:
                told = placed.beside(self.language)
                self.by_name.setdefault(placed.name, []).append(told)
        return self._parts(parts, "", 0)

    def _parts(self, parts: Sequence[Part], name: str, depth: int) -> tuple[Shown, ...]:
        return tuple(
            self._shown(part, f"{name}-{part.key}" if name else part.key, depth) for part in parts
        )

    def _shown(self, part: Part, name: str, depth: int) -> Shown:
        if isinstance(part, Field):
            return self._field(part, name)
        if isinstance(part, Group):
            return ShownGroup(
                name,
                self._say(part.label),
                self._say(part.help),
                self._parts(part.parts, name, depth),
                self._faults(name),
                folded=part.folded,
                open=self._faulty(name),
                plain=part.plain,
            )
        return self._rows(part, name, depth)

    def _rows(self, part: Rows, name: str, depth: int) -> ShownRows:
        numbers = [str(number) for number in self.typed.rows(name)]
        return ShownRows(
            name=name,
            label=self._say(part.label),
            one=self._say(part.one),
            help=self._say(part.help),
            rows=tuple(self._row(part, name, number, depth) for number in numbers),
            empty=self._row(part, name, f"__{depth}__", depth),
            depth=depth,
            as_table=_is_narrow(part),
            drawn=part.drawn,
            faults=self._faults(name),
            folded=part.folded,
            open=self._faulty(name) or self.added == name,
        )

    def _row(self, part: Rows, name: str, number: str, depth: int) -> ShownRow:
        row = f"{name}-{number}"
        return ShownRow(row, number, self._parts(part.parts, row, depth + 1), self._faults(row))

    def _field(self, part: Field, name: str) -> ShownField:
        text = self.typed.text(name) or part.value
        return ShownField(
            name=name,
            kind=str(part.kind),
            label=self._say(part.label),
            help=self._say(part.help),
            text=text,
            options=self._options(part, name, text),
            faults=self._faults(name),
            optional=part.optional,
        )

    def _options(self, part: Field, name: str, text: str) -> tuple[Option, ...]:
        """Return what can be chosen; what was chosen stays there even if no figures allow it."""
        chosen = self.typed.many(name) if part.kind is Kind.CHOICES else (text,)
        known = self._known(part)
        more = [(v, self._called(v)) for v in chosen if v and v not in dict(known)]
        return tuple(Option(value, label, value in chosen) for value, label in [*known, *more])

    def _known(self, part: Field) -> list[tuple[str, str]]:
        if part.options == "scenarios":
            return self._scenarios()
        if isinstance(part.options, str):
            listed = self.choices.get(part.options, ())
            empty = [("", "")] if part.optional and part.kind is Kind.CHOICE else []
            return empty + [(value, self._called(value)) for value in listed]
        return [(value, self._say(label)) for value, label in part.options]

    def _called(self, value: str) -> str:
        words = self.called.get(value)
        return span(value, self.language) if words is None else words.text(self.language)

    def _scenarios(self) -> list[tuple[str, str]]:
        """Return the scenarios of the page itself."""
        keys = keys_of(self.typed, SCENARIO)
        return [(key, self.typed.text(f"{row}-label") or key) for row, key in keys.items()]

    def _faults(self, name: str) -> tuple[str, ...]:
        return tuple(self.by_name.get(name, ()))

    def _faulty(self, name: str) -> bool:
        """Whether something within a part is to be mended."""
        return any(placed == name or placed.startswith(f"{name}-") for placed in self.by_name)

    def _say(self, words: Both | None) -> str:
        return words.text(self.language) if words else ""
