"""Japanese words for what the result's tables name, and for its sources."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from sosei.base.provenance import Source
from sosei.publishing.tables import persons, ratio

INDICATORS = {
    "total": "総人口",
    "age_0_14": "年少人口（0～14歳）",
    "age_15_64": "生産年齢人口（15～64歳）",
    "age_65_plus": "高齢人口（65歳以上）",
    "ageing_rate": "高齢化率",
}

REVIEWED = {
    "total": "総人口",
    "0-14": "0～14歳",
    "15-64": "15～64歳",
    "65+": "65歳以上",
    "75+": "75歳以上",
}

GROUPS = {
    "age_0_14": "0～14歳",
    "age_15_64": "15～64歳",
    "age_65_plus": "65歳以上",
    "unknown": "年齢不詳",
}

SEXES = {"male": "男", "female": "女"}

BASES = {"census": "国勢調査", "register": "住民基本台帳"}

BALANCE = {
    "natural_change": "自然増減",
    "social_change": "社会増減",
    "coverage_step": "その他の増減",
}

PROFILES = {"family": "家族世帯型", "standard": "標準型"}

METHODS = {"forward": "前進法", "reverse": "逆進法", "average": "平均法"}

MORTALITY = {
    "death_rates": "全国の死亡率（{years}年）による生命表",
    "life_tables": "全国の完全生命表（{years}年）",
}

FIGURES = {
    "census": "国勢調査（年齢別）",
    "census_groups": "国勢調査（年齢3区分）",
    "register": "住民基本台帳（年齢別）",
    "register_dynamics": "住民基本台帳の人口動態",
    "vital_statistics": "人口動態統計",
    "migration_report": "住民基本台帳人口移動報告",
    "death_rates": "全国の死亡率",
    "life_tables": "全国の生命表",
    "national_fertility": "全国の出生",
    "sex_ratio": "全国の0～4歳の性比",
}
"""Tables of a study's figures."""

ENGINES = {"five_year": "5歳階級・5年刻みのコーホート要因法"}


def age(label: str) -> str:
    """Return an age group as printed: ``90+`` is 90歳以上, ``0-4`` is 0～4歳."""
    if label.endswith("+"):
        return f"{label[:-1]}歳以上"
    return f"{label.replace('-', '～')}歳"


def cohort(younger: str, older: str) -> str:
    """Return a cohort by its ages then and now: ``15～19 → 20～24歳``."""
    then = age(younger) if younger.endswith("+") else younger.replace("-", "～")
    return f"{then} → {age(older)}"


def cohort_in_words(younger: str, older: str) -> str:
    """Return a cohort in a sentence: ``15～19歳から20～24歳になった世代``."""
    return f"{age(younger)}から{age(older)}になった世代"


def periods(choice: str) -> str:
    """Return a choice of periods: one is ``2005～10年``, several are ``2期間の平均``."""
    words = choice.split("+")
    return f"{words[0][:4]}～{words[0][7:]}年" if len(words) == 1 else f"{len(words)}期間の平均"


def basis(manifest: Mapping[str, Any]) -> str:
    """Say on the cover what a vision stands on: ``基準：2015年国勢調査　推計：2060年まで``."""
    counted = BASES[manifest["basis"]]
    return f"基準：{manifest['base_year']}年{counted}　推計：{manifest['horizon']}年まで"


def date(iso: str) -> str:
    """Return a date as printed: ``2015-10-01`` is 2015年10月1日, ``2015-10`` 2015年10月."""
    parts = zip(iso.split("-"), "年月日", strict=False)
    return "".join(f"{int(number)}{unit}" for number, unit in parts)


def earlier(name: str, launch_year: int) -> str:
    """Return what an earlier projection is called: ``第1期推計（2010年起点）``."""
    return f"{name}（{launch_year}年起点）"


def event(row: Mapping[str, Any]) -> str:
    """Return what stands at an event: its date and words, and that a step is one."""
    return f"{date(row['date'])} {row['words']}{'（段差）' if row['step'] else ''}"


def event_note(row: Mapping[str, Any]) -> str:
    """Say in a note what happened, and where that is written."""
    step = "数え方が変わった段差で、人口の増減ではありません。" if row["step"] else ""
    return f"{date(row['date'])}：{row['words']}。{step}（出典：{row['source']}）"


def source_line(sources: Iterable[Source]) -> str:
    """Return the line under a figure: publisher and statistic; the full list stands at the end."""
    names = (f"{_short(s.publisher)}「{_short(s.statistic)}」" for s in sources)
    return "出典：" + "、".join(dict.fromkeys(names))


def _short(name: str) -> str:
    """Return a name up to its first explanation."""
    return re.split("[。：（ 　]", name)[0]


def levers(scenario: Mapping[str, Any]) -> str:
    """Say in one sentence what a scenario changes."""
    parts = []
    if scenario["tfr"]:
        path = "、".join(f"{year}年に{ratio(value, 2)}" for year, value in scenario["tfr"].items())
        parts.append(f"合計特殊出生率は{path}とし、その後は一定")
    rule = scenario["migration"]
    if rule:
        path = "、".join(f"{year}年は{_times(value)}" for year, value in rule["path"].items())
        parts.append(f"{_RULES[rule['rule']]}{path}とし、その間は直線、その後は一定")
    parts += [
        f"{come['from']}年から{come['to']}年まで毎年{persons(come['per_year'])}人が"
        f"{profile(come['profile'])}の年齢構成で転入"
        for come in scenario["arrivals"]
    ]
    return "。".join(parts) + "。" if parts else "仮定値をそのまま将来まで一定としました。"


def override(form: Mapping[str, Any]) -> str:
    """Say which rates were replaced, by what, and why."""
    who = "".join(SEXES[sex] for sex in [form["sex"]] if sex)
    ages = "・".join(age(label) for label in form["ages"])
    given = (
        periods("+".join(form["periods"])) + "の値"
        if form["periods"]
        else ratio(form["net_rate"], 4)
    )
    return f"{who}{ages}を{given}に置き換え。{form['reason']}"


_RULES = {
    "scale": "純移動率は求めた値に対し",
    "offset": "社会増減は転入者を加えて",
    "gross": "社会増減は転入と転出を同じ割合で変えて",
}


def profile(name: str) -> str:
    """Return what a profile is called: those that ship by their Japanese name, others by their own."""
    return PROFILES.get(name, f"「{name}」")


def _times(multiplier: float) -> str:
    return "0倍（転入と転出が均衡）" if multiplier == 0 else f"{multiplier:g}倍"
