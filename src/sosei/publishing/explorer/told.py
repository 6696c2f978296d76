"""What is said of what-ifs: the finding, the gap and what closes it, the alternatives of the charts, the table."""

from __future__ import annotations

from collections.abc import Mapping
from math import isnan

from sosei.demography.told.goal import Lever, Reached
from sosei.demography.told.seek import Reach
from sosei.publishing import tables, wording
from sosei.publishing.charts.style import GROUPS
from sosei.publishing.explorer.shown import Line, Shown
from sosei.publishing.ranges import FOUR_IN_FIVE, between, out_of_hundred, range_of
from sosei.publishing.spoken import say
from sosei.publishing.tables import PrintedTable


def answer(shown: Shown) -> str:
    """Say where every scenario leads, and how sure that is of the one that is looked at."""
    return say("", " ").join(part for part in (_ends(shown), likely(shown)) if part)


def likely(shown: Shown) -> str:
    """Say between which totals four draws in five of the scenario lie; empty where that is not asked for."""
    line, last = shown.close, shown.years[-1]
    if line.spread is None:
        return ""
    spread = between(*(line.spread.at(last, end) for end in FOUR_IN_FIVE))
    draws = f"{line.spread.draws:,}"
    said = say(
        f"{line.label}は、5回に4回は{spread}になります（{draws}回の推計。前提どおりに進んだ場合の幅です）。",
        f"{line.label}: {spread} in 4 of 5 draws ({draws} draws; a range if the levers come true).",
    )
    return say("", " ").join((said, _reached(shown, line.spread.reached)))


def _reached(shown: Shown, chance: float | None) -> str:
    """Say how often the goal is reached; nothing where that is not told."""
    if chance is None:
        return ""
    goal, often = shown.goal, out_of_hundred(chance)
    about = tables.about(goal.value)
    return say(
        f"目標（{goal.year}年に{about}）に届くのは、100回に{often}です。",
        f"The goal ({about} in {goal.year}) is reached {often} times in 100.",
    )


def _ends(shown: Shown) -> str:
    last = shown.years[-1]
    ends = wording.listed(
        [
            say(f"{line.label}では{about}", f"{about} ({line.label})")
            for line in shown.lines
            for about in [tables.about(line.outcome.value("total", last))]
        ]
    )
    return say(
        f"{wording.with_era(last)}の総人口は、{ends}となります。",
        f"The total population of {last} becomes {ends}.",
    )


def gap(shown: Shown) -> str:
    """Say how far the scenario that is looked at stands from the goal."""
    goal, line = shown.goal, shown.close
    value = line.outcome.value("total", goal.year)
    away = value - goal.value
    whose = say(
        "あなたの目標" if goal.own else "長期人口ビジョン",
        "your goal" if goal.own else "the vision",
    )
    first = say(
        f"{line.label}の{goal.year}年は{tables.persons(value)}人で、{whose}（{tables.persons(goal.value)}人）",
        f"{line.label} has {tables.persons(value)} people in {goal.year}; {whose}, {tables.persons(goal.value)}, is",
    )
    size = tables.persons(abs(away))
    if size == "0":
        return first + say("と同じです。", " met exactly.")
    if away > 0:
        return first + say(f"を{size}人上回ります。", f" exceeded by {size}.")
    return first + say(f"まで{size}人足りません。", f" missed by {size}.")


def closing(found: Mapping[Lever, Reached]) -> list[str]:
    """Say what each lever alone would have to be for the goal, or that it is reached.

    Parameters
    ----------
    found : mapping of Lever to Reached
    """
    if all(each.as_it_stands > each.goal.value - 0.5 for each in found.values()):
        return [
            say("この案は、目標に届いています。", "This scenario reaches the goal as it stands.")
        ]
    return [_closing(lever, reached) for lever, reached in found.items()]


def _closing(lever: Lever, reached: Reached) -> str:
    alone = _ALONE[lever]
    if reached.answer is Reach.REACHED:
        return say(
            f"{alone[0]}なら、{_level(lever, reached)}で届きます。",
            f"{alone[1]}: {_level(lever, reached)}.",
        )
    if reached.answer is Reach.NO_EFFECT or isnan(reached.attained):
        return say(
            f"{alone[0]}では、この案の人口は変わりません。",
            f"{alone[1]}: makes no difference here.",
        )
    best = tables.about(reached.attained)
    return say(
        f"{alone[0]}では届きません（最も近くて{best}）。",
        f"{alone[1]}: not enough ({best} at best).",
    )


_ALONE = {
    Lever.TFR: ("出生率だけ", "By fertility alone"),
    Lever.MIGRATION: ("転入と転出の差だけ", "By net migration alone"),
    Lever.ARRIVALS: ("家族で引っ越してくる人だけ", "By families who arrive alone"),
}


def _level(lever: Lever, reached: Reached) -> str:
    if lever is Lever.TFR:
        level = tables.ratio(reached.value, 2)
        return say(
            f"合計特殊出生率をはじめからずっと{level}にすること",
            f"a total fertility rate of {level} in every step",
        )
    if lever is Lever.MIGRATION:
        level = tables.ratio(reached.value, 2)
        return say(
            f"この案の転入と転出の差を{level}倍にすること",
            f"{level} times this scenario's net migration",
        )
    level = tables.at_least(reached.value)
    return say(
        f"この案に加えて毎年{level}人が来ること",
        f"{level} more people a year than in this scenario",
    )


def clamped(shown: Shown) -> str:
    """Say of which scenarios cells were set to 0; empty if none was."""
    found = wording.listed([line.label for line in shown.lines if line.outcome.clamped])
    if not found:
        return ""
    return say(
        f"{found}では、人口が0を下回る年齢があり、0人としました。前提を確かめてください。",
        f"{found}: some ages would fall below 0 and were set to 0. Check the levers.",
    )


def alternatives(shown: Shown) -> dict[str, str]:
    """Return what each chart shows, for who does not see it: ``lines``, ``groups``."""
    last = shown.years[-1]
    return {
        "lines": say(
            f"折れ線グラフ。{answer(shown)}{gap(shown)}",
            f"Line chart. {answer(shown)} {gap(shown)}",
        ),
        "groups": say(
            f"積み上げ棒グラフ。{shares(shown.close, last)}",
            f"Stacked bars. {shares(shown.close, last)}",
        ),
    }


def shares(line: Line, year: int) -> str:
    """Say how the ages of a year are divided."""
    total = line.outcome.value("total", year)
    parts = wording.listed(
        [
            say(f"{wording.GROUPS[group]}が{share}", f"{share} aged {wording.GROUPS[group]}")
            for group in GROUPS
            for share in [tables.percent(line.outcome.value(group, year) / total)]
        ]
    )
    return say(f"{line.label}の{year}年は、{parts}です。", f"{line.label}, {year}: {parts}.")


def captions(shown: Shown) -> dict[str, str]:
    """Return what the pyramid shows, by year."""
    line = shown.close
    return {str(year): _caption(line, year) for year in shown.years}


def _caption(line: Line, year: int) -> str:
    total = tables.persons(line.outcome.value("total", year))
    young = tables.persons(float(line.outcome.persons(year)[:, 0].sum()))
    aged = tables.percent(line.outcome.value("ageing_rate", year))
    return say(
        f"{year}年：総人口{total}人、0～4歳{young}人、65歳以上{aged}",
        f"{year}: {total} people, {young} aged 0–4, {aged} aged 65 and over",
    )


def table(shown: Shown) -> PrintedTable:
    """Print the key figures of every scenario beside each other."""
    last = shown.years[-1]
    middle = shown.years[len(shown.years) // 2]
    years = (middle, last)
    rows = [
        (
            say(f"総人口（{y}年、人）", f"Total, {y}"),
            *(tables.persons(line.outcome.value("total", y)) for line in shown.lines),
        )
        for y in years
    ]
    counts = [
        tables.to_total([line.outcome.value(g, last) for g in GROUPS]) for line in shown.lines
    ]
    rows += [
        (
            say(f"{wording.GROUPS[g]}（{last}年、人）", f"Aged {wording.GROUPS[g]}, {last}"),
            *(tables.persons(c[place]) for c in counts),
        )
        for place, g in enumerate(GROUPS)
    ]
    if any(line.spread for line in shown.lines):
        rows.insert(len(years), _ranges(shown, last))
    rows += [_rate(shown, last), _births(shown, last), *_lives(shown, last)]
    head = (say("指標", "Figure"), *(line.label for line in shown.lines))
    title = say("シナリオごとの主な数値", "Key figures of each scenario")
    return PrintedTable(title, head, tuple(rows), shown.result.tables["indicators"].sources)


def _ranges(shown: Shown, year: int) -> tuple[str, ...]:
    cells = (
        tables.NOT_APPLICABLE
        if line.spread is None
        else range_of(*(line.spread.at(year, end) for end in FOUR_IN_FIVE))
        for line in shown.lines
    )
    return (say(f"5回に4回の幅（{year}年、人）", f"4 in 5 draws, {year}"), *cells)


def _rate(shown: Shown, year: int) -> tuple[str, ...]:
    cells = (tables.percent(line.outcome.value("ageing_rate", year)) for line in shown.lines)
    return (say(f"高齢化率（{year}年）", f"Ageing rate, {year}"), *cells)


def _births(shown: Shown, year: int) -> tuple[str, ...]:
    cells = (tables.persons(line.outcome.value("births", year)) for line in shown.lines)
    return (say(f"出生数（{year - 5}～{year}年の5年間、人）", f"Births, {year - 5}–{year}"), *cells)


def _lives(shown: Shown, year: int) -> list[tuple[str, ...]]:
    lives = [line.outcome.life(year) for line in shown.lines]
    heads = (
        say(f"男性の平均寿命（{year}年、年）", f"Life expectancy of men, {year}, years"),
        say(f"女性の平均寿命（{year}年、年）", f"Life expectancy of women, {year}, years"),
    )
    return [
        (head, *(tables.ratio(life[sex], 1) for life in lives)) for sex, head in enumerate(heads)
    ]
