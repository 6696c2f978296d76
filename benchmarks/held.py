"""Run one command and print the most memory that it and its children held at once, in bytes, as JSON.

What processes share is counted once (PSS, of Linux alone); looked at every 50 ms, which slows the command:
its time is measured by `launch`.
"""

import json
import re
import subprocess
import sys
import time
from pathlib import Path

EVERY = 0.05


def main() -> int:
    """Run the command of the arguments."""
    process = subprocess.Popen(sys.argv[1:], stdout=subprocess.DEVNULL)
    most = 0
    while process.poll() is None:
        most = max(most, sum(map(_held, _family(process.pid))))
        time.sleep(EVERY)
    print(json.dumps({"peak": most}))
    return process.returncode


def _family(number: int) -> list[int]:
    """Return a process and all that come of it."""
    try:
        children = Path(f"/proc/{number}/task/{number}/children").read_text(encoding="ascii")
    except OSError:
        return []
    return [number, *(each for child in children.split() for each in _family(int(child)))]


def _held(number: int) -> int:
    try:
        told = Path(f"/proc/{number}/smaps_rollup").read_text(encoding="ascii")
    except OSError:
        return 0
    found = re.search(r"^Pss:\s+([0-9]+) kB", told, re.MULTILINE)
    return int(found[1]) * 1024 if found else 0


if __name__ == "__main__":
    sys.exit(main())
