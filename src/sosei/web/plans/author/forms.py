"""The forms of a strategy: each is a row of one of its tables, read by the rules that read its packages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import TypeVar

from sosei.base.messages import Both
from sosei.linkage.figures import FIGURES, Binding
from sosei.publishing.strategy.words import (
    BASES,
    DIRECTIONS,
    HOLDS,
    KINDS,
    NATURES,
    PARTS,
    SUCCESSIONS,
    TAG_BASES,
)
from sosei.strategy.indicator import Basis, Direction, Indicator, Nature, Status
from sosei.strategy.package import Package
from sosei.strategy.plan import Kind, Node
from sosei.web.plans.author.fields import Choices, Field, Form, form
from sosei.web.words import catalogue

Listed = TypeVar("Listed", bound=StrEnum)
NONE = ("", Both("—", "—"))


def words_of(prefix: str, words: Iterable[StrEnum]) -> Choices:
    """Return the words of a list as choices."""
    return [(str(word), catalogue()[f"plans.{prefix}_{word}"]) for word in words]


def listed(words: Mapping[Listed, Both]) -> Choices:
    """Return what readers are shown of a list as choices."""
    return [(str(key), both) for key, both in words.items()]


def _examples(words: Iterable[StrEnum]) -> dict[str, Both]:
    return {str(word): catalogue()[f"plans.example_{word}"] for word in words}


HEAD = (
    Field("name", needed=True),
    Field("english_name"),
    Field("town", needed=True),
    Field("english_town"),
    Field("area", needed=True),
    Field("first_year", "year", needed=True),
    Field("last_year", "year", needed=True),
    Field("slug", needed=True),
    Field("label"),
    Field("english_label"),
)


def head_form() -> Form:
    """Return the form of what is said of a strategy as a whole, when it is made."""
    return form("plans.head", HEAD)


def changed_head_form() -> Form:
    """Return the form of a head that may have been shortened."""
    return form("plans.head", [*HEAD, Field("planned_last_year", "year"), Field("ended_because")])


def succeed_form() -> Form:
    """Return the form of a successor's head, with why the present strategy ends early if it does."""
    return form("plans.succeed", [*HEAD, Field("shortened_because")])


def node_form() -> Form:
    """Return the form of a node."""
    return form(
        "plans.node",
        [
            Field("kind", "choice", listed(KINDS), needed=True, value=str(Kind.PILLAR)),
            Field("name", needed=True),
            Field("name_en"),
        ],
    )


def indicator_form() -> Form:
    """Return the form of an indicator, without its target's revision."""
    fields = [
        Field("name", needed=True),
        Field("name_en"),
        Field("nature", "radio", listed(NATURES), _examples(Nature), value="flow"),
        Field(
            "direction",
            "radio",
            listed(DIRECTIONS),
            _examples(Direction),
            value="up",
        ),
        Field("hold_side", "choice", [NONE, *listed(HOLDS)]),
        Field("unit"),
        Field("display_unit"),
        Field("display_factor", "number"),
        Field("decimals", "number"),
        Field("year_basis", "choice", listed(BASES), value="fiscal"),
        Field("baseline_is", "radio", _baselines(), value="number"),
        Field("baseline", "number"),
        Field("baseline_year", "year"),
        Field("start_year", "year"),
        Field("target", "number"),
        Field("target_year", "year"),
        Field("statistic", "choice", bindings()),
        Field("statistic_other"),
        Field("basis_note", "area"),
    ]
    return form("plans.indicator", fields)


def _baselines() -> Choices:
    return [(key, catalogue()[f"plans.baseline_{key}"]) for key in ("number", "dash", "unknown")]


def bindings() -> Choices:
    """Return every population figure that an indicator may be bound to, without ages of its own."""
    named = [
        Binding(statistic, figure) for figure, kind in FIGURES.items() for statistic in kind.terms
    ]
    return [NONE, *((f"{b.statistic}/{b.figure}", b.words) for b in named)]


def target_form() -> Form:
    """Return the form of a target's revision."""
    return form(
        "plans.target_revise",
        [
            Field("target", "number", needed=True),
            Field("target_year", "year", needed=True),
            Field("decided_on", "date", needed=True),
            Field("reason", "area", needed=True),
        ],
    )


def observation_form() -> Form:
    """Return the form of an observation."""
    return form(
        "plans.observations",
        [
            Field("year", "year", needed=True),
            Field("value", "number"),
            Field("numerator", "number"),
            Field("denominator", "number"),
            Field("status", "choice", words_of("status", Status), value="final"),
            Field("basis", "choice", words_of("of", Basis), value="yearly"),
            Field("note", "area"),
            Field("revision_reason"),
        ],
    )


def text_form(package: Package) -> Form:
    """Return the form of a part of prose: those of every page, and others that the package has."""
    others = sorted({t.part for t in package.texts} - {*PARTS, "name"})
    parts = list(PARTS.items())
    parts += [(part, Both(part, part)) for part in others]
    languages = [(key, catalogue()[f"plans.language_{key}"]) for key in ("ja", "en")]
    return form(
        "plans.texts",
        [
            Field("part", "choice", parts, needed=True),
            Field("language", "choice", languages, needed=True),
            Field("text", "area"),
        ],
    )


def framework_form() -> Form:
    """Return the form of a framework's entry."""
    return form(
        "plans.frameworks",
        [
            Field("framework", needed=True),
            Field("code", needed=True),
            Field("name", needed=True),
            Field("order", "number"),
        ],
    )


BETWEEN = "\t"
"""Between a framework and the code of its entry."""


def tag_form() -> Form:
    """Return the form of what new tags rest on."""
    return form("plans.tags", [Field("tag_basis", "choice", listed(TAG_BASES), value="stated")])


def milestone_form(_package: Package, _name: str) -> Form:
    """Return the form of a yearly target."""
    fields = [Field("year", "year", needed=True), Field("target", "number", needed=True)]
    return form("plans.table_milestones", fields)


def break_form(_package: Package, _name: str) -> Form:
    """Return the form of a series break."""
    fields = [Field("year", "year", needed=True), Field("reason", "area")]
    return form("plans.table_breaks", fields)


def placement_form(package: Package, node: str) -> Form:
    """Return the form of a second place: a measure or an indicator that stands elsewhere."""
    measures = [n for n in package.nodes if n.kind is Kind.MEASURE and n.id != node]
    choices = [(f"measure{BETWEEN}{n.id}", _named(n)) for n in measures]
    choices += [
        (f"indicator{BETWEEN}{i.id}", _named(i)) for i in package.indicators if i.node != node
    ]
    fields = [Field("placed", "choice", [NONE, *choices], needed=True), Field("name")]
    return form("plans.table_placements", fields)


def extraction_form(package: Package, _name: str) -> Form:
    """Return the form of an extraction from the comprehensive plan."""
    sources = [(n.id, _named(n)) for n in package.nodes if n.kind is Kind.PLAN]
    fields = [
        Field("source_node", "choice", [NONE, *sources], needed=True),
        Field("criterion"),
        Field("reason", "area"),
        Field("decided_on", "date"),
    ]
    return form("plans.table_extractions", fields)


def _named(row: Node | Indicator) -> Both:
    return Both(f"{row.name} ({row.id})", f"{row.name}（{row.id}）")


def succession_form(choices: Choices) -> Form:
    """Return the form of what became of an indicator in the next strategy."""
    return form(
        "plans.successions",
        [
            Field("succession", "choice", listed(SUCCESSIONS)),
            Field("successor", "choice", [NONE, *choices]),
            Field("note"),
        ],
    )
