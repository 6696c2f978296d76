"""The explorer for residents: four questions one after the other, each with one picture and one sentence."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, NamedTuple
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from sosei.base.messages import Both
from sosei.publishing import tables
from sosei.publishing.explorer.shown import Shown
from sosei.publishing.spoken import bare, say, speaking
from sosei.studies.result import VisionResult
from sosei.studies.what_if.levers import Coming, Levers
from sosei.studies.what_if.outcome import Ground
from sosei.web.explorer import load, page, seen
from sosei.web.explorer.state import Entry, State, stored_entries
from sosei.web.language import language

MORE_CHILDREN, LATER = 0.3, 15
"""Children more for each step of the answer, reached so many years after the base."""

NEWCOMERS = 1000
"""Of so many inhabitants one more comes a year for each step of the answer."""

FEWER_DEATHS = 0.1
"""Fewer deaths for each step of the answer."""

ANSWERS = ("0", "1", "2")


class Question(NamedTuple):
    """One question: what it asks, why, and what can be answered."""

    key: str
    asks: Both
    why: Both
    answers: tuple[Both, Both, Both]


@dataclass(frozen=True)
class Sizes:
    """What the answers mean in this town.

    Attributes
    ----------
    now, some, many : float
        Children per woman.
    newcomers : int
        Persons a year of one step.
    """

    now: float
    some: float
    many: float
    newcomers: int


def sizes(stands: Ground) -> Sizes:
    """Return what the answers mean in this town."""
    people = float(stands.stands.base.total[0])
    newcomers = max(5, round(people / NEWCOMERS / 5) * 5)
    return Sizes(stands.tfr, stands.tfr + MORE_CHILDREN, stands.tfr + 2 * MORE_CHILDREN, newcomers)


def questions(of: Sizes) -> tuple[Question, ...]:
    """Return the four questions with the town's own numbers."""
    now, some, many = (tables.ratio(value, 1) for value in (of.now, of.some, of.many))
    few, lot = (tables.persons(of.newcomers * times) for times in (1, 2))
    same = Both("It stays as it is", "今のままなら")
    return (
        Question(
            "children",
            Both("How many children will families have?", "生まれる子どもの数が、ふえたら？"),
            Both(f"Now it is about {now} for each woman.", f"今は、女性1人あたり約{now}人です。"),
            (
                same,
                Both(f"A few more: {some}", f"少しふえて {some}人になったら"),
                Both(f"Many more: {many}", f"もっとふえて {many}人になったら"),
            ),
        ),
        Question(
            "leaving",
            Both(
                "Do as many people come as go?",
                "まちを出ていく人と、入ってくる人の差が、小さくなったら？",
            ),
            Both(
                "Many young people leave for school and work.",
                "進学や就職で、若い人の出入りが多くあります。",
            ),
            (
                same,
                Both("Half the difference", "差が半分になったら"),
                Both("No difference any more", "差がなくなったら"),
            ),
        ),
        Question(
            "families",
            Both("Do families move here?", "家族が引っ越してきてくれたら？"),
            Both("Beside those who come today.", "今来ている人とは別に、来てくれる人の数です。"),
            (
                Both("No more than today", "今のままなら"),
                Both(f"{few} people a year", f"毎年 {few}人来たら"),
                Both(f"{lot} people a year", f"毎年 {lot}人来たら"),
            ),
        ),
        Question(
            "lives",
            Both("Do people live longer?", "みんなが、もっと長生きになったら？"),
            Both(
                "At every age fewer people would die.", "どの年齢でも、亡くなる人がへるとします。"
            ),
            (
                same,
                Both("One in ten fewer dies", "亡くなる人が1割へったら"),
                Both("Two in ten fewer die", "亡くなる人が2割へったら"),
            ),
        ),
    )


def levers(answers: dict[str, int], of: Sizes, stands: Ground) -> Levers:
    """Return the levers that the answers make.

    Parameters
    ----------
    answers : dict of str to int
        0, 1 or 2 by the key of the question.
    of : Sizes
    stands : Ground
    """
    base, horizon, later = stands.base, stands.horizon, min(stands.base + LATER, stands.horizon)
    made = Levers()
    if step := answers.get("children", 0):
        to = round((of.some, of.many)[step - 1], 2)
        made = replace(made, tfr=((base, round(of.now, 4)), (later, to)))
    if step := answers.get("leaving", 0):
        made = replace(made, move=((base, 1.0), (later, 1 - step / 2)))
    if step := answers.get("families", 0):
        made = replace(made, come=(Coming(min(base + 10, later), horizon, of.newcomers * step),))
    if step := answers.get("lives", 0):
        made = replace(made, die=((base, 1.0), (later, round(1 - FEWER_DEATHS * step, 2))))
    return made


@require_safe
@cache_control(private=True, no_cache=True)
def guide(request: HttpRequest, area: str, address: str) -> HttpResponse:
    """Ask one question, and show what the answers so far would make of the town."""
    result = load.opened(request, area, address)
    stands = load.ground(result.address)
    of = sizes(stands)
    asked = questions(of)
    answers = {q.key: int(a) for q in asked if (a := request.GET.get(q.key, "")) in ANSWERS}
    place = next((n for n, q in enumerate(asked) if q.key not in answers), len(asked))
    with speaking(language(request)):
        made = levers(answers, of, stands)
        state = _state(result, made)
        shown = seen.shown_of(result, state)
        context = {
            "result": result,
            "words": seen.words(shown),
            "sentence": bare(sentence(shown)),
            "lines": ("lines", page.script("lines", seen.charts(shown)["lines"]["whole"])),
            "link": state.query(),
            "number": place + 1,
            "question": asked[place] if place < len(asked) else None,
            "choices": _choices(asked, answers, place),
            "given": [(q.asks, q.answers[answers[q.key]]) for q in asked if q.key in answers],
            "back": _back(asked, answers, place),
        }
    return render(request, "explorer/guide.html", context)


def _state(result: VisionResult, made: Levers) -> State:
    status_quo = str(result.manifest["vision"]["status_quo"])
    stored = stored_entries(result).get(status_quo, Entry(Levers()))
    return State((stored, Entry(made, label=say("あなたの答え", "Your answer"))), 1)


def sentence(shown: Shown) -> str:
    """Say in one plain sentence what the answers make of the town."""
    last = shown.years[-1]
    now, yours = (tables.about(line.outcome.value("total", last)) for line in shown.lines)
    if now == yours:
        return say(
            f"{last}年のまちの人口は、{now}になりそうです。",
            f"In {last} the town would have {now} people.",
        )
    children = tables.persons(shown.close.outcome.value("age_0_14", last))
    return say(
        f"{last}年のまちの人口は、今のままなら{now}、あなたの答えなら{yours}（うち14歳までの子どもは{children}人）になりそうです。",
        f"In {last} the town would have {now} people as it is, and {yours} by your answer "
        f"({children} of them children up to 14).",
    )


def _choices(
    asked: tuple[Question, ...], answers: dict[str, int], place: int
) -> list[tuple[str, Any]]:
    if place == len(asked):
        return []
    question = asked[place]
    given: dict[str, Any] = dict(answers)
    return [
        (urlencode({**given, question.key: step}), words)
        for step, words in enumerate(question.answers)
    ]


def _back(asked: tuple[Question, ...], answers: dict[str, int], place: int) -> str | None:
    if not place:
        return None
    return urlencode({q.key: answers[q.key] for q in asked[: place - 1]})
