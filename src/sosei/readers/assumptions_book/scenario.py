"""Cells of the sheet of assumptions as scenarios; every fault names the cell where it is mended."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from sosei.base.errors import Fault, Faults, InputError
from sosei.readers.assumptions_book.form import CHOICES, said
from sosei.readers.forms import fill
from sosei.readers.scenario_file import ScenarioFile, ScenarioForm, scenarios_of


@dataclass(frozen=True)
class Open:
    """A cell that may be edited.

    Attributes
    ----------
    place, scenario, field : str
    number : int
        Its place in its row.
    written, text : str
        As it was written, and as it is now.
    """

    place: str
    scenario: str
    field: str
    number: int
    written: str
    text: str

    def as_written(self) -> Open:
        """Return the cell before it was edited."""
        return replace(self, text=self.written)


def forms(
    opened: Sequence[Open], base: int, path: Path, sheet: str, faults: Faults
) -> dict[str, ScenarioForm]:
    """Return the scenarios of a sheet by name; empty if they have faults.

    Parameters
    ----------
    opened : sequence of Open
    base : int
        Base year: no path starts before it.
    path : Path
        Beside which files of profiles lie.
    sheet : str
        What faults call the sheet.
    faults : Faults
        Collects them.
    """
    content: dict[str, Any] = {}
    places: dict[str, str] = {}
    own = Faults()
    for name in dict.fromkeys(each.scenario for each in opened):
        built = _Built(name, opened, sheet, own)
        content[name] = built.content()
        places |= built.places
    if not own:
        try:
            form = fill(ScenarioFile, {"scenario": content}, path.name)
            scenarios_of(form.scenario, base, path)
            return dict(form.scenario)
        except InputError as error:
            own.extend(_placed(fault, places, sheet) for fault in error.faults)
    faults.extend(own)
    return {}


def _placed(fault: Fault, places: Mapping[str, str], sheet: str) -> Fault:
    key = fault.column or ""
    while key and key not in places:
        key = key.rpartition(".")[0]
    return replace(fault, file=sheet, row=None, column=places.get(key, fault.column))


class _Built:
    """One scenario as a TOML file would hold it."""

    def __init__(self, name: str, opened: Iterable[Open], sheet: str, faults: Faults) -> None:
        self.name, self.sheet, self.faults = name, sheet, faults
        self.cells = {(e.field, e.number): e for e in opened if e.scenario == name}
        self.places: dict[str, str] = {}

    def content(self) -> dict[str, Any]:
        """Return its keys; those that nothing is said of are left out."""
        found = {
            "tfr": self._path("tfr", "tfr"),
            "tfr_at": self._choice("tfr.at", 0, "tfr_at"),
            "migration": self._migration(),
            "arrivals": self._arrivals(),
        }
        if found["tfr_at"] and not found["tfr"]:
            self._fault("assumptions_half", self.cells["tfr.year", 0])
        return {key: value for key, value in found.items() if value}

    def _path(self, of: str, key: str) -> dict[str, float]:
        path: dict[str, float] = {}
        for number in self._numbers(f"{of}.year"):
            year, value = (self.cells[f"{of}.{part}", number] for part in ("year", "value"))
            if not self._both(year, value):
                continue
            if len(year.text) != 4 or not year.text.isdecimal():
                self._fault("assumptions_year", year, found=year.text)
            elif year.text in path:
                self._fault("assumptions_twice", year, found=year.text)
            else:
                self.places[f"scenario.{self.name}.{key}.{year.text}"] = value.place
                path[year.text] = self._number(value)
        return path

    def _migration(self) -> dict[str, Any]:
        path = self._path("migration", "migration")
        key = "migration"
        told = {
            part: self._choice(f"migration.{part}", 0, f"{key}.{part}")
            for part in ("rule", "at", "profile")
        }
        found = {part: word for part, word in told.items() if word}
        if path and not told["rule"]:
            self._fault("assumptions_half", self.cells["migration.rule", 0])
        if found and not path:
            self._fault("assumptions_half", self.cells["migration.year", 0])
        return found | path

    def _arrivals(self) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = []
        for number in self._numbers("arrivals.from"):
            parts = [self.cells[f"arrivals.{part}", number] for part in ("from", "to", "per_year")]
            profile = self.cells["arrivals.profile", number]
            if not self._both(*parts, profile):
                continue
            key = f"arrivals.{len(found)}"
            for name, cell in zip(("from", "to", "per_year"), parts, strict=True):
                self.places[f"scenario.{self.name}.{key}.{name}"] = cell.place
            start, end, count = map(self._number, parts)
            profiled = self._choice("arrivals.profile", number, f"{key}.profile")
            found.append({"from": start, "to": end, "per_year": count, "profile": profiled})
        return found

    def _both(self, *parts: Open) -> bool:
        """Whether all cells that belong together are filled in; one that lacks is a fault."""
        filled = [bool(part.text) for part in parts]
        if any(filled) and not all(filled):
            for part in parts:
                if not part.text:
                    self._fault("assumptions_half", part)
        return all(filled)

    def _choice(self, field: str, number: int, key: str) -> str:
        cell, words = self.cells[field, number], CHOICES[field]
        self.places[f"scenario.{self.name}.{key}"] = cell.place
        if not cell.text:
            return ""
        for code in words:
            if cell.text in said(code, words):
                return code
        if not (field.endswith("profile") and cell.text.endswith(".csv")):
            listed = " / ".join(both.ja for both in words.values())
            self._fault("assumptions_choice", cell, found=cell.text, known=listed)
        return cell.text

    def _number(self, cell: Open) -> float:
        try:
            return float(cell.text.replace(",", ""))
        except ValueError:
            self._fault("assumptions_number", cell, found=cell.text)
            return 0.0

    def _numbers(self, field: str) -> list[int]:
        return [number for name, number in self.cells if name == field]

    def _fault(self, kind: str, cell: Open, **values: object) -> None:
        self.faults.add(Fault(kind, self.sheet, None, cell.place, values))
