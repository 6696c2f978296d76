"""Run one command and print its wall time, CPU time and peak memory as JSON; imports as little as it can.

A process starts its count of peak memory with that of the process it was forked from,
so the command is started from here and not from the runner, which holds NumPy and polars.
"""

import json
import os
import subprocess
import sys
import time


def main() -> int:
    """Run the command of the arguments."""
    start = time.perf_counter()
    process = subprocess.Popen(sys.argv[1:], stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    unit = 1 if sys.platform == "darwin" else 1024
    told = {
        "wall": wall,
        "cpu": usage.ru_utime + usage.ru_stime,
        "peak": usage.ru_maxrss * unit,
    }
    print(json.dumps(told))
    return process.returncode


if __name__ == "__main__":
    sys.exit(main())
