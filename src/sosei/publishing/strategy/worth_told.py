"""What the people of a strategy are worth, as it is told: one sentence, a table, a chart."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import accumulate

from sosei.base.messages import Both, Language
from sosei.linkage.worth import Sum, Worth, yearly
from sosei.publishing import tables
from sosei.publishing.charts.plain import Plain, layer, layered, name, quantity
from sosei.publishing.charts.style import FAINT, GREY, RED, RULE
from sosei.publishing.strategy.filled import filled
from sosei.publishing.strategy.names import Names, Own
from sosei.strategy.plan import WorthRule

PROFILES: Mapping[str, Both] = {
    "family": Both("families: adults with their children", "家族世帯型（親と子）"),
    "standard": Both("as people move on the whole: young adults above all", "標準型（若者が中心）"),
}
"""What the ages of those who come are called."""

ANSWER = Both(
    "Those who come by this strategy, with their children, would be {residents} of the residents of {year}: "
    "{share} of what the vision aims at above the status quo ({gap}).",
    "この戦略で移り住む人とその子どもは、{year}年の人口で{residents}にあたります。"
    "長期人口ビジョンと現状推計の差（{gap}）の{share}です。",
)
WITHOUT_GAP = Both(
    "Those who come by this strategy, with their children, would be {residents} of the residents of {year}. "
    "The vision aims at no more than the status quo: there is no gap of which this could be a share.",
    "この戦略で移り住む人とその子どもは、{year}年の人口で{residents}にあたります。"
    "長期人口ビジョンは現状推計を上回っていないため、差に占める割合はありません。",
)
RULE_WORDS = Both(
    "{persons} in all, evenly from {start} to {end} ({yearly} a year); {share} of them would not have come anyway",
    "{start}年から{end}年までに均等に計{persons}（年{yearly}）。このうち、戦略がなければ来なかった人は{share}",
)

STATUS_QUO = Both("Status quo", "現状推計")
OURS = Both("Strategy", "戦略の分")
LEFT = Both("Still to be found", "残る差")
VISION = Both("Vision", "長期人口ビジョン")
SIZE = 34
"""Pixels of the bar."""
PERSONS = Both("Persons", "人")
ALL = Both("All together", "合計")


@dataclass(frozen=True)
class WorthLine:
    """What one indicator is worth.

    Attributes
    ----------
    indicator : str
    name : Own
    rule, ages, residents, of_gap : Both
    part_of : Own or None
        What it is counted in already.
    reason : Own or None
    """

    indicator: str
    name: Own
    rule: Both
    ages: Both
    residents: Both
    of_gap: Both
    part_of: Own | None
    reason: Own | None


@dataclass(frozen=True)
class WorthTold:
    """What a strategy is worth.

    Attributes
    ----------
    answer : Both
    lines : tuple of WorthLine
    residents, of_gap : Both
        Of all together; what is counted in another is not added.
    status_quo, vision, gap : Both
        Persons of the year.
    """

    answer: Both
    lines: tuple[WorthLine, ...]
    residents: Both
    of_gap: Both
    status_quo: Both
    vision: Both
    gap: Both


def worth_told(told: Sum, names: Names) -> WorthTold:
    """Tell what a strategy is worth.

    Parameters
    ----------
    told : Sum
    names : Names
        Of the strategy.
    """
    return WorthTold(
        answer=_answer(told),
        lines=tuple(_line(each, names) for each in told.worths),
        residents=_persons(told.residents),
        of_gap=_share(told.of_gap),
        status_quo=_persons(told.status_quo),
        vision=_persons(told.vision),
        gap=Both(*(tables.change(told.gap),) * 2),
    )


def _answer(told: Sum) -> Both:
    words = WITHOUT_GAP if told.of_gap is None else ANSWER
    return filled(
        words,
        residents=_about(told.residents),
        year=told.year,
        gap=_about(told.gap),
        share=_share(told.of_gap),
    )


def _line(each: Worth, names: Names) -> WorthLine:
    rule = each.rule
    return WorthLine(
        indicator=rule.indicator,
        name=names.name(rule.indicator),
        rule=rule_words(rule),
        ages=PROFILES[rule.profile],
        residents=_persons(each.residents),
        of_gap=_share(each.of_gap),
        part_of=names.name(rule.part_of) if rule.part_of else None,
        reason=Own(rule.reason) if rule.reason else None,
    )


def rule_words(rule: WorthRule) -> Both:
    """Say how many people come, when, and how many of them on account of the strategy."""
    return filled(
        RULE_WORDS,
        persons=_persons(float(rule.persons)),
        yearly=_with_unit(tables.ratio(yearly(rule), 1)),
        start=rule.from_year,
        end=rule.to_year,
        share=_stated(float(rule.share)),
    )


def _stated(share: float) -> Both:
    decimals = 0 if tables.is_whole_percent(share) else 1
    return Both(*(tables.percent(share, decimals),) * 2)


def _about(count: float) -> Both:
    return Both(f"about {tables.near(count):,} people", tables.about(count))


def _persons(count: float) -> Both:
    return _with_unit(tables.persons(count))


def _with_unit(digits: str) -> Both:
    return Both(f"{digits} people", f"{digits}人")


def _share(share: float | None) -> Both:
    return Both(*(tables.percent(share),) * 2)


def worth_grid(told: WorthTold, language: Language) -> list[list[str]]:
    """Return the table of worth as text: a line an indicator, then all together.

    Parameters
    ----------
    told : WorthTold
    language : {"ja", "en"}
    """
    rows = [
        [
            line.indicator,
            line.name.text(language)[0],
            line.rule.text(language),
            line.residents.text(language),
            line.of_gap.text(language),
        ]
        for line in told.lines
    ]
    total = ["", ALL.text(language), "", told.residents.text(language), told.of_gap.text(language)]
    return [["indicator", "name", "rule", "residents", "of_gap"], *rows, total]


def gap_chart(told: Sum, language: Language) -> Plain | None:
    """Draw status quo, what the strategy adds and what is left, as one bar up to the vision; None without a gap.

    Parameters
    ----------
    told : Sum
    language : {"ja", "en"}
    """
    if told.gap <= 0:
        return None
    ours = min(told.residents, told.gap)
    parts = ((STATUS_QUO, told.status_quo), (OURS, ours), (LEFT, told.gap - ours))
    names = [_named(words, size, language) for words, size in parts]
    ends = list(accumulate(size for _, size in parts))
    rows = [
        {"part": part, "from": end - size, "to": end}
        for part, (_, size), end in zip(names, parts, ends, strict=True)
    ]
    drawn = [_bars(rows, names, language), _seen(rows[1]), _aim(told.vision, language)]
    return layered(drawn, 84)


def _named(words: Both, size: float, language: Language) -> str:
    return f"{words.text(language)} {_persons(size).text(language)}"


def _bars(rows: list[Plain], names: list[str], language: Language) -> Plain:
    """Draw the parts, the numbers of each in the legend."""
    axis = {
        "title": PERSONS.text(language),
        "format": ",d",
        "titleAnchor": "end",
        "tickCount": 5,
    }
    scale = {"domain": names, "range": [GREY, RED, FAINT]}
    encoding = {
        "x": {**quantity("from"), "axis": axis, "scale": {"domainMin": 0, "nice": False}},
        "x2": {"field": "to"},
        "color": {**name("part"), "sort": names, "scale": scale, "legend": {"columns": 1}},
        "tooltip": [{**name("part"), "title": " "}],
    }
    return layer(rows, "bar", {"size": SIZE, "stroke": RULE, "strokeWidth": 1}, encoding)


def _seen(ours: Plain) -> Plain:
    """Edge the part of the strategy in its colour, so that a small one is seen."""
    look = {"size": SIZE, "color": RED, "stroke": RED, "strokeWidth": 2}
    return layer([ours], "bar", look, {"x": quantity("from"), "x2": {"field": "to"}})


def _aim(vision: float, language: Language) -> Plain:
    """Name the end of the bar."""
    rows = [{"at": vision, "words": _named(VISION, vision, language)}]
    look = {"align": "right", "dy": -28, "color": RED}
    return layer(rows, "text", look, {"x": quantity("at"), "text": name("words")})
