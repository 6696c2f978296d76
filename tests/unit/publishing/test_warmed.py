"""What is opened before anything is asked for."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from typing import Any

import pytest
import typst
import vl_convert

from sosei.publishing import pictures, warmed


def test_a_chart_is_drawn_and_a_document_set(monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[str] = []

    def told(name: str, work: Callable[..., Any]) -> Callable[..., Any]:
        def doing(*given: Any, **named: Any) -> Any:
            done.append(name)
            return work(*given, **named)

        return doing

    monkeypatch.setattr(vl_convert, "vegalite_to_svg", told("chart", vl_convert.vegalite_to_svg))
    monkeypatch.setattr(typst, "compile", told("document", typst.compile))
    pictures.forget()
    warmed.warm()
    assert done == ["chart", "document"]


def test_who_starts_the_process_beside_imports_neither_engine() -> None:
    asked = "import sys, sosei.publishing.warmed; print({'typst', 'vl_convert'} & set(sys.modules))"
    told = subprocess.run(  # noqa: S603 - our own words
        [sys.executable, "-c", asked], capture_output=True, text=True, check=True
    )
    assert told.stdout.strip() == "set()"
