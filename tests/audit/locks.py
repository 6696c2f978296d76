"""What the locks name."""

from __future__ import annotations

from pathlib import Path

from packaging.requirements import Requirement

REPOSITORY = Path(__file__).parents[2]
RUNTIME = REPOSITORY / "requirements.lock"
LOCKS = (RUNTIME, REPOSITORY / "requirements-test.lock")


def required(lock: Path) -> tuple[str, ...]:
    """Return the names that a lock asks for on this machine.

    Parameters
    ----------
    lock : Path

    Returns
    -------
    tuple of str
    """
    text = lock.read_text("utf-8").replace("\\\n", " ")
    lines = (line.partition(" --hash")[0].strip() for line in text.splitlines())
    told = [Requirement(line) for line in lines if line and not line.startswith("#")]
    return tuple(one.name for one in told if one.marker is None or one.marker.evaluate())
