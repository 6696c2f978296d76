"""The parts of the chapter: what belongs to each, what is drawn of it, and the series that it should have."""

from __future__ import annotations

from dataclasses import dataclass

from sosei.base.messages import Both
from sosei.sectors.demand import Demand, RateMissing
from sosei.sectors.observed import Observed

HOUSEHOLDS = ("household", "headship", "institutional")
"""How items and rates begin that are told of households, apart from the town."""

_CENSUS = Both("Population Census", "国勢調査")
_SMALL_AREAS = Both(
    "Population Census, small areas; resident register by district",
    "国勢調査 小地域集計、住民基本台帳の町丁字別人口",
)


@dataclass(frozen=True)
class Series:
    """An observed series that a part should have.

    Attributes
    ----------
    item : str
        As in ``observed.csv``; an item that begins so is one.
    name, statistic : Both
        What it is called where it is missing, and the statistic that has it.
    """

    item: str
    name: Both
    statistic: Both


@dataclass(frozen=True)
class Part:
    """One part of the chapter.

    Attributes
    ----------
    name : str
    field : str
        Field of its items.
    question : Both
    drawn : tuple of str
        Items with a chart; the first one leads.
    expected : tuple of Series
    """

    name: str
    field: str
    question: Both
    drawn: tuple[str, ...] = ()
    expected: tuple[Series, ...] = ()

    def has(self, each: Demand | Observed | RateMissing) -> bool:
        """Whether an item, a figure or a missing rate belongs here."""
        if each.field != self.field or each.field != "town":
            return each.field == self.field
        word = each.rate if isinstance(each, RateMissing) else each.item
        return word.startswith(HOUSEHOLDS) == (self.name == "households")


PARTS = (
    Part(
        "children",
        "children",
        Both("Children and child-raising", "子ども・子育て"),
        ("age_0_18", "births"),
        (
            Series("births", Both("Births", "出生数"), Both("Vital Statistics", "人口動態統計")),
            Series(
                "tfr",
                Both("Total fertility rate", "合計特殊出生率"),
                Both("Vital Statistics by municipality", "人口動態保健所・市区町村別統計"),
            ),
            Series("age_0_18", Both("Children aged 0–18", "児童人口（0〜18歳）"), _CENSUS),
            Series("never_married", Both("Never married", "未婚率"), _CENSUS),
        ),
    ),
    Part(
        "care",
        "care",
        Both("Medical and long-term care", "高齢者福祉・医療"),
        ("certified", "working_age_per_elderly"),
        (
            Series(
                "certified",
                Both("Certified for long-term care", "要介護・要支援認定者数"),
                Both("Long-term care insurance report", "介護保険事業状況報告"),
            ),
        ),
    ),
    Part(
        "work",
        "work",
        Both("Work and trade", "産業・商工"),
        ("employed",),
        (
            Series("employed", Both("Employed residents", "就業者数"), _CENSUS),
            Series(
                "workers",
                Both("Workers by industry", "産業別の従業者数"),
                Both("Economic Census", "経済センサス"),
            ),
            Series(
                "centre", Both("Population of the town centre", "中心市街地の人口"), _SMALL_AREAS
            ),
        ),
    ),
    Part(
        "town",
        "town",
        Both("The town and its finances", "まちづくり・財政"),
        ("vacant_dwellings", "spending"),
        (
            Series("did", Both("Densely inhabited district", "人口集中地区"), _CENSUS),
            Series(
                "vacant_dwellings",
                Both("Vacant dwellings", "空き家数"),
                Both("Housing and Land Survey", "住宅・土地統計調査"),
            ),
            Series(
                "revenue",
                Both("Revenue", "歳入"),
                Both("Survey of local finances", "地方財政状況調査"),
            ),
            Series(
                "spending",
                Both("Spending", "歳出"),
                Both("Survey of local finances", "地方財政状況調査"),
            ),
        ),
    ),
    Part(
        "households",
        "town",
        Both("Households", "世帯"),
        ("households",),
        (Series("households", Both("Households", "一般世帯数"), _CENSUS),),
    ),
    Part(
        "districts",
        "districts",
        Both("Districts", "地区"),
        (),
        (Series("district", Both("Population by district", "地区別の人口"), _SMALL_AREAS),),
    ),
    Part(
        "exchange",
        "exchange",
        Both("Exchange population", "交流人口"),
        ("residents_worth",),
        (
            Series(
                "visitors",
                Both("Visitors", "観光入込客数"),
                Both("Statistics of visitors by common standard", "共通基準による観光入込客統計"),
            ),
            Series(
                "daytime",
                Both("Daytime population", "昼間人口"),
                Both(
                    "Population Census (place of work and schooling)", "国勢調査（従業地・通学地）"
                ),
            ),
        ),
    ),
)
"""In the order of the document."""
