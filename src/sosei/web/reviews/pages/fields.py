"""The fields of a report: those of an indicator follow its nature, those of a node are words."""

from __future__ import annotations

from collections.abc import Iterator

from sosei.base.messages import Both
from sosei.publishing.strategy.numbers import typed_unit
from sosei.strategy.indicator import Basis, Indicator, Nature, Observation, Status
from sosei.strategy.review.report import HAPPENED, NEXT, NODE_PARTS, PARTS
from sosei.strategy.review.typed import read_typed, typed_of
from sosei.web.plans.author.fields import Choices, Field, Form
from sosei.web.reviews.load import observation_of
from sosei.web.reviews.models import Report
from sosei.web.reviews.pages.page import Opened, of_indicator, word
from sosei.web.reviews.reporting import Said
from sosei.web.words import catalogue


def form_of(page: Opened, row: Report) -> Form:
    """Return the empty form of a report."""
    if not of_indicator(row):
        return Form(
            word("report"), tuple(Field(p, "area", needed=True, label=PARTS[p]) for p in NODE_PARTS)
        )
    indicator = page.package.records[row.subject].indicator
    return Form(word("report"), tuple(_of(indicator)))


def _of(indicator: Indicator) -> Iterator[Field]:
    yield Field(
        "status",
        "radio",
        _words("status", Status),
        needed=True,
        label=word("status"),
        value="final",
    )
    yield _value(indicator)
    if indicator.nature is Nature.RATIO:
        yield Field("numerator", "number", label=word("numerator"), help=word("parts_help"))
        yield Field("denominator", "number", label=word("denominator"))
    if indicator.cumulative:
        kinds = _words("of", Basis)
        yield Field("basis", "radio", kinds, label=word("basis"), value="yearly")
    yield Field(HAPPENED, "area", needed=True, label=PARTS[HAPPENED], help=word("happened_help"))
    yield Field(NEXT, "area", needed=True, label=PARTS[NEXT], help=word("happened_help"))
    yield Field("note", label=word("note"), help=word("note_help"))


def _value(indicator: Indicator) -> Field:
    if indicator.nature is Nature.MILESTONE:
        choices = [("1", word("done")), ("0", word("not_done"))]
        return Field("value", "radio", choices, needed=True, label=word("value"))
    unit = typed_unit(indicator)
    label = word("value")
    if unit.ja:
        label = Both(f"{label.en} ({unit.en})", f"{label.ja}（{unit.ja}）")
    help_words = word("value_help") if indicator.display_unit else None
    return Field("value", "number", needed=True, label=label, help=help_words)


def _words(prefix: str, of: type[Status] | type[Basis]) -> Choices:
    return [(str(each), catalogue()[f"plans.{prefix}_{each}"]) for each in of]


def stored(
    page: Opened, row: Report, cells: dict[str, str] | None, texts: dict[str, str]
) -> dict[str, str]:
    """Return stored cells and texts as they would be typed."""
    if not of_indicator(row):
        return dict(texts)
    indicator = page.package.records[row.subject].indicator
    return typed_of(indicator, observation_of(cells)) | texts


def offered(page: Opened, row: Report) -> dict[str, str]:
    """Return what the form starts with: the report as it is, else what the strategy knows of the year already."""
    if row.version or not of_indicator(row):
        return stored(page, row, row.cells, row.texts)
    record = page.package.records[row.subject]
    return typed_of(record.indicator, record.of(page.row.year))


def said(page: Opened, row: Report, typed: dict[str, str], confirmed: str = "") -> Said:
    """Return what was typed, read.

    Raises
    ------
    InputError
        With every field that cannot be read.
    """
    if not of_indicator(row):
        return Said(None, {part: typed.get(part, "") for part in NODE_PARTS})
    texts = {part: typed.get(part, "") for part in (HAPPENED, NEXT)}
    return Said(observation(page, row, typed), texts, confirmed)


def observation(page: Opened, row: Report, typed: dict[str, str]) -> Observation | None:
    """Return the value that was typed."""
    indicator = page.package.records[row.subject].indicator
    return read_typed(indicator, page.row.year, typed)
