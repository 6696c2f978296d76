"""Districts whose figures are withheld (秘匿) and told together with another's (合算)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping


def merged_names(
    names: Iterable[str], merged_into: Mapping[str, str]
) -> tuple[dict[str, str], tuple[str, ...]]:
    """Return, of each district, the one that its persons are told in.

    Parameters
    ----------
    names : iterable of str
        Every district.
    merged_into : mapping of str to str
        Withheld district → the one that the note of the statistic names.

    Returns
    -------
    told : dict of str to str
        District → where it is told: itself, unless it is withheld.
    lost : tuple of str
        Districts that lead to a name that is not there, or in a circle.
    """
    known = dict.fromkeys(names)
    ends = {name: _end(name, merged_into) for name in known}
    told = {name: end for name, end in ends.items() if end in known}
    return told, tuple(name for name in known if name not in told)


def _end(name: str, merged_into: Mapping[str, str]) -> str | None:
    """Follow a district to where it is told; None in a circle."""
    seen = {name}
    while name in merged_into:
        name = merged_into[name]
        if name in seen:
            return None
        seen.add(name)
    return name
