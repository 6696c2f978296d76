"""From a review to its edition."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest
from tests.reviews import package, review, seen

from sosei.base.errors import InputError
from sosei.strategy.review.changed import What, changed
from sosei.strategy.review.edition import Edition
from sosei.strategy.review.freezing import Review, freeze
from sosei.strategy.review.marks import Override
from sosei.strategy.review.opinions import Opinion
from sosei.strategy.review.stages import Stage

TODAY = date(2022, 9, 1)
ASKED = Opinion(1, "births", "委員A", "なぜ減ったのですか。")
ANSWERED = replace(ASKED, answer="婚姻が減ったためです。", answered_by="こども課")


def _blocked(whole: Review) -> list[str]:
    with pytest.raises(InputError) as raised:
        freeze(whole, TODAY)
    return [fault.kind for fault in raised.value.faults]


def test_an_edition_holds_what_was_judged_said_and_answered() -> None:
    whole = review(
        opinions=(ANSWERED,), overrides=(Override("waiting", "○", "年度末に解消したため"),)
    )
    plain = freeze(whole, TODAY).plain
    verdicts = {row[0]: row[8] for row in plain["judgement"][1:]}
    assert verdicts == {"births": "worse", "waiting": "on_track", "visitors": "not_reported"}
    assert plain["judgement"][0][-2:] == ["reason", "reason_en"]
    assert plain["marks"][1] == {
        "indicator": "waiting",
        "machine": "○",
        "mark": "○",
        "reason": "年度末に解消したため",
    }
    assert plain["reports"][0]["texts"] == {"happened": "減った", "next": "続ける"}
    assert plain["opinions"][0]["answer"] == "婚姻が減ったためです。"
    assert (plain["number"], plain["replaces"], plain["reason"]) == (1, None, "")


def test_the_same_review_has_the_same_address_and_another_has_another() -> None:
    assert freeze(review(), TODAY).address == freeze(review(), TODAY).address
    other = review(package=package(seen("births", 2021, 798)))
    assert freeze(other, TODAY).address != freeze(review(), TODAY).address


def test_stored_bytes_that_were_changed_are_found() -> None:
    edition = freeze(review(), TODAY)
    assert Edition.from_content(edition.content, edition.address) == edition
    with pytest.raises(ValueError, match="changed"):
        Edition.from_content(edition.content.replace(b"797", b"897"), edition.address)


def test_the_bytes_are_canonical() -> None:
    content = freeze(review(), TODAY).content
    again = json.dumps(
        json.loads(content), ensure_ascii=False, sort_keys=True, separators=(",", ":")
    )
    assert content == f"{again}\n".encode()


@pytest.mark.parametrize("stage", [Stage.REPORTED, Stage.RETURNED])
def test_a_report_that_somebody_is_at_work_on_blocks(stage: Stage) -> None:
    assert _blocked(review(stage=stage)) == ["review_unfinished"] * 3


def test_a_silent_department_blocks_until_it_is_accepted_with_a_reason() -> None:
    silent = review(stage=Stage.REQUESTED)
    assert _blocked(silent) == ["review_silent", "review_silent"]
    assert _blocked(replace(silent, silent={"child": "災害対応のため", "tour": " "})) == [
        "review_silent"
    ]
    accepted = replace(silent, silent={"child": "災害対応のため", "tour": "統計が未公表"})
    told = freeze(accepted, TODAY).plain["departments"]
    assert [each["silent"] for each in told] == ["災害対応のため", "統計が未公表"]


def test_words_of_a_report_that_was_withdrawn_are_not_frozen() -> None:
    silent = replace(review(stage=Stage.REQUESTED), silent={"child": "休職", "tour": "休職"})
    assert silent.filed[0].report.texts
    frozen = freeze(silent, TODAY).plain["reports"][0]
    assert (frozen["stage"], frozen["texts"], frozen["evidence"]) == ("requested", {}, [])


def test_everything_that_blocks_is_told_at_once() -> None:
    whole = review(
        stage=Stage.REPORTED, opinions=(ASKED,), overrides=(Override("births", "◎", ""),)
    )
    assert _blocked(whole) == [
        *["review_unfinished"] * 3,
        "review_unanswered",
        "review_override_reason",
    ]


def test_a_correction_names_what_it_replaces_and_why() -> None:
    first = freeze(review(), TODAY)
    mended = review(package=package(seen("births", 2021, 798), seen("waiting", 2021, 3)))
    second = freeze(mended, TODAY, first, "転記の誤り")
    assert second.plain["number"] == 2
    assert second.plain["replaces"] == first.address
    assert second.plain["reason"] == "転記の誤り"


def test_a_correction_without_a_reason_or_without_a_change_is_refused() -> None:
    first = freeze(review(), TODAY)
    with pytest.raises(InputError) as raised:
        freeze(review(), date(2022, 10, 1), first, "")
    assert [fault.kind for fault in raised.value.faults] == [
        "review_correction_reason",
        "review_nothing_corrected",
    ]


def test_what_changed_between_editions_is_told_cell_by_cell() -> None:
    first = freeze(review(opinions=(ANSWERED,)), TODAY)
    mended = review(
        package=package(seen("births", 2021, 840), seen("waiting", 2021, 3)),
        opinions=(replace(ANSWERED, answer="訂正します。"),),
        overrides=(Override("waiting", "△", "年度途中では増えていた"),),
    )
    found = changed(first, freeze(mended, TODAY, first, "転記の誤り"))
    told = {(each.what, each.key[0], each.column): (each.before, each.after) for each in found}
    assert told[What.TABLE, "births", "value"] == ("797", "840")
    assert told[What.JUDGEMENT, "births", "verdict"] == ("worse", "achieved")
    assert told[What.MARK, "waiting", "mark"] == ("○", "△")
    assert told[What.OPINION, "1", "answer"] == ("婚姻が減ったためです。", "訂正します。")
    assert (What.TABLE, "waiting", "value") not in told


def test_an_edition_does_not_differ_from_itself() -> None:
    edition = freeze(review(opinions=(ANSWERED,)), TODAY)
    assert changed(edition, edition) == ()


def test_a_row_that_is_new_or_gone_is_told_as_a_whole() -> None:
    first = freeze(review(), TODAY)
    fewer = freeze(review(package=package(seen("births", 2021, 797))), TODAY, first, "誤って入力")
    gone = next(each for each in changed(first, fewer) if each.what is What.TABLE)
    assert (gone.table, gone.key[:2], gone.column, gone.after) == (
        "observations",
        ("waiting", "2021"),
        "",
        "",
    )
