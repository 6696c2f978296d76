"""Blocks on a ``dask.distributed`` cluster, one task each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from distributed import Client, as_completed

from sosei.demography.ensemble.blocks import Block, run_one
from sosei.demography.ensemble.draws import Draws
from sosei.demography.ensemble.told import Question, Told

PATIENCE = 5
"""Seconds that a scheduler has to answer."""


def run_there(
    address: str, scenarios: Sequence[Draws], question: Question, blocks: Sequence[Block]
) -> Iterator[tuple[Block, Told]]:
    """Run blocks on the workers of a scheduler, as they are done; the order is any.

    A block whose worker dies is run again on another one, with the same draws.

    Parameters
    ----------
    address : str
        Of the scheduler, such as ``tcp://127.0.0.1:8786``.
    scenarios : sequence of Draws
    question : Question
    blocks : sequence of Block

    Raises
    ------
    OSError
        If no scheduler answers.
    """
    with _connected(address) as client:
        waiting = {}
        for block in blocks:
            cut = [draws.of_areas(block.areas) for draws in scenarios]
            waiting[client.submit(run_one, cut, question, pure=False, retries=3)] = block
        for done in as_completed(list(waiting), loop=client.loop):
            yield waiting.pop(done), done.result()


def _connected(address: str) -> Client:
    try:
        return Client(address, set_as_default=False, timeout=PATIENCE)
    except ValueError as error:  # no address at all
        raise OSError(str(error)) from error
