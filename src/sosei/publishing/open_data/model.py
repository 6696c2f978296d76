"""A dataset as it is published: tables with typed columns, and what must be said of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from sosei.base.messages import Both
from sosei.base.provenance import Source
from sosei.studies.result import Cell, telling_apart

Type = Literal["string", "integer", "number", "boolean"]

LICENCE = "CC-BY-4.0"
LICENCE_NAME = "Creative Commons Attribution 4.0 International"
LICENCE_ADDRESS = "https://creativecommons.org/licenses/by/4.0/"


@dataclass(frozen=True, slots=True)
class Field:
    """One column.

    Attributes
    ----------
    name : str
    type : {"string", "integer", "number", "boolean"}
    unit : str
        As in a frozen result; may be empty.
    title : Both
    """

    name: str
    type: Type
    unit: str
    title: Both


@dataclass(frozen=True)
class Resource:
    """One table.

    Attributes
    ----------
    name : str
    title : Both
    note : str
        What a reader must know, in the words it was frozen with; may be empty.
    fields : tuple of Field
    rows : tuple of tuple
        Cells in the order of the fields; None is not known, does not apply, or is flagged.
    sources : tuple of Source
    """

    name: str
    title: Both
    note: str
    fields: tuple[Field, ...]
    rows: tuple[tuple[Cell, ...], ...]
    sources: tuple[Source, ...]

    @cached_property
    def key(self) -> tuple[str, ...]:
        """The first columns that tell the rows apart; empty where none do, or one of them has an empty cell."""
        width = telling_apart(self.rows)
        if any(cell is None for row in self.rows for cell in row[:width]):
            return ()
        return tuple(field.name for field in self.fields[:width])

    def records(self) -> Iterator[Mapping[str, Cell]]:
        """Go through the rows as mappings."""
        names = [field.name for field in self.fields]
        for row in self.rows:
            yield dict(zip(names, row, strict=True))


@dataclass(frozen=True)
class Dataset:
    """One edition of what is published of a vision or of a review.

    Attributes
    ----------
    name : str
        The same in every edition: lower case letters, figures, hyphens.
    title, description : Both
    area, town : str
        Code and name of the municipality, which is the publisher.
    version : str
        Number of the edition, or the start of its address where it has none.
    issued : str
        Day of publication; empty where it is not published by a server.
    address : str
        SHA-256 of the frozen bytes that it is made of.
    years : tuple of int
        First and last year it tells of.
    resources : tuple of Resource
    """

    name: str
    title: Both
    description: Both
    area: str
    town: str
    version: str
    issued: str
    address: str
    years: tuple[int, int]
    resources: tuple[Resource, ...]

    @property
    def attribution(self) -> str:
        """What whoever uses it has to name."""
        edition = f"第{self.version}版、{self.issued}" if self.issued else self.version
        return f"{self.town}「{self.title.ja}」（{edition}）"

    @cached_property
    def sources(self) -> tuple[Source, ...]:
        """Of all resources, each once."""
        return tuple(dict.fromkeys(s for each in self.resources for s in each.sources))

    def resource(self, name: str) -> Resource | None:
        """Return a resource by its name."""
        return next((each for each in self.resources if each.name == name), None)
