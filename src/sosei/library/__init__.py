"""The store of official figures: blocks in a folder, each figure followed to its cell."""

from __future__ import annotations

from sosei.library.adding import Kind, Outcome
from sosei.library.figures import Figures
from sosei.library.index import Entry
from sosei.library.library import Library
from sosei.library.trace import Cell, CellKey

__all__ = ["Cell", "CellKey", "Entry", "Figures", "Kind", "Library", "Outcome"]
