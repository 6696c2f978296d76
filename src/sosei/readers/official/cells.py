"""What a cell of an official table says: a figure or why there is none, an age, a date, an area."""

from __future__ import annotations

import math
import re
from functools import lru_cache

from sosei.base.areas import check_digit
from sosei.readers.block import FIGURE, UNKNOWN, WITHHELD
from sosei.readers.official.sheets import Cell, cell_text, normal

_NUMBER = re.compile(
    r"[+-]?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,15})?(?:\.[0-9]+)?(?:e[+-]?[0-9]{1,2})?"
)
_WITHHELD = frozenset({"x", "X", "χ", "*", "**", "***", "****"})
_UNKNOWN = frozenset({"", "...", "..", "・・・", "N/A", "NA"})
_DASHES = frozenset({"-", "‐", "–", "—", "−", "―", "ー", "--", "---"})
_ERAS = {"明治": 1867, "大正": 1911, "昭和": 1925, "平成": 1988, "令和": 2018}
_INITIALS = {"M": "明治", "T": "大正", "S": "昭和", "H": "平成", "R": "令和"}
_YEAR = r"(?:(?P<era>明治|大正|昭和|平成|令和|[MTSHR](?=[0-9]))(?P<of>[0-9]{1,2}|元)(?:[(](?P<west>[0-9]{4})[)])?|(?P<plain>(?:18|19|20|21)[0-9]{2})(?:[(](?:明治|大正|昭和|平成|令和)(?:[0-9]{1,2}|元)(?:年)?[)])?)"  # noqa: E501 - one pattern
_DAY = re.compile(
    _YEAR + r"(?:年|[-/.])(?P<month>1[0-2]|0?[1-9])(?:月|[-/.])(?P<day>3[01]|[12][0-9]|0?[1-9])日?"
)
_YEAR_ONLY = re.compile(_YEAR + r"(?P<fiscal>年度)?")
SEXES = {
    **dict.fromkeys(("男", "男性", "male", "Male", "男子", "1_男"), "male"),
    **dict.fromkeys(("女", "女性", "female", "Female", "女子", "2_女"), "female"),
    **dict.fromkeys(("計", "総数", "男女計", "total", "Total", "人", "合計", "0_総数"), "total"),
}
"""Words for the sexes, as headings are compared."""


def figure(cell: Cell, dash: str = FIGURE) -> tuple[float | None, str] | None:
    """Return the figure of a cell and its status; None if it is neither a figure nor a known sign.

    Parameters
    ----------
    cell : Cell
    dash : str
        What － stands for in this statistic: a figure (0, 該当なし) or ``unknown``.
    """
    if isinstance(cell, str):
        return (float(cell), FIGURE) if is_digits(cell) else _signed(normal(cell), dash)
    if isinstance(cell, float | int) and not isinstance(cell, bool) and math.isfinite(cell):
        return float(cell), FIGURE
    return None


def is_digits(cell: object) -> bool:
    """Whether a cell is a text of a few plain digits, as most cells of a CSV file are."""
    return isinstance(cell, str) and cell.isdigit() and cell.isascii() and len(cell) < 16


def _signed(text: str, dash: str) -> tuple[float | None, str] | None:
    if text in _WITHHELD:
        return None, WITHHELD
    if text in _UNKNOWN:
        return None, UNKNOWN
    if text in _DASHES:
        return (0.0, FIGURE) if dash == FIGURE else (None, UNKNOWN)
    text = re.sub("^[△▲−]", "-", text)
    if _NUMBER.fullmatch(text) and any(map(str.isdigit, text)):
        return float(text.replace(",", "")), FIGURE
    return None


@lru_cache(maxsize=4096)
def age(text: str) -> str | None:
    """Return an age group as Sosei writes it; None if the words are none.

    Parameters
    ----------
    text : str
        ``0歳～4歳``, ``100歳以上``, ``65+``, ``3歳``, ``年齢不詳``, ``総数``.
    """
    plain = re.sub(
        r"\((?:再掲|別掲)\)|^(?:再掲|うち)|歳|才|Years|「|」|年齢(?=[0-9不])", "", normal(text)
    )
    plain = plain.replace("から", "~")
    if plain in {"総数", "計", "total", "総人口", "Total", "合計"}:
        return "total"
    if plain in {"不詳", "unknown", "年齢不詳"}:
        return "unknown"
    if match := re.fullmatch(r"([0-9]{1,3})(?:以上|\+|~|-)", plain):
        return f"{int(match[1])}+"
    if match := re.fullmatch(r"([0-9]{1,3})[~-]([0-9]{1,3})", plain):
        low, high = int(match[1]), int(match[2])
        return f"{low}-{high}" if low < high else None
    return str(int(plain)) if re.fullmatch(r"[0-9]{1,3}", plain) else None


def again(text: str) -> bool:
    """Whether the words say that persons are counted again who are counted elsewhere: （再掲）, うち."""
    return normal(text).lstrip("(").startswith(("再掲", "別掲", "うち"))


def _year(match: re.Match[str]) -> int | None:
    if match["plain"]:
        return int(match["plain"])
    era = _INITIALS.get(match["era"], match["era"])
    year = _ERAS[era] + (1 if match["of"] == "元" else int(match["of"]))
    if match["west"] and int(match["west"]) != year:
        return None
    return year


@lru_cache(maxsize=4096)
def day(text: str) -> str | None:
    """Return the first day named in the words, ``2023-01-01``; None if there is none."""
    match = _DAY.search(normal(text))
    year = _year(match) if match else None
    if match is None or year is None:
        return None
    return f"{year}-{int(match['month']):02}-{int(match['day']):02}"


@lru_cache(maxsize=4096)
def period(text: str) -> str | None:
    """Return the first year named in the words: ``2018``, or ``2018-FY`` of a fiscal year."""
    match = _YEAR_ONLY.search(normal(text))
    year = _year(match) if match else None
    if match is None or year is None:
        return None
    return f"{year}-FY" if match["fiscal"] else str(year)


@lru_cache(maxsize=16384, typed=True)
def area(cell: Cell, digits: int = 5) -> tuple[str, bool] | None:
    """Return the five-digit code of a cell and whether its check digit is right; None if it is none.

    Parameters
    ----------
    cell : Cell
        A number has lost its leading zero; one that still has it is a code without a check digit.
    digits : int
        Digits of the codes in this table: 5, or 6 with the check digit.
    """
    text = cell_text(cell)
    text = text[1:] if re.fullmatch(r"R[0-9]{5}", text) else text
    if not re.fullmatch(r"[0-9]{1,6}", text):
        return None
    if len(text) <= 2:
        return (f"{int(text):02}000", True) if int(text) <= 47 else None
    if len(text) == digits - 1 and not text.startswith("0"):
        text = text.zfill(digits)
    if len(text) not in {5, 6} or int(text[:2]) > 47:
        return None
    code = text[:5]
    return code, len(text) == 5 or text[5] == check_digit(code) or int(text) == 0
