"""Sources as they are printed: publisher and statistic, known ones by their English names too."""

from __future__ import annotations

import re
from collections.abc import Iterable

from sosei.base.provenance import Source
from sosei.publishing.spoken import own, say

PUBLISHERS = {
    "総務省統計局": "Statistics Bureau",
    "総務省自治行政局": "Ministry of Internal Affairs and Communications",
    "総務省": "Ministry of Internal Affairs and Communications",
    "厚生労働省": "Ministry of Health, Labour and Welfare",
    "国立社会保障・人口問題研究所": "National Institute of Population and Social Security Research",
    "独立行政法人統計センター": "National Statistics Center",
    "統計センター": "National Statistics Center",
    "各市区町村": "Municipalities",
}
"""English names of publishers."""

STATISTICS = {
    "国勢調査": "Population Census",
    "令和2年国勢調査": "2020 Population Census",
    "人口動態統計": "Vital Statistics",
    "住民基本台帳人口移動報告": "Report on Internal Migration",
    "住民基本台帳に基づく人口、人口動態及び世帯数": "Population, Vital Events and Households by the Resident Register",
    "住民基本台帳年齢階級別人口": "Resident Register by Age",
    "日本の将来推計人口": "Population Projections for Japan",
    "日本の地域別将来推計人口": "Regional Population Projections for Japan",
    "完全生命表": "Complete Life Tables",
    "人口ビジョン": "Population Visions",
}
"""English names of statistics, by how their Japanese names begin."""


def source_line(sources: Iterable[Source]) -> str:
    """Return the line under a figure: publisher and statistic; the full list stands at the end."""
    names = dict.fromkeys(_named(source) for source in sources)
    return say("出典：", "Source: ") + say("、", "; ").join(names)


def _named(source: Source) -> str:
    publisher, statistic = _short(source.publisher), _short(source.statistic)
    if not publisher:
        return say(f"「{statistic}」", _statistic(statistic))
    return say(f"{publisher}「{statistic}」", f"{_publisher(publisher)}, {_statistic(statistic)}")


def _publisher(name: str) -> str:
    return PUBLISHERS.get(name) or own(name)


def _statistic(name: str) -> str:
    begun = (english for begin, english in STATISTICS.items() if name.startswith(begin))
    return next(begun, None) or own(name)


def _short(name: str) -> str:
    """Return a name up to its first explanation."""
    return re.split("[。：（ 　]", name)[0]
