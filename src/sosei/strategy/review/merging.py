"""Two people wrote the same report: field by field what was before, what is there now, and what is mine."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum


class Side(StrEnum):
    """Whose text is taken."""

    THEIRS = "theirs"
    MINE = "mine"


@dataclass(frozen=True, slots=True)
class Differing:
    """One field in which mine is not what is there now.

    Attributes
    ----------
    name : str
    before, theirs, mine : str
        As I saw it; as it is there now; as I wrote it.
    """

    name: str
    before: str
    theirs: str
    mine: str

    @property
    def side(self) -> Side | None:
        """Whose is taken: of the one who changed it; None where both did, and a person must choose."""
        if _plain(self.mine) == _plain(self.before):
            return Side.THEIRS
        return Side.MINE if _plain(self.theirs) == _plain(self.before) else None


def differing(
    names: Iterable[str],
    before: Mapping[str, str],
    theirs: Mapping[str, str],
    mine: Mapping[str, str],
) -> tuple[Differing, ...]:
    """Return the fields in which mine is not what is there now, in their order.

    Parameters
    ----------
    names : iterable of str
        Of all fields.
    before, theirs, mine : mapping of str to str
        What is not there is empty.
    """
    found = (
        Differing(name, *(each.get(name, "") for each in (before, theirs, mine))) for name in names
    )
    return tuple(each for each in found if _plain(each.theirs) != _plain(each.mine))


def merged(
    theirs: Mapping[str, str], found: Iterable[Differing], chosen: Mapping[str, Side]
) -> dict[str, str]:
    """Return the fields with what was chosen; where nothing was, with that of the one who changed it.

    Parameters
    ----------
    theirs : mapping of str to str
        As it is there now.
    found : iterable of Differing
    chosen : mapping of str to Side
        At least for every field that both changed.

    Raises
    ------
    KeyError
        If a field that both changed has no choice.
    """
    own = dict(theirs)
    for each in found:
        side = chosen.get(each.name) or each.side
        if side is None:
            raise KeyError(each.name)
        own[each.name] = each.mine if side is Side.MINE else each.theirs
    return own


def _plain(text: str) -> str:
    """Return a text as it is compared: browsers send other line ends than they were given."""
    return text.replace("\r\n", "\n").strip()
