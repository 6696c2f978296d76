"""Names of a town's districts, as other files of the town may use them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from sosei.base.errors import Faults
from sosei.readers.districts import COLUMNS, Districts
from sosei.readers.districts_merged import merged_districts
from sosei.readers.table import read_table


@dataclass(frozen=True)
class DistrictNames:
    """What a file of districts names.

    Attributes
    ----------
    file : str
        The file, as the user knows it.
    told : mapping of str to str
        District → the one that it is carried under.
    complete : bool
        Whether these are all; else another name may be a district too, and is believed.
    """

    file: str
    told: Mapping[str, str]
    complete: bool = True

    def carrying(self, district: str) -> str | None:
        """Return the district that this one is carried under; None if the file names no such district."""
        return self.told.get(district, None if self.complete else district)


def district_names(path: Path, read: Districts | None) -> DistrictNames:
    """Return the names of a file of districts, faulty or not.

    Parameters
    ----------
    path : Path
    read : Districts or None
        What was read from it; None: it has faults, all told already.
    """
    if read is not None:
        return DistrictNames(path.name, read.told)
    unsaid = Faults()
    table = read_table(path, path.name, COLUMNS, ("merged_into",), unsaid)
    merged = None if table is None else merged_districts(table, unsaid)
    if table is None or merged is None:
        return DistrictNames(path.name, {}, complete=False)
    return DistrictNames(path.name, merged.told, None not in table.text("district"))
