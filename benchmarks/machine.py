"""The machine and the state of the code, without names of hosts or places."""

from __future__ import annotations

import os
import platform
import re
import subprocess
from importlib.metadata import version
from pathlib import Path

from benchmarks.clock import ROOT

PACKAGES = ("numpy", "polars", "vl-convert-python", "typst", "pydantic", "typer")


def machine() -> dict[str, object]:
    """Describe the machine and the versions that matter for speed."""
    return {
        "cpu": _cpu(),
        "cores": cores(),
        "memory_gb": round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9, 1),
        "os": _os(),
        "python": f"{platform.python_implementation()} {platform.python_version()}",
        "packages": {name: version(name) for name in PACKAGES},
    }


def cores() -> int:
    """Return how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def short_name() -> str:
    """Return a short name of the kind of machine, such as ``amd-epyc-2c``."""
    return f"{re.sub('[^a-z0-9]+', '-', _cpu().lower()).strip('-')[:24]}-{cores()}c"


def commit() -> dict[str, object]:
    """Return the commit of the code, and whether the source has changes that are not in it."""
    return {
        "commit": _git("rev-parse", "--short=12", "HEAD") or "unknown",
        "modified": bool(_git("status", "--porcelain", "--", "src")),
    }


def _git(*arguments: str) -> str:
    command = ["git", *arguments]  # the person's own git, wherever it is
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    return done.stdout.strip()


def _cpu() -> str:
    try:
        told = Path("/proc/cpuinfo").read_text(encoding="utf-8")
    except OSError:
        told = ""
    found = re.search(r"^model name\s*:\s*(.+)$", told, re.MULTILINE)
    return found[1].strip() if found else platform.processor() or platform.machine()


def _os() -> str:
    try:
        return platform.freedesktop_os_release()["PRETTY_NAME"]
    except OSError:
        return f"{platform.system()} {platform.release()}"
