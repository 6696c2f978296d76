"""The districts that a municipality gave, carried through the scenarios of a run."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from sosei.web.places import load
from sosei.web.places.subjects import Subject
from sosei.web.studies.placed import NAME

if TYPE_CHECKING:
    import polars as pl

    from sosei.demography.engine.projection import Projection
    from sosei.publishing.sections.districts_told import DistrictsTold
    from sosei.studies.districts import DistrictsRead
    from sosei.studies.result import VisionResult
    from sosei.web.studies.models import Run

PROFILE = "family"
"""Sex and age of the settlers."""


def read_of(result: VisionResult) -> DistrictsRead | None:
    """Return the districts of a result's municipality; None where none were given.

    Raises
    ------
    InputError
        If they do not fit the base of this result.
    """
    saved = load.saved(result.area)
    if Subject.DISTRICTS not in saved:
        return None
    return load.own_of(result, saved).districts


def told(run: Run, result: VisionResult, scenario: str) -> DistrictsTold:
    """Return what is known of the districts in one scenario.

    Raises
    ------
    LookupError
        If no districts were given.
    """
    from sosei.demography.assumed.profiles import PROFILES  # noqa: PLC0415 - where it is needed
    from sosei.publishing.sections.districts_told import DistrictsTold  # noqa: PLC0415
    from sosei.publishing.wording import scenario as words  # noqa: PLC0415
    from sosei.studies.districts import district_tables  # noqa: PLC0415

    read = read_of(result)
    if read is None:
        raise LookupError(f"no districts of {result.area}")
    town = _projected(run.text, result.address)[scenario]
    carried = read.town.carried(town)
    rates = load.used(load.own_of(result, load.saved(result.area)))
    tables = district_tables(read, town, carried, PROFILES[PROFILE], rates)
    return DistrictsTold(words(result, scenario), read.town, carried, tables)


def table(run: Run, result: VisionResult, name: str) -> pl.DataFrame | None:
    """Return a table with every scenario; None where there is none of this name."""
    import polars as pl  # noqa: PLC0415

    parts = []
    for each in result.scenarios:
        own = told(run, result, str(each["name"])).tables
        if name not in own:
            return None
        parts.append(own[name].select(pl.lit(each["name"]).alias("scenario"), pl.all()))
    return pl.concat(parts)


@lru_cache(maxsize=8)
def _projected(text: str, address: str) -> dict[str, Projection]:
    """Project the scenarios of a run once."""
    from sosei.studies.reading import read_form  # noqa: PLC0415
    from sosei.studies.towns import towns_of  # noqa: PLC0415
    from sosei.web.visions import load as visions  # noqa: PLC0415

    return towns_of(visions.result(address), read_form(text, NAME))
