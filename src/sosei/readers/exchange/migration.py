"""``net_migration.csv``, or ``out_rates.csv`` with ``in_shares.csv``."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from sosei.base.arrays import Array
from sosei.base.errors import Fault, Faults
from sosei.base.messages import Both
from sosei.demography.assumed.flows import GrossFlows
from sosei.demography.known.population import SEXES
from sosei.readers.exchange.base import Base, Grid
from sosei.readers.exchange.rates import by_cell, one_form
from sosei.readers.table import Bounds, Table

RATE = Bounds(Both("a rate, such as -0.031", "-0.031 のような率"))
COUNT = Bounds(Both("a number of persons, such as -120", "-120 のような人数"))
OUT_RATE = Bounds(Both("a share of leavers from 0 to 1", "0 から 1 までの転出率"), low=0, high=1)
IN_SHARE = Bounds(Both("a share of the pool from 0 to 1", "0 から 1 までの配分率"), low=0, high=1)

POOL_ERROR = 1e-6
"""How far the shares of a cell may be from 1 together."""


class Migration(NamedTuple):
    """Migration in one form; None where it is of another, or faulty."""

    net_rate: Array | None = None
    net_count: Array | None = None
    gross: GrossFlows | None = None


def read_net(table: Table | None, base: Base, faults: Faults) -> Migration:
    """Read net migration as rates or as counts."""
    form = None if table is None else one_form(table, "net_rate", "net_count", faults)
    if form == "net_rate":
        return Migration(net_rate=by_cell(table, "net_rate", RATE, base, faults))
    if form == "net_count":
        return Migration(net_count=by_cell(table, "net_count", COUNT, base, faults))
    return Migration()


def read_gross(out: Table | None, shares: Table | None, base: Base, faults: Faults) -> Migration:
    """Read out-rates and the shares of the common pool, which add to 1 over the areas."""
    out_rate = by_cell(out, "out_rate", OUT_RATE, base, faults)
    in_share = by_cell(shares, "in_share", IN_SHARE, base, faults)
    grid = base.grid
    if out_rate is None or in_share is None or grid is None or shares is None:
        return Migration()
    _check_pool(out_rate, in_share, shares.name, grid, faults)
    return Migration(gross=GrossFlows(out_rate, in_share))


def _check_pool(out_rate: Array, in_share: Array, name: str, grid: Grid, faults: Faults) -> None:
    """Report cells whose leavers would not all arrive somewhere."""
    together = in_share.sum(axis=3)
    leaves = (out_rate > 0).any(axis=3)
    for step, sex, age in np.argwhere(leaves & (np.abs(together - 1) > POOL_ERROR)):
        cell = f"{grid.starts[step]}, {SEXES[sex]}, {grid.moving[age]}"
        values = {"cell": cell, "sum": f"{together[step, sex, age]:.6g}"}
        faults.add(Fault("shares_not_one", name, None, "in_share", values))
