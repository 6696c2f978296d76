"""What is asked of one town's policy: a form sent by GET, checked, every fault at once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from sosei.base.errors import Fault, InputError
from sosei.base.messages import Both
from sosei.demography.nation.levers import Policy
from sosei.web.data.load import library

PULLS = ("1", "1.1", "1.2", "1.5", "2")
HOLDS = ("1", "0.9", "0.8", "0.5")
AGES: Mapping[str, tuple[Both, int, int]] = {
    "all": (Both("all ages", "全年齢"), 0, 200),
    "15-24": (Both("15–24", "15～24歳"), 15, 25),
    "20-39": (Both("20–39", "20～39歳"), 20, 40),
    "25-44": (Both("25–44", "25～44歳"), 25, 45),
    "60-74": (Both("60–74", "60～74歳"), 60, 75),
}
"""Ages at the start of a step that a policy reaches."""


class Asked(NamedTuple):
    """The form as it was sent, or as it stands at first."""

    town: str = ""
    pull: str = "1.2"
    hold: str = "1"
    ages: str = "20-39"

    @classmethod
    def of(cls, sent: Mapping[str, str]) -> Asked:
        """Return what was sent; what was not stands as at first."""
        return cls(**{name: sent[name] for name in cls._fields if name in sent})

    def policy(self) -> Policy | None:
        """Return the policy; None where no town is named.

        Raises
        ------
        InputError
            If a choice is none of those offered, or the town is not found, or several are.
        """
        if not self.town.strip():
            return None
        choices = {"pull": PULLS, "hold": HOLDS, "ages": tuple(AGES)}
        faults = [
            Fault(
                "value_faulty",
                name,
                values={"value": value, "expected": ", ".join(known), "hint": ""},
            )
            for name, known in choices.items()
            if (value := getattr(self, name)) not in known
        ]
        if faults:
            raise InputError(faults)
        _, lower, upper = AGES[self.ages]
        area = library().gazetteer().find(self.town.strip())
        return Policy(area.code, float(self.pull), float(self.hold), lower, upper)
