"""The command line speaks the reader's language: help, and what it says of a faulty call."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from typing import Any

import pytest
import typer

from sosei.base.errors import InputError
from sosei.cli.app import app
from sosei.cli.called import call
from sosei.cli.japanese import JAPANESE

JAPANESE_LETTERS = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]")
NAMES = {"会津若松市", "情報政策課"}
"""Examples and defaults that are Japanese in either language."""


def verbs(command: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Yield every verb that is shown, and every group of them."""
    yield path, command
    for name, each in getattr(command, "commands", {}).items():
        if not each.hidden:
            yield from verbs(each, (*path, name))


VERBS = dict(verbs(typer.main.get_command(app)))


def sentences() -> set[str]:
    """Return all that the command line says of itself."""
    told = {each.help for each in VERBS.values()}
    params = [param for each in VERBS.values() for param in each.params]
    return told | {param.help for param in params} | {"Show this message and exit."}


def test_every_sentence_of_the_command_line_has_its_japanese_and_the_table_holds_no_other() -> None:
    assert sentences() == set(JAPANESE)


def shown(
    language: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> str:
    """Return what a call that goes well prints in one language."""
    monkeypatch.setenv("SOSEI_LANGUAGE", language)
    with pytest.raises(SystemExit) as ended:
        call()
    assert ended.value.code == 0
    return capsys.readouterr().out


@pytest.mark.parametrize("path", VERBS, ids=" ".join)
def test_help_is_in_one_language(
    path: tuple[str, ...], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["sosei", *path, "--help"])
    japanese, english = shown("ja", monkeypatch, capsys), shown("en", monkeypatch, capsys)
    assert japanese.startswith("使い方：")
    assert JAPANESE[VERBS[path].help] in japanese
    for sentence in sentences():
        assert sentence not in japanese
    for name in NAMES:
        english = english.replace(name, "")
    assert english.startswith("Usage: ")
    assert not JAPANESE_LETTERS.search(english)


FAULTY = {
    "project": (
        'sosei project: found nothing for "bundle"; expected a file or a folder. '
        "See sosei project --help.",
        "sosei project：「bundle」がありません。必要なもの：ファイルかフォルダ。"
        "sosei project --help をご覧ください。",
    ),
    "data ad": (
        'sosei data: found "ad"; expected one of add, list, show, remove, trace, fetch. '
        "See sosei data --help.",
        "sosei data：「ad」というコマンドはありません。"
        "必要なもの：add、list、show、remove、trace、fetchのどれか。sosei data --help をご覧ください。",
    ),
    "project x --toe": (
        'sosei project: found "--toe"; expected --to. See sosei project --help.',
        "sosei project：「--toe」というオプションはありません。必要なもの：--to。"
        "sosei project --help をご覧ください。",
    ),
    "profiles -z": (
        'sosei profiles: found "-z"; expected --help. See sosei profiles --help.',
        "sosei profiles：「-z」というオプションはありません。必要なもの：--help。"
        "sosei profiles --help をご覧ください。",
    ),
    "project x --to abc": (
        'sosei project: found "abc" for "--to"; expected a whole number. See sosei project --help.',
        "sosei project：「--to」に「abc」とあります。必要なもの：整数。"
        "sosei project --help をご覧ください。",
    ),
    "backup x --keep=0": (
        'sosei backup: found "0" for "--keep"; expected a whole number from 1 on. '
        "See sosei backup --help.",
        "sosei backup：「--keep」に「0」とあります。必要なもの：1以上の整数。"
        "sosei backup --help をご覧ください。",
    ),
    "goal x --by tax --in 2060 --reach 1": (
        'sosei goal: found "tax" for "--by"; expected one of tfr, migration, arrivals. '
        "See sosei goal --help.",
        "sosei goal：「--by」に「tax」とあります。必要なもの：tfr、migration、arrivalsのどれか。"
        "sosei goal --help をご覧ください。",
    ),
    "project x --to": (
        'sosei project: found nothing for "--to"; expected a whole number. See sosei project --help.',
        "sosei project：「--to」がありません。必要なもの：整数。sosei project --help をご覧ください。",
    ),
    "goal x --between 3": (
        'sosei goal: found nothing for "--between"; expected 2 values. See sosei goal --help.',
        "sosei goal：「--between」がありません。必要なもの：2個の値。sosei goal --help をご覧ください。",
    ),
    "backup x --verify=3": (
        'sosei backup: found a value for "--verify"; expected the option alone. '
        "See sosei backup --help.",
        "sosei backup：「--verify」に値がついています。必要なもの：オプションだけ。"
        "sosei backup --help をご覧ください。",
    ),
    "data --help=3": (
        'sosei data: found a value for "--help"; expected the option alone. See sosei data --help.',
        "sosei data：「--help」に値がついています。必要なもの：オプションだけ。"
        "sosei data --help をご覧ください。",
    ),
    "data --": (
        'sosei data: found "--"; expected one of add, list, show, remove, trace, fetch. '
        "See sosei data --help.",
        "sosei data：「--」というコマンドはありません。"
        "必要なもの：add、list、show、remove、trace、fetchのどれか。sosei data --help をご覧ください。",
    ),
    "project x -o": (
        'sosei project: found nothing for "-o"; expected a file or a folder. '
        "See sosei project --help.",
        "sosei project：「-o」がありません。必要なもの：ファイルかフォルダ。"
        "sosei project --help をご覧ください。",
    ),
    "vision x y": (
        "sosei vision: found more than the verb takes: x y; expected sosei vision [OPTIONS] [study]. "
        "See sosei vision --help.",
        "sosei vision：余分なことばがあります（x y）。必要なもの：sosei vision [OPTIONS] [study]。"
        "sosei vision --help をご覧ください。",
    ),
}


@pytest.mark.parametrize("written", FAULTY)
def test_a_faulty_call_is_told_as_every_fault(
    written: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "argv", ["sosei", *written.split()])
    with pytest.raises(InputError) as told:
        call()
    (fault,) = told.value.faults
    assert (fault.text("en"), fault.text("ja")) == FAULTY[written]


def test_a_group_without_a_verb_shows_its_help_and_ends_with_2(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["sosei", "data"])
    monkeypatch.setenv("SOSEI_LANGUAGE", "ja")
    with pytest.raises(SystemExit) as ended:
        call()
    assert ended.value.code == 2
    assert "e-Stat" in capsys.readouterr().err
