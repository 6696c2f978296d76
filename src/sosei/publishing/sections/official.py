"""How the nation's own yardsticks read: simulations 1 and 2, influences, stage, nine classes."""

from __future__ import annotations

from typing import Any

from sosei.publishing import tables
from sosei.publishing.sections.model import Section
from sosei.publishing.tables import PrintedTable
from sosei.studies.result import VisionResult

SERIES = {
    "pattern1": "パターン1（現状推計）",
    "simulation1": "シミュレーション1（出生率が2030年までに2.1）",
    "simulation2": "シミュレーション2（1に加え、移動なし）",
}

READINGS = {
    "natural_influence": "自然増減の影響（シミュレーション1÷パターン1）",
    "social_influence": "社会増減の影響（シミュレーション2÷シミュレーション1）",
    "natural_influence_degree": "自然増減の影響度（1～5）",
    "social_influence_degree": "社会増減の影響度（1～5）",
    "decline_stage": "人口減少の段階（1～3）",
    "closed_decline_20_39": "20～39歳女性の減少率（移動なし）",
    "decline_20_39": "20～39歳女性の減少率",
    "nine_class": "人口戦略会議（2024年）の9分類",
}

SHARES = ("natural_influence", "social_influence", "closed_decline_20_39", "decline_20_39")

UNCONFIRMED = "（区分の境界は未確認）"


def section(result: VisionResult) -> Section | None:
    """Return the section, if the study's TFR allows the simulations."""
    if "official" not in result.tables:
        return None
    years = list(dict.fromkeys(result.tables["official"]["year"]))
    return Section(
        name="official",
        question="国の指標ではどう読めるか",
        answer=_answer(result, int(str(years[0]))),
        tables=(_readings(result, years), _totals(result)),
        notes=(
            "影響度と段階の境界の値は、公表資料で確認できていません。比率そのものをご覧ください。",
            "9分類は2020年から2050年の減少率について定められたもので、期間が異なる場合の参考です。",
        ),
    )


def _answer(result: VisionResult, year: int) -> str:
    natural, social = (
        float(_value(result, year, name)) - 1 for name in ("natural_influence", "social_influence")
    )
    women = tables.percent(float(_value(result, year, "decline_20_39")))
    return (
        f"出生率が2.1まで上がると{year}年の人口は現状推計より{_more(natural)}、"
        f"そのうえ転出入がなくなるとさらに{_more(social)}なります。20～39歳女性の減少率は{women}です。"
    )


def _more(share: float) -> str:
    return f"{tables.percent(abs(share))}{'多く' if share >= 0 else '少なく'}"


def _value(result: VisionResult, year: object, name: str) -> Any:
    return result.tables["official"].value("value", year=year, indicator=name)  # type: ignore[arg-type]


def _readings(result: VisionResult, years: list[Any]) -> PrintedTable:
    source = result.tables["official"]
    rows = []
    for name, words in READINGS.items():
        verified = source.value("verified", year=years[0], indicator=name)
        heading = words if verified else words + UNCONFIRMED
        rows.append((heading, *(_printed(name, _value(result, year, name)) for year in years)))
    head = ("読み方", *(f"{year}年" for year in years))
    return PrintedTable("国の指標による分析", head, tuple(rows), source.sources)


def _printed(name: str, value: Any) -> str:
    if value is None:
        return tables.NOT_APPLICABLE
    if value == "not_declining":
        return "減少していない"
    return tables.percent(value) if name in SHARES else str(value)


def _totals(result: VisionResult) -> PrintedTable:
    source = result.tables["official_totals"]
    years = list(dict.fromkeys(source["year"]))
    rows = tuple(
        (f"{year}年", *(tables.persons(source.value("total", series=s, year=year)) for s in SERIES))
        for year in years
    )
    head = ("年", *(f"{words}（人）" for words in SERIES.values()))
    return PrintedTable("パターン1とシミュレーションの総人口", head, rows, source.sources)
