"""Sheets and charts of xlsxwriter in two things as ours need them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import Any

from xlsxwriter.worksheet import Worksheet


class Sheet(Worksheet):  # type: ignore[misc]
    """A sheet whose formulas are sums and shares: the library looks for 29 newer functions in each of them."""

    def _prepare_formula(self, formula: str, expand_future_functions: bool = False) -> str:  # noqa: ARG002, FBT001, FBT002 - the library's own
        return formula.removeprefix("=")


def in_both_scripts(chart: Any) -> None:
    """Let the type of a chart hold for Japanese too: the library names that of Latin letters alone."""
    chart._write_a_latin = partial(_type, chart)


def _type(chart: Any, attributes: Iterable[tuple[str, object]]) -> None:
    for script in ("a:latin", "a:ea"):
        chart._xml_empty_tag(script, [each for each in attributes if each[0] == "typeface"])
