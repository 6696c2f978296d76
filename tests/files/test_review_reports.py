"""`sosei strategy report`: a frozen review becomes files; what is none, or was altered, is refused."""

from __future__ import annotations

from datetime import date

import pytest
from tests.command import Command
from tests.reviews import review

from sosei.strategy.review.freezing import freeze

CONTENT = freeze(review(), date(2022, 9, 1)).content


def test_a_frozen_review_is_printed_in_both_languages(command: Command) -> None:
    (command.folder / "review.json").write_bytes(CONTENT)
    outcome = command.run(
        "strategy", "report", command.folder / "review.json", "-o", command.folder / "out"
    )
    assert (outcome.code, outcome.lines) == (0, [])
    names = sorted(path.name for path in (command.folder / "out").iterdir())
    printed = (f"review{x}.{e}" for x in ("-en", "") for e in ("docx", "html", "pdf", "pptx"))
    assert names == sorted([*printed, "review-numbers.json", "review-numbers-en.json"])


def test_a_vision_that_is_none_is_refused_and_nothing_written(command: Command) -> None:
    (command.folder / "review.json").write_bytes(CONTENT)
    (command.folder / "result.json").write_text("{}", encoding="utf-8")
    given = (command.folder / "review.json", "--vision", command.folder / "result.json")
    outcome = command.run("strategy", "report", *given, "-o", command.folder / "out")
    assert outcome.code == 2
    assert "result.json" in outcome.lines[0]
    assert not (command.folder / "out").exists()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"{}", "no frozen review"),
        (b"review", "no frozen review"),
        (
            CONTENT.replace("減った".encode(), "増えた ".encode(), 1) + b" ",
            "not as they were frozen",
        ),
    ],
)
def test_what_is_no_edition_is_refused_and_nothing_written(
    command: Command, content: bytes, words: str
) -> None:
    (command.folder / "review.json").write_bytes(content)
    outcome = command.run(
        "strategy", "report", command.folder / "review.json", "-o", command.folder / "out"
    )
    assert outcome.code == 2
    assert len(outcome.lines) == 1
    assert words in outcome.lines[0]
    assert not (command.folder / "out").exists()


def test_an_edition_that_is_not_there_is_told(command: Command) -> None:
    done = command.run("strategy", "report", command.folder / "none.json", "-o", command.folder)
    assert done.code == 2
    assert "no such file" in done.lines[-1]
