"""What a page of entry is made of: fields, groups of them, and rows that may be added."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from sosei.base.messages import Both


class Kind(StrEnum):
    """How a field is entered, and what it becomes."""

    TEXT = "text"
    LONG = "long"
    NUMBER = "number"
    NUMBERS = "numbers"
    WORDS = "words"
    CHOICE = "choice"
    CHOICES = "choices"
    FLAG = "flag"
    CONSTANT = "constant"
    HIDDEN = "hidden"


@dataclass(frozen=True)
class Field:
    """One value of the study file.

    Attributes
    ----------
    key : str
        Key of the file.
    label : Both
    kind : Kind
        ``numbers`` and ``words`` are lists typed with commas; ``choices`` are boxes to tick;
        a ``hidden`` one is kept by the page and not shown.
    options : tuple of (str, Both), or str
        What can be chosen; or the name of a list that the figures at hand give.
    help : Both or None
        One sentence below the label.
    number : bool
        Whether what is chosen is a number.
    value : str
        Of a constant; what an empty choice starts with.
    optional : bool
        Whether it may stay empty.
    empty : Both or None
        What an empty one means, where two runs are told apart by it.
    """

    key: str
    label: Both
    kind: Kind = Kind.TEXT
    options: tuple[tuple[str, Both], ...] | str = ()
    help: Both | None = None
    number: bool = False
    value: str = ""
    optional: bool = False
    empty: Both | None = None

    @property
    def tells(self) -> bool:
        """Whether its value shows that a row is meant: a preset choice does not."""
        return self.kind not in {Kind.CONSTANT, Kind.FLAG} and not self.value


@dataclass(frozen=True)
class Drawn:
    """How a path of years and values is drawn.

    Attributes
    ----------
    low, high, step : float
        Bounds of the axis, and what an arrow key moves.
    """

    low: float
    high: float
    step: float


@dataclass(frozen=True)
class Rows:
    """Rows of the same fields, any number of them.

    Attributes
    ----------
    key : str
    label : Both
    one : Both
        What one row is called.
    parts : tuple of Part
    form : str
        ``list`` of tables; ``map`` from the first field to the second; ``keyed``: tables by their first field;
        ``lists``: the only field of each row.
    inline : str
        Key under which the form keeps a map whose entries stand in the table around it; empty if it stands alone.
    help : Both or None
    drawn : Drawn or None
        How a map of years is drawn beside its table.
    folded : bool
        Whether it is folded away until it is needed.
    """

    key: str
    label: Both
    one: Both
    parts: tuple[Part, ...]
    form: Literal["list", "map", "keyed", "lists"] = "list"
    inline: str = ""
    help: Both | None = None
    drawn: Drawn | None = None
    folded: bool = False

    @property
    def first(self) -> Field:
        """The field that names a row."""
        return next(part for part in self.parts if isinstance(part, Field))


@dataclass(frozen=True)
class Group:
    """A table of the study file.

    Attributes
    ----------
    key : str
    label : Both
    parts : tuple of Part
    help : Both or None
    optional : bool
        Whether the table is left out where nothing in it is entered.
    folded : bool
        Whether it is folded away until it is needed.
    plain : bool
        Whether its fields stand on the page without its heading.
    """

    key: str
    label: Both
    parts: tuple[Part, ...]
    help: Both | None = None
    optional: bool = False
    folded: bool = False
    plain: bool = False


Part = Field | Rows | Group


def tells(part: Part) -> Iterator[str]:
    """Go through the keys below a part, from it down, whose values show that something is meant."""
    for inner in () if isinstance(part, Field) else part.parts:
        if isinstance(inner, Field):
            if inner.tells:
                yield inner.key
        else:
            yield from (f"{inner.key}-{key}" for key in tells(inner))
