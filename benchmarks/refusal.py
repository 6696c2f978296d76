"""Read one official file in a process of its own, and print as JSON how long it took and how much it held.

``python -m benchmarks.refusal FILE``: seconds of `read_official` alone; bytes of the whole process.
"""

from __future__ import annotations

import json
import re
import sys
import time
from pathlib import Path

from sosei.base.errors import InputError
from sosei.readers.official import read_official


def main() -> None:
    """Read, and say what came of it."""
    start = time.perf_counter()
    try:
        read_official(Path(sys.argv[1]))
        fault = ""
    except InputError as error:
        fault = error.faults[0].kind
    seconds = time.perf_counter() - start
    print(json.dumps({"fault": fault, "seconds": seconds, "peak": _peak()}))


def _peak() -> int:
    """Return the most memory of this process; what it was forked from is not counted, as it is by getrusage."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    found = re.search(r"VmHWM:\s+([0-9]+) kB", status)
    return int(found[1]) * 1024 if found else 0


if __name__ == "__main__":
    main()
