"""Several writers at once, and writers that are killed: every state is a whole one."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest
from tests.blocks import SHEETS, file_of

from sosei.library import Library

pytestmark = pytest.mark.long

ROOT = Path(__file__).parents[3]
MANY = bool(os.environ.get("SOSEI_FAULTS"))
KILLS = LINES = 12 if MANY else 6
"""`make faults` kills more often."""

LAST_LINE = {"add to nothing": 800, "add": 1150, "remove": 220}
"""About how many lines of the library run in each."""


def start(function: str, *arguments: str | Path) -> subprocess.Popen[str]:
    """Start a writer of `tests.blocks` as a process of its own."""
    words = [str(argument) for argument in arguments]
    code = f"from tests.blocks import {function}; {function}(*{words})"
    return subprocess.Popen(  # noqa: S603 - our own writers
        [sys.executable, "-c", code],
        cwd=ROOT,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def check_whole(folder: Path) -> Counter[str]:
    """Check that every block reads as it was written and has its names, and count the blocks of every file."""
    library = Library(folder)
    entries = library.list()
    for entry in entries:
        number = int(entry.file.removesuffix(".xlsx").split("-")[1])
        assert set(library.read(entry.id)["value"]) == {number}
    of_file = {entry.id: entry.file.removesuffix(".xlsx").split("-")[1] for entry in entries}
    names = {block: name for block, _, name in library._index.names()}
    assert names == {block: f"会津若松市 {number}" for block, number in of_file.items()}
    return Counter(entry.file for entry in entries)


def check_clean(folder: Path) -> None:
    """Check that after the next adding there is nothing that the index does not name."""
    library = Library(folder)
    library.add([], "cleaner")
    named = {f"{entry.id}.parquet" for entry in library.list()}
    assert {path.name for path in folder.glob("blocks/*/*")} == named


def test_writers_at_once_do_not_lose_or_mix_anything(tmp_path: Path) -> None:
    writers = [start("write_some", tmp_path, name, "8") for name in ("a", "b", "c", "d")]
    for writer in writers:
        _, errors = writer.communicate(timeout=120)
        assert writer.returncode == 0, errors
    names = [
        f"{name}-{number}.xlsx" for name in ("a", "b", "c", "d", "shared") for number in range(8)
    ]
    assert check_whole(tmp_path) == dict.fromkeys(names, SHEETS)
    check_clean(tmp_path)


def test_writers_killed_at_any_moment_leave_a_whole_state(tmp_path: Path) -> None:
    chance = random.Random(2015)  # noqa: S311 - moments, not secrets
    before: Counter[str] = Counter()
    for kill in range(KILLS):
        writers = [start("write_for_ever", tmp_path, f"{name}{kill}") for name in ("x", "y")]
        for writer in writers:
            assert writer.stdout is not None
            assert writer.stdout.readline() == "ready\n"
        time.sleep(chance.uniform(0, 0.15))
        read = {area.code for area in Library(tmp_path).gazetteer().municipalities()}
        assert read == ({"07202"} if before else read & {"07202"})
        for writer in chance.sample(writers, 2):
            writer.kill()
            writer.communicate()
        now = check_whole(tmp_path)
        # an odd file has lost its first block, unless its writer was killed before that
        for name, blocks in now.items():
            odd = int(name.removesuffix(".xlsx").split("-")[1]) % 2
            assert blocks in ({SHEETS, SHEETS - 1} if odd else {SHEETS})
        assert before.items() <= now.items()
        before = now
    assert before
    check_clean(tmp_path)


@pytest.mark.parametrize("verb", LAST_LINE)
def test_a_writer_killed_at_any_line_leaves_the_state_before_or_after(
    verb: str, tmp_path: Path
) -> None:
    chance = random.Random(verb)  # noqa: S311
    first, added = {"first-1.xlsx": SHEETS}, {"second-1.xlsx": SHEETS}
    before, after = {
        "add to nothing": ({}, added),
        "add": (first, first | added),
        "remove": (first, {"first-1.xlsx": SHEETS - 1}),
    }[verb]
    codes = []
    for attempt in range(LINES):
        folder = tmp_path / str(attempt)
        if before:
            Library(folder).add(file_of("first", 1), "first")
        line = int((attempt + chance.random()) * LAST_LINE[verb] / LINES)
        with start("die_at_line", folder, verb, str(line)) as writer:
            writer.communicate(timeout=60)
        codes.append(writer.returncode)
        assert check_whole(folder) in (before, after), line
        check_clean(folder)
    assert codes.count(-9) > LINES // 2, codes
