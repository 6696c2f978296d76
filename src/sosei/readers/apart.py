"""``apart.csv``: areas whose errors are told apart, and why (docs/formats.md)."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from sosei.base.errors import Faults
from sosei.base.messages import Both
from sosei.readers.table import read_table

WORD = Both("words", "文字")


def read_apart(path: Path, areas: Sequence[str], faults: Faults) -> dict[str, NDArray[np.bool_]]:
    """Return by reason which areas it names, ``[area]``; nothing if a row is at fault.

    Parameters
    ----------
    path : Path
    areas : sequence of str
        Codes that may be named.
    faults : Faults
        Collects what is wrong: an area that is not there, a row without a reason or told twice.
    """
    own = Faults()
    table = read_table(path, path.name, ("area", "why"), (), own)
    if table is None:
        faults.extend(own)
        return {}
    table.check_unique(("area", "why"), own)
    places = table.places("area", areas, "apart_area", own)
    reasons = table.text("why")
    for place, why in enumerate(reasons):
        if why is None:
            own.add(table.fault("cell_empty", place, "why", number=WORD))
    faults.extend(own)
    if own:
        return {}
    chosen = {str(why): np.zeros(len(areas), dtype=np.bool_) for why in reasons}
    for place, why in zip(places.tolist(), reasons, strict=True):
        chosen[str(why)][place] = True
    return chosen
