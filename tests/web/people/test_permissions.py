"""Every role × every verb, written out."""

from __future__ import annotations

import pytest
from tests.people import acting

from sosei.web.people.actor import ANONYMOUS, Actor, Held, command
from sosei.web.people.permissions import NotAllowedError, may, may_somewhere, require
from sosei.web.people.roles import ROLES
from sosei.web.people.verbs import VERBS

ORDER = ("planner", "reporter", "head", "outside_reviewer", "viewer", "administrator")
TABLE = {
    # verb                   planner reporter head reviewer viewer administrator
    "answer.write": "all - own - - -",
    "data.add": "all - - - - -",
    "data.read": "all all all - all all",
    "data.remove": "all - - - - -",
    "edition.freeze": "all - - - - -",
    "job.see": "- - - - - all",
    "judgement.override": "all - - - - -",
    "observation.report": "all own - - - -",
    "opinion.write": "all - - all - -",
    "people.invite": "- - - - - all",
    "people.read": "all - - - - all",
    "people.reorganise": "- - - - - all",
    "people.unlock": "- - - - - all",
    "proposal.confirm": "all - - - - -",
    "proposal.send": "all - - - - -",
    "report.approve": "all - own - - -",
    "report.return": "all - own - - -",
    "report.write": "all own own - - -",
    "review.open": "all - - - - -",
    "review.read": "all all all all all all",
    "strategy.edit": "all - - - - -",
    "strategy.publish": "all - - - - -",
    "strategy.read": "all all all - all all",
    "study.edit": "all - - - - -",
    "study.publish": "all - - - - -",
    "study.read": "all all all - all all",
    "study.run": "all - - - - -",
    "trail.read": "- - - - - all",
}
"""``all``: everywhere; ``own``: in the own department alone; ``-``: never."""

CASES = [
    (verb, role, allowed)
    for verb, row in TABLE.items()
    for role, allowed in zip(ORDER, row.split(), strict=True)
]


def test_the_table_names_every_verb_and_every_role() -> None:
    assert set(TABLE) == set(VERBS)
    assert set(ORDER) == set(ROLES)


@pytest.mark.parametrize(("verb", "role", "allowed"), CASES)
def test_a_role_may_what_the_table_says(verb: str, role: str, allowed: str) -> None:
    somebody = acting(role, "kodomo")
    assert may(somebody, verb) is (allowed == "all")
    assert may(somebody, verb, "kodomo") is (allowed in {"all", "own"})
    assert may(somebody, verb, "shoko") is (allowed == "all")
    assert may_somewhere(somebody, verb) is (allowed != "-")


@pytest.mark.parametrize("verb", VERBS)
def test_who_is_not_signed_in_may_nothing(verb: str) -> None:
    assert not may(ANONYMOUS, verb, "kodomo")
    assert not may_somewhere(ANONYMOUS, verb)


def test_several_posts_add_up_each_in_its_own_department() -> None:
    somebody = Actor("x", "x", posts=frozenset({Held("reporter", "a"), Held("head", "b")}))
    assert may(somebody, "observation.report", "a")
    assert not may(somebody, "observation.report", "b")
    assert may(somebody, "report.approve", "b")
    assert not may(somebody, "report.approve", "a")


def test_what_a_predecessor_owned_is_the_successors() -> None:
    held = Held("head", "new", frozenset({"old", "older"}))
    assert may(Actor("x", "x", posts=frozenset({held})), "report.approve", "older")


def test_what_is_nobodys_is_no_departments_own() -> None:
    assert not may(Actor("x", "x", posts=frozenset({Held("reporter", "")})), "report.write", "")


def test_a_refusal_names_the_verb_and_who_may() -> None:
    with pytest.raises(NotAllowedError) as refused:
        require(acting("reporter", "kodomo"), "report.approve", "kodomo")
    assert refused.value.what.ja == "報告の承認"
    assert [who.ja for who in refused.value.who_may] == ["企画担当", "所属長"]


def test_an_unknown_verb_is_our_fault() -> None:
    with pytest.raises(KeyError):
        may(acting("planner"), "strategy.fly")


def test_the_command_line_looks_after_accounts_and_stores_the_demonstration() -> None:
    operator = command("sosei user add")
    assert operator.roles == ("operator",)
    assert may(operator, "people.invite")
    assert not may(operator, "report.approve", "kodomo")
