"""The catalogue of faults speaks two languages and says the same in both."""

from __future__ import annotations

import re
from pathlib import Path
from string import Formatter

import pytest

import sosei
from sosei.base.errors import Fault, Faults, InputError, NotSupportedError, nearest
from sosei.base.messages import FAULTS, Both, Words, language
from sosei.base.messages.catalogue import joined

SOURCES = "".join(
    path.read_text(encoding="utf-8")
    for path in Path(sosei.__file__).parent.rglob("*.py")
    if path.parent.name != "messages"
)


def placeholders(words: Words) -> set[str]:
    """Names in the braces of all three parts."""
    return {name for part in words for _, name, _, _ in Formatter().parse(part) if name}


@pytest.mark.parametrize("kind", FAULTS)
def test_both_languages_fill_the_same_braces(kind: str) -> None:
    entry = FAULTS[kind]
    assert placeholders(entry.en) == placeholders(entry.ja)


@pytest.mark.parametrize("kind", FAULTS)
def test_every_entry_makes_one_line_that_shows_every_value(kind: str) -> None:
    values = {name: f"<{name}>" for name in placeholders(FAULTS[kind].en)}
    fault = Fault(kind, "file.csv", 7, "column", values)
    for line in (fault.text("en"), fault.text("ja")):
        assert all(value in line for value in values.values())
        assert "file.csv" in line
        assert "7" in line
        assert "\n" not in line
        assert not re.search(r"[{}]", line)


@pytest.mark.parametrize("kind", FAULTS)
def test_the_japanese_entry_is_japanese(kind: str) -> None:
    words = "".join(FAULTS[kind].ja)
    only_braces = not re.sub(r"\{\w+\}", "", words).strip()
    assert only_braces or re.search(r"[ぁ-んァ-ヶ一-龠「」]", words)


@pytest.mark.parametrize("kind", FAULTS)
def test_every_entry_is_used_somewhere(kind: str) -> None:
    assert f'"{kind}"' in SOURCES


def test_a_fault_names_file_row_and_column() -> None:
    fault = Fault("year_expected", "population.csv", 213, "year", {"value": "H27"})
    assert fault.text("en") == (
        'population.csv, row 213, column "year": found "H27"; expected a western year such as 2020.'
    )
    assert fault.text("ja") == (
        "population.csv、213行目、「year」：「H27」。必要なもの：2020 のような西暦年。"
    )


def test_a_fault_without_row_or_column_names_the_file_alone() -> None:
    assert str(Fault("file_empty", "a.csv")).startswith("a.csv: found an empty file")


def test_words_in_both_languages_are_filled_in_the_language_of_the_line() -> None:
    values = {"value": "－", "number": Both("persons", "人数")}
    fault = Fault("none_sign", "a.csv", 2, "population", values)
    assert "persons" in fault.text("en")
    assert "人数" in fault.text("ja")
    assert "persons" not in fault.text("ja")


def test_faults_are_raised_together_in_the_order_they_were_found() -> None:
    faults = Faults()
    faults.raise_if_any()
    faults.add(Fault("file_empty", "a.csv"))
    faults.extend([Fault("file_empty", "b.csv")])
    with pytest.raises(InputError) as raised:
        faults.raise_if_any()
    assert [fault.file for fault in raised.value.faults] == ["a.csv", "b.csv"]
    assert str(raised.value).count("\n") == 1


def test_what_is_not_supported_is_named_in_both_languages() -> None:
    error = NotSupportedError("control.csv")
    assert str(error) == error.text("en") == "control.csv: not supported yet."
    assert error.text("ja").startswith("control.csv：まだ対応していません")


def test_the_nearest_word_is_proposed_if_one_is_near() -> None:
    assert nearest("migraton", ["tfr", "migration"]) == '→ "migration"?'
    assert nearest("xyz", ["tfr", "migration"]) == ""


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({"SOSEI_LANGUAGE": "ja"}, "ja"),
        ({"SOSEI_LANGUAGE": "en", "LANG": "ja_JP.UTF-8"}, "en"),
        ({"LANG": "ja_JP.UTF-8"}, "ja"),
        ({"LC_ALL": "C", "LANG": "ja_JP.UTF-8"}, "en"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({}, "en"),
    ],
)
def test_the_language_is_asked_for_or_taken_from_the_locale(
    environment: dict[str, str], expected: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("SOSEI_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert language() == expected


def test_a_kind_of_fault_stands_in_one_room() -> None:
    entry = FAULTS["row_twice"]
    assert set(joined({"a": entry}, {"b": entry})) == {"a", "b"}
    with pytest.raises(ValueError, match="named twice: a"):
        joined({"a": entry}, {"a": entry})
