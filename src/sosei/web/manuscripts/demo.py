"""The demonstration's text: begun from the outline, its numbers bound to the result of the first run.

The sentences are our own, and say so; no sentence of the city's document stands here.
"""

from __future__ import annotations

from collections.abc import Mapping

from sosei.base.messages import Language
from sosei.studies.manuscript.written import Written
from sosei.web.manuscripts import actions
from sosei.web.manuscripts.subjects import StudySubject
from sosei.web.people.actor import Actor

_COUNT = "{{{{history_groups.population[{0},{0}-10-01,census,total]|persons}}}}"
_OLD = "{{{{history_groups.share[{0},{0}-10-01,census,age_65_plus]|percent}}}}"
_TOTAL = "{{{{indicators.value[{0},07202,{1},total]|about}}}}"
_EVENTS = "{{{{balance_register.{0}[2019]|{1}}}}}"

CELLS = {
    "before": _COUNT.format(2010),
    "now": _COUNT.format(2020),
    "old_before": _OLD.format(2010),
    "old_now": _OLD.format(2020),
    "births": _EVENTS.format("births", "persons"),
    "deaths": _EVENTS.format("deaths", "persons"),
    "natural": _EVENTS.format("natural_change", "change"),
    "social": _EVENTS.format("social_change", "change"),
    "held_2040": _TOTAL.format("status-quo", 2040),
    "held_2060": _TOTAL.format("status-quo", 2060),
    "vision_2060": _TOTAL.format("vision", 2060),
    "difference": "{{difference.difference[2060,total]|change}}",
}
"""Numbers that the sentences quote."""

TEXTS: Mapping[Language, Mapping[str, tuple[str, str]]] = {
    "ja": {
        "aims": (
            "策定の趣旨",
            "この本文は、Sosei のデモのために書いた例です。市の文書の文章ではありません。\n\n"
            "本文の数字は推計結果に結び付いています。もう一度推計して数字が変わると、その段落が「要確認」になります。",
        ),
        "history": (
            "",
            "国勢調査の総人口は、2010年が{before}、2020年が{now}です（{{{{figure:history-groups}}}}）。"
            "65歳以上の割合は、2010年が{old_before}、2020年が{old_now}です。",
        ),
        "balance": (
            "",
            "住民基本台帳では、2019年の出生は{births}、死亡は{deaths}で、自然増減は{natural}、社会増減は{social}です。",
        ),
        "future": (
            "",
            "現状のまま推移すると、総人口は2040年に{held_2040}、2060年に{held_2060}になる見込みです。\n\n"
            "出生と移動の前提が実現すると、2060年の総人口は{vision_2060}となり、現状推計との差は{difference}です"
            "（{{{{figure:scenarios}}}}）。",
        ),
    },
    "en": {
        "aims": (
            "What this vision is for",
            "This text is an example, written for the demonstration of Sosei; no sentence of it is the city's.\n\n"
            "Its numbers are bound to the result: once it is run again and a number differs, the paragraph is to be "
            "looked at.",
        ),
        "history": (
            "",
            "The censuses counted {before} people in 2010 and {now} in 2020 ({{{{figure:history-groups}}}}); "
            "{old_before} of them were 65 or older in 2010, and {old_now} in 2020.",
        ),
        "balance": (
            "",
            "By the resident register, 2019 had {births} births and {deaths} deaths: a natural change of {natural}, "
            "and a social change of {social}.",
        ),
        "future": (
            "",
            "If things go on as they are, the town has {held_2040} people in 2040 and {held_2060} in 2060.\n\n"
            "If births and moves go as the vision assumes, it has {vision_2060} people in 2060: {difference} against "
            "the status quo ({{{{figure:scenarios}}}}).",
        ),
    },
}
"""Heading and text of each section that is written."""


def store(subject: StudySubject, by: Actor) -> None:
    """Begin the manuscript and write its sections, beside the newest result.

    Parameters
    ----------
    subject : StudySubject
        A study of the sample with a result.
    by : Actor
    """
    number = actions.start(subject=subject, by=by).number
    for language, sections in TEXTS.items():
        beside = subject.beside(language)
        if beside is None:
            raise AssertionError("the study has a result")
        for anchor, (heading, words) in sections.items():
            section = Written(anchor, heading, words.format(**CELLS))
            number = actions.save(
                subject=subject, section=section, beside=beside, version=number, by=by
            ).number
