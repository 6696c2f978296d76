"""How sure it is: between which numbers four draws in five lie, and how often the vision's population is reached."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sosei.base.calendar import with_era
from sosei.demography.ensemble.measured import COVERED, COVERED_WITH_DECLINE
from sosei.publishing import ranges, tables, wording
from sosei.publishing.charts import fan
from sosei.publishing.charts.bands import BANDS
from sosei.publishing.charts.fan import Fan
from sosei.publishing.charts.projected import counts, scenario_lines
from sosei.publishing.ranges import FOUR_IN_FIVE, out_of_hundred
from sosei.publishing.sections.model import Figure, Section
from sosei.publishing.spoken import say
from sosei.publishing.tables import PrintedTable
from sosei.studies.ensemble.frozen import AIMED, Ensemble
from sosei.studies.result import VisionResult


def section(result: VisionResult, ensemble: Ensemble) -> Section:
    """Return the section.

    Parameters
    ----------
    result : VisionResult
    ensemble : Ensemble
        Drawn from it.
    """
    names = [str(scenario["name"]) for scenario in result.scenarios]
    fans = {name: fan_of(result, ensemble, name) for name in names}
    return Section(
        name="uncertainty",
        question=say("どのくらい確かか", "How sure is it?"),
        answer=say("", " ").join(_answers(result, ensemble, names)),
        figures=tuple(_figure(result, ensemble, name, fans) for name in names),
        tables=(
            *_chances(result, ensemble),
            *(_table(result, ensemble, name) for name in names),
        ),
        unfolded=1,
        notes=tuple(notes(result, ensemble)),
    )


def _answers(result: VisionResult, ensemble: Ensemble, names: list[str]) -> Iterator[str]:
    horizon = int(result.manifest["horizon"])
    spreads = wording.listed(
        [
            say(f"{label}では{spread}", f"{spread} ({label.lower()})")
            for name in names
            for label in [wording.scenario(result, name)]
            for spread in [between(ensemble, name, horizon)]
        ]
    )
    yield say(
        f"{with_era(horizon)}の総人口は、5回に4回は、{spreads}になります。",
        f"In 4 of 5 draws the total population of {horizon} is {spreads}.",
    )
    quo, aim = (str(result.manifest["vision"][key]) for key in ("status_quo", "aim"))
    if quo != aim:
        label = wording.scenario(result, aim)
        often = out_of_hundred(ensemble.chance(quo, AIMED))
        yield say(
            f"現状のままで{label}の人口に届くのは、100回に{often}です。",
            f"As things stand, the population of {label.lower()} is reached {often} times in 100.",
        )


def between(ensemble: Ensemble, scenario: str, year: int) -> str:
    """Say between which totals four draws in five lie.

    Parameters
    ----------
    ensemble : Ensemble
    scenario : str
    year : int
    """
    low, high = (ensemble.quantile(scenario, year, "total", p) for p in FOUR_IN_FIVE)
    return ranges.between(low, high)


def fan_of(result: VisionResult, ensemble: Ensemble, name: str) -> Fan:
    """Return the fan of a scenario.

    Parameters
    ----------
    result : VisionResult
    ensemble : Ensemble
        Drawn from it.
    name : str
        Of the scenario.
    """
    lines, colours = scenario_lines(result)
    label, base = wording.scenario(result, name), result.manifest["base_year"]
    line = lines[label]
    start = next(float(row["total"]) for row in line if row["year"] == base)
    bands = {
        (low, high): [
            {"year": base, "low": start, "high": start},
            *(
                {
                    "year": row["year"],
                    "low": ensemble.quantile(name, row["year"], "total", low),
                    "high": ensemble.quantile(name, row["year"], "total", high),
                }
                for row in line
                if row["year"] > base
            ),
        ]
        for low, high in BANDS
    }
    return Fan(label, colours[label], line, bands)


def _figure(result: VisionResult, ensemble: Ensemble, name: str, fans: dict[str, Fan]) -> Figure:
    horizon, base = int(result.manifest["horizon"]), result.manifest["base_year"]
    spread = between(ensemble, name, horizon)
    label = fans[name].name
    top = max(
        *(row["total"] for row in counts(result)),
        *(each.bands[BANDS[0]][-1]["high"] for each in fans.values()),
    )
    title = say(
        f"{label}：{horizon}年は5回に4回、{spread}",
        f"{label}: in {horizon}, in 4 of 5 draws {spread}",
    )
    return Figure(
        name=f"fan-{name}",
        title=title,
        measure=say(
            f"総人口（人）。{base}年より後の線は将来推計、濃い順に2回に1回・5回に4回・20回に19回の範囲",
            f"Total population, persons; after {base}: projection, with the range of 1 draw in 2, 4 in 5, 19 in 20",
        ),
        alternative=say(f"扇形の図。{title}。", f"Fan chart. {title}."),
        chart=fan.drawn(result, fans[name], top),
        sources=result.tables["indicators"].sources,
        wide=len(fans) == 1,
        plotted=fan.plotted(result, fans[name]),
    )


def _table(result: VisionResult, ensemble: Ensemble, name: str) -> PrintedTable:
    label = wording.scenario(result, name)
    indicators = result.tables["indicators"]
    rows = [
        row
        for row in indicators.rows(scenario=name, indicator="total")
        if row["year"] > result.manifest["base_year"]
    ]
    head = (
        say("年", "Year"),
        say("推計（人）", "Projection"),
        say("2回に1回（人）", "1 in 2"),
        say("5回に4回（人）", "4 in 5"),
        say("20回に19回（人）", "19 in 20"),
    )
    printed = tuple(
        (
            wording.year(row["year"]),
            tables.persons(row["value"]),
            *(_range(ensemble, name, row["year"], band) for band in reversed(BANDS)),
        )
        for row in rows
    )
    return PrintedTable(
        say(f"総人口の範囲：{label}", f"Range of the total: {label}"), head, printed
    )


def _chances(result: VisionResult, ensemble: Ensemble) -> Iterator[PrintedTable]:
    """Print how often each event of the last year came, and each of the nine classes that came at all."""
    horizon = int(result.manifest["horizon"])
    title = say(f"{horizon}年に起こる割合", f"How often, in {horizon}")
    yield _shares(result, ensemble, title, ranges.events_of(ensemble))
    if ensemble.classes:
        title = class_title(result, ensemble)
        yield _shares(result, ensemble, title, ranges.classes_of(ensemble))


def _shares(
    result: VisionResult, ensemble: Ensemble, title: str, events: Mapping[str, str]
) -> PrintedTable:
    """Print how often events came, by scenario."""
    names = [str(scenario["name"]) for scenario in result.scenarios]
    rows = tuple(
        (words, *(out_of_hundred(ensemble.chance(name, event)) for name in names))
        for event, words in events.items()
    )
    head = (say("100回のうち", "Times in 100"), *(wording.scenario(result, name) for name in names))
    return PrintedTable(title, head, rows, result.tables["indicators"].sources)


def class_title(result: VisionResult, ensemble: Ensemble) -> str:
    """Say what the table of the nine classes shows.

    Parameters
    ----------
    result : VisionResult
    ensemble : Ensemble
        Some draw of which is in a class.
    """
    base, year = result.manifest["base_year"], ensemble.year_of(ensemble.classes[0])
    return say(
        f"人口戦略会議の9分類：{base}年から{year}年の20〜39歳女性の減少から",
        f"Nine classes of the Population Strategy Council, by women aged 20–39 from {base} to {year}",
    )


def _range(ensemble: Ensemble, name: str, year: int, band: tuple[float, float]) -> str:
    low, high = (ensemble.quantile(name, year, "total", p) for p in band)
    return ranges.range_of(low, high)


def notes(result: VisionResult, ensemble: Ensemble) -> Iterator[str]:
    """Yield what a range is, and what it is not.

    Parameters
    ----------
    result : VisionResult
    ensemble : Ensemble
        Drawn from it.
    """
    draws, seed = f"{ensemble.draws:,}", ensemble.seed
    yield say(
        f"出生・死亡・移動を、1980〜2015年の国勢調査に表れた大きさで動かし、{draws}回推計した結果です（乱数の種：{seed}）。どのシナリオも同じ乱数で動かしています。",
        f"Fertility, mortality and migration were moved in {draws} draws by what the censuses of 1980–2015 show "
        f"(seed {seed}), every scenario by the same random numbers.",
    )
    yield say(
        "シナリオの前提どおりに進んだ場合の範囲です。前提が実現する確率ではありません。",
        "The range holds if the assumptions of a scenario come true; it is not the probability that they do.",
    )
    if ensemble.classes:
        yield say(
            "9分類は、推計した各回の20〜39歳女性の減少率を、転出入がある場合とない場合の両方で区分したものです。一度もならなかった区分は載せていません。2020年から2050年について定められたもので、期間が異なる場合は参考です。",
            "Each draw is classed by its decline of women aged 20–39, with migration and without. Classes that never "
            "came are not listed. The classes are defined for 2020 to 2050; other periods are for information.",
        )
    path = result.manifest["survival"].get("path", "held")
    yield _covered_held() if path == "held" else _covered_along(str(path))


def _covered_held() -> str:
    total, old = (_measured(COVERED[of]) for of in ("total", "age_65_plus"))
    return say(
        f"生残率は一定としています。同じ方法を1995〜2010年の国勢調査に当てはめると、総人口が5回に4回の範囲に入った市区町村は{total}でした。65歳以上は、死亡率の低下を見込まないと{old}にとどまり、範囲が狭すぎます。",
        "Survival is held. Tried on the censuses of 1995–2010, the range of 4 draws in 5 held the total of "
        f"{total} of the municipalities; that of 65 and over, with survival held, of {old} only: it is too narrow.",
    )


def _covered_along(path: str) -> str:
    total, old = (_measured(COVERED_WITH_DECLINE[of]) for of in ("total", "age_65_plus"))
    words = wording.SURVIVAL_PATHS[path]
    return say(
        f"生残率の推移は「{words}」と仮定し、その前後に動かしています。同じ方法を1995〜2010年の国勢調査に当てはめ、死亡がそれまでの平均のとおりに減るとすると、総人口が5回に4回の範囲に入った市区町村は{total}、65歳以上は{old}でした。",
        f"Survival is assumed to go on “{words}”, and moved around that. Tried on the censuses of 1995–2010, with "
        f"mortality falling as it had until then, the range of 4 draws in 5 held the total of {total} of the "
        f"municipalities, and that of 65 and over of {old}.",
    )


def _measured(shares: Mapping[int, float]) -> str:
    """Say how many counts lay within the range of four draws in five: 5年後87%、10年後87% …"""
    return wording.listed(
        [
            say(
                f"{years}年後{tables.ratio(share * 100, 0)}%",
                f"{tables.ratio(share * 100, 0)}% after {years} years",
            )
            for years, share in shares.items()
        ]
    )
