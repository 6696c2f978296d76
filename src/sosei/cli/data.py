"""``sosei data``: official figures in the library, put in, listed, taken out, followed to their cells."""

from __future__ import annotations

import getpass
import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sosei.base.errors import Fault, Faults, InputError
from sosei.base.messages import Both, language
from sosei.cli.spoken import Verbs

if TYPE_CHECKING:  # the library is imported when a verb needs it: --help is quick
    from sosei.library import Cell, Entry, Library, Outcome
    from sosei.readers.block import Block, Finding

app = Verbs(
    "data",
    "Official figures: add files, list, show, remove, trace a figure to its cell, ask e-Stat.",
)

Folder = Annotated[
    Path | None,
    typer.Option("--library", help="Folder of the library; else SOSEI_LIBRARY, else ./library."),
]
Name = Annotated[
    str, typer.Argument(metavar="BLOCK", help="Its number, or the first 6 characters.")
]

MANY = 20
"""Areas or dates of a block that are listed one by one."""

FINDINGS = 5
"""Findings that are told when a file is added; `show` tells all."""

SHORT = 12
"""Characters of a hash that are shown."""

NONE_YET = Both(
    "No official figures in {folder} yet: sosei data add FILE.",
    "{folder} に公的統計はまだありません。sosei data add FILE で取り込んでください。",
)
LINE = Both(
    "{block}  {statistic} {edition}  {areas} areas, {dates}, {rows:,} rows  {file}{sheet}{verified}",
    "{block}  {statistic} {edition}  {areas}地域、{dates}、{rows:,}行  {file}{sheet}{verified}",
)
NOT_VERIFIED = Both("  not verified on an official sample", "  未検証")
HAPPENED = {
    "added": Both("added: ", "取り込みました："),
    "already_there": Both("already there: ", "すでにあります："),
    "newer_edition": Both(
        "added, newer than {others}, which stays: ",
        "取り込みました（{others} より新しい版。古い版も残ります）：",
    ),
    "older_edition": Both(
        "added, older than {others}, which is read unless an edition is named: ",
        "取り込みました（{others} より古い版。版を指定しなければ新しい版を使います）：",
    ),
}
REMOVED = Both("removed: ", "除きました：")
FIELDS = {
    "block": Both("block", "番号"),
    "statistic": Both("statistic", "統計"),
    "edition": Both("edition", "版"),
    "file": Both("file", "ファイル"),
    "hash": Both("SHA-256 of the file", "ファイルの SHA-256"),
    "sheet": Both("sheet", "シート"),
    "areas": Both("areas", "地域"),
    "dates": Both("dates", "時点"),
    "rows": Both("rows", "行数"),
    "source": Both("source", "出典"),
    "via": Both("via", "入手経路"),
    "added": Both("added", "取り込み"),
    "verified": Both("layout verified", "様式の検証"),
}
YES_NO = {
    True: Both("on an official sample", "公的な見本で確認済み"),
    False: Both("no", "未検証"),
}
FOUND = Both("finding, {cell}: {what} — {mend}", "確認事項、{cell}：{what} — {mend}")
MORE = Both(
    "  … and {count} more: sosei data show {block}", "  … ほか{count}件：sosei data show {block}"
)
CELL = Both(
    "{value}  {date}  {statistic} {edition}  {file}{sheet}, cell {name} (row {row}, column {column})"
    "  SHA-256 {hash}{force}",
    "{value}  {date}  {statistic} {edition}  {file}{sheet}、セル {name}（{row}行目、{column}列）"
    "  SHA-256 {hash}{force}",
)
IN_FORCE = Both("  in force", "  採用中")
STATUS = {"withheld": Both("withheld", "秘匿"), "unknown": Both("not available", "不詳")}


@app.command()
def add(
    files: Annotated[list[Path], typer.Argument(metavar="FILE…", help="Official files.")],
    library: Folder = None,
) -> None:
    """Read official files and add their figures; all the files, or none."""
    from sosei.library import Library  # noqa: PLC0415

    blocks = _read_all(files)
    for outcome in Library(_folder(library)).add(blocks, getpass.getuser()):
        _tell(outcome)


@app.command("list")
def list_(library: Folder = None) -> None:
    """List what the library holds, a block on a line."""
    entries = open_library(library).list()
    for entry in entries:
        typer.echo(_line(entry))
    if not entries:
        typer.echo(_say(NONE_YET, folder=_folder(library)))


@app.command()
def show(block: Name, library: Folder = None) -> None:
    """Show all that is known of a block."""
    entry = open_library(library).show(block)
    for name, value in _facts(entry).items():
        if value:
            typer.echo(f"{FIELDS[name].text(language())}: {value}")
    for found in entry.findings:
        typer.echo(_finding(found))


@app.command()
def remove(block: Name, library: Folder = None) -> None:
    """Take a block out of the library."""
    entry = open_library(library).remove(block)
    typer.echo(_say(REMOVED) + _line(entry))


@app.command()
def trace(
    area: Annotated[str, typer.Argument(help="Name or code, such as 会津若松市 or 07202.")],
    item: Annotated[str, typer.Argument(help="What is counted, such as population.")],
    date: Annotated[
        str, typer.Argument(help="Such as 2023-01-01, 2018 (all of the year) or 2018-FY.")
    ],
    sex: Annotated[str, typer.Argument(help="male, female or total.")],
    age: Annotated[str, typer.Argument(help="Such as 0-4, 90+, unknown or total.")],
    library: Folder = None,
) -> None:
    """Follow a figure to its cells: file, sheet, cell, and the edition in force."""
    from sosei.library import CellKey  # noqa: PLC0415

    held = open_library(library)
    key = CellKey(held.area(area), item, date, sex, age)
    cells = held.trace(key)
    if not cells:
        raise InputError([held.none_held(key)])
    for cell in cells:
        typer.echo(_cell(cell))


@app.command()
def fetch(
    words: Annotated[
        list[str],
        typer.Argument(
            metavar="TABLE | search WORDS… | describe TABLE [AXIS]", help="Table: ten digits."
        ),
    ],
    area: Annotated[
        list[str] | None,
        typer.Option("--area", help="Only this area, by name or code; repeatable."),
    ] = None,
    filter_: Annotated[
        list[str] | None,
        typer.Option("--filter", help="Only these codes, such as cdCat01=0; repeatable."),
    ] = None,
    library: Folder = None,
) -> None:
    """Ask e-Stat (with the key of SOSEI_ESTAT_APP_ID): find tables of the census, and add them."""
    from sosei.cli.fetch import answer  # noqa: PLC0415
    from sosei.library import Library  # noqa: PLC0415
    from sosei.readers.estat import CREDIT  # noqa: PLC0415

    held = Library(_folder(library))
    found = answer(words, area or [], filter_ or [], held)
    if isinstance(found, tuple):
        for outcome in held.add(found, getpass.getuser()):
            _tell(outcome)
    else:
        for line in found:
            typer.echo(line)
    typer.echo(CREDIT, err=True)


# ── what the verbs share ──────────────────────────────────────────────────────


def _folder(named: Path | None) -> Path:
    """Return the folder of the library: the one named, else ``SOSEI_LIBRARY``, else ``./library``."""
    return named or Path(os.environ.get("SOSEI_LIBRARY") or "library")


def open_library(named: Path | None) -> Library:
    """Open a library that should be there already."""
    from sosei.library import Library  # noqa: PLC0415

    folder = _folder(named)
    if folder.exists() and not folder.is_dir():
        raise InputError([Fault("file_for_folder", str(folder))])
    if named is not None and not folder.exists():
        raise InputError([Fault("folder_missing", str(folder))])
    return Library(folder)


def _read_all(files: list[Path]) -> list[Block]:
    """Read every file, and tell the faults of all of them at once."""
    from sosei.readers.any_file import read_any  # noqa: PLC0415

    faults = Faults()
    blocks: list[Block] = []
    for file in files:
        try:
            blocks += read_any(file)
        except InputError as error:
            faults.extend(error.faults)
    faults.raise_if_any()
    return blocks


def _tell(outcome: Outcome) -> None:
    """Say what became of a block, and what was found in it unless it was there already."""
    typer.echo(_happened(outcome))
    if outcome.kind.value == "already_there":
        return
    findings = outcome.entry.findings
    for found in findings[:FINDINGS]:
        typer.echo("  " + _finding(found))
    if len(findings) > FINDINGS:
        more = len(findings) - FINDINGS
        typer.echo(_say(MORE, count=more, block=outcome.entry.id[:SHORT]))


def _finding(found: Finding) -> str:
    what, mend = found.what.text(language()), found.mend.text(language())
    return _say(FOUND, cell=found.cell or found.file, what=what, mend=mend)


def _happened(outcome: Outcome) -> str:
    others = ", ".join(outcome.others)
    return _say(HAPPENED[outcome.kind.value], others=others) + _line(outcome.entry)


def _line(entry: Entry) -> str:
    return _say(
        LINE,
        block=entry.id[:SHORT],
        statistic=entry.statistic,
        edition=entry.edition,
        areas=len(entry.areas),
        dates=_span(entry.dates),
        rows=entry.rows,
        file=entry.file,
        sheet=_sheet(entry),
        verified="" if entry.verified else NOT_VERIFIED.text(language()),
    )


def _facts(entry: Entry) -> dict[str, str]:
    return {
        "block": entry.id,
        "statistic": entry.statistic,
        "edition": entry.edition,
        "file": entry.file,
        "hash": entry.identity.file_hash,
        "sheet": entry.identity.sheet,
        "areas": _listed(entry.areas),
        "dates": _listed(entry.dates),
        "rows": f"{entry.rows:,}",
        "source": str(entry.source),
        "via": entry.source.via,
        "added": f"{entry.added_at} {entry.added_by}",
        "verified": YES_NO[entry.verified].text(language()),
    }


def _cell(cell: Cell) -> str:
    status = STATUS.get(cell.status)
    value = f"{cell.value:.15g}" if cell.value is not None else ""
    return _say(
        CELL,
        value=status.text(language()) if status else value,
        date=cell.date,
        statistic=cell.entry.statistic,
        edition=cell.entry.edition,
        file=cell.entry.file,
        sheet=_sheet(cell.entry),
        name=cell.name,
        row=cell.row,
        column=cell.column,
        hash=cell.entry.identity.file_hash,
        force=IN_FORCE.text(language()) if cell.in_force else "",
    )


def _sheet(entry: Entry) -> str:
    return f" [{entry.identity.sheet}]" if entry.identity.sheet else ""


def _listed(words: tuple[str, ...]) -> str:
    """List words; of many, how many there are, the first and the last."""
    if len(words) <= MANY:
        return ", ".join(words)
    return f"{len(words):,}: {words[0]}, {words[1]} … {words[-1]}"


def _span(dates: tuple[str, ...]) -> str:
    return " … ".join(dict.fromkeys((dates[0], dates[-1]))) if dates else ""


def _say(sentence: Both, **values: object) -> str:
    return sentence.text(language()).format(**values)
