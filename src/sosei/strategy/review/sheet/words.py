"""Words that are chosen in a report, on a page or in a sheet, and what they stand for."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping

from sosei.base.messages import Both
from sosei.strategy.indicator import Basis, Status

STATUSES: Mapping[str, Both] = {
    Status.FINAL: Both("Final", "確定値"),
    Status.PROVISIONAL: Both("Provisional", "速報値"),
    Status.NOT_PUBLISHED: Both("Not published", "未公表"),
}
BASES: Mapping[str, Both] = {
    Basis.YEARLY: Both("Of the year alone", "単年の値"),
    Basis.RUNNING: Both("Running total", "累計の値"),
}
DONE: Mapping[str, Both] = {"1": Both("done", "済"), "0": Both("not done", "未")}
"""Of milestones."""

CHOSEN: Mapping[str, Mapping[str, Both]] = {"status": STATUSES, "basis": BASES}
"""Fields that are chosen from a list."""

_SHORT: Mapping[str, Mapping[str, str]] = {
    "status": {"確定": Status.FINAL, "速報": Status.PROVISIONAL, "暫定": Status.PROVISIONAL},
    "basis": {"単年": Basis.YEARLY, "累計": Basis.RUNNING},
}


def code(field: str, word: str) -> str | None:
    """Return what a word that was chosen stands for; None if it is none of the list.

    Parameters
    ----------
    field : str
        One of `CHOSEN`.
    word : str
        In either language, or shortened; empty stands for itself.
    """
    plain = unicodedata.normalize("NFKC", word).strip().lower()
    if not plain:
        return ""
    known = {text.lower(): str(key) for key, both in CHOSEN[field].items() for text in (key, *both)}
    return {**known, **_SHORT[field]}.get(plain)
