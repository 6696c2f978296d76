"""A short history of municipalities, and boundaries, as their files write them."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any


def change(day: str, reason: str, old: tuple[str, str], new: tuple[str, str]) -> dict[str, Any]:
    """One change as the file writes it."""
    return {
        "date": day,
        "reason": reason,
        "old": {"code": old[0], "name": old[1]},
        "new": {"code": new[0], "name": new[1]},
    }


AIZU = ("07202", "会津若松市")
HISTORY = [
    change("2005-11-01", "absorption", ("07424", "河東町"), AIZU),
    change("2004-11-01", "abolishmentOfDistrict", ("07380", "北会津郡"), AIZU),
    change("2004-11-01", "absorption", ("07381", "北会津村"), AIZU),
    change("1970-07-01", "changesToCity", ("12304", "我孫子町"), ("12222", "我孫子市")),
    change("2005-10-01", "establishmentOfNewMunicipalityByMerging", ("20441", "明科町"), ("20220", "安曇野市")),
    change("2005-10-01", "establishmentOfNewMunicipalityByMerging", ("20461", "豊科町"), ("20220", "安曇野市")),
    change("2005-09-01", "establishmentOfNewMunicipalityByMerging", ("17383", "富来町"), ("17384", "志賀町")),
    change("2024-01-01", "reorganizationOfWards", ("22136", "浜北区"), ("22139", "浜名区")),
]  # fmt: skip

SQUARE = [[0, 0], [1, 0], [0, 1], [-1, 0], [0, -1]]
"""One arc: steps on the grid from a corner and back to it."""


def write(path: Path, content: object) -> Path:
    """A file of JSON."""
    path.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
    return path


def history(folder: Path, changes: Iterable[dict[str, Any]] = HISTORY) -> Path:
    """A history's file."""
    return write(folder / "changes.json", {"fetched_at": "2026-07-06", "changes": [*changes]})


def area(code: str | None, name: str, within: str | None = None) -> dict[str, Any]:
    """The shape of an area: one square."""
    names = {"N03_003": within, "N03_004": name, "N03_007": code}
    return {"type": "Polygon", "arcs": [[0]], "properties": names}


def boundaries(folder: Path, *shapes: dict[str, Any]) -> Path:
    """The file of boundaries, on a grid of half degrees from 139° E, 37° N."""
    content = {
        "type": "Topology",
        "transform": {"scale": [0.5, 0.5], "translate": [139, 37]},
        "arcs": [SQUARE],
        "objects": {"N03-21_210101": {"type": "GeometryCollection", "geometries": [*shapes]}},
    }
    return write(folder / "b.topo.json", content)
