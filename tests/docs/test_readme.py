"""The two readmes say the same: as many headings, the same commands, pictures and links."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

HERE = Path(__file__).parents[2]
ENGLISH, JAPANESE = (
    (HERE / name).read_text(encoding="utf-8") for name in ("README.md", "README.ja.md")
)

HEADING = re.compile(r"^(#+) ", re.MULTILINE)
COMMAND = re.compile(r"^make .+$|`(?:\.venv/bin/)?(?:sosei|make) ?[^`]*`", re.MULTILINE)
LINK = re.compile(r"\]\(([^)]+)\)")
ROW = re.compile(r"^\| ", re.MULTILINE)
POINT = re.compile(r"^- \*\*", re.MULTILINE)


@pytest.mark.parametrize(
    "part", [HEADING, COMMAND, ROW, POINT], ids=["heading", "command", "row", "point"]
)
def test_both_have_the_same_in_the_same_order(part: re.Pattern[str]) -> None:
    found = part.findall(ENGLISH)
    assert found
    assert part.findall(JAPANESE) == found


def test_both_lead_to_the_same_pages_and_to_each_other() -> None:
    assert {*LINK.findall(ENGLISH)} - {"README.ja.md"} == {*LINK.findall(JAPANESE)} - {"README.md"}
    assert "README.ja.md" in LINK.findall(ENGLISH)
    assert "README.md" in LINK.findall(JAPANESE)


def test_every_page_that_they_lead_to_is_there() -> None:
    for link in LINK.findall(ENGLISH):
        assert (HERE / link.split("#")[0]).exists(), link
