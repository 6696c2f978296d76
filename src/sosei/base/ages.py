"""Age groups: consecutive groups of one width, the last one open."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from sosei.base.errors import AgeGroupsError

_AGE = "0|[1-9][0-9]{0,2}"
_GROUP = re.compile(rf"(?P<lower>{_AGE})(?:-(?P<upper>{_AGE})|(?P<open>\+))?")


def parse_age_label(label: str) -> tuple[int, int | None]:
    """Read one label: ``"15-19"`` is (15, 20), ``"15"`` is (15, 16), ``"90+"`` is (90, None).

    Returns
    -------
    tuple of int and int or None
        Lower bound in years, and the age at which the next group starts (None if open).

    Raises
    ------
    AgeGroupsError
        If the label is none of the three forms.
    """
    match = _GROUP.fullmatch(label)
    if match is None:
        raise AgeGroupsError(f'"{label}" is not an age group such as 0-4, 15 or 90+')
    lower = int(match["lower"])
    if match["open"]:
        return lower, None
    upper = int(match["upper"]) if match["upper"] else lower
    if upper < lower:
        raise AgeGroupsError(f'"{label}" ends before it starts')
    return lower, upper + 1


def _not_consecutive(label: str, lower: int, expected: int) -> AgeGroupsError:
    """Say that the group does not start where the one before it ends."""
    en, ja = ("a gap", "空き") if lower > expected else ("an overlap", "重なり")
    return AgeGroupsError(
        f'{en} in ages before "{label}": the next group starts at {expected}',
        f"「{label}」の前に年齢の{ja}（次の階級は {expected} 歳から）",
    )


@dataclass(frozen=True)
class AgeGroups:
    """Consecutive age groups of one width from age 0 to an open group.

    Attributes
    ----------
    width : int
        Years in a group: 5 or 1.
    open_from : int
        Lower bound of the open group, a multiple of the width.
    """

    width: int
    open_from: int

    def __post_init__(self) -> None:
        """Check that the open group starts on a bound above 0."""
        if self.width < 1 or self.open_from < self.width or self.open_from % self.width:
            raise AgeGroupsError(f"no groups of {self.width} years end at {self.open_from}+")

    @classmethod
    def from_labels(cls, labels: Sequence[str]) -> AgeGroups:
        """Recognise groups by their labels, in any order.

        Raises
        ------
        AgeGroupsError
            If there is no open group, a gap, an overlap, or more than one width; the message names the place.
        """
        bounds = sorted(
            (parse_age_label(label), label) for label in set(labels) if "+" not in label
        )
        open_groups = sorted({label for label in labels if "+" in label})
        if len(open_groups) != 1:
            found = ", ".join(open_groups)
            raise AgeGroupsError(
                f"{found or 'no group'} where one open group such as 90+ is needed",
                f"開放階級（90+ など）は1つ必要ですが、{found or 'ありません'}",
            )
        open_from, _ = parse_age_label(open_groups[0])
        expected = 0
        for (lower, upper), label in bounds:
            if lower != expected:
                raise _not_consecutive(label, lower, expected)
            expected = upper or 0
        if expected != open_from:
            raise _not_consecutive(open_groups[0], open_from, expected)
        widths = {(upper or 0) - lower for (lower, upper), _ in bounds}
        if len(widths) != 1:
            words = ", ".join(str(width) for width in sorted(widths))
            raise AgeGroupsError(
                f"groups of different width: {words} years", f"幅の違う階級：{words} 歳"
            )
        return cls(width=widths.pop(), open_from=open_from)

    @cached_property
    def lower_bounds(self) -> tuple[int, ...]:
        """First year of age of each group."""
        return tuple(range(0, self.open_from + 1, self.width))

    @cached_property
    def labels(self) -> tuple[str, ...]:
        """Labels in order: ``0-4`` … ``90+``, or ``0`` … ``100+``."""
        closed = (
            str(lower) if self.width == 1 else f"{lower}-{lower + self.width - 1}"
            for lower in self.lower_bounds[:-1]
        )
        return (*closed, f"{self.open_from}+")

    @cached_property
    def positions(self) -> dict[str, int]:
        """Place of each label along the age axis."""
        return {label: place for place, label in enumerate(self.labels)}

    def __len__(self) -> int:
        """Return the number of groups, the open one included."""
        return len(self.lower_bounds)

    def cut(self, lower: int, upper: int | None = None) -> slice:
        """Return the slice of the groups from age `lower` up to, not including, age `upper`.

        Parameters
        ----------
        lower, upper : int
            Bounds in years; ``None`` includes the open group.

        Raises
        ------
        AgeGroupsError
            If a bound does not fall between two groups.
        """
        start, stop = self._place(lower), len(self) if upper is None else self._place(upper)
        return slice(start, stop)

    def _place(self, bound: int) -> int:
        if bound % self.width or not 0 <= bound <= self.open_from:
            raise AgeGroupsError(
                f"age groups {self.labels[0]} … {self.labels[-1]} cannot be cut at age {bound}"
            )
        return bound // self.width


def cover(labels: Iterable[str], whole: str) -> tuple[str, ...]:
    """Return the finest of some groups that make up another one without gap or overlap; none if none do.

    Parameters
    ----------
    labels : iterable of str
        Groups that there are, among other words: ``60-64``, ``65-69``, ``85+``, ``total`` …
    whole : str
        The group to be made up: ``65+``, ``0-14``.
    """
    try:
        at, end = parse_age_label(whole)
    except AgeGroupsError:
        return ()
    bounds = {label: bound for label in labels if (bound := _bounds(label)) is not None}
    leads: dict[int | None, tuple[str, int | None]] = {}
    for lower in sorted({start for start, _ in bounds.values()}, reverse=True):
        steps = [(label, upper) for label, (start, upper) in bounds.items() if start == lower]
        there = [step for step in steps if step[1] == end or step[1] in leads]
        if there:
            leads[lower] = min(there, key=lambda step: (step[1] is None, step[1] or 0))
    chosen: list[str] = []
    following: int | None = at
    while following in leads:
        label, following = leads[following]
        chosen.append(label)
    return tuple(chosen)


def finest(labels: Iterable[str], widths: Sequence[int] = (1, 5)) -> AgeGroups | None:
    """Return the groups that the labels make up from age 0 on, of the first width that fits; None if none does.

    ``85+`` beside ``85-89``, ``90-94`` and ``95+`` is a sum of theirs and no group.

    Parameters
    ----------
    labels : iterable of str
    widths : sequence of int
        Years, in the order in which they are preferred.
    """
    words = list(labels)
    for width in widths:
        if chosen := cover([label for label in words if _is_of(label, width)], "0+"):
            return AgeGroups.from_labels(chosen)
    return None


def _is_of(label: str, width: int) -> bool:
    """Whether the words are an open group (of all ages it is none), or one of so many years."""
    bounds = _bounds(label)
    if bounds is None:
        return False
    lower, upper = bounds
    return lower > 0 if upper is None else upper - lower == width


def _bounds(label: str) -> tuple[int, int | None] | None:
    try:
        return parse_age_label(label)
    except AgeGroupsError:
        return None
