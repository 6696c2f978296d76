"""What was uploaded and is not taken in yet: kept among the uploads under a name of our own, for its owner alone."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from uuid import uuid4

from django.conf import settings

from sosei.strategy.writing import Grid

NAME = re.compile(r"[0-9a-f]{32}")


def keep(strategy: int, by: str, grids: Mapping[str, Grid]) -> str:
    """Keep tables until they are taken in or swept away; return their name."""
    name = uuid4().hex
    told = {"strategy": strategy, "by": by, "grids": grids}
    _path(name).write_text(json.dumps(told, ensure_ascii=False), encoding="utf-8")
    return name


def kept(name: str, strategy: int, by: str) -> Mapping[str, Grid] | None:
    """Return kept tables; None if they are not there any more, or of somebody else."""
    if not NAME.fullmatch(name) or not _path(name).is_file():
        return None
    told = json.loads(_path(name).read_text(encoding="utf-8"))
    grids: Mapping[str, Grid] = told["grids"]
    return grids if (told["strategy"], told["by"]) == (strategy, by) else None


def drop(name: str) -> None:
    """Let kept tables go."""
    _path(name).unlink(missing_ok=True)


def _path(name: str) -> Path:
    return Path(settings.UPLOADS) / f"plan-{name}.json"
