"""The verbs of the command line, one file each; faults are printed here, in one way."""

from __future__ import annotations

import atexit
import gc
import os
import sys
from collections.abc import Callable

from sosei.base.errors import InputError, NotSupportedError, SoseiError
from sosei.base.messages import language

DONE, OUR_FAULT, CAN_BE_MENDED = 0, 1, 2


def main() -> None:
    """Run the command."""
    from sosei.cli.called import call  # noqa: PLC0415 - the options, which importers do not need

    # at the end nobody looks for rubbish once more: a quarter of a second after a vision
    atexit.register(gc.freeze)
    run(call)


def run(work: Callable[[], object]) -> None:
    """Do the work; end with 2 if the input can be mended, 75 if it may pass, 1 if it is our fault."""
    try:
        work()
    except InputError as error:
        for fault in error.faults:
            print(fault.text(language()), file=sys.stderr)  # noqa: T201
        sys.exit(error.exit_code)
    except NotSupportedError as error:
        print(error.text(language()), file=sys.stderr)  # noqa: T201
        sys.exit(CAN_BE_MENDED)
    except SoseiError as error:
        print(error, file=sys.stderr)  # noqa: T201 - a run that its input makes impossible
        sys.exit(CAN_BE_MENDED)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(OUR_FAULT)
