"""Sex and age as faults name them."""

from __future__ import annotations

from sosei.base.ages import parse_age_label
from sosei.base.messages import Both

SEX = {"male": Both("male", "男"), "female": Both("female", "女")}
"""Words for each sex."""


def cohort(sex: str, age: str) -> Both:
    """Return words for a sex and an age group, as in ``male 0-4`` and 「男 0～4歳」."""
    return Both(f"{SEX[sex].en} {age}", f"{SEX[sex].ja} {_years(*parse_age_label(age))}")


def _years(lower: int, end: int | None) -> str:
    """Return a group in Japanese; `end`: the age at which the next one starts."""
    if end is None:
        return f"{lower}歳以上"
    return f"{lower}歳" if end == lower + 1 else f"{lower}～{end - 1}歳"


def listed(words: list[Both], most: int) -> Both:
    """Return the first of them in one line, and whether there are more."""
    more = " …" if len(words) > most else ""
    english = ", ".join(each.en for each in words[:most])
    japanese = "、".join(each.ja for each in words[:most])
    return Both(english + more, japanese + more)
