"""Ranges and chances over draws, in words that a council reads."""

from __future__ import annotations

from sosei.base.messages import Both
from sosei.publishing import tables
from sosei.publishing.spoken import say, told
from sosei.studies.ensemble.frozen import CLASSED, Ensemble

FOUR_IN_FIVE = (0.1, 0.9)
"""Probabilities of the ends between which four draws in five lie."""


EVENTS = {
    "goal.vision": Both("the vision's population is reached", "ビジョンの人口に届く"),
    "decline_20_39.half": Both(
        "women aged 20–39 are at most half of those of the base year",
        "20～39歳の女性が基準年の半分以下になる",
    ),
    "decline_stage.not_declining": Both("not declining", "人口が減少していない"),
    "decline_stage.1": Both("stage 1 of decline", "人口減少の第1段階"),
    "decline_stage.2": Both("stage 2 of decline", "人口減少の第2段階"),
    "decline_stage.3": Both("stage 3 of decline", "人口減少の第3段階"),
}
"""What the events of an ensemble are called."""


KINDS_OF_CLASSES = {
    "A": Both("self-sustaining", "自立持続可能性自治体"),
    "B": Both("black hole type", "ブラックホール型自治体"),
    "C": Both("may vanish", "消滅可能性自治体"),
    "D": Both("other", "その他の自治体"),
}
"""What the nine classes are called together, by their first letter (人口戦略会議 2024)."""


def events_of(ensemble: Ensemble) -> dict[str, str]:
    """Return what the events that were looked for are called, in the order of a table."""
    return {event: told(words) for event, words in EVENTS.items() if ensemble.has_chance(event)}


def classes_of(ensemble: Ensemble) -> dict[str, str]:
    """Return what the classes that came are called: C-1（消滅可能性自治体）."""
    return {event: _class(event.removeprefix(CLASSED)) for event in ensemble.classes}


def _class(which: str) -> str:
    called = told(KINDS_OF_CLASSES[which[0]])
    return say(f"{which}（{called}）", f"{which} ({called})")


def between(low: float, high: float) -> str:
    """Say between which totals draws lie: 約6万1千人から7万2千人の間.

    Parameters
    ----------
    low, high : float
        Persons.
    """
    first, last = tables.about(low), tables.about(high)
    return say(
        f"{first}から{last.removeprefix('約')}の間", f"{first} to {last.removeprefix('about ')}"
    )


def range_of(low: float, high: float) -> str:
    """Return two totals as a table has them: 61,234〜72,345.

    Parameters
    ----------
    low, high : float
        Persons.
    """
    return say(
        f"{tables.persons(low)}〜{tables.persons(high)}",
        f"{tables.persons(low)}–{tables.persons(high)}",
    )


def out_of_hundred(chance: float) -> str:
    """Say a chance as times in a hundred: 6回, 1回未満, すべて.

    Parameters
    ----------
    chance : float
        Share of the draws.
    """
    times = tables.times_in_a_hundred(chance)
    if times == 0:
        return say("1回未満", "less than once, that is 0")
    if times == 100 and chance < 1:
        return say("99回以上", "99 or more")
    return say(f"{times}回", f"{times}")
