"""Finished blocks of an ensemble, kept while it works, so that a stop loses little."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path

import numpy as np

from sosei.base.errors import Fault, InputError
from sosei.demography.ensemble.blocks import Block
from sosei.demography.ensemble.draws import Draws
from sosei.demography.ensemble.told import Question, Told

FOLDER, MANIFEST = "ensemble-blocks", "manifest.json"


@dataclass(frozen=True)
class Kept:
    """The blocks of one run.

    Attributes
    ----------
    folder : Path
    run : str
        Digest of everything that the numbers depend on.
    """

    folder: Path
    run: str

    @classmethod
    def of(cls, output: Path, drawn: Sequence[Draws], question: Question) -> Kept:
        """Return the place of a run's blocks.

        Raises
        ------
        InputError
            If blocks of another run lie there.
        """
        kept = cls(output / FOLDER, _digest(drawn, question))
        manifest = kept.folder / MANIFEST
        if manifest.exists() and json.loads(manifest.read_text("utf-8")).get("run") != kept.run:
            raise InputError([Fault("ensemble_blocks", str(kept.folder))])
        return kept

    def begin(self) -> None:
        """Make the folder and say what its blocks are of."""
        self.folder.mkdir(parents=True, exist_ok=True)
        told = json.dumps({"run": self.run, "sosei": version("sosei")}, indent=1)
        (self.folder / MANIFEST).write_text(told + "\n", "utf-8")

    def has(self, block: Block) -> bool:
        """Say whether a block is done."""
        return self._file(block).exists()

    def keep(self, block: Block, told: Told) -> None:
        """Keep a block: whole, or not at all."""
        unfinished = self._file(block).with_suffix(".part")
        with unfinished.open("wb") as stream:
            np.savez(stream, quantiles=told.quantiles, chances=told.chances)
        os.replace(unfinished, self._file(block))

    def joined(self, blocks: Sequence[Block]) -> Told:
        """Return all blocks as one, in the order of the areas."""
        parts = [np.load(self._file(block)) for block in blocks]
        return Told(
            np.concatenate([part["quantiles"] for part in parts], axis=1),
            np.concatenate([part["chances"] for part in parts], axis=2),
        )

    def remove(self) -> None:
        """Remove the blocks: the run is written."""
        shutil.rmtree(self.folder, ignore_errors=True)

    def _file(self, block: Block) -> Path:
        return self.folder / f"{block.place:05}.npz"


def _digest(drawn: Sequence[Draws], question: Question) -> str:
    """Hash rates, areas, draws, seed, processes and question."""
    digest = blake2b(digest_size=16)
    for draws in drawn:
        for array in (*draws.inputs, *draws.who):
            digest.update(str(array.shape).encode())
            digest.update(np.ascontiguousarray(array).tobytes())
        words = (draws.base.areas, draws.base.year, draws.processes, draws.keep)
        digest.update(repr(words).encode())
    digest.update(repr((question, version("sosei"))).encode())
    return digest.hexdigest()
