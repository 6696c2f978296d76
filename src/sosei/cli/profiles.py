"""``sosei profiles``: the profiles that ship, as CSV on stdout and their sources on stderr."""

from __future__ import annotations

import csv
import sys

from sosei.base.ages import AgeGroups
from sosei.demography.assumed.profiles import PROFILES
from sosei.demography.known.population import SEXES

SHOWN = AgeGroups(5, 90)
"""Age groups that are printed; runs take the profile in their own."""


def print_profiles() -> None:
    """Print profile, sex, age, weight."""
    rows = csv.writer(sys.stdout, lineterminator="\n")
    rows.writerow(["profile", "sex", "age", "weight"])
    for profile in PROFILES.values():
        print(f"{profile.name}: {profile.source}", file=sys.stderr)  # noqa: T201
        weights = profile.on(SHOWN)
        for sex, row in zip(SEXES, weights, strict=True):
            for age, weight in zip(SHOWN.labels, row, strict=True):
                rows.writerow([profile.name, sex, age, repr(float(weight))])
