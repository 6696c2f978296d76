"""``sosei review-sheet``: the workbook on which a department reports, written out and read back."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sosei.base.messages import Both, language
from sosei.cli.spoken import Verbs
from sosei.cli.strategy import PackagePath, read

if TYPE_CHECKING:
    from sosei.strategy.package import Package
    from sosei.strategy.review.cycle import CycleKind
    from sosei.strategy.review.owners import Asked
    from sosei.strategy.review.sheet.comparing import Compared, Now
    from sosei.strategy.review.sheet.difference import Change

app = Verbs(
    "review-sheet", "Sheets of the yearly review: written out for a department, and read back."
)

Year = Annotated[int, typer.Option("--year", help="Fiscal year under review.")]
Code = Annotated[str, typer.Option("--department", help="Its code in the framework `departments`.")]
Final = Annotated[bool, typer.Option("--final", help="The final-term review: nodes too.")]
Slug = Annotated[
    str | None,
    typer.Option("--strategy", help="What the strategy is called; else the package's own name."),
]

HEADER = ("id", "name", "field", "state", "exported", "stored", "sheet")
MISSING = Both(
    "{name}: asked of the department, and not on the sheet",
    "{name}：この課に依頼していますが、様式にありません。書き出した後に加わったものです。",
)
GONE = Both(
    "{name}: on the sheet, and no longer asked of the department; nothing was entered there",
    "{name}：様式にありますが、今はこの課に依頼していません。入力はありませんでした。",
)
DOUBT = Both("{name}: {doubt}", "{name}：{doubt}")


@app.command()
def write(
    package: PackagePath,
    year: Year,
    department: Code,
    output: Annotated[Path, typer.Option("-o", "--output", help="File ending in .xlsx.")],
    final: Final = False,  # noqa: FBT002 - an option has its default here
    strategy: Slug = None,
) -> None:
    """Write the sheet of one department: what it is asked for, with what is known of the year."""
    from datetime import datetime  # noqa: PLC0415

    from sosei.cli.files import write_all  # noqa: PLC0415
    from sosei.publishing.review_sheet.content import Errand  # noqa: PLC0415
    from sosei.publishing.review_sheet.workbook import review_sheet  # noqa: PLC0415
    from sosei.publishing.strategy.names import Own  # noqa: PLC0415
    from sosei.strategy.review.sheet.fields import known_fields  # noqa: PLC0415

    own, slug = read(package), strategy or package.resolve().stem
    mine = _asked(own, department, final=final)
    errand = Errand(
        strategy=slug,
        name=Own(slug),
        year=year,
        kind=_kind(final=final),
        asked=mine,
        department=Own(_name(own, department)),
        package=own,
        stored=known_fields(own, mine, year),
        written_at=datetime.now().astimezone().isoformat(timespec="seconds"),
        language=language(),
    )
    write_all(output.parent, {output.name: review_sheet(errand)})


@app.command("read")
def tell(
    package: PackagePath,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The sheet that came back.")],
    year: Year,
    department: Code,
    final: Final = False,  # noqa: FBT002 - an option has its default here
    strategy: Slug = None,
) -> None:
    """Tell what a sheet that was filled in would change, field by field, as CSV; nothing is saved."""
    from sosei.cli.files import tell_not_read  # noqa: PLC0415
    from sosei.publishing.package_csv import csv_of  # noqa: PLC0415
    from sosei.readers.review_sheet.reading import read_review_sheet  # noqa: PLC0415
    from sosei.strategy.review.sheet.comparing import Now, compare  # noqa: PLC0415
    from sosei.strategy.review.sheet.fields import known_fields  # noqa: PLC0415

    own, filled = read(package), read_review_sheet(file)
    mine = _asked(own, department, final=final)
    now = Now(
        strategy or package.resolve().stem,
        year,
        _kind(final=final),
        department,
        _name(own, department),
        own,
        known_fields(own, mine, year),
    )
    compared = compare(filled, now)
    tell_not_read(filled.unread)
    _tell_beside(compared, now)
    sys.stdout.write(csv_of(_grid(compared, own)))


def _kind(*, final: bool) -> CycleKind:
    from sosei.strategy.review.cycle import CycleKind  # noqa: PLC0415

    return CycleKind.FINAL if final else CycleKind.YEARLY


def _asked(package: Package, department: str, *, final: bool) -> Asked:
    """Return what a department is asked for.

    Raises
    ------
    InputError
        If it is asked for nothing.
    """
    from sosei.base.errors import Fault, InputError, nearest  # noqa: PLC0415
    from sosei.strategy.review.owners import asked  # noqa: PLC0415

    known = {each.department: each for each in asked(package, final=final) if each.department}
    if department not in known:
        values = {"found": department, "known": ", ".join(known) or "—"}
        hint = {"hint": nearest(department, known)}
        raise InputError([Fault("review_sheet_nobody", "--department", values=values | hint)])
    return known[department]


def _name(package: Package, department: str) -> str:
    from sosei.strategy.review.owners import DEPARTMENTS  # noqa: PLC0415

    names = {f.code: f.name for f in package.frameworks if f.framework == DEPARTMENTS}
    return names.get(department, department)


def _grid(compared: Compared, package: Package) -> list[list[str]]:
    rows = (
        (row.subject, _called(package, row.subject), each)
        for row in compared.rows
        for each in row.changes
    )
    return [
        list(HEADER),
        *([*head, each.name, str(each.state), *_three(each)] for *head, each in rows),
    ]


def _three(each: Change) -> tuple[str, str, str]:
    return each.exported, each.stored, each.typed


def _called(package: Package, subject: str) -> str:
    from sosei.publishing.strategy.names import Names  # noqa: PLC0415

    return Names(package).name(subject).text(language())[0]


def _tell_beside(compared: Compared, now: Now) -> None:
    """Say on stderr what is missing, what is gone, and what the reports lack or should be asked."""
    from sosei.strategy.review.sheet.asking import doubts, lacks  # noqa: PLC0415

    for words, subjects in ((MISSING, compared.missing), (GONE, compared.gone)):
        for subject in subjects:
            _say(words.text(language()).format(name=_called(now.package, subject)))
    for row in (each for each in compared.rows if each.changes):
        for fault in lacks(row, now.package, now.year):
            _say(fault.text(language()))
        for doubt in doubts(row, now.package, now.year):
            name = _called(now.package, row.subject)
            _say(DOUBT.text(language()).format(name=name, doubt=doubt.text(language())))


def _say(text: str) -> None:
    sys.stderr.write(f"{text}\n")
