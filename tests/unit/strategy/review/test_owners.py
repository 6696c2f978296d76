"""Who is asked for what."""

from __future__ import annotations

from dataclasses import replace

from tests.reviews import package

from sosei.strategy.plan import Kind, Node, Tag, TagBasis
from sosei.strategy.review.owners import Asked, asked, owners


def test_a_department_answers_for_what_is_below_its_node() -> None:
    of = owners(package())
    assert (of["births"], of["waiting"], of["children"]) == ("child", "child", "child")


def test_the_tag_of_an_indicator_beats_that_of_its_node() -> None:
    tagged = replace(
        package(),
        tags=(
            *package().tags,
            Tag("departments", "child", TagBasis.STATED, node="work"),
        ),
    )
    assert owners(tagged)["visitors"] == "tour"


def test_what_has_no_department_is_listed_as_nobodys_and_last() -> None:
    bare = replace(package(), tags=package().tags[1:])
    assert asked(bare, final=False) == (
        Asked("tour", ("visitors",)),
        Asked("", ("births", "waiting")),
    )


def test_other_frameworks_own_nothing() -> None:
    tagged = replace(package(), tags=(Tag("sdgs", "4", TagBasis.STATED, node="children"),))
    assert set(owners(tagged).values()) == {""}


def test_a_final_review_asks_for_words_on_measures_and_pillars() -> None:
    assert asked(package(), final=True) == (
        Asked("child", ("births", "waiting"), ("children",)),
        Asked("tour", ("visitors",), ()),
        Asked("", (), ("pillar", "work")),
    )


def test_a_successor_is_asked_in_the_place_of_a_department_that_is_no_more() -> None:
    merged = asked(package(), final=False, successor=lambda _code: "all")
    assert merged == (Asked("all", ("births", "waiting", "visitors")),)


def test_a_target_that_is_node_and_indicator_is_asked_for_once() -> None:
    one = replace(package(), nodes=(*package().nodes, Node("births", "pillar", Kind.GOAL, "数", 3)))
    asked_for = [subject for each in asked(one, final=True) for subject in each.nodes]
    assert "births" not in asked_for
