"""Known weaknesses of what the locks pin, as pip-audit finds them; what could not be asked is never called passed."""

from __future__ import annotations

import json
import subprocess
import sys
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from tests.audit.locks import LOCKS

KNOWN = Path(__file__).with_name("advisories.toml")
UNREACHED = ("ConnectionError", "Max retries exceeded", "Timeout", "ServiceError")
"""What pip-audit says where nobody answers."""


@dataclass
class Answer:
    """What is known of a lock.

    Attributes
    ----------
    asked : int
        Libraries that the service knows.
    unknown : list of str
        Libraries that it does not: nothing is known of them.
    faults : list of str
    """

    asked: int = 0
    unknown: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)


def judge(
    dependencies: Iterable[Mapping[str, Any]], known: Mapping[str, Mapping[str, Any]], today: date
) -> Answer:
    """Judge what the service answered.

    Parameters
    ----------
    dependencies : iterable of mapping
        As pip-audit writes them.
    known : mapping
        Advisories that do not concern us, with ``reason`` and ``until``.
    today : date

    Returns
    -------
    Answer
    """
    answer = Answer(faults=list(_without_reason(known)))
    held = {name for name, told in known.items() if told.get("until", date.min) >= today}
    for one in dependencies:
        if "skip_reason" in one:
            answer.unknown.append(one["name"])
            continue
        answer.asked += 1
        answer.faults += [
            f"{one['name']} {one['version']}: {found['id']}, mended in {found['fix_versions'] or 'no version'}"
            for found in one["vulns"]
            if not held & {found["id"], *found["aliases"]}
        ]
    return answer


def _without_reason(known: Mapping[str, Mapping[str, Any]]) -> Iterable[str]:
    for name, told in known.items():
        if not told.get("reason") or not isinstance(told.get("until"), date):
            yield f"{KNOWN.name}: {name} needs a reason and a date (until)"


def ask(lock: Path) -> list[dict[str, Any]] | None:
    """Ask the service about a lock, by its hashes and without resolving anything.

    Returns
    -------
    list of dict, or None
        None where nobody answered.

    Raises
    ------
    RuntimeError
        If the lock itself could not be read.
    """
    words = ("--require-hashes", "--disable-pip", "--progress-spinner=off", "--timeout=10")
    command = [sys.executable, "-m", "pip_audit", *words, "--format=json", "-r", str(lock)]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    if ran.stdout.startswith("{"):
        dependencies: list[dict[str, Any]] = json.loads(ran.stdout)["dependencies"]
        return dependencies
    if any(word in ran.stderr for word in UNREACHED):
        return None
    raise RuntimeError(ran.stderr)


def said(lock: Path, answer: Answer | None) -> str:
    """Return in one line what is known of a lock."""
    if answer is None or not answer.asked:
        return (
            f"advisories: {lock.name} NOT CHECKED: the service of advisories could not be reached"
        )
    rest = f"; NOT CHECKED: {', '.join(answer.unknown)}" if answer.unknown else ""
    return f"advisories: {lock.name}: {answer.asked} checked, {len(answer.faults)} faults{rest}"


def main() -> int:
    """Check both locks; return the exit code: where nobody answers that is said, and is no fault."""
    known = tomllib.loads(KNOWN.read_text("utf-8"))
    faults = 0
    for lock in LOCKS:
        told = ask(lock)
        answer = judge(told or [], known, datetime.now(UTC).date())
        print(*answer.faults, said(lock, answer), sep="\n")
        faults += len(answer.faults)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
