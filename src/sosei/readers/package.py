"""A folder of tables: found by fixed names, or by the resources of its ``datapackage.json``."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sosei.base.errors import Fault, Faults
from sosei.base.provenance import Source

DESCRIPTOR = "datapackage.json"


@dataclass(frozen=True)
class Package:
    """A folder and the files in it that are known by name.

    Attributes
    ----------
    folder : Path
    paths : dict of str to Path
        Path of each known resource that is there.
    resources : dict of str to dict
        What the descriptor says of each, as it stands.
    unknown : tuple of str
        Files that are no resource: reported, not read.
    """

    folder: Path
    paths: dict[str, Path]
    resources: dict[str, dict[str, Any]] = field(default_factory=dict)
    unknown: tuple[str, ...] = ()

    def path(self, resource: str) -> Path:
        """Return where a resource lies, or would lie by its fixed name."""
        return self.paths.get(resource, self.folder / f"{resource}.csv")

    def name(self, resource: str) -> str:
        """Return the file's name within the folder."""
        return self.path(resource).relative_to(self.folder).as_posix()

    def sources(self, resource: str, faults: Faults) -> tuple[Source, ...]:
        """Return the origin of a table; none is a fault."""
        stated = self.resources.get(resource, {}).get("sources", [])
        sources = tuple(
            Source(s["title"], s["publisher"], s["date"], s.get("via", ""))
            for s in stated
            if isinstance(s, dict) and all(s.get(key) for key in ("title", "publisher", "date"))
        )
        if not sources or len(sources) != len(stated):
            faults.add(Fault("source_missing", DESCRIPTOR, None, resource))
        return sources


def open_package(folder: Path, known: tuple[str, ...], faults: Faults) -> Package:
    """Look into a folder.

    Parameters
    ----------
    folder : Path
    known : tuple of str
        Names of the resources that may be there.
    faults : Faults
        Collects a missing folder and a faulty descriptor.
    """
    if not folder.is_dir():
        kind = "file_for_folder" if folder.exists() else "folder_missing"
        faults.add(Fault(kind, str(folder)))
        return Package(folder, {})
    resources = _resources(folder, faults)
    paths = {name: folder / f"{name}.csv" for name in known if (folder / f"{name}.csv").is_file()}
    for name, resource in resources.items():
        path = _inside(folder, resource.get("path"), faults)
        if path is not None and name in known:
            paths[name] = path
    claimed = {path.resolve() for path in paths.values()}
    unknown = tuple(
        path.name
        for path in sorted(folder.iterdir())
        if path.is_file()
        and path.name != DESCRIPTOR
        and path.resolve() not in claimed
        and not path.name.startswith(".")
    )
    return Package(folder, paths, resources, unknown)


def _resources(folder: Path, faults: Faults) -> dict[str, dict[str, Any]]:
    path = folder / DESCRIPTOR
    if not path.is_file():
        return {}
    try:
        stated = json.loads(path.read_text(encoding="utf-8-sig"))["resources"]
        return {resource["name"]: resource for resource in stated}
    except (ValueError, KeyError, TypeError) as error:
        values = {"form": "JSON", "reason": f"{type(error).__name__}: {error}"}
        faults.add(Fault("file_unreadable", DESCRIPTOR, values=values))
        return {}


def _inside(folder: Path, stated: object, faults: Faults) -> Path | None:
    """Return the path of a resource, which must lie inside the folder."""
    path = (folder / str(stated)).resolve()
    if not isinstance(stated, str) or not path.is_relative_to(folder.resolve()):
        faults.add(Fault("path_outside", DESCRIPTOR, values={"path": stated}))
        return None
    return folder / stated
