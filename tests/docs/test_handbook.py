"""What is written about the code is kept true."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.docs.handbook import HANDBOOK, REPOSITORY, pages

from sosei.base.messages import FAULTS

PAGES = sorted(REPOSITORY.glob("*.md")) + sorted((REPOSITORY / "docs").rglob("*.md"))


def test_the_handbook_is_what_the_worked_examples_say() -> None:
    written = {page.name: page.read_text(encoding="utf-8") for page in HANDBOOK.glob("*.md")}
    assert written == pages(), "run make handbook"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_leads_somewhere(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", text):
        assert (page.parent / target).exists(), target


def test_every_identifier_of_the_glossary_is_in_the_code() -> None:
    """A glossary entry names what the code names: nothing invented, nothing left behind."""
    glossary = (REPOSITORY / "docs/glossary.md").read_text(encoding="utf-8")
    code = "\n".join(
        file.read_text(encoding="utf-8")
        for folder in ("src", "docs")
        for file in (REPOSITORY / folder).rglob("*")
        if file.suffix in {".py", ".toml", ".csv", ".json"} or file.name == "formats.md"
    )
    named = re.findall(r"`([A-Za-z_][\w.-]*)`", "".join(
        line.split("|")[3] for line in glossary.splitlines() if line.count("|") >= 5
    ))  # fmt: skip
    missing = [name for name in named if name.split(".")[-1] not in code]
    assert missing == []


def test_every_fault_of_the_catalogue_can_happen() -> None:
    code = "\n".join(
        file.read_text(encoding="utf-8")
        for file in (REPOSITORY / "src").rglob("*.py")
        if file.name != "messages.py"
    )
    assert [kind for kind in FAULTS if f'"{kind}"' not in code] == []
