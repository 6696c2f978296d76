"""Areas: municipality codes with their check digit, kinds, names in time, and what became of whom.

Codes are those of JIS X 0401 (prefectures) and JIS X 0402 (municipalities): five digits, and a sixth that checks them.
A `Gazetteer` is made from a history of changes that the user gives (`sosei.readers.municipal_changes`); none ships.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property, lru_cache

from sosei.base.errors import Fault, Faults, InputError, nearest

# fmt: off
PREFECTURES = {
    "01": "北海道", "02": "青森県", "03": "岩手県", "04": "宮城県",
    "05": "秋田県", "06": "山形県", "07": "福島県", "08": "茨城県",
    "09": "栃木県", "10": "群馬県", "11": "埼玉県", "12": "千葉県",
    "13": "東京都", "14": "神奈川県", "15": "新潟県", "16": "富山県",
    "17": "石川県", "18": "福井県", "19": "山梨県", "20": "長野県",
    "21": "岐阜県", "22": "静岡県", "23": "愛知県", "24": "三重県",
    "25": "滋賀県", "26": "京都府", "27": "大阪府", "28": "兵庫県",
    "29": "奈良県", "30": "和歌山県", "31": "鳥取県", "32": "島根県",
    "33": "岡山県", "34": "広島県", "35": "山口県", "36": "徳島県",
    "37": "香川県", "38": "愛媛県", "39": "高知県", "40": "福岡県",
    "41": "佐賀県", "42": "長崎県", "43": "熊本県", "44": "大分県",
    "45": "宮崎県", "46": "鹿児島県", "47": "沖縄県",
}
# fmt: on
"""Name of each prefecture by its two-digit code (JIS X 0401)."""

NATION = "00000"

# fmt: off
DESIGNATED_CITIES = frozenset({
    "01100", "04100", "11100", "12100", "14100", "14130", "14150", "15100", "22100", "22130",
    "23100", "26100", "27100", "27140", "28100", "33100", "34100", "40100", "40130", "43100",
})
# fmt: on
"""The 20 cities designated by ordinance; the codes of their wards follow theirs."""

SPECIAL_WARDS = "13100"
"""東京都特別区部: the 23 special wards together, as statistics print them."""

SUFFIXES = "都道府県市区町村郡"
_WEIGHTS = (6, 5, 4, 3, 2)


class Kind(StrEnum):
    """What an area is."""

    NATION = "nation"
    PREFECTURE = "prefecture"
    DESIGNATED_CITY = "designated_city"
    WARD = "ward"
    SPECIAL_WARDS = "special_wards"
    SPECIAL_WARD = "special_ward"
    CITY = "city"
    TOWN = "town"
    VILLAGE = "village"
    DISTRICT = "district"


MUNICIPALITIES = frozenset(
    {Kind.DESIGNATED_CITY, Kind.SPECIAL_WARD, Kind.CITY, Kind.TOWN, Kind.VILLAGE}
)
"""Kinds that have a mayor and an assembly of their own: 1,741 of them today, northern islands left out."""

NEW_CODES = frozenset(
    {"changesToCity", "changesToTown", "shiftToDesignatedCity", "shiftToAnotherKindOfCity"}
)
"""Reasons of the history for which a municipality has another code and nothing else."""

NORTHERN_ISLANDS = frozenset(f"{code:05d}" for code in range(1695, 1701))
"""Six villages of 北方四島, which have codes but no statistics."""


def check_digit(code: str) -> str:
    """Return the sixth digit of a five-digit code (modulus 11, weights 6 to 2).

    Raises
    ------
    ValueError
        If the code is not five digits.
    """
    if len(code) != 5 or not (code.isascii() and code.isdigit()):
        raise ValueError(f'"{code}" is not five digits')
    total = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, code, strict=True))
    return str((11 - total % 11) % 10)


def six_digits(code: str) -> str:
    """Return the code with its check digit."""
    return code + check_digit(code)


def five_digits(code: str) -> str:
    """Return a five- or six-digit code (full-width digits too) as five digits.

    Raises
    ------
    InputError
        If it is neither, or its check digit is another one.
    """
    digits = unicodedata.normalize("NFKC", code).strip()
    if not (digits.isascii() and digits.isdigit() and len(digits) in (5, 6)):
        raise InputError([Fault("code_faulty", code)])
    five = digits[:5]
    if len(digits) == 6 and digits[5] != check_digit(five):
        values = {"found": digits[5], "expected": check_digit(five), "five": five}
        raise InputError([Fault("code_check_digit", code, values=values)])
    return five


@lru_cache(maxsize=16_384)
def kind_of(code: str, name: str = "") -> Kind:
    """Return what an area is, by its code, and by its name where the code leaves it open (町 and 村, 郡).

    Raises
    ------
    ValueError
        If neither tells.
    """
    special = {NATION: Kind.NATION, SPECIAL_WARDS: Kind.SPECIAL_WARDS}
    special |= dict.fromkeys(DESIGNATED_CITIES, Kind.DESIGNATED_CITY)
    by_range = {
        "0": Kind.PREFECTURE if code[2:] == "000" else None,
        "1": Kind.SPECIAL_WARD if code[:2] == "13" else Kind.WARD,
        "2": Kind.CITY,
    }
    by_name = {"町": Kind.TOWN, "村": Kind.VILLAGE, "郡": Kind.DISTRICT, "庁": Kind.DISTRICT}
    kind = special.get(code) or by_range.get(code[2]) or by_name.get(name[-1:])
    if kind is None:
        raise ValueError(f'neither "{code}" nor "{name}" tells what the area is')
    return kind


def city_of_ward(code: str) -> str:
    """Return the code of the designated city whose ward this is: the nearest one below it."""
    return max(city for city in DESIGNATED_CITIES if city <= code)


@dataclass(frozen=True, slots=True)
class Area:
    """One area with one name.

    Attributes
    ----------
    code : str
        Five digits.
    name : str
        Without prefecture, 郡 and city: ``会津若松市``, ``猪苗代町``, ``中央区``.
    within : str
        The 郡 of a town, or the city of a ward; empty if there is none or it is not known.
    since : date or None
        First day of this code and name; None if it is before the history, or the history does not tell.
    until : date or None
        First day on which it was no more; None if it stands.
    maybe_since : date or None
        Day of a merger that either founded the area or was joined under its code: the history does not tell which.
    """

    code: str
    name: str
    within: str = ""
    since: date | None = None
    until: date | None = None
    maybe_since: date | None = None

    @property
    def prefecture(self) -> str:
        """Name of the prefecture; empty for the nation."""
        return PREFECTURES.get(self.code[:2], "")

    @property
    def kind(self) -> Kind:
        """What it is."""
        return kind_of(self.code, self.name)

    @property
    def full_name(self) -> str:
        """Name with its prefecture, and its 郡 or city: ``福島県耶麻郡猪苗代町``."""
        if self.kind in (Kind.NATION, Kind.PREFECTURE):
            return self.name
        return f"{self.prefecture}{self.within}{self.name}"

    def stands(self, at: date | None) -> bool:
        """Whether it stood on a day (today, as far as the history goes, if none is given)."""
        if at is None:
            return self.until is None
        return (self.since is None or self.since <= at) and (self.until is None or at < self.until)

    def stood_surely(self, at: date) -> bool:
        """Whether the history leaves no doubt that it stood on a day."""
        return self.stands(at) and (self.maybe_since is None or self.maybe_since <= at)


@dataclass(frozen=True, slots=True)
class Change:
    """One area became another one, or part of it, on a day.

    Attributes
    ----------
    day : date
        First day of the new state.
    reason : str
        As the history names it, such as ``absorption``.
    old, new : str
        Five-digit codes.
    old_name, new_name : str
    """

    day: date
    reason: str
    old: str
    old_name: str
    new: str
    new_name: str


@dataclass(frozen=True)
class Gazetteer:
    """Areas with their names in time, and what became of whom.

    Attributes
    ----------
    areas : tuple of Area
        Every area that is known by name, former ones too; the present name of a code comes last.
    changes : tuple of Change
        By day. An area that no change names has its code for all time.
    """

    areas: tuple[Area, ...]
    changes: tuple[Change, ...] = ()

    @cached_property
    def _by_code(self) -> dict[str, list[Area]]:
        found: dict[str, list[Area]] = {}
        for area in self.areas:
            found.setdefault(area.code, []).append(area)
        return found

    @cached_property
    def _changes_of(self) -> dict[str, list[Change]]:
        found: dict[str, list[Change]] = {}
        for change in self.changes:
            if change.old != change.new:
                found.setdefault(change.old, []).append(change)
        return found

    @cached_property
    def _by_name(self) -> dict[str, list[Area]]:
        found: dict[str, list[Area]] = {}
        for area in self.areas:
            for name in map(_folded, _names(area)):
                found.setdefault(name, []).append(area)
        return found

    def at(self, day: date | None = None) -> tuple[Area, ...]:
        """Return the areas that stood on a day, as far as the history tells (the present ones if none is given)."""
        return tuple(area for area in self.areas if area.stands(day))

    def municipalities(self, day: date | None = None) -> tuple[Area, ...]:
        """Return cities, towns, villages and special wards that stood on a day, 北方四島 left out."""
        standing = {
            area.code: area
            for area in self.at(day)
            if area.kind in MUNICIPALITIES and area.code not in NORTHERN_ISLANDS
        }
        return tuple(standing.values())

    def find(self, words: str, day: date | None = None) -> Area:
        """Find one area by its code or its name, with or without 市区町村, prefecture, 郡 or city.

        A name that stands is preferred to a former one, a whole name to one without its 市区町村.

        Raises
        ------
        InputError
            If none is found, or several: the fault lists them with prefecture and code.
        """
        asked = _folded(words)
        by_code = asked.isdigit()
        found = self._by_code.get(five_digits(asked)) if by_code else self._by_name.get(asked)
        candidates = _preferred(found or [], asked, day)
        if not candidates:
            hint = nearest(asked, self._by_name)
            raise InputError([Fault("area_not_found", words, values={"hint": hint})])
        if len({area.code for area in candidates}) > 1:
            listed = ", ".join(f"{area.full_name} {area.code}" for area in candidates)
            values = {"count": len(candidates), "candidates": listed}
            raise InputError([Fault("area_ambiguous", words, values=values)])
        return candidates[-1]

    def follow(self, code: str, to: date | None = None) -> str:
        """Return the code under which an area stands on a day (today, as far as the history goes).

        Raises
        ------
        InputError
            If it was split between several on the way, or came into being only after that day.
        """
        return self._followed(five_digits(code), to)

    def former(self, code: str, to: date | None = None) -> tuple[Area, ...]:
        """Return the former areas that lead to this code, as whole areas, by code."""
        goal = five_digits(code)
        return tuple(area for area in self.areas if area.code in self._leading_to(goal, to))

    def carry(
        self, figures: Mapping[str, float], to: date | None = None, *, of: date | None = None
    ) -> dict[str, float]:
        """Return figures by area on the boundaries of one day: the merged are added, codes follow.

        Only counts add up; a rate must be made again from its counts. A figure that is not a number
        (unknown) makes its sum unknown. Small changes of boundaries move nobody: the history names whole areas.
        The nation, prefectures and 郡 keep their codes: their figures are sums already.

        Parameters
        ----------
        figures : mapping of str to float
            By code, five or six digits.
        to : date, optional
            The boundaries asked for; today's, as far as the history goes, if left out.
        of : date, optional
            Day of the figures. If it is given, every part of a merged area that stood on that day must have its
            figure: a sum with a part left out would be too low.

        Raises
        ------
        InputError
            With every area that cannot be carried: split, of a later date, or with parts missing.
        """
        faults = Faults()
        codes: dict[str, str] = {}
        for code in figures:
            try:
                codes[code] = self._followed(five_digits(code), to)
            except InputError as error:
                faults.extend(error.faults)
        if of is not None:
            given = {five_digits(code) for code in codes}
            faults.extend(self._missing(given, set(codes.values()), to, of))
        faults.raise_if_any()
        carried: dict[str, float] = {}
        for code, goal in codes.items():
            carried[goal] = carried.get(goal, 0.0) + figures[code]
        return carried

    def today(self, code: str) -> str | None:
        """Return the code under which an area stands today; None if it was split or is not known."""
        try:
            return self._followed(code, None)
        except InputError:
            return None

    def renumbered(self, code: str) -> list[str]:
        """Return the codes that one area alone became: it bore them itself before, no other joined it."""
        sources = self._sources.get(code, [])
        alone = [c.old for c in sources if sum(d.day == c.day for d in sources) == 1]
        return [old for old in alone if all(c.reason in NEW_CODES for c in sources if c.old == old)]

    def missing(
        self, codes: Iterable[str], to: date | None = None, *, of: date
    ) -> tuple[Fault, ...]:
        """Return a fault for each area of which parts that stood on a day are not among the codes."""
        given = {five_digits(code) for code in codes}
        goals = {self._followed(code, to) for code in given}
        return tuple(self._missing(given, goals, to, of))

    def _missing(
        self, given: set[str], goals: set[str], to: date | None, of: date
    ) -> Iterable[Fault]:
        for goal in sorted(goals):
            needed = self._leading_to(goal, to) | {goal}
            absent = {
                area.code: area
                for code in sorted(needed - given)
                for area in self._by_code.get(code, ())
                if area.kind in MUNICIPALITIES and area.stood_surely(of)
            }
            if absent and (needed & given):
                listed = ", ".join(f"{area.full_name} {area.code}" for area in absent.values())
                yield Fault("areas_incomplete", goal, values={"missing": listed, "day": of})

    @cached_property
    def _sources(self) -> dict[str, list[Change]]:
        found: dict[str, list[Change]] = {}
        for changes in self._changes_of.values():
            for change in changes:
                found.setdefault(change.new, []).append(change)
        return found

    def _leading_to(self, goal: str, to: date | None) -> set[str]:
        """Return every code but the goal's own that became the goal as a whole by a day."""
        found: set[str] = set()
        ahead = [goal]
        while ahead:
            for change in self._sources.get(ahead.pop(), ()):
                due = to is None or change.day <= to
                if due and change.old not in found and len(self._next(change.old, to)) == 1:
                    found.add(change.old)
                    ahead.append(change.old)
        return found

    def _next(self, code: str, to: date | None) -> list[Change]:
        """Return what an area becomes by a day: one change a code that it goes to, a 郡 left out."""
        due = [c for c in self._changes_of.get(code, ()) if to is None or c.day <= to]
        return list({change.new: change for change in due}.values())

    def _followed(self, code: str, to: date | None) -> str:
        start = code
        self._check_begun(code, to)
        seen = {code}
        while ahead := self._next(code, to):
            if len(ahead) > 1:
                into = ", ".join(f"{change.new_name} {change.new}" for change in ahead)
                values = {"name": ahead[0].old_name, "day": ahead[0].day, "into": into}
                raise InputError([Fault("area_split", start, values=values)])
            code = ahead[0].new
            if code in seen:
                break
            seen.add(code)
        return code

    def _check_begun(self, code: str, to: date | None) -> None:
        known = self._by_code.get(code, [])
        if to is None or not known or any(area.since is None for area in known):
            return
        first = min(area.since for area in known if area.since is not None)
        if first > to:
            values = {"name": known[0].full_name, "since": first, "day": to}
            raise InputError([Fault("area_later", code, values=values)])


def prefectures() -> tuple[Area, ...]:
    """Return the nation and its 47 prefectures."""
    nation = Area(NATION, "全国")
    return (nation, *(Area(f"{code}000", name) for code, name in PREFECTURES.items()))


def _names(area: Area) -> set[str]:
    """Return every way to say an area's name that is understood."""
    stem = area.name[:-1] if area.name[-1:] in SUFFIXES and len(area.name) > 2 else area.name
    names = {area.name, stem, area.within + area.name, area.within + stem}
    if area.kind in (Kind.NATION, Kind.PREFECTURE):
        return names
    return names | {area.prefecture + name for name in names}


def _folded(words: str) -> str:
    """Return words as names are compared: half-width, without spaces, and ヶ as ケ."""
    return "".join(unicodedata.normalize("NFKC", words).split()).replace("ヶ", "ケ")


def _preferred(found: list[Area], asked: str, day: date | None) -> list[Area]:
    """Narrow what a name may mean: to what stands, then to whole names; one area a code."""
    narrowed = [area for area in found if area.stands(day)] or found
    whole = [area for area in narrowed if asked.endswith(_folded(area.name))]
    by_code = {area.code: area for area in whole or narrowed}
    return sorted(by_code.values(), key=lambda area: area.code)
