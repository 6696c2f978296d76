"""Each check of the libraries finds what was planted, and says so where it could not look."""

from __future__ import annotations

from datetime import date
from email.message import Message
from pathlib import Path
from typing import Any

import pytest

from tests import order
from tests.audit import advisories, licences
from tests.audit.locks import RUNTIME, required

TODAY = date(2026, 11, 26)
LOCK = Path("requirements.lock")
WEAK: dict[str, Any] = {
    "name": "weak",
    "version": "1.0",
    "vulns": [{"id": "PYSEC-1", "aliases": ["GHSA-1"], "fix_versions": ["1.1"]}],
}
SOUND: dict[str, Any] = {"name": "sound", "version": "1.0", "vulns": []}
SKIPPED = {"name": "new", "skip_reason": "not found"}


def _told(**heads: str) -> Message:
    message = Message()
    for name, value in heads.items():
        message[name.replace("_", "-")] = value
    return message


def test_a_known_weakness_is_a_fault() -> None:
    answer = advisories.judge([WEAK, SOUND], {}, TODAY)
    assert answer.faults == ["weak 1.0: PYSEC-1, mended in ['1.1']"]
    assert advisories.said(LOCK, answer) == "advisories: requirements.lock: 2 checked, 1 faults"


@pytest.mark.parametrize(
    ("until", "faults"), [(date(2026, 11, 26), 0), (date(2026, 11, 25), 1)], ids=["held", "over"]
)
def test_a_weakness_that_is_explained_is_none_until_its_day(until: date, faults: int) -> None:
    known = {"GHSA-1": {"reason": "not called", "until": until}}
    assert len(advisories.judge([WEAK], known, TODAY).faults) == faults


@pytest.mark.parametrize("told", [{"reason": "not called"}, {"until": date(2030, 1, 1)}])
def test_an_explanation_needs_reason_and_day(told: dict[str, Any]) -> None:
    (fault,) = advisories.judge([SOUND], {"GHSA-2": told}, TODAY).faults
    assert fault == "advisories.toml: GHSA-2 needs a reason and a date (until)"


@pytest.mark.parametrize("dependencies", [[], [SKIPPED]])
def test_what_nobody_answered_is_not_called_checked(dependencies: list[dict[str, Any]]) -> None:
    answer = advisories.judge(dependencies, {}, TODAY)
    assert "NOT CHECKED" in advisories.said(LOCK, answer)


def test_what_the_service_does_not_know_is_named() -> None:
    answer = advisories.judge([SOUND, SKIPPED], {}, TODAY)
    assert advisories.said(LOCK, answer).endswith("1 checked, 0 faults; NOT CHECKED: new")


def test_a_lock_that_cannot_be_read_ends_the_check(tmp_path: Path) -> None:
    lock = tmp_path / "requirements.lock"
    lock.write_text("sound==1.0\n", "utf-8")  # no hash
    with pytest.raises(RuntimeError, match="hash"):
        advisories.ask(lock)


@pytest.mark.parametrize(
    "told",
    [
        _told(License_Expression="AGPL-3.0-only"),
        _told(License_Expression="MIT AND GPL-3.0-or-later"),
        _told(License="GPL", Classifier="License :: OSI Approved :: GNU Affero GPL v3"),
        _told(License="do what you want"),
        _told(),
    ],
    ids=["agpl", "with gpl", "classifier", "own words", "nothing"],
)
def test_a_licence_that_binds_or_is_unknown_is_a_fault(told: Message) -> None:
    assert licences.fault("planted", told).startswith("planted: ")


@pytest.mark.parametrize(
    "told",
    [
        _told(License_Expression="GPL-3.0-only OR MIT"),
        _told(License_Expression="BSD-3-Clause AND MIT"),
        _told(License="Copyright of somebody", Classifier="License :: OSI Approved :: MIT License"),
        _told(License="ISC"),
    ],
    ids=["choice", "both", "classifier", "short"],
)
def test_a_licence_on_the_list_is_none(told: Message) -> None:
    assert licences.fault("sound", told) == ""


def test_what_is_in_the_lock_and_not_installed_is_a_fault(tmp_path: Path) -> None:
    lock = tmp_path / "requirements.lock"
    lock.write_text("nowhere-to-be-found==1.0 \\\n    --hash=sha256:00\n", "utf-8")
    assert licences.main(lock) == 1
    assert licences.main(RUNTIME) == 0


def test_markers_of_other_systems_are_left_out(tmp_path: Path) -> None:
    lock = tmp_path / "requirements.lock"
    lock.write_text("a==1 ; sys_platform == 'plan9' \\\n    --hash=sha256:00\nb==1\n", "utf-8")
    assert required(lock) == ("b",)


def test_the_files_that_are_tested_first_are_there() -> None:
    tests = Path(order.__file__).parent
    assert [name for name in order.LONGEST if not (tests / name).is_file()] == []
    assert order.place(tests / order.LONGEST[1], tests) == 1
    assert order.place(Path(__file__), tests) == len(order.LONGEST)
