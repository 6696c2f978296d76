"""Texts of a municipality's own files → rates, series, facilities; every fault at once, in its owner's names."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings

from sosei.base.errors import Faults, InputError
from sosei.web.data.names import named_faults
from sosei.web.places.incoming import Sent
from sosei.web.places.subjects import FILES, Subject

if TYPE_CHECKING:
    from sosei.demography.known.population import Population
    from sosei.sectors.facilities import Facility
    from sosei.sectors.given import Given
    from sosei.sectors.observed import Observed
    from sosei.sectors.rates import Rate
    from sosei.studies.districts import DistrictsRead


@dataclass(frozen=True)
class Own:
    """What a municipality gave of itself."""

    rates: Mapping[str, Rate]
    observed: tuple[Observed, ...]
    given: Given
    districts: DistrictsRead | None


def read(sent: Mapping[Subject, Sent], base: Population, within: float) -> Own:
    """Read what a municipality gave.

    Parameters
    ----------
    sent : mapping of Subject to files
    base : Population
        Of the municipality, in the base year of the projection: no facility is younger, and the districts make
        it up.
    within : float
        Share by which the districts may differ from it.

    Raises
    ------
    InputError
        With every fault of all files.
    """
    faults = Faults()
    with tempfile.TemporaryDirectory(dir=settings.UPLOADS) as folder:
        paths = _written(sent, Path(folder))
        own = _read(paths, base, within, faults)
    if faults:
        named = tuple(faults)
        for files in sent.values():
            for name, file in files.items():
                named = named_faults(named, name, file["name"])
        raise InputError(named)
    return own


def _read(paths: Mapping[str, Path], base: Population, within: float, faults: Faults) -> Own:
    from sosei.sectors.observed import read_observed  # noqa: PLC0415 - polars: only where needed
    from sosei.sectors.rate_file import read_rates  # noqa: PLC0415

    rates = read_rates(paths["rates.csv"], faults) if "rates.csv" in paths else {}
    observed = (
        read_observed(paths["observed.csv"], faults, base.areas[0])
        if "observed.csv" in paths
        else []
    )
    given = _given(paths, base, rates, faults)
    return Own(rates, tuple(observed), given, _districts(paths, base, within, faults))


def _given(
    paths: Mapping[str, Path], base: Population, rates: Mapping[str, Rate], faults: Faults
) -> Given:
    """Read the list of facilities, and workers by industry and age."""
    from sosei.sectors.facilities import read_facilities  # noqa: PLC0415 - polars: only where needed
    from sosei.sectors.given import Given  # noqa: PLC0415
    from sosei.sectors.industry_file import read_industry_workers  # noqa: PLC0415
    from sosei.sectors.rate_file import shipped_rates  # noqa: PLC0415

    facilities: tuple[Facility, ...] = ()
    workers = None
    if "facilities.csv" in paths:
        kinds = shipped_rates().replaced(rates).require("rebuilding").items
        facilities = read_facilities(paths["facilities.csv"], kinds, base.year, faults)
    if "industries.csv" in paths:
        workers = read_industry_workers(
            paths["industries.csv"], base.year, base.ages, base.areas[0], faults
        )
    return Given(facilities, workers)


def _districts(
    paths: Mapping[str, Path], base: Population, within: float, faults: Faults
) -> DistrictsRead | None:
    from sosei.studies.districts import DistrictFiles, read_town_districts  # noqa: PLC0415

    if "districts.csv" not in paths:
        return None
    others = (paths.get(each.name) for each in FILES[Subject.DISTRICTS][1:])
    files = DistrictFiles(paths["districts.csv"], *others)
    return read_town_districts(files, base, within, faults)


def _written(sent: Mapping[Subject, Sent], folder: Path) -> dict[str, Path]:
    paths = {}
    for files in sent.values():
        for name, file in files.items():
            paths[name] = folder / name
            paths[name].write_text(file["text"], encoding="utf-8", newline="")
    return paths
