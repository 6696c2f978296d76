"""A section that is written for the first time finds its place in the text, and moves no other."""

from __future__ import annotations

from sosei.studies.manuscript.written import Written, rewritten, split

ORDER = ("history", "balance", "future")


def _names(*written: str) -> list[str]:
    """Write sections one after another, and return their names as they stand in the text."""
    text = ""
    for anchor in written:
        text = rewritten(text, Written(anchor, f"About {anchor}", "Words."), ORDER)
    return [each.anchor for each in split(text)]


def test_sections_of_the_document_stand_in_its_order() -> None:
    assert _names("future", "history", "balance") == ["history", "balance", "future"]


def test_a_chapter_of_its_own_stays_before_the_sections_that_are_written_later() -> None:
    assert _names("aims", "future", "history") == ["aims", "history", "future"]


def test_a_chapter_of_its_own_stays_behind_the_section_that_it_follows() -> None:
    assert _names("history", "aims", "future", "balance") == [
        "history",
        "aims",
        "balance",
        "future",
    ]
