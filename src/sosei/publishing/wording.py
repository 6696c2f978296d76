"""Words for what the result's tables name, in the language that is spoken."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any

from sosei.base.calendar import with_era as japanese_year
from sosei.base.messages import Both
from sosei.publishing.spoken import Words, own, say
from sosei.publishing.tables import persons, ratio
from sosei.readers.assumptions_book import form
from sosei.studies.result import VisionResult

INDICATORS = Words(
    {
        "total": Both("Total population", "総人口"),
        "age_0_14": Both("Children (0–14)", "年少人口（0～14歳）"),
        "age_15_64": Both("Working ages (15–64)", "生産年齢人口（15～64歳）"),
        "age_65_plus": Both("Elderly (65+)", "高齢人口（65歳以上）"),
        "ageing_rate": Both("Ageing rate", "高齢化率"),
    }
)

REVIEWED = Words(
    {
        "total": Both("Total", "総人口"),
        "0-14": Both("0–14", "0～14歳"),
        "15-64": Both("15–64", "15～64歳"),
        "65+": Both("65+", "65歳以上"),
        "75+": Both("75+", "75歳以上"),
    }
)

GROUPS = Words(
    {
        "age_0_14": Both("0–14", "0～14歳"),
        "age_15_64": Both("15–64", "15～64歳"),
        "age_65_plus": Both("65+", "65歳以上"),
        "unknown": Both("age unknown", "年齢不詳"),
    }
)

SEXES = Words({"male": Both("Men", "男"), "female": Both("Women", "女")})

BASES = Words(
    {"census": Both("census", "国勢調査"), "register": Both("resident register", "住民基本台帳")}
)

BALANCE = Words(
    {
        "natural_change": Both("Natural change", "自然増減"),
        "social_change": Both("Social change", "社会増減"),
        "coverage_step": Both("Other change", "その他の増減"),
    }
)

PROFILES = Words(form.PROFILES)

METHODS = Words(
    {
        "forward": Both("forward method", "前進法"),
        "reverse": Both("reverse method", "逆進法"),
        "average": Both("average method", "平均法"),
    }
)

MORTALITY = Words(
    {
        "death_rates": Both(
            "life table of the national death rates of {years}",
            "全国の死亡率（{years}年）による生命表",
        ),
        "life_tables": Both(
            "national complete life tables of {years}", "全国の完全生命表（{years}年）"
        ),
    }
)

FIGURES = Words(
    {
        "census": Both("census by age", "国勢調査（年齢別）"),
        "census_groups": Both("census, three age groups", "国勢調査（年齢3区分）"),
        "register": Both("resident register by age", "住民基本台帳（年齢別）"),
        "register_dynamics": Both("resident register, dynamics", "住民基本台帳の人口動態"),
        "vital_statistics": Both("vital statistics", "人口動態統計"),
        "migration_report": Both("report on internal migration", "住民基本台帳人口移動報告"),
        "death_rates": Both("national death rates", "全国の死亡率"),
        "life_tables": Both("national life tables", "全国の生命表"),
        "national_fertility": Both("births of the nation", "全国の出生"),
        "sex_ratio": Both("sex ratio at ages 0–4 of the nation", "全国の0～4歳の性比"),
        "projection_national": Both("projection of the nation", "日本の将来推計人口"),
        "field_observed": Both("series of the fields", "各分野の実績"),
        "field_rates": Both("the municipality's own rates", "市区町村の率"),
        "field_facilities": Both("public facilities", "公共施設の一覧"),
        "field_industries": Both("workers by industry and age", "産業別・年齢別の就業者"),
        "field_districts": Both("persons by district", "地区別の人口"),
        "field_schools": Both("schools", "学校と学区"),
    }
)
"""Tables of a study's figures."""

SURVIVAL_PATHS = Words(
    {
        "held": Both("held: nobody lives longer", "一定（寿命は延びない）"),
        "official": Both(
            "as 日本の将来推計人口 (medium) of the national institute has it",
            "社人研の日本の将来推計人口（中位）のとおりに死亡が減る",
        ),
        "censuses": Both(
            "as on the mean of the censuses of 1980–2015, going on",
            "国勢調査1980〜2015年の平均のとおりに死亡が減り続ける",
        ),
    }
)
"""How survival goes on from its tables."""

ENGINES = Words(
    {
        "five_year": Both(
            "the cohort-component method in five-year ages and steps",
            "5歳階級・5年刻みのコーホート要因法",
        )
    }
)

SCENARIOS = Words(
    {
        "status-quo": Both("Status quo", "現状推計"),
        "vision": Both("Vision", "長期人口ビジョン"),
    }
)
"""Scenarios whose names are fixed terms: English calls them so, Japanese as the study does."""


def scenario(result: VisionResult, name: str) -> str:
    """Return what a scenario is called."""
    return label_of(name, result.label(name))


def label_of(name: str, label: str) -> str:
    """Return what a scenario is called that a study labels so."""
    return say(label, SCENARIOS.get(name) or own(label))


def year(number: int) -> str:
    """Return a year: ``2040年`` or ``2040``."""
    return say(f"{number}年", f"{number}")


def with_era(number: int) -> str:
    """Return a year at its first mention, its era beside it in Japanese."""
    return say(japanese_year(number), f"{number}")


def in_persons(words: str) -> str:
    """Return a heading with its unit: 総人口（人）."""
    return say(f"{words}（人）", words)


def listed(words: list[str]) -> str:
    """Return words in a row."""
    return say("、".join(words), ", ".join(words))


def age(label: str) -> str:
    """Return an age group as printed: ``90+`` is 90歳以上, ``0-4`` is 0～4歳."""
    if label.endswith("+"):
        return say(f"{label[:-1]}歳以上", label)
    return say(f"{label.replace('-', '～')}歳", label.replace("-", "–"))


def cohort(younger: str, older: str) -> str:
    """Return a cohort by its ages then and now: ``15～19 → 20～24歳``."""
    then = age(younger) if younger.endswith("+") else younger.replace("-", say("～", "–"))
    return f"{then} → {age(older)}"


def cohort_in_words(younger: str, older: str) -> str:
    """Return a cohort in a sentence: ``15～19歳から20～24歳になった世代``."""
    return say(
        f"{age(younger)}から{age(older)}になった世代",
        f"the cohort that went from ages {age(younger)} to {age(older)}",
    )


def periods(choice: str) -> str:
    """Return a choice of periods: one is ``2005～10年``, several are ``2期間の平均``."""
    words = choice.split("+")
    if len(words) == 1:
        return say(f"{words[0][:4]}～{words[0][7:]}年", f"{words[0][:4]}–{words[0][7:]}")
    return say(f"{len(words)}期間の平均", f"mean of {len(words)} periods")


def run(result: VisionResult) -> str:
    """Return which run something came of, as short as it is printed."""
    return f"{say('推計番号', 'Run')} {result.address[:8]}"


def basis(manifest: Mapping[str, Any]) -> str:
    """Say on the cover what a vision stands on: ``基準：2015年国勢調査　推計：2060年まで``."""
    counted = BASES[manifest["basis"]]
    base, horizon = manifest["base_year"], manifest["horizon"]
    return say(
        f"基準：{base}年{counted}　推計：{horizon}年まで",
        f"Base: {counted} of {base}. Projected to {horizon}.",
    )


def date(iso: str) -> str:
    """Return a date as printed: ``2015-10-01`` is 2015年10月1日, ``2015-10`` 2015年10月."""
    numbers = [int(part) for part in iso.split("-")]
    japanese = "".join(f"{number}{unit}" for number, unit in zip(numbers, "年月日", strict=False))
    return say(japanese, _english_date(numbers))


def _english_date(numbers: list[int]) -> str:
    if len(numbers) == 1:
        return str(numbers[0])
    month = datetime.date(numbers[0], numbers[1], 1).strftime("%B")
    day = f"{numbers[2]} " if len(numbers) > 2 else ""
    # no line ends inside a date
    return f"{day}{month} {numbers[0]}".replace(" ", "\u00a0")


def earlier(name: str, launch_year: int) -> str:
    """Return what an earlier projection is called: ``第1期推計（2010年起点）``."""
    return say(f"{name}（{launch_year}年起点）", f"{own(name)} (from {launch_year})")


def event(row: Mapping[str, Any]) -> str:
    """Return what stands at an event: its date and words, and that a step is one."""
    step = say("（段差）", " (step)") if row["step"] else ""
    return f"{date(row['date'])} {own(row['words'])}{step}"


def event_note(row: Mapping[str, Any]) -> str:
    """Say in a note what happened, and where that is written."""
    step = (
        say(
            "数え方が変わった段差で、人口の増減ではありません。",
            " A step because something else is counted, no change of the population.",
        )
        if row["step"]
        else ""
    )
    return say(
        f"{date(row['date'])}：{row['words']}。{step}（出典：{row['source']}）",
        f"{date(row['date'])}: {own(row['words'])}.{step} (Source: {own(row['source'])})",
    )


def levers(scenario: Mapping[str, Any]) -> str:
    """Say in one sentence what a scenario changes."""
    parts = []
    if scenario["tfr"]:
        path = listed(
            [
                say(f"{when}年に{ratio(value, 2)}", f"{ratio(value, 2)} in {when}")
                for when, value in scenario["tfr"].items()
            ]
        )
        parts.append(
            say(
                f"合計特殊出生率は{path}とし、その後は一定",
                f"total fertility rate {path}, then constant",
            )
        )
    if scenario["migration"]:
        parts.append(_migration(scenario["migration"]))
    parts += [_arrivals(come) for come in scenario["arrivals"]]
    if not parts:
        return say(
            "仮定値をそのまま将来まで一定としました。", "All assumptions are held as they are."
        )
    return say("。".join(parts) + "。", "; ".join(parts).capitalize() + ".")


def _migration(rule: Mapping[str, Any]) -> str:
    path = listed(
        [
            say(f"{when}年は{_times(value)}", f"{_times(value)} in {when}")
            for when, value in rule["path"].items()
        ]
    )
    return say(
        f"{_RULES[rule['rule']]}{path}とし、その間は直線、その後は一定",
        f"{_RULES[rule['rule']]} {path}, straight between, then constant",
    )


def _arrivals(come: Mapping[str, Any]) -> str:
    return say(
        f"{come['from']}年から{come['to']}年まで毎年{persons(come['per_year'])}人が"
        f"{profile(come['profile'])}の年齢構成で転入",
        f"{persons(come['per_year'])} people a year arrive from {come['from']} to {come['to']}, "
        f"with the ages of the {profile(come['profile'])}",
    )


def override(form: Mapping[str, Any]) -> str:
    """Say which rates were replaced, by what, and why."""
    who = "".join(SEXES[sex] for sex in [form["sex"]] if sex)
    ages = say("・", ", ").join(age(label) for label in form["ages"])
    given = (
        say(
            f"{periods('+'.join(form['periods']))}の値",
            f"that of {periods('+'.join(form['periods']))}",
        )
        if form["periods"]
        else ratio(form["net_rate"], 4)
    )
    return say(
        f"{who}{ages}を{given}に置き換え。{form['reason']}",
        f"{who} {ages} replaced by {given}. {own(form['reason'])}".strip(),
    )


_RULES = Words(
    {
        "scale": Both("net migration rates", "純移動率は求めた値に対し"),
        "offset": Both("social change, by arrivals added,", "社会増減は転入者を加えて"),
        "gross": Both(
            "social change, by out- and in-flows in one proportion,",
            "社会増減は転入と転出を同じ割合で変えて",
        ),
    }
)


def profile(name: str) -> str:
    """Return what a profile is called: those that ship by their Japanese name, others by their own."""
    return PROFILES.get(name) or say(f"「{name}」", f"“{own(name)}”")


def _times(multiplier: float) -> str:
    if multiplier == 0:
        return say("0倍（転入と転出が均衡）", "× 0 (arrivals and departures balance)")
    return say(f"{multiplier:g}倍", f"× {multiplier:g}")
