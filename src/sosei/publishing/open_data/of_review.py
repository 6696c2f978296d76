"""The dataset of a frozen review."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sosei.base.messages import Both
from sosei.base.provenance import Source
from sosei.publishing.open_data.model import Dataset, Field, Resource
from sosei.publishing.open_data.review_words import COLUMNS, NUMBERS, TABLES
from sosei.publishing.strategy.frozen import Frozen
from sosei.strategy.review.edition import Edition
from sosei.studies.result import Cell

Rows = Sequence[Sequence[str]]
"""Text, the header first."""

OBJECTS = {
    "marks": ("indicator", "machine", "mark", "reason"),
    "departments": ("code", "name", "english_name", "silent"),
    "opinions": ("number", "subject", "by", "text", "answer", "answered_by"),
}
"""Columns of what an edition holds as objects."""


def name_of(slug: str, year: int, kind: str) -> str:
    """Return the name of the dataset of a review: the same in all its editions."""
    return f"review-{slug}-{year}-{kind}".lower()


def of_review(edition: Edition) -> Dataset:
    """Return what is published of a frozen review.

    Parameters
    ----------
    edition : Edition
    """
    plain, frozen = edition.plain, Frozen(edition)
    strategy, cycle = plain["strategy"], plain["cycle"]
    source = Source(f"{strategy['name']}（{frozen.year.ja} {frozen.kind.ja}）", strategy["town"],
                    plain["frozen_on"])  # fmt: skip
    told = sorted(_grids(plain), key=lambda each: list(TABLES).index(each[0]))
    grids = {name: grid for name, grid in told if len(grid) > 1}
    english = strategy["english_name"] or strategy["name"]
    return Dataset(
        name=name_of(strategy["slug"], cycle["year"], cycle["kind"]),
        title=Both(
            f"{english}, {frozen.year.en} {frozen.kind.en}",
            f"{strategy['name']} {frozen.year.ja} {frozen.kind.ja}",
        ),
        description=_description(plain),
        area=str(strategy["area"]),
        town=str(strategy["town"]),
        version=str(edition.number),
        issued=str(plain["frozen_on"]),
        address=edition.address,
        years=(int(strategy["first_year"]), int(cycle["year"])),
        resources=tuple(_resource(name, grid, source) for name, grid in grids.items()),
    )


def _description(plain: Mapping[str, Any]) -> Both:
    label = str(plain["strategy"]["label"])
    return Both(
        f"Indicators with targets and actual values, judgements, what departments wrote, and opinions with their "
        f"answers, as the review was frozen. {label}".strip(),
        f"指標の目標値と実績値、評価、担当課の記述、外部委員の意見と回答を、効果検証を確定した時点のまま収めています。{label}",
    )


def _grids(plain: Mapping[str, Any]) -> Iterator[tuple[str, Rows]]:
    """Yield every table of an edition by name."""
    yield from plain["tables"].items()
    yield "judgement", plain["judgement"]
    for name, columns in OBJECTS.items():
        yield name, [columns, *([str(each[c]) for c in columns] for each in plain[name])]
    yield (
        "reports",
        [
            ("subject", "department", "stage", "part", "text"),
            *(row for report in plain["reports"] for row in _report(report)),
        ],
    )


def _report(report: Mapping[str, Any]) -> Iterator[Sequence[str]]:
    """Yield a row for each part that was written, and one where nothing was."""
    head = [str(report[name]) for name in ("subject", "department", "stage")]
    for part, text in (report["texts"] or {"": ""}).items():
        yield [*head, part, text]


def _resource(name: str, grid: Rows, source: Source) -> Resource:
    head, *rows = grid
    fields = tuple(Field(c, NUMBERS.get(c, "string"), "", COLUMNS[c]) for c in head)
    return Resource(
        name=name.replace("_", "-"),
        title=TABLES[name],
        note="",
        fields=fields,
        rows=tuple(
            tuple(_cell(field, text) for field, text in zip(fields, row, strict=True))
            for row in rows
        ),
        sources=(source,),
    )


def _cell(field: Field, text: str) -> Cell:
    """Read a cell as its column has it; an empty one is not known."""
    if not text:
        return None
    if field.type == "boolean":
        return text == "true"
    if field.type == "string":
        return text
    return int(text) if field.type == "integer" else float(text)
