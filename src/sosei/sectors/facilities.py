"""Public facilities: what renewing them costs each year, in all and per resident."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from sosei.base.arrays import Array, frozen
from sosei.base.errors import Faults
from sosei.base.messages import Both
from sosei.readers.table import Bounds, read_table
from sosei.sectors.demand import Demand, RateMissing, Told
from sosei.sectors.driver import Driver
from sosei.sectors.rates import Rate, Rates

FIELD = "town"
RENOVATED_AT, RENOVATING = 30, 2
REBUILT_AT, REBUILDING = 60, 3
LATE_TO, LATE_OVER = 50, 10
"""Rule of the software: years of age, and years that the work is spread over."""

AREA = Bounds(Both("a floor area in ㎡, above 0", "0 より大きい延床面積（㎡）"), low=1e-9)
WORD = Both("a word", "文字")


@dataclass(frozen=True)
class Facility:
    """One building: its kind as the rates name it, floor area in ㎡, years; `renovated` None: never."""

    name: str
    kind: str
    floor_area: float
    built: int
    renovated: int | None


def renewals(facility: Facility, base: int, horizon: int) -> tuple[Array, Array]:
    """Return the share of the building that is renovated and rebuilt in each year after the base.

    Parameters
    ----------
    facility : Facility
    base, horizon : int
        The first year told is base + 1, the last is the horizon.

    Returns
    -------
    renovated, rebuilt : Array
        ``[year]``, shares of the floor area.

    Source
    ------
    公共施設等更新費用試算ソフト（総務省）, METHOD 7: renovation in the 30th year over 2 years, rebuilding in
    the 60th over 3; 31–50 years old and never renovated: spread over the first 10 years. Above 60: rebuilding
    is spread over the first 10 (ours; it is overdue).
    """
    years = horizon - base
    renovated, rebuilt = np.zeros(years), np.zeros(years)
    built, done = facility.built, facility.renovated is not None
    while built + RENOVATED_AT <= horizon:
        if not done:
            _put(renovated, built + RENOVATED_AT - base, RENOVATING, last=LATE_TO - RENOVATED_AT)
        late = built + REBUILT_AT <= base
        _put(rebuilt, built + REBUILT_AT - base, REBUILDING, last=None)
        built, done = (base + LATE_OVER if late else built + REBUILT_AT), False
    return frozen(renovated), frozen(rebuilt)


def _put(shares: Array, first: int, over: int, *, last: int | None) -> None:
    """Spread work from its first year on; what is overdue over ten years, unless it is past `last` years late."""
    if first >= 1:
        own = slice(first - 1, first - 1 + over)
        shares[own] += 1 / over
    elif last is None or -first <= last:
        shares[:LATE_OVER] += 1 / LATE_OVER


def renewal_costs(
    facilities: Sequence[Facility], renovation: Rate, rebuilding: Rate, base: int, horizon: int
) -> dict[str, Array]:
    """Return yen of each year after the base by kind of facility, ``[year]``.

    Raises
    ------
    KeyError
        If a kind has no cost; the argument is the kind.
    """
    costs: dict[str, Array] = {}
    prices = [
        dict(zip(rate.items, rate.plain([base])[0], strict=True))
        for rate in (renovation, rebuilding)
    ]
    for facility in facilities:
        shares = renewals(facility, base, horizon)
        own = sum(
            share * facility.floor_area * price[facility.kind]
            for share, price in zip(shares, prices, strict=True)
        )
        costs[facility.kind] = costs.get(facility.kind, np.zeros(horizon - base)) + own
    return costs


def facility_demand(
    driver: Driver, facilities: Sequence[Facility], rates: Rates
) -> tuple[Told, ...]:
    """Return floor area and yearly renewal cost: facilities held, and facilities per resident held.

    The cost of a year told is the mean of the years since the one told before. *Per resident held* is the
    floor area, and its cost, that falls as the population does.

    Parameters
    ----------
    driver : Driver
        Of one area.
    facilities : sequence of Facility
    rates : Rates
        ``renovation`` and ``rebuilding``.
    """
    keys = ("renovation", "rebuilding")
    given = [rates.get(key) for key in keys]
    if given[0] is None or given[1] is None:
        return tuple(
            RateMissing(FIELD, key) for key, rate in zip(keys, given, strict=True) if rate is None
        )
    years, origin = driver.years, given[0].origin
    costs = renewal_costs(facilities, given[0], given[1], years[0], years[-1])
    by_kind = {kind: _means(cost, years)[:, None] for kind, cost in costs.items()}
    everything = np.sum(list(by_kind.values()), axis=0)
    residents = driver.total
    kept = residents / residents[0]
    area = np.full_like(residents, sum(facility.floor_area for facility in facilities))
    return (
        Demand(FIELD, "floor_area", area, "m2"),
        Demand(FIELD, "floor_area_per_resident", area / residents, "m2/person"),
        Demand(FIELD, "floor_area_per_resident_held", area * kept, "m2"),
        *(
            Demand(FIELD, f"renewal:{kind}", cost, "yen/year", origin)
            for kind, cost in by_kind.items()
        ),
        Demand(FIELD, "renewal", everything, "yen/year", origin),
        Demand(FIELD, "renewal_per_resident", everything / residents, "yen/person/year", origin),
        Demand(FIELD, "renewal_per_resident_held", everything * kept, "yen/year", origin),
    )


def _means(cost: Array, years: Sequence[int]) -> Array:
    """Mean cost of the years since the year told before; not a number at the base, ``[year]``."""
    bounds = np.subtract(years, years[0])
    means = [cost[low:high].mean() for low, high in itertools.pairwise(bounds)]
    return np.array([np.nan, *means])


def read_facilities(
    path: Path, kinds: Sequence[str], base: int, faults: Faults
) -> tuple[Facility, ...]:
    """Read ``facilities.csv``; nothing if any row is at fault.

    Parameters
    ----------
    path : Path
    kinds : sequence of str
        Kinds that have a cost.
    base : int
        Year of the study's base: nothing is built or renovated after it.
    faults : Faults
        Collects what is wrong.
    """
    own = Faults()
    columns = ("facility", "kind", "floor_area", "built")
    table = read_table(path, path.name, columns, ("renovated",), own)
    if table is None:
        faults.extend(own)
        return ()
    table.check_unique(("facility",), own)
    table.places("kind", kinds, "word_unknown", own, choices=", ".join(kinds))
    areas, built = table.numbers("floor_area", AREA, own), table.years("built", own)
    renovated = table.years("renovated", own, optional=True)
    for place, name in enumerate(table.text("facility")):
        if name is None:
            own.add(table.fault("cell_empty", place, "facility", number=WORD))
        if built[place] > base or renovated[place] > base or renovated[place] <= built[place]:
            done = "—" if np.isnan(renovated[place]) else int(renovated[place])
            values = {"facility": name, "built": f"{built[place]:.0f}", "base": base}
            own.add(table.fault("facility_years", place, "built", renovated=done, **values))
    faults.extend(own)
    names, words = table.text("facility"), table.text("kind")
    return (
        ()
        if own
        else tuple(
            Facility(
                str(names[place]),
                str(words[place]),
                float(areas[place]),
                int(built[place]),
                None if np.isnan(renovated[place]) else int(renovated[place]),
            )
            for place in range(len(table))
        )
    )
