"""The demonstration's library: the sample town's figures, so that its study can be run again."""

from __future__ import annotations

from pathlib import Path

from sosei.base.areas import Area
from sosei.web.data import actions
from sosei.web.data.load import library
from sosei.web.people.actor import Actor


def store(folder: Path, area: Area, by: Actor) -> None:
    """Take the figures of a folder into the library; those that are there stay as they are.

    Parameters
    ----------
    folder : Path
        Tables of a study, as they ship.
    area : Area
        Whose they are.
    by : Actor
    """
    from sosei.library.adding import Kind  # noqa: PLC0415 - polars: only where it is needed
    from sosei.studies.held.blocks import blocks_of  # noqa: PLC0415

    blocks = blocks_of(folder, area)
    taken = [
        (block.file, block, outcome)
        for block, outcome in zip(blocks, library().add(blocks, by.id), strict=True)
        if outcome.kind is not Kind.ALREADY_THERE
    ]
    if taken:
        actions.added(taken=taken, by=by)
