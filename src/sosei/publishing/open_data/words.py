"""What tables and columns of a vision are called, and of which type a column is in every edition."""

from __future__ import annotations

from typing import NamedTuple

from sosei.base.messages import Both
from sosei.publishing.open_data.model import Type

TABLES = {
    "history": Both("Population by sex and age, censuses", "国勢調査の男女・年齢別人口"),
    "history_groups": Both("Three age groups over time", "年齢3区分別人口の推移"),
    "unknown_ages": Both("Persons of unknown age", "年齢不詳の人口"),
    "band_change": Both("Change by age band", "年齢階級別の増減"),
    "cohort_change": Both("Change by cohort", "コーホート（同じ世代）別の増減"),
    "cohort_change_by_sex": Both("Change by cohort and sex", "男女・コーホート別の増減"),
    "balance_census": Both("Balance between two censuses", "国勢調査の間の人口収支"),
    "balance_register": Both("Balance of the register by year", "住民基本台帳の年間の人口収支"),
    "register": Both("Resident register by sex and age", "住民基本台帳の男女・年齢別人口"),
    "events": Both("Events", "できごと"),
    "earlier": Both("Earlier projections against censuses", "過去の推計と国勢調査の比較"),
    "population": Both("Projected population by sex and age", "男女・年齢別の将来推計人口"),
    "components": Both("Components of change in each step", "期間ごとの増減の内訳"),
    "indicators": Both("Indicators of the projection", "将来推計の指標"),
    "difference": Both("Vision less status quo", "長期人口ビジョンと現状推計の差"),
    "rates": Both("Rates of the projection", "将来推計の率"),
    "survival_path": Both("How many die along the path of survival", "生残率の推移（死亡の倍率）"),
    "survival_held": Both("The status quo with survival held", "生残率を一定とした場合の人口"),
    "periods": Both("Projection by choice of periods", "期間の選び方ごとの将来推計"),
    "period_hindcast": Both("Hindcast of each choice of periods", "期間の選び方ごとの過去の検証"),
    "official_totals": Both("Total population of the official simulations", "国の手引きによる総人口"),
    "official": Both("Official indices", "国の手引きによる指標"),
    "audit": Both("What a published vision states, checked", "公表されたビジョンの数値の検証"),
    "audit_stated": Both("What a published vision states", "公表されたビジョンの数値"),
    "strategy_kpi": Both("Indicators of the joined strategy", "結びつけた総合戦略の指標"),
    "strategy_series": Both("Indicators of the joined strategy by year", "結びつけた総合戦略の指標の推移"),
    "field_observed": Both("Observed series of the fields", "分野別の実績"),
    "field_demand": Both("What follows for each field", "分野別の見通し"),
    "field_difference": Both("What a scenario changes in each field", "分野別のシナリオによる差"),
    "field_districts": Both("Persons by district", "地区別の人口"),
    "field_schools": Both("Pupils by school", "学校別の児童生徒数"),
    "field_rates": Both("Rates of the fields", "分野別の率"),
    "field_missing": Both("Rates that are not registered", "未登録の率"),
}  # fmt: skip
"""In the order of the document."""


class Known(NamedTuple):
    """A column of a vision."""

    type: Type
    title: Both


def _text(en: str, ja: str) -> Known:
    return Known("string", Both(en, ja))


def _whole(en: str, ja: str) -> Known:
    return Known("integer", Both(en, ja))


def _number(en: str, ja: str) -> Known:
    return Known("number", Both(en, ja))


def _yes(en: str, ja: str) -> Known:
    return Known("boolean", Both(en, ja))


COLUMNS = {
    "actual": _number("actual", "実績値"),
    "adjustment": _number("adjustment", "調整"),
    "age": _text("age", "年齢"),
    "age_0_14": _number("persons aged 0–14", "年少人口"),
    "age_15_64": _number("persons aged 15–64", "生産年齢人口"),
    "age_65_plus": _number("persons aged 65 and over", "高齢人口"),
    "age_from": _text("age at the start", "期首の年齢"),
    "age_to": _text("age at the end", "期末の年齢"),
    "aim": _number("vision", "長期人口ビジョン"),
    "area": _text("municipality (code), or whose rate", "市区町村コードまたは率の地域"),
    "arrivals": _number("arrivals", "転入"),
    "baseline": _number("baseline", "基準値"),
    "baseline_year": _whole("year of the baseline", "基準年"),
    "basis": _text("what is counted", "人口の種類"),
    "births": _number("births", "出生"),
    "case": _text("case", "場合"),
    "census_year": _whole("census at which it stands", "対応する国勢調査の年"),
    "change": _number("change", "増減"),
    "choice": _text("choice of periods", "期間の選び方"),
    "chosen": _yes("whether it was chosen", "採用の有無"),
    "classes": _number("classes", "学級数"),
    "classes_multi_grade": _number("classes, grades taught together", "複式学級を含む学級数"),
    "counted": _number("counted", "国勢調査の人口"),
    "coverage_step": _number("other changes and changes of coverage", "その他の増減・統計上の差異"),
    "cumulated": _number("cumulated difference", "差の累計"),
    "date": _text("date", "年月日"),
    "deaths": _number("deaths", "死亡"),
    "departures": _number("departures", "転出"),
    "difference": _number("difference", "差"),
    "district": _text("district", "地区"),
    "end": _number("persons at the end", "期末の人口"),
    "english_name": _text("name in English", "英語の名称"),
    "english_pillar": _text("pillar in English", "英語の柱"),
    "entrants": _number("children aged 0–4 at the end", "期末の0～4歳"),
    "error": _number("error, share of the count", "誤差（割合）"),
    "expected": _number("expected", "期待値"),
    "factor": _number("factor of calibration", "補正係数"),
    "field": _text("field", "分野"),
    "flag": _text("suppressed or not", "秘匿の有無"),
    "found": _number("found", "再計算した値"),
    "found_high": _number("found, at most", "再計算した値の上限"),
    "found_low": _number("found, at least", "再計算した値の下限"),
    "dying": _number("times the share that dies by the tables", "死亡の倍率（表の年を1）"),
    "from": _whole("year at the start", "期首の年"),
    "grade": _text("grade of the source", "出典の確かさ"),
    "group": _text("age group", "年齢区分"),
    "high": _number("at most", "上限"),
    "indicator": _text("indicator", "指標"),
    "item": _text("item", "項目"),
    "kind": _text("kind of school", "学校の種類"),
    "launch_year": _whole("year it starts from", "推計の基準年"),
    "line": _whole("line of the document", "文書の行"),
    "low": _number("at least", "下限"),
    "mark": _text("mark", "評価の記号"),
    "members": _text("districts told in it", "合算した地区"),
    "name": _text("name", "名称"),
    "natural_change": _number("natural change", "自然増減"),
    "net_migration": _number("net migration", "純移動"),
    "noise": _yes("within chance", "偶然の変動の範囲"),
    "of": _text("of which scenario", "対象のシナリオ"),
    "own": _yes("the municipality's own", "市区町村独自の率"),
    "persons": _number("persons", "人数"),
    "pillar": _text("pillar", "柱"),
    "population": _number("persons", "人口"),
    "progress": _number("progress", "進捗"),
    "projected": _number("projected", "推計人口"),
    "pupils": _number("pupils", "児童生徒数"),
    "quantity": _text("quantity", "率の種類"),
    "question": _text("question", "問い"),
    "rate": _text("rate", "率"),
    "rate_year": _text("year of the rate", "率の年"),
    "register_year": _whole("year of the register at which it stands", "対応する住民基本台帳の年"),
    "scenario": _text("scenario", "シナリオ"),
    "school": _text("school", "学校"),
    "series": _text("series", "系列"),
    "sex": _text("sex", "性別"),
    "share": _number("share", "割合"),
    "social_change": _number("social change", "社会増減"),
    "source": _text("source", "出典"),
    "start": _number("persons at the start", "期首の人口"),
    "stated": _number("stated", "公表値"),
    "statistic": _text("statistic", "統計"),
    "status_quo": _number("status quo", "現状推計"),
    "step": _yes("others are counted from then on", "以後の対象の変更"),
    "table": _text("table", "表"),
    "target": _number("target", "目標値"),
    "target_year": _whole("year of the target", "目標年"),
    "text": _text("sentence", "文"),
    "to": _whole("year at the end", "期末の年"),
    "total": _number("persons of all ages", "総人口"),
    "town_centre": _yes("in the town centre", "まちなか"),
    "unit": _text("unit", "単位"),
    "unknown": _number("persons of unknown age", "年齢不詳"),
    "value": _number("value", "値"),
    "verdict": _text("verdict", "判定"),
    "verified": _yes("whether its classes were verified", "階級の確認の有無"),
    "words": _text("words", "ことば"),
    "year": _whole("year", "年"),
    "year_stated": _yes("whether the year is stated", "年の記載の有無"),
}

MIXED = {("official", "value")}
"""Columns that hold numbers and words: text in every form."""
