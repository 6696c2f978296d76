"""An ensemble on a real cluster: the same numbers, even when a worker dies on the way."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from tests.builders import bundle
from tests.command import Command

from sosei.demography.ensemble import blocks as cutting
from sosei.demography.ensemble.blocks import Block, run_here
from sosei.demography.ensemble.draws import Draws
from sosei.demography.ensemble.processes import CENSUSES
from sosei.demography.ensemble.told import Question, Told
from sosei.readers.exchange import read_bundle

if TYPE_CHECKING:
    from distributed import LocalCluster

AREAS = tuple(f"{code:05}" for code in range(1101, 1113))


@pytest.fixture(scope="module")
def cluster() -> Iterator[LocalCluster]:
    """Two worker processes of one thread each."""
    from distributed import LocalCluster  # noqa: PLC0415 - every worker of the tests would load it

    with LocalCluster(
        n_workers=2,
        threads_per_worker=1,
        processes=True,
        dashboard_address="127.0.0.1:0",
        silence_logs=50,
    ) as made:
        yield made


def joined(parts: dict[Block, Told]) -> Any:
    return np.concatenate([parts[block].quantiles for block in sorted(parts)], axis=1)


def test_a_worker_that_dies_changes_no_bit(command: Command, cluster: LocalCluster) -> None:
    from sosei.demography.ensemble.cluster import run_there  # noqa: PLC0415 - as above

    read = read_bundle(bundle(AREAS).write(command.folder / "bundle"), 2045)
    processes = replace(CENSUSES, few=1e9)  # all by chance: blocks take their time
    drawn = [Draws(read.population, read.assumptions, 5, processes)]
    question = Question(8000)
    blocks = [Block(place, (place, place + 1)) for place in range(len(AREAS))]
    address, pid = next(iter(workers(cluster).items()))
    found: dict[Block, Told] = {}
    for block, told in run_there(cluster.scheduler_address, drawn, question, blocks):
        if not found:
            assert at_work(cluster, address)
            os.kill(pid, signal.SIGKILL)
        found[block] = told
    assert set(found) == set(blocks)
    here = dict(run_here(drawn, question, blocks))
    assert np.array_equal(joined(found), joined(here))
    assert pid not in workers(cluster).values()


def workers(cluster: LocalCluster) -> dict[str, int]:
    from distributed import Client  # noqa: PLC0415 - as above

    with Client(cluster, set_as_default=False) as client:
        return dict(client.run(os.getpid))


def at_work(cluster: LocalCluster, address: str) -> bool:
    """Say whether a worker has blocks that are not done."""
    from distributed import Client  # noqa: PLC0415 - as above

    with Client(cluster, set_as_default=False) as client:
        return bool(client.processing()[address])


def test_the_command_writes_the_same_files(
    command: Command, cluster: LocalCluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cutting, "MOST", 4)
    folder = bundle(AREAS).write(command.folder / "bundle")
    written = []
    for name, more in (("here", []), ("there", ["--scheduler", cluster.scheduler_address])):
        output = command.folder / name
        done = command.run("ensemble", folder, "--to", "2030", "-o", output, "--draws", "50", *more)
        assert done.code == 0, done.lines
        written.append({path.name: path.read_bytes() for path in output.iterdir()})
    assert written[0] == written[1]
