"""Forms: TOML checked against what it may hold."""

from __future__ import annotations

from pathlib import Path

import pytest

from sosei.base.errors import Fault, InputError
from sosei.readers.forms import Form, fill, read_toml


class Inner(Form):
    """A part of the file."""

    colour: str = "red"
    weight: float


class Outer(Form):
    """The whole file."""

    inner: Inner
    others: dict[str, Inner] = {}  # noqa: RUF012 - pydantic copies it


def faults(content: dict[str, object], language: str = "en") -> list[str]:
    """The lines a person reads."""
    with pytest.raises(InputError) as raised:
        fill(Outer, content, "f.toml")
    return [fault.text("ja" if language == "ja" else "en") for fault in raised.value.faults]


def fault_of_file(path: Path) -> Fault:
    """The one fault of reading a file."""
    with pytest.raises(InputError) as raised:
        read_toml(path)
    (fault,) = raised.value.faults
    return fault


def test_a_form_without_faults_is_filled_and_cannot_be_changed() -> None:
    form = fill(Outer, {"inner": {"weight": 2}}, "f.toml")
    assert form.inner.weight == 2.0
    with pytest.raises(ValueError, match="frozen"):
        form.inner.weight = 3.0


def test_an_unknown_key_names_the_nearest_known_one() -> None:
    (line,) = faults({"inner": {"weight": 2, "color": "red"}})
    assert line == (
        'f.toml, column "inner.color": found an unknown key; '
        'expected one of: colour, weight. → "colour"?'
    )


def test_an_unknown_key_in_a_table_of_tables_names_the_keys_of_the_inner_form() -> None:
    (line,) = faults({"inner": {"weight": 1}, "others": {"a": {"weight": 1, "wait": 2}}})
    assert 'column "others.a.wait"' in line
    assert '→ "weight"?' in line


def test_a_key_that_is_missing_and_a_wrong_value_come_together() -> None:
    lines = faults({"inner": {"colour": 3}})
    assert len(lines) == 2
    assert any("inner.weight" in line and "found nothing" in line for line in lines)
    assert any("inner.colour" in line and "text in quotation marks" in line for line in lines)


def test_what_is_expected_is_said_in_japanese() -> None:
    (line,) = faults({"inner": {"weight": "heavy"}}, "ja")
    assert line == "f.toml、「inner.weight」：'heavy'。必要なもの：数。"


def test_a_file_that_is_not_there_is_a_fault(tmp_path: Path) -> None:
    fault = fault_of_file(tmp_path / "none.toml")
    assert fault.kind == "file_missing"
    assert fault.file.endswith("none.toml")


def test_a_file_that_is_no_toml_names_the_line(tmp_path: Path) -> None:
    (tmp_path / "f.toml").write_text("[a]\nb = \n")
    fault = fault_of_file(tmp_path / "f.toml")
    assert (fault.kind, fault.row) == ("toml_faulty", 2)


def test_a_file_in_another_encoding_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "f.toml").write_bytes('a = "会津"'.encode("cp932"))
    assert fault_of_file(tmp_path / "f.toml").kind == "not_utf8"


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    assert fault_of_file(tmp_path).kind == "file_unreadable"
