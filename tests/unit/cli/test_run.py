"""How the command ends when work is asked for that this version does not do."""

from __future__ import annotations

import pytest

from sosei.base.errors import NotSupportedError
from sosei.cli import run


def refuse() -> None:
    """Ask for what is not there."""
    raise NotSupportedError("an ensemble of gross flows")


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "an ensemble of gross flows: not supported yet."),
        ("ja", "an ensemble of gross flows：まだ対応していません（not supported yet）。"),
    ],
)
def test_what_is_not_supported_ends_with_a_line_and_2(
    language: str,
    line: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("SOSEI_LANGUAGE", language)
    with pytest.raises(SystemExit) as ended:
        run(refuse)
    assert ended.value.code == 2
    assert capsys.readouterr().err.splitlines() == [line]
