"""Workbooks as a spreadsheet program sees them: cells, formulas worked out, and cells edited and saved."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from html import escape, unescape
from typing import NamedTuple

_CELL = re.compile(r'<c r="([A-Z]+[0-9]+)"([^>]*?)(?:/>|>(.*?)</c>)', re.DOTALL)
_REFERENCE = re.compile(
    r"(?:'([^']+)'!)?\$?([A-Z]{1,3})\$?([0-9]+)(?::\$?([A-Z]{1,3})\$?([0-9]+))?"
)


class Read(NamedTuple):
    """A cell: its formula, if it is one, and the value that is kept."""

    formula: str
    value: float | str


class Workbook:
    """The cells of a workbook by sheet and place.

    Parameters
    ----------
    content : bytes
    """

    def __init__(self, content: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            self.parts = {name: parts.read(name) for name in parts.namelist()}
        shared = self.parts["xl/sharedStrings.xml"].decode()
        self._shared = [
            unescape("".join(re.findall(r"<t[^>]*>(.*?)</t>", each, re.DOTALL)))
            for each in re.findall(r"<si>(.*?)</si>", shared, re.DOTALL)
        ]
        names = re.findall(r'<sheet name="([^"]+)"', self.parts["xl/workbook.xml"].decode())
        self.files = {unescape(n): f"xl/worksheets/sheet{i}.xml" for i, n in enumerate(names, 1)}
        self.sheets = {name: dict(self._cells(file)) for name, file in self.files.items()}

    def _cells(self, file: str) -> list[tuple[str, Read]]:
        found = []
        for place, about, inside in _CELL.findall(self.parts[file].decode()):
            value = re.search(r"<v>(.*?)</v>", inside)
            if value is None:
                continue
            formula = re.search(r"<f>(.*?)</f>", inside)
            kept = self._shared[int(value[1])] if 't="s"' in about else float(value[1])
            found.append((place, Read(unescape(formula[1]) if formula else "", kept)))
        return found

    def worked_out(self, sheet: str, place: str) -> float:
        """Return what a cell comes to when every formula it rests on is worked out anew."""
        cell = self.sheets[sheet][place]
        if not cell.formula:
            return float(cell.value)
        plain = _REFERENCE.sub(lambda found: self._numbers(sheet, found), cell.formula)
        return float(eval(plain, {"__builtins__": {}}, {"SUM": _sum}))  # noqa: S307 - of our own file

    def _numbers(self, sheet: str, found: re.Match[str]) -> str:
        of, column, row, last_column, last_row = found.groups()
        name = of or sheet
        if last_row is None:
            return repr(self.worked_out(name, f"{column}{row}"))
        columns = range(ord(column), ord(last_column) + 1)
        cells = [f"{chr(c)}{r}" for c in columns for r in range(int(row), int(last_row) + 1)]
        return repr([self.worked_out(name, cell) for cell in cells])

    def place_of(self, sheet: str, words: str) -> str:
        """Return where words stand first."""
        return next(place for place, cell in self.sheets[sheet].items() if cell.value == words)

    def edited(self, sheet: str, cells: Mapping[str, float | str]) -> bytes:
        """Return the workbook with other values in some cells, as it is saved."""
        text = self.parts[self.files[sheet]].decode()
        for place, value in cells.items():
            found = re.search(
                rf'<c r="{place}"( s="[0-9]+")?[^>]*?(?:/>|>.*?</c>)', text, flags=re.DOTALL
            )
            assert found is not None, place
            new = _written(place, found[1] or "", value)
            text = text[: found.start()] + new + text[found.end() :]
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w") as written:
            for name, part in {**self.parts, self.files[sheet]: text.encode()}.items():
                written.writestr(name, part)
        return made.getvalue()


def _written(place: str, style: str, value: float | str) -> str:
    if value == "":
        return f'<c r="{place}"{style}/>'
    if isinstance(value, str):
        return f'<c r="{place}"{style} t="inlineStr"><is><t>{escape(value)}</t></is></c>'
    return f'<c r="{place}"{style}><v>{value!r}</v></c>'


def _sum(*parts: float | list[float]) -> float:
    return sum(sum(part) if isinstance(part, list) else part for part in parts)
