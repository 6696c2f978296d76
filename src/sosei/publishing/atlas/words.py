"""What measures, series and classes of a map are called."""

from __future__ import annotations

import math
from itertools import pairwise

from sosei.base.messages import Both
from sosei.publishing import tables, wording
from sosei.publishing.spoken import Words, say
from sosei.studies.atlas.classing import Classes, Way
from sosei.studies.atlas.measures import NINE, Measure, Unit
from sosei.studies.atlas.series import Series

MEASURES = Words(
    {
        "population": Both("Population", "人口"),
        "change": Both("Change of population", "人口の増減率"),
        "share_age_0_14": Both("Share of ages 0–14", "年少人口（0～14歳）の割合"),
        "share_age_15_64": Both("Share of ages 15–64", "生産年齢人口（15～64歳）の割合"),
        "share_age_65_plus": Both("Ageing rate (65+)", "高齢化率（65歳以上）"),
        "share_age_75_plus": Both("Share of ages 75+", "75歳以上の割合"),
        "change_women_20_39": Both("Change of women aged 20–39", "20～39歳女性の増減率"),
        "nine_class": Both(
            "Nine classes of the Population Strategy Council (2024)",
            "人口戦略会議（2024年）の9分類",
        ),
        "natural_influence_degree": Both(
            "Degree of natural influence (1–5)", "自然増減の影響度（1～5）"
        ),
        "social_influence_degree": Both(
            "Degree of social influence (1–5)", "社会増減の影響度（1～5）"
        ),
    }
)

SERIES = Words(
    {
        "census": Both("Census (counted)", "国勢調査（実績）"),
        "official": Both(
            "Projection of the institute (IPSS)", "国立社会保障・人口問題研究所の推計"
        ),
        "status_quo": Both("Status quo of all municipalities (Sosei)", "現状推計（Soseiが全市区町村を同じ規則で推計）"),
        "published": Both(
            "Published visions (as each municipality chose)", "公開中の人口ビジョン（各市区町村が選んだ案）"
        ),
    }
)  # fmt: skip

WAYS = Words(
    {
        "fixed": Both("Fixed bounds (years can be compared)", "固定の区分（年どうしを比べられます）"),
        "quantile": Both("As many areas in each class", "各区分の数をそろえる（差が見やすくなります）"),
    }
)  # fmt: skip

NOTES = Words(
    {
        "share": Both(
            "Shares are of persons of known age.", "割合は、年齢不詳を除いた人口に対するものです。"
        ),
        "nine_class": Both(
            "The nine classes are defined for the decline of women aged 20–39 from 2020 to 2050; other periods are "
            "for information.",
            "9分類は、2020年から2050年の20～39歳女性の減少率について定められたもので、期間が異なる場合は参考です。",
        ),
        "degree": Both(
            "The bounds of the degrees could not be confirmed in publications.",
            "影響度の区分の境界は、公表資料で確認できていません。",
        ),
        "status_quo": Both(
            "Every municipality is projected by the rules that a new study begins with; a town's own study may "
            "differ.",
            "どの市区町村も、新しい検討の最初の設定と同じ規則で推計しています。各市区町村の検討の結果とは異なることがあります。",
        ),
        "published": Both(
            "Each value is that of the vision which the municipality shows on this server, in the scenario that it "
            "chose; base years and assumptions differ. Whoever shows none is “not published”. Names and areas open "
            "the visions.",
            "値は、各市区町村がこのサーバーで公開している人口ビジョンのうち、目指す姿として選んだ案のものです。"
            "基準年や仮定は市区町村によって異なります。公開していない市区町村は「未公表」としています。"
            "名前や地図を選ぶと、その人口ビジョンが開きます。",
        ),
    }
)

NINE_MEANING = Words(
    {
        "A": Both("below 20%, with and without migration", "移動の有無によらず減少20%未満"),
        "B-1": Both("without migration 50% and more, with migration below 20%", "移動なし50%以上・あり20%未満"),
        "B-2": Both("without migration 50% and more, with migration below 50%", "移動なし50%以上・あり50%未満"),
        "C-1": Both("without migration below 20%, with migration 50% and more", "移動なし20%未満・あり50%以上"),
        "C-2": Both("without migration below 50%, with migration 50% and more", "移動なし50%未満・あり50%以上"),
        "C-3": Both("50% and more, with and without migration", "移動の有無によらず減少50%以上"),
        "D-1": Both("without migration below 50%, with migration below 20%", "移動なし50%未満・あり20%未満"),
        "D-2": Both("without migration below 20%, with migration below 50%", "移動なし20%未満・あり50%未満"),
        "D-3": Both("20% to below 50%, with and without migration", "移動の有無によらず減少20～50%"),
    }
)  # fmt: skip
"""By the decline of women aged 20–39; the table of `NINE_CLASSES`."""


def printed(measure: Measure, value: float) -> str:
    """Return a value as the list prints it."""
    if math.isnan(value):
        return tables.unpublished()
    match measure.unit:
        case Unit.PERSONS:
            return tables.persons(value)
        case Unit.SHARE:
            return tables.percent(value)
        case Unit.CHANGE:
            return tables.percent_change(value)
        case Unit.DEGREE:
            return tables.ratio(value, 0)
        case Unit.CLASS:
            return NINE[int(value)]


def head(measure: Measure) -> str:
    """Return the head of the list's column: measure and unit."""
    units = {
        Unit.PERSONS: say("人", "persons"),
        Unit.SHARE: "%",
        Unit.CHANGE: "%",
        Unit.DEGREE: "",
        Unit.CLASS: "",
    }
    unit, name = units[measure.unit], MEASURES[measure.key]
    return say(f"{name}（{unit}）", f"{name} ({unit})") if unit else name


def labels(measure: Measure, classes: Classes) -> tuple[str, ...]:
    """Return what each class is called in the legend."""
    if measure.unit is Unit.CLASS:
        return tuple(
            say(f"{name}：{NINE_MEANING[name]}", f"{name} {NINE_MEANING[name]}") for name in NINE
        )
    if measure.unit is Unit.DEGREE:
        return tuple(say(f"影響度{n}", f"Degree {n}") for n in range(1, classes.count + 1))
    words = [_bound(measure, bound) for bound in classes.bounds]
    if not words:
        return (say("すべて", "all"),)
    first = say(f"{words[0]}未満", f"below {words[0]}")
    between = (
        say(f"{low}以上 {high}未満", f"{low} to below {high}") for low, high in pairwise(words)
    )
    return (first, *between, say(f"{words[-1]}以上", f"{words[-1]} and more"))


def _bound(measure: Measure, bound: float) -> str:
    if measure.unit is Unit.PERSONS:
        return say(f"{tables.persons(bound)}人", tables.persons(bound))
    decimals = 0 if tables.is_whole_percent(bound) else 1
    if measure.unit is Unit.CHANGE and bound:
        return tables.percent_change(bound, decimals)
    return tables.percent(bound, decimals)


def heading(measure: Measure, series: Series, year: int) -> str:
    """Return what is shown: measure, years and series."""
    what, base = MEASURES[measure.key], series.base_of(year)
    when = wording.year(year)
    if measure.change and base is not None:
        when = say(f"{base}年から{year}年", f"{base} to {year}")
    return say(f"{what}：{when}、{SERIES[series.key]}", f"{what}, {when}: {SERIES[series.key]}")


def notes(measure: Measure, series: Series) -> tuple[str, ...]:
    """Return what a reader has to know of a measure and its series."""
    keys = {Unit.SHARE: "share", Unit.CLASS: "nine_class", Unit.DEGREE: "degree"}
    found = [keys[measure.unit]] if measure.unit in keys else []
    found += [series.key] if series.key in NOTES else []
    return tuple(NOTES[key] for key in found)


def unknown_told(series: Series, count: int) -> str:
    """Say of how many areas nothing is known, and why."""
    if series.origins:
        return say(
            f"{count:,}地域は、人口ビジョンをこのサーバーで公開していないか、この年の値を示していません。",
            f"{count:,} show no vision on this server, or none of this year.",
        )
    return say(
        f"{count:,}地域は値が公表されていないか、推計できません。",
        f"{count:,} are not published or cannot be projected.",
    )


def way_words(way: Way) -> str:
    """Return what a way of classing is called."""
    return WAYS[way.value]
