"""A profile of one's own: a CSV file of sex, age and weight."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from sosei.base.ages import AgeGroups
from sosei.base.errors import AgeGroupsError, Fault, Faults
from sosei.base.messages import Both
from sosei.demography.assumed.profiles import Profile
from sosei.demography.known.population import SEXES
from sosei.readers.table import Bounds, read_table

WEIGHT = Bounds(Both("a weight ≥ 0", "0 以上の重み"), low=0)
SUM_ERROR = 1e-6
"""How far the weights may be from 1 together."""


def read_profile(path: Path, name: str, faults: Faults) -> Profile | None:
    """Read weights by sex and age; cells that are not listed weigh nothing.

    Parameters
    ----------
    path : Path
    name : str
        The file, as the scenario names it.
    faults : Faults
        Collects what is wrong.
    """
    own = Faults()
    table = read_table(path, name, ("sex", "age", "weight"), (), own)
    profile = None
    if table is not None:
        weights = table.numbers("weight", WEIGHT, own)
        sexes = table.places("sex", SEXES, "sex_unknown", own)
        table.check_unique(("sex", "age"), own)
        labels = [label or "" for label in table.text("age")]
        try:
            ages = AgeGroups.from_labels(labels)
        except AgeGroupsError as error:
            own.add(Fault("ages_faulty", name, None, "age", {"reason": error.words}))
        else:
            cells = np.zeros((len(SEXES), len(ages)))
            cells[sexes, [ages.positions[label] for label in labels]] = weights
            if not own and abs(cells.sum() - 1) > SUM_ERROR:
                own.add(Fault("profile_sum", name, None, "weight", {"sum": f"{cells.sum():.6g}"}))
            profile = None if own else Profile(name, cells, ages, name)
    faults.extend(own)
    return profile
