"""``sosei audit``: do the stated levers give the stated picture?"""

from __future__ import annotations

from pathlib import Path

from sosei.base.errors import Fault, InputError
from sosei.base.messages import language
from sosei.cli.files import check_folder, write_all
from sosei.cli.project import csv_bytes
from sosei.publishing.audit_words import sentences
from sosei.studies.reading import read_study
from sosei.studies.run import run_study


def audit_study(file: Path, output: Path) -> None:
    """Audit what a study states, say the answers, and write audit.csv.

    Parameters
    ----------
    file : Path
        The study file, with a table ``[stated]``.
    output : Path
        Folder for the file.

    Raises
    ------
    InputError
        With every fault of the input; nothing is written then.
    """
    study = read_study(file)
    if study.form.stated is None:
        raise InputError([Fault("key_missing", file.name, None, "stated")])
    check_folder(output)
    result = run_study(study)
    write_all(output, {"audit.csv": csv_bytes(result.tables["audit"].to_frame())})
    print("\n".join(sentences(result, language())))  # noqa: T201
