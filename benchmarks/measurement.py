"""What one case reports."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Unit = Literal["s", "bytes"]


class Skipped(Exception):  # noqa: N818 - not an error: what the case needs is not here
    """A case that cannot be measured here; the message says what is missing."""


@dataclass(frozen=True)
class Peer:
    """Another way to do the same, measured in the same run.

    Attributes
    ----------
    name : str
    value : float or None
        In the unit of the measurement it stands beside; the median where there are several.
        None: the peer is absent, and the note says why.
    note : str
        What is not alike, such as a sample scaled up.
    """

    name: str
    value: float | None
    note: str = ""


@dataclass(frozen=True)
class Measurement:
    """One figure with its peers and its target.

    Attributes
    ----------
    what : str
        What is measured.
    unit : str
        Seconds or bytes.
    value : float
        Median of the repetitions.
    least, most : float
    repetitions : int
    peers : tuple of Peer
    target : float or None
        None where the issue sets none.
    note : str
    """

    what: str
    unit: Unit
    value: float
    least: float
    most: float
    repetitions: int
    peers: tuple[Peer, ...] = field(default=())
    target: float | None = None
    note: str = ""

    @property
    def met(self) -> bool | None:
        """Whether the median is within the target; None without one."""
        return None if self.target is None else self.value <= self.target
