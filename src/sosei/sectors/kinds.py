"""Every rate that a field can rest on: what it is per, its ages, and the statistic that has it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from sosei.base.messages import Both

SHARE = "share"
"""Unit of what is never over 1."""


@dataclass(frozen=True)
class RateKind:
    """One rate.

    Attributes
    ----------
    key : str
        Word of the column ``rate``.
    field : str
        children, care, work, town or exchange.
    name : Both
    unit : str
        ``share`` (0 to 1), or what one person, worker or year has of it.
    statistic : Both
        Which statistic has it.
    ages : (int, int or None) or None
        First age that must be told, and the one after the last (None: open); None: no ages at all.
    """

    key: str
    field: str
    name: Both
    unit: str
    statistic: Both
    ages: tuple[int, int | None] | None = None


_CENSUS = Both("Population census", "国勢調査")
_OWN = Both("The municipality's own accounts", "市区町村の決算（地方財政状況調査）")
_HOUSING = Both("Housing and Land Survey", "住宅・土地統計調査")
_VISITS = Both(
    "Travel and Tourism Consumption Trends Survey",
    "旅行・観光消費動向調査、インバウンド消費動向調査",
)

_EVERY = (
    RateKind(
        "nursery",
        "children",
        Both("children in nurseries and kindergartens", "保育所・幼稚園等の利用率"),
        SHARE,
        Both(
            "Nursery places on 1 April (保育所等関連状況取りまとめ)",
            "保育所等関連状況取りまとめ（4月1日）、学校基本調査",
        ),
        (0, 6),
    ),
    RateKind(
        "never_married", "children", Both("never married", "未婚率"), SHARE, _CENSUS, (15, None)
    ),
    RateKind(
        "care_certified",
        "care",
        Both("certified for long-term care", "要介護・要支援認定率"),
        SHARE,
        Both("Long-term care insurance report", "介護保険事業状況報告"),
        (65, None),
    ),
    RateKind(
        "care_benefit",
        "care",
        Both("long-term care benefit", "介護給付費（1人当たり）"),
        "yen/person/year",
        Both("Long-term care benefit statistics", "介護給付費等実態統計"),
        (65, None),
    ),
    RateKind(
        "carers",
        "care",
        Both("care workers per certified person", "認定者1人当たりの介護職員数"),
        "worker/person",
        Both("Survey of care facilities", "介護サービス施設・事業所調査"),
    ),
    RateKind(
        "patients",
        "care",
        Both("patients on a day", "受療率"),
        SHARE,
        Both("Patient survey", "患者調査"),
        (0, None),
    ),
    RateKind("employed", "work", Both("employed", "就業率"), SHARE, _CENSUS, (15, None)),
    RateKind("industry", "work", Both("share of an industry", "産業別就業者割合"), SHARE, _CENSUS),
    RateKind(
        "commuting_out",
        "work",
        Both("employed elsewhere", "他市区町村で従業する割合"),
        SHARE,
        _CENSUS,
    ),
    RateKind(
        "commuting_in",
        "work",
        Both("coming from elsewhere to work", "他市区町村からの従業者数"),
        "person",
        _CENSUS,
    ),
    RateKind(
        "retail_spending",
        "work",
        Both("spending in shops per resident", "住民1人当たりの小売支出"),
        "yen/person/year",
        Both("Family income and expenditure survey", "家計調査"),
    ),
    RateKind(
        "visit_shopping",
        "work",
        Both("spending of a visit in shops", "旅行1回の買物代"),
        "yen/visit",
        _VISITS,
    ),
    RateKind("headship", "town", Both("headship rate", "世帯主率"), SHARE, _CENSUS, (15, None)),
    RateKind(
        "institutional",
        "town",
        Both("living in institutions", "施設等の世帯人員の割合"),
        SHARE,
        _CENSUS,
        (0, None),
    ),
    RateKind(
        "dwellings", "town", Both("dwellings at the base", "基準年の住宅数"), "dwelling", _HOUSING
    ),
    RateKind(
        "dwelling_starts",
        "town",
        Both("dwellings begun a year", "新設住宅着工戸数（年）"),
        "dwelling/year",
        Both("Housing starts", "建築着工統計調査"),
    ),
    RateKind(
        "demolition",
        "town",
        Both("share of dwellings demolished a year", "住宅の滅失率（年）"),
        "share/year",
        Both("Dwellings lost", "建築物滅失統計調査、固定資産の価格等の概要調書"),
    ),
    RateKind(
        "resident_tax",
        "town",
        Both("inhabitant tax per employed person", "個人住民税（就業者1人当たり）"),
        "yen/worker/year",
        Both("Taxation survey", "市町村税課税状況等の調"),
        (15, None),
    ),
    RateKind(
        "property_tax",
        "town",
        Both("property tax per household", "固定資産税（1世帯当たり）"),
        "yen/household/year",
        Both("Summary of property values", "固定資産の価格等の概要調書"),
    ),
    RateKind(
        "revenue_other",
        "town",
        Both("revenue beside these taxes", "そのほかの歳入"),
        "yen/year",
        _OWN,
    ),
    RateKind(
        "spending",
        "town",
        Both("spending per person", "歳出（1人当たり）"),
        "yen/person/year",
        _OWN,
        (0, None),
    ),
    RateKind(
        "spending_fixed",
        "town",
        Both("spending that does not move", "人口によらない歳出"),
        "yen/year",
        _OWN,
    ),
    RateKind(
        "allocation_offset",
        "town",
        Both(
            "part of lost tax that the allocation tax makes up",
            "減収のうち地方交付税で補われる割合",
        ),
        SHARE,
        Both("Local Allocation Tax Act, article 14", "地方交付税法第14条（基準税率）"),
    ),
    RateKind(
        "renovation",
        "town",
        Both("cost of renovating", "大規模改修の単価"),
        "yen/m2",
        Both(
            "Software for renewal costs of public facilities",
            "公共施設等更新費用試算ソフト（総務省）",
        ),
    ),
    RateKind(
        "rebuilding",
        "town",
        Both("cost of rebuilding", "建替えの単価"),
        "yen/m2",
        Both(
            "Software for renewal costs of public facilities",
            "公共施設等更新費用試算ソフト（総務省）",
        ),
    ),
    RateKind(
        "resident_consumption",
        "exchange",
        Both("consumption of a resident", "定住人口1人当たりの年間消費額"),
        "yen/person/year",
        Both("Family income and expenditure survey", "家計調査"),
    ),
    RateKind(
        "visits",
        "exchange",
        Both("visits a year", "観光入込客数（年）"),
        "visit/year",
        Both("Statistics of visitors by common standard", "共通基準による観光入込客統計"),
    ),
    RateKind(
        "visit_spending",
        "exchange",
        Both("spending of a visit", "旅行1回の消費額"),
        "yen/visit",
        _VISITS,
    ),
)

KINDS: Mapping[str, RateKind] = MappingProxyType({kind.key: kind for kind in _EVERY})
"""Rates by their word."""
