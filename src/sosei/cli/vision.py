"""``sosei vision``: a study file, or a municipality of the library → the whole vision."""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import partial
from pathlib import Path

from sosei.base.errors import Fault, InputError
from sosei.base.messages import Both, Language, language
from sosei.cli.files import check_folder, write_all
from sosei.cli.progress import shown
from sosei.library import Library
from sosei.publishing import book
from sosei.publishing.beside import Begin, here
from sosei.publishing.open_data import book as open_data
from sosei.publishing.open_data.of_result import of_result
from sosei.publishing.typesetting import forgetting
from sosei.readers.assumptions_book.reading import AssumptionsBook, read_assumptions
from sosei.studies.manuscript.edition import Edition
from sosei.studies.missing import lack
from sosei.studies.propose import Proposal, propose
from sosei.studies.reading import read_study, study_on
from sosei.studies.run import run_study
from sosei.studies.study import Study
from sosei.studies.study_file import to_toml

STUDY = "study.toml"

CHOSEN = Both("Chosen by rule:", "規則により選んだもの：")
MISSING = Both("Not in the library:", "統計データにないもの：")
DOUBTS = Both("To be checked:", "確かめること：")
CHOICE = Both("- {what}: {value}. {why}.", "・{what}：{value}。{why}")
LACK = Both(
    "- {what}: {without}. Published by {published}.",
    "・{what}：ないため、{without}。公表元：{published}",
)


CHANGED = Both(
    "- {place}: {scenario}, {what}: {before} → {after}",
    "・{place}：{scenario}の{what}：{before} → {after}",
)
UNCHANGED = Both(
    "The workbook's assumptions are those of the study.", "ブックの仮定は検討のままです。"
)


def make_vision(
    file: Path,
    output: Path,
    manuscript: Path | None = None,
    assumptions: Path | None = None,
    begin: Begin = here,
) -> None:
    """Run a study and write its vision.

    Parameters
    ----------
    file : Path
        The study file.
    output : Path
        Folder for the files.
    manuscript : Path, optional
        The municipality's own text; ``NAME-en.md`` beside ``NAME.md`` is its English.
    assumptions : Path, optional
        A workbook of the study whose sheet of assumptions was edited.
    begin : callable
        As of `book.files`.

    Raises
    ------
    InputError
        With every fault of the input; nothing is written then.
    """
    edited = None if assumptions is None else read_assumptions(assumptions)
    study = read_study(file, edited)
    if edited is not None:
        print(changes_in_words(edited, {s.name: s.label for s in study.scenarios}))  # noqa: T201
    edition = edition_of(manuscript) if manuscript is not None else None
    check_folder(output)
    _write(study, output, {}, begin, edition)


def changes_in_words(edited: AssumptionsBook, labels: Mapping[str, str]) -> str:
    """Return what was edited in a workbook, a line a cell.

    Parameters
    ----------
    edited : AssumptionsBook
    labels : mapping of str to str
        What people call a scenario, by its name.
    """
    here = language()
    if not edited.changes:
        return UNCHANGED.text(here)
    return "\n".join(
        CHANGED.text(here).format(
            place=change.place,
            scenario=labels[change.scenario],
            what=change.words().text(here),
            before=change.before or "—",
            after=change.after or "—",
        )
        for change in edited.changes
    )


def edition_of(file: Path) -> Edition:
    """Read a manuscript and, where it lies beside it, its English.

    Raises
    ------
    InputError
        With every fault of both; if the file is not there, or is not UTF-8.
    """
    named: dict[Language, Path] = {"ja": file, "en": file.with_stem(f"{file.stem}-en")}
    texts: dict[Language, str] = {"ja": _text(file)}
    if named["en"].is_file():
        texts["en"] = _text(named["en"])
    edition = Edition(texts, names={language: path.name for language, path in named.items()})
    edition.manuscripts()
    return edition


def _text(path: Path) -> str:
    """Return the text of a file."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise InputError(
            [Fault("file_missing", str(path), values={"columns": "Markdown"})]
        ) from None
    except UnicodeDecodeError:
        raise InputError([Fault("not_utf8", path.name, values={"form": "Markdown"})]) from None
    except OSError as error:
        values = {"form": "Markdown", "reason": error.strerror}
        raise InputError([Fault("file_unreadable", str(path), values=values)]) from None


def make_vision_of(area: str, library: Library, output: Path, begin: Begin = here) -> None:
    """Choose a study of a municipality by stated rules, say what was chosen, run it and write its vision.

    Parameters
    ----------
    area : str
        Code or name.
    library : Library
    output : Path
        Folder for the files, ``study.toml`` among them.
    begin : callable
        As of `book.files`.

    Raises
    ------
    InputError
        If no place, or several, have the name; if something needed is missing: what, and where it is published.
    """
    proposal = propose(library, area)
    if proposal.form is None:
        raise InputError(lacking(proposal))
    check_folder(output)
    study = study_on(library, proposal.form, STUDY, proposal.figures)
    print(in_words(proposal))  # noqa: T201
    # the file names the library as it lies seen from the folder it is written to
    place = Path(os.path.relpath(library.folder, output)).as_posix()
    head = proposal.form.study.model_copy(update={"figures": place})
    written = proposal.form.model_copy(update={"study": head})
    _write(study, output, {STUDY: to_toml(written).encode()}, begin)


def in_words(proposal: Proposal) -> str:
    """Return what was chosen and why, what is missing and where it is published, and what to check."""

    def said(line: Both, **values: Both) -> str:
        words = {name: value.text(language()) for name, value in values.items()}
        return line.text(language()).format(**words)

    lines = [CHOSEN.text(language())]
    lines += [said(CHOICE, what=c.what, value=c.value, why=c.why) for c in proposal.chosen]
    if proposal.missing:
        lines.append(MISSING.text(language()))
        lines += [
            said(LACK, what=m.what, without=m.without, published=m.published)
            for m in proposal.missing
        ]
    if proposal.notes:
        lines.append(DOUBTS.text(language()))
        lines += [f"- {note.text(language())}" for note in proposal.notes]
    return "\n".join(lines)


def lacking(proposal: Proposal) -> list[Fault]:
    """Return a fault for each thing that nothing can be run without."""
    place = f"{proposal.area.full_name} {proposal.area.code}"
    return [lack(place, m.what, m.published) for m in proposal.missing if m.needed]


def _write(
    study: Study,
    output: Path,
    more: dict[str, bytes],
    begin: Begin,
    edition: Edition | None = None,
) -> None:
    with shown() as progress:
        result = run_study(study, progress)
        made = book.files(
            result,
            progress,
            edition=edition,
            begin=partial(begin, forgetting),
            meanwhile=lambda: open_data.folder(of_result(result)),
        )
        write_all(output, {**made, **more})
    for name in (
        "vision.html",
        "vision.pdf",
        "vision-tables.pdf",
        "vision.pptx",
        "vision.docx",
        "vision.xlsx",
    ):
        print(output / name)  # noqa: T201
