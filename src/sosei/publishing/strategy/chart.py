"""The chart of an indicator: baseline, path, target, what was observed, and where the series breaks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import cached_property
from typing import Literal

from sosei.base.messages import Both, Language
from sosei.publishing.charts.plain import Plain, layer, layered, name, quantity
from sosei.publishing.charts.style import GREY, INK, RED
from sosei.publishing.strategy.decided import Decision, decisions
from sosei.publishing.strategy.numbers import Numbers, numbers
from sosei.strategy.case import Record
from sosei.strategy.indicator import Nature
from sosei.strategy.judgement import judge

HEIGHT = 280
PATH, ACTUAL = GREY, "#0072B2"

BASELINE = Both("baseline", "基準値")
TARGET = Both("target", "目標")
OLD_TARGET = Both("earlier target", "以前の目標")
UNTIL = Both(" (until {day})", "（{day}まで）")
EXPECTED = Both("expected", "期待値")
OBSERVED = Both("observed", "実績")
PROVISIONAL = Both("provisional", "速報")
YEAR = Both("Year", "年")
BREAK = Both("series break", "系列の断絶")
NOT_FROM_ZERO = Both("(axis does not start at 0)", "（軸は0から始まりません）")

COUNTED = frozenset({Nature.FLOW, Nature.CUMULATIVE, Nature.STOCK})
"""Natures whose axis starts at 0."""

Side = Literal["above", "below", "beside"]
"""Where the words of a mark stand."""

POINT: Plain = {"opacity": 1, "strokeWidth": 2}


class Drawing:
    """Draws one indicator in one language.

    Parameters
    ----------
    record : Record
    span : range
        Years.
    language : {"ja", "en"}
    until : int, optional
        The last year whose value is drawn; that of the span if left out.
    """

    def __init__(
        self, record: Record, span: range, language: Language, until: int | None = None
    ) -> None:
        self._record, self._span, self._language = record, span, language
        self._until = span[-1] if until is None else until
        self._judged = [judge(record, year) for year in span]
        self._numbers = numbers(record.indicator)

    def chart(self) -> Plain | None:
        """Return the chart; None of milestones, and where there is nothing to draw."""
        if self._record.indicator.nature is Nature.MILESTONE:
            return None
        if not self._observed() and self._record.target is None:
            return None
        layers = [*self._breaks(), *self._path(), *self._actual(), *self._marks()]
        return layered(layers, HEIGHT)

    # ── axes ──────────────────────────────────────────────────────────────────

    @cached_property
    def _x(self) -> Plain:
        axis = {
            "format": "d",
            "title": None,
            "grid": False,
            "tickMinStep": 1,
            "labelFlush": False,
        }
        ends = [self._span[0] - 0.5, self._span[-1] + 0.5]
        return {**quantity("year"), "axis": axis, "scale": {"domain": ends, "nice": False}}

    @cached_property
    def _y(self) -> Plain:
        unit = self._numbers.head().text(self._language)
        zero = self._record.indicator.nature in COUNTED
        title = " ".join(filter(None, (unit, "" if zero else NOT_FROM_ZERO.text(self._language))))
        axis = {
            "title": title or None,
            "titleAngle": 0,
            "titleAlign": "left",
            "titleX": 0,
            "titleY": -14,
        }
        return {**quantity("value"), "axis": axis, "scale": {"zero": zero, "nice": True}}

    @cached_property
    def _tooltip(self) -> list[Plain]:
        return [
            {**name("what"), "title": " "},
            {**quantity("year"), "title": YEAR.text(self._language), "format": "d"},
            {**name("words"), "title": "="},
        ]

    def _row(self, year: int, value: Fraction, what: Both, **more: object) -> Plain:
        return {
            "year": year,
            "value": shown(self._numbers, value, self._language),
            "what": what.text(self._language),
            "words": self._numbers.value(value).text(self._language),
            **more,
        }

    def _layer(self, rows: Sequence[Plain], mark: str, look: Plain, **more: Plain) -> Plain:
        encoding = {"x": self._x, "y": self._y, "tooltip": self._tooltip, **more}
        return layer(rows, mark, look, encoding)

    # ── layers ────────────────────────────────────────────────────────────────

    def _path(self) -> Iterator[Plain]:
        i, baseline = self._record.indicator, self._record.baseline
        rows = [
            self._row(j.year, j.expected, EXPECTED) for j in self._judged if j.expected is not None
        ]
        if baseline is not None and i.baseline_year is not None and rows:
            rows.insert(0, self._row(i.baseline_year, baseline, BASELINE))
        if len(rows) > 1:
            look = {"color": PATH, "strokeWidth": 1.25, "strokeDash": [4, 3]}
            yield self._layer(rows, "line", look)

    def _actual(self) -> Iterator[Plain]:
        rows = self._observed()
        if not rows:
            return
        line = {"color": ACTUAL, "strokeWidth": 2.5}
        yield self._layer(rows, "line", line, detail=name("segment"))
        point = {**POINT, "color": ACTUAL, "stroke": ACTUAL, "size": 60, "filled": True}
        hollow = {"test": "datum.provisional", "value": "#FFFFFF"}
        yield self._layer(rows, "point", point, fill={"condition": hollow, "value": ACTUAL})

    def _observed(self) -> list[Plain]:
        """Return what was observed, a new segment after each gap and at each break."""
        broken = {each.year for each in self._record.breaks}
        rows: list[Plain] = []
        segment, before = 0, None
        for j in self._judged:
            if j.judged is None or j.year > self._until:
                continue
            segment += before is None or before != j.year - 1 or j.year in broken
            before = j.year
            what = PROVISIONAL if j.provisional else OBSERVED
            rows.append(
                self._row(j.year, j.judged, what, segment=segment, provisional=j.provisional)
            )
        return rows

    def _marks(self) -> Iterator[Plain]:
        i = self._record.indicator
        if self._record.baseline is not None and i.baseline_year is not None:
            row = self._row(i.baseline_year, self._record.baseline, BASELINE)
            yield from self._mark([row], INK, shape="circle", filled=False, side=self._beside)
        olds = [decision for decision in decisions(self._record) if decision.old]
        for decision in olds:
            yield from self._struck(decision)
        if self._record.target is not None and i.target_year is not None:
            row = self._row(i.target_year, self._record.target, TARGET)
            side: Side = "below" if any(map(self._above, olds)) else "above"
            yield from self._mark([row], RED, shape="triangle-right", filled=True, side=side)

    def _above(self, decision: Decision) -> bool:
        """Whether an earlier target is higher than the one that stands, so that their words do not meet."""
        stands = self._record.target
        return stands is not None and decision.target.target > stands

    def _struck(self, decision: Decision) -> Iterator[Plain]:
        """Draw an earlier target as a flag that is struck through, with the day until which it stood."""
        old, replaced = decision.target, decision.replaced
        row = self._row(old.target_year, Fraction(old.target), OLD_TARGET)
        if replaced is not None and replaced.decided_on:
            row["words"] += UNTIL.text(self._language).format(day=replaced.decided_on)
        side: Side = "above" if self._above(decision) else "below"
        yield from self._mark([row], GREY, shape="triangle-right", filled=False, side=side)
        yield self._layer([row], "point", {**POINT, "shape": "stroke", "color": GREY, "size": 700})

    def _mark(
        self, rows: Sequence[Plain], colour: str, *, shape: str, filled: bool, side: Side
    ) -> Iterator[Plain]:
        data = [{**row, "label": f"{row['what']} {row['words']}"} for row in rows]
        point = {**POINT, "shape": shape, "filled": filled, "color": colour, "size": 140}
        yield self._layer(data, "point", point)
        late = rows[0]["year"] > self._span[len(self._span) // 2]
        text = {
            "align": "right" if late else "left",
            "dx": 12 if side == "beside" else 8 if late else -8,
            "dy": {"above": -16, "below": 18, "beside": 0}[side],
            "color": colour,
        }
        yield self._layer(data, "text", text, text=name("label"))

    @property
    def _beside(self) -> Side:
        """Where the baseline is written: beside its dot where the way goes down from it, under the head of the axis."""
        first, target = self._record.baseline, self._record.target
        falls = first is not None and target is not None and target < first
        return "beside" if falls else "above"

    def _breaks(self) -> Iterator[Plain]:
        for each in self._record.breaks:
            # a municipality's own words have one language
            label = each.reason if self._language == "ja" else BREAK.en
            rows = [{"year": each.year - 0.5, "label": label or BREAK.text(self._language)}]
            yield layer(rows, "rule", {"color": GREY, "strokeDash": [2, 2]}, {"x": self._x})
            # at the foot: targets and their words stand at the head
            look = {"align": "left", "dx": 4, "dy": -4, "color": GREY, "baseline": "bottom"}
            at = {"x": self._x, "y": {"value": HEIGHT}, "text": name("label")}
            yield layer(rows, "text", look, at)


def shown(numbers: Numbers, value: Fraction, language: Language) -> float:
    """Return a value as the axis of a chart has it: in the unit that the language shows."""
    return float(value / Fraction(numbers.factor)) if language == "ja" else float(value)


def drawn(
    record: Record, span: range, language: Language, until: int | None = None
) -> Plain | None:
    """Draw an indicator, as a specification of Vega-Lite; `dressed` sizes it.

    Parameters
    ----------
    record : Record
    span : range
        Years.
    language : {"ja", "en"}
    until : int, optional
        The last year whose value is drawn.
    """
    return Drawing(record, span, language, until).chart()
