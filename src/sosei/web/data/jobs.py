"""The job that reads dropped files and adds their figures: all of them, or none."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.urls import reverse

from sosei.base.errors import Fault, InputError
from sosei.base.messages import Both
from sosei.web.data.names import named_block, named_faults
from sosei.web.data.words import SAY, statistic
from sosei.web.jobs.kinds import kind
from sosei.web.jobs.progress import Progress
from sosei.web.people.load import actor_of
from sosei.web.words import in_both

if TYPE_CHECKING:
    from sosei.library import Outcome
    from sosei.readers.block import Block


@dataclass(frozen=True)
class ReadFile:
    """One dropped file: its blocks, or its faults."""

    stored: str
    name: str
    blocks: tuple[Block, ...] = ()
    faults: tuple[Fault, ...] = ()


@kind("add_files", title=Both("Taking in files", "ファイルの取り込み"))
def add_files(arguments: Mapping[str, Any], progress: Progress) -> Mapping[str, Any]:
    """Read every file of a drop; with a fault in one of them, nothing is added."""
    progress.of(len(arguments["files"]) + 1)
    folder = Path(settings.UPLOADS) / arguments["folder"]
    files = []
    for file in arguments["files"]:
        words = SAY["data.part_reading"]
        progress(Both(*(text.format(name=file["name"]) for text in words)))
        files.append(_read(folder, file))
    url = reverse("added", args=(arguments["folder"],))
    if any(file.faults for file in files):
        return {"url": url, "kept": False, "files": [_told(file, {}) for file in files]}
    progress(SAY["data.part_keeping"])
    outcomes = _add(files, arguments["by"])
    _record(files, outcomes, arguments["by"])
    return {"url": url, "kept": True, "files": [_told(file, outcomes) for file in files]}


def _read(folder: Path, file: Mapping[str, Any]) -> ReadFile:
    from sosei.readers.any_file import read_any  # noqa: PLC0415 - polars, in the worker only

    stored, name = file["stored"], file["name"]
    try:
        blocks = read_any(folder / stored)
    except InputError as error:
        return ReadFile(stored, name, faults=named_faults(error.faults, stored, name))
    return ReadFile(stored, name, tuple(named_block(block, stored, name) for block in blocks))


def _add(files: list[ReadFile], by: str) -> dict[int, Outcome]:
    """Add all blocks; return what became of each by its identity in memory."""
    from sosei.web.data.load import library  # noqa: PLC0415 - see above

    blocks = [block for file in files for block in file.blocks]
    outcomes = library().add(blocks, by)
    return {id(block): outcome for block, outcome in zip(blocks, outcomes, strict=True)}


def _record(files: list[ReadFile], outcomes: Mapping[int, Outcome], by: str) -> None:
    """Tell the audit trail what came in."""
    from sosei.web.data import actions  # noqa: PLC0415 - which imports this job's app

    taken = [(file.name, block, outcomes[id(block)]) for file in files for block in file.blocks]
    actions.added(taken=taken, by=actor_of(by))


def _told(file: ReadFile, outcomes: Mapping[int, Outcome]) -> dict[str, Any]:
    """Return a file as its page shows it."""
    faults = [in_both(Both(fault.text("en"), fault.text("ja"))) for fault in file.faults]
    blocks = [_block(block, outcomes.get(id(block))) for block in file.blocks]
    return {"stored": file.stored, "name": file.name, "faults": faults, "blocks": blocks}


def _block(block: Block, outcome: Outcome | None) -> dict[str, Any]:
    dates = sorted(block.frame["date"].unique())
    findings = outcome.entry.findings if outcome else block.findings
    return {
        "id": outcome.entry.id if outcome else "",
        "happened": in_both(_happened(outcome)) if outcome else None,
        "statistic": in_both(statistic(block.statistic)),
        "edition": block.edition,
        "sheet": block.sheet,
        "areas": block.frame["area"].n_unique(),
        "dates": " … ".join(dict.fromkeys((dates[0], dates[-1]))) if dates else "",
        "rows": f"{block.frame.height:,}",
        "verified": block.verified,
        "findings": [
            {
                "sheet": finding.sheet,
                "cell": finding.cell,
                "what": in_both(finding.what),
                "mend": in_both(finding.mend),
            }
            for finding in findings
        ],
    }


def _happened(outcome: Outcome) -> Both:
    words, others = SAY[f"data.kind_{outcome.kind.value}"], ", ".join(outcome.others)
    return Both(*(text.format(others=others) for text in words))
