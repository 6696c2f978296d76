"""The statistics that Sosei knows: what each counts, and for which dates."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sosei.base.messages import Both

DAY = re.compile(r"[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])")
YEAR = re.compile(r"[0-9]{4}")
ANY = re.compile(r"[0-9]{4}(-FY)?|" + DAY.pattern)


@dataclass(frozen=True)
class Statistic:
    """One statistic.

    Attributes
    ----------
    title : Both
    items : tuple of str
        What it counts; empty if the items are those of `pattern`.
    dates : re.Pattern
        Form of its dates: a day, a calendar year, or any.
    pattern : re.Pattern or None
        Form of its items, where they are too many to list.
    """

    title: Both
    items: tuple[str, ...]
    dates: re.Pattern[str]
    pattern: re.Pattern[str] | None = None

    def counts(self, item: str) -> bool:
        """Whether it has an item of this name."""
        return item in self.items or bool(self.pattern and self.pattern.fullmatch(item))

    def words(self) -> tuple[str, ...]:
        """Return its items, or how they look."""
        return self.items if self.pattern is None else (*self.items, f"/{self.pattern.pattern}/")


_CENSUS = ("population", "population_japanese", "population_completed")
_REGISTER = ("population", "population_japanese", "population_foreign")
_DYNAMICS = (
    "population",
    "households",
    "births",
    "deaths",
    "natural_change",
    "arrivals",
    "arrivals_domestic",
    "arrivals_international",
    "departures",
    "departures_domestic",
    "departures_international",
    "other_entries",
    "other_entries_naturalised",
    "other_entries_others",
    "other_removals",
    "other_removals_naturalised",
    "other_removals_others",
    "entries",
    "removals",
    "social_change",
    "change",
    "change_rate",
    "natural_change_rate",
    "social_change_rate",
)
_VITAL = ("births", "deaths", "natural_change", "stillbirths", "marriages", "divorces", "tfr")

STATISTICS = {
    "census": Statistic(Both("Population Census", "国勢調査"), _CENSUS, DAY),
    "register_by_age": Statistic(
        Both("Resident register by age", "住民基本台帳 年齢階級別人口"), _REGISTER, DAY
    ),
    "register_dynamics": Statistic(
        Both("Dynamics of the resident register", "住民基本台帳 人口動態"), _DYNAMICS, ANY
    ),
    "vital_statistics": Statistic(Both("Vital Statistics", "人口動態統計"), _VITAL, YEAR),
    "migration_report": Statistic(
        Both("Report on Internal Migration", "住民基本台帳人口移動報告"),
        ("arrivals", "departures"),
        YEAR,
    ),
    "resident_estimate": Statistic(
        Both("Monthly resident estimate", "現住人口"), ("population", "households"), DAY
    ),
    "death_rates": Statistic(
        Both("National death rates", "死亡率（全国）"), ("deaths_per_100000",), YEAR
    ),
    "life_table": Statistic(Both("Life table", "生命表"), ("death_probability", "survivors"), YEAR),
    "projection_municipal": Statistic(
        Both("Municipal population projections", "日本の地域別将来推計人口"), ("population",), DAY
    ),
    "projection_national": Statistic(
        Both("National population projections", "日本の将来推計人口"),
        ("population",),
        DAY,
        re.compile("population_fertility_(low|medium|high)_mortality_(low|medium|high)"),
    ),
    "ssdse_a": Statistic(Both("SSDSE-A", "SSDSE-A"), (), YEAR, re.compile("[A-Z][0-9]{3,7}")),
    "area_age_population": Statistic(
        Both("Population of districts by age", "地域・年齢別人口"),
        ("population", "households"),
        DAY,
    ),
}
"""By the key that blocks name."""
