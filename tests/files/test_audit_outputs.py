"""`sosei audit`: the sample's answers in words, and audit.csv."""

from __future__ import annotations

import pytest
from tests import sample
from tests.command import Command

QUESTIONS = ["status_quo", "calibration", "levers", "shares", "addition", "identity"]


def test_the_questions_are_answered_in_their_order(command: Command) -> None:
    done = command.run("audit", sample.STUDY, "-o", command.output)
    assert done.code == 0
    table = done.table("audit.csv")
    assert list(dict.fromkeys(row["question"] for row in table)) == QUESTIONS
    assert done.printed[0] == (
        "An estimate from the published outline; the full document was not seen."
    )
    assert [line[:2] for line in done.printed[1:4]] == ["1.", "2.", "3."]


def test_the_answers_are_japanese_where_the_system_is(
    command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOSEI_LANGUAGE", "ja")
    done = command.run("audit", sample.STUDY, "-o", command.output)
    assert done.printed[0] == "公表概要からの試算・全文未確認"
    assert [line[:2] for line in done.printed[1:4]] == ["問1", "問2", "問3"]
    assert any("定住と二地域居住" in line for line in done.printed)


def test_the_table_says_what_the_words_allow_and_what_is_found(command: Command) -> None:
    table = command.run("audit", sample.STUDY, "-o", command.output).table("audit.csv")
    (row,) = [
        r
        for r in table
        if (r["question"], r["of"], r["indicator"]) == ("levers", "vision", "total")
    ]
    assert (float(row["stated"]), row["words"], row["year_stated"]) == (100_000, "程度", "false")
    assert (float(row["low"]), float(row["high"])) == pytest.approx((95_000, 105_000))
    within = float(row["low"]) <= float(row["found"]) <= float(row["high"])
    assert (row["verdict"] == "within") == within


def test_another_word_is_another_verdict(command: Command) -> None:
    file = sample.copy(command.folder)
    sample.change(file, 'words = "程度"', 'words = "以下"')
    table = command.run("audit", file, "-o", command.output).table("audit.csv")
    (row,) = [r for r in table if (r["question"], r["of"]) == ("levers", "vision")]
    assert (row["words"], row["low"], row["verdict"]) == ("以下", "", "within")


def test_a_study_that_states_nothing_is_told_what_to_write(command: Command) -> None:
    file = sample.copy(command.folder)
    text = file.read_text(encoding="utf-8")
    start, end = text.index("[stated]"), text.index("[scenario.status-quo]")
    file.write_text(text[:start] + text[end:], encoding="utf-8")
    done = command.run("audit", file, "-o", command.output)
    assert done.code == 2
    assert 'column "stated": found nothing' in done.lines[0]
    assert not done.output.exists()
