"""The sum of all visions against the nation: who gains, who loses, who would have moved."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from sosei.base.arrays import Array
from sosei.demography.nation.told import GROUPS, MOVERS, group, of_movers
from sosei.publishing import tables, wording
from sosei.publishing.charts.nation import lines
from sosei.publishing.sections.model import Figure, Section
from sosei.publishing.sections.nation import group_name, plain
from sosei.publishing.sections.nation_cells import change_of, of_csv, of_towns
from sosei.publishing.spoken import own, say
from sosei.publishing.tables import PrintedTable
from sosei.studies.nation.sums import Summed
from sosei.studies.nation.together import Together

YOUNG = "age_20_39"
LISTED = 10
"""Municipalities that are listed of those who gain, and of those who lose."""

SHOWN = 0.5
"""Persons that print as one."""


def of_visions(together: Together, summed: Summed, unfit: Sequence[str]) -> Section:
    """Return the sum of all visions against the nation, and who gains and who loses.

    Parameters
    ----------
    together : Together
    summed : Summed
    unfit : sequence of str
        Names of the municipalities whose vision does not fit, and is not summed.
    """
    count, year = len(summed.stated), summed.years[-1]
    quo, asked, true = (
        summed.of_group(persons, YOUNG)
        for persons in (summed.persons, summed.asked, summed.true.persons)
    )
    above = summed.more_than_status_quo(YOUNG, year)
    others = ~summed.aiming
    more = _of_sum(asked, "asked", summed) - _of_sum(quo, "status_quo", summed)
    elsewhere = summed.elsewhere
    fewer = _of_sum(true[:, others], "others_if_true", summed) - _of_sum(
        quo[:, others], "others_status_quo", summed
    )
    answer = say(
        f"{count:,}件のビジョンのうち{above:,}件が、{wording.year(year)}の20～39歳を現状推計より多く見込んでいます"
        f"（合わせて{tables.change(more)}人）。すべて実現すると、ほかの市区町村の20～39歳は現状推計と比べて{tables.change(fewer)}人です。"
        f"期間を通じて、延べ{tables.persons(elsewhere)}人が現状推計とは別の市区町村に移ることになります。"
        f"{_missing(summed)}",
        f"{above:,} of {count:,} visions count on more people of 20–39 in {year} than their status quo "
        f"({tables.change(more)} together). If all came true, the others would have "
        f"{tables.change(fewer)} of them against their status quo. Over the years {tables.persons(elsewhere)} people "
        f"would move elsewhere than in the status quo. "
        f"{_missing(summed)}",
    )
    named = {
        say("ビジョンの合計（ほかは現状推計）", "Visions, status quo of the others"): asked,
        say("すべて現状推計", "Status quo of all"): quo,
    }
    sums = {called: plain(values.sum(axis=1)) for called, values in named.items()}
    if summed.official is not None:
        of_nation = group(summed.official[..., None], summed.quo.ages, YOUNG)[:, 0]
        sums[say("公式の推計（全国）", "Official projection")] = plain(of_nation)
    title = say("20～39歳の人口", "People of 20–39")
    figure = Figure(
        name="visions",
        title=title,
        measure=say("人", "persons"),
        alternative=answer,
        chart=lines(summed.years, sums),
        sources=together.sources,
    )
    notes = [
        say(
            "ビジョンのある市区町村は、見込んだ人口になるだけの人を先に受け入れ、残りの人をほかの市区町村に配分したときの人口です。",
            "Towns with a vision take first those whom it needs; who is left is shared among the others.",
        ),
        say(
            "ビジョンで増える人には、移る人のほか、新しく生まれる子どもも含まれます。",
            "Those whom a vision adds are not only people who move: children born there are among them.",
        ),
        _official_differs(together),
    ]
    if unfit:
        listed = wording.listed([own(name) for name in unfit])
        notes.append(
            say(
                f"基準年または年齢階級が全国の推計と異なるため、合計に含めていないビジョン：{listed}",
                f"Visions of another base year or other ages, not in the sum: {listed}",
            )
        )
    return Section(
        name="visions",
        question=say(
            "すべてのビジョンが実現したら、だれが移ったことになるか",
            "If every town met its vision, who would have moved?",
        ),
        answer=answer,
        figures=(figure,),
        tables=(_sums(summed), _moves(summed), _parts(summed), *_towns(together, summed)),
        notes=tuple(notes),
        unfolded=5,
    )


def _official_differs(together: Together) -> str:
    """Say what the difference from the official projection holds."""
    if together.path == "held":
        return say(
            "公式の推計との差には、推計方法の違いが含まれます。公式の推計が見込む寿命の延びは、「移動など」に入っています（死亡は現在の生残率で数えているため）。",
            "The difference from the official projection holds differences of method. Its longer lives stand in "
            "“migration and the rest”, since deaths are counted by the nation's survival of today.",
        )
    return say(
        "公式の推計との差には、推計方法の違いが含まれます。死亡は、公式の推計とほぼ同じ割合で減るものとして数えています（年齢による違いは「移動など」に入っています）。",
        "The difference from the official projection holds differences of method. Fewer die in the course of time, "
        "nearly as in the official projection; what differs by age stands in “migration and the rest”.",
    )


def _of_sum(persons: Array, column: str, summed: Summed, name: str = YOUNG) -> float:
    """Return a number of ``sum.csv`` in the last year: persons ``[year, area]`` of a group, added up."""
    return of_csv(float(persons[-1].sum()), "sum", column, summed.years[-1], name)


def _missing(summed: Summed) -> str:
    persons = float(summed.true.missing.sum())
    if persons < 1:
        return say("移動する人の数は足りています。", "There are enough people on the move.")
    return say(
        f"移動する人をすべて集めても、延べ{tables.persons(persons)}人足りません。",
        f"Even all people on the move are {tables.persons(persons)} too few over the years.",
    )


def _sums(summed: Summed) -> PrintedTable:
    year = summed.years[-1]
    rows = []
    for name in GROUPS:
        quo = _of_sum(summed.of_group(summed.persons, name), "status_quo", summed, name)
        asked = _of_sum(summed.of_group(summed.asked, name), "asked", summed, name)
        rows.append(
            (
                group_name(name),
                tables.persons(quo),
                tables.persons(asked),
                tables.change(asked - quo),
                tables.persons(_of_official(summed, name)),
            )
        )
    head = (
        say(f"{wording.year(year)}【人】", f"{year} [persons]"),
        say("すべて現状推計", "Status quo of all"),
        say("ビジョンの合計", "Sum of visions"),
        say("差", "Difference"),
        say("公式の推計", "Official"),
    )
    title = say(f"ビジョンの合計：{wording.year(year)}", f"The sum of visions in {year}")
    return PrintedTable(title, head, tuple(rows))


def _moves(summed: Summed) -> PrintedTable:
    """Print who would have moved, by age at the start of a step."""
    moves, aiming = summed.moves, summed.aiming
    missing = summed.true.missing[..., None]
    rows = tuple(
        (
            wording.age(name),
            tables.change(float(of_movers(moves, summed.quo.ages, name)[aiming].sum())),
            tables.change(float(of_movers(moves, summed.quo.ages, name)[~aiming].sum())),
            tables.persons(float(of_movers(missing, summed.quo.ages, name)[0])),
        )
        for name in MOVERS
    )
    head = (
        say("年齢（期首）【人】", "Age at the start [persons]"),
        say("ビジョンのある市区町村", "Towns with a vision"),
        say("ほかの市区町村", "The others"),
        say("足りない人", "Nowhere to be found"),
    )
    first, last = wording.year(summed.years[0]), wording.year(summed.years[-1])
    title = say(
        f"移ることになる人：{first}から{last}、現状推計との差",
        f"Who would have moved from {first} to {last}, against the status quo",
    )
    return PrintedTable(title, head, rows)


def _of_official(summed: Summed, name: str) -> float | None:
    if summed.official is None:
        return None
    value = float(group(summed.official[-1][..., None], summed.quo.ages, name)[0])
    known = np.isfinite(value)
    return of_csv(value, "sum", "official", summed.years[-1], name) if known else None


def _parts(summed: Summed) -> PrintedTable:
    """Print what the sums change by from the base to the end."""
    sides = {
        "status_quo": (say("すべて現状推計", "Status quo of all"), summed.persons.sum(axis=3)),
        "asked": (say("ビジョンの合計", "Sum of visions"), summed.asked.sum(axis=3)),
    }
    if summed.official is not None and np.isfinite(summed.official).all():
        sides["official"] = say("公式の推計", "Official"), summed.official
    rows = []
    for of, (called, persons) in sides.items():
        told = summed.parts(persons)
        children, deaths, moved = (
            change_of(part, column, of, summed)
            for part, column in zip(told, ("children", "deaths", "migration"), strict=True)
        )
        rows.append((called, tables.change(children), tables.change(-deaths), tables.change(moved)))
    head = (
        say("【人】", "[persons]"),
        say("子ども（期末の0～4歳）", "Children (0–4 at the end of a step)"),
        say("死亡", "Deaths"),
        say("移動など", "Migration and the rest"),
    )
    first, last = wording.year(summed.years[0]), wording.year(summed.years[-1])
    title = say(
        f"増減の内訳：{first}から{last}（全国の生残率による）",
        f"What changes the sums from {first} to {last} (the nation's survival)",
    )
    return PrintedTable(title, head, tuple(rows))


def _towns(together: Together, summed: Summed) -> tuple[PrintedTable, PrintedTable]:
    """List who gains and who loses most, in people of 20–39."""
    change = (summed.of_group(summed.true.persons, YOUNG) - summed.of_group(summed.persons, YOUNG))[
        -1
    ]
    order = np.argsort(change, kind="stable").tolist()
    year = wording.year(summed.years[-1])
    gains = [place for place in reversed(order) if change[place] >= SHOWN][:LISTED]
    losses = [place for place in order if change[place] <= -SHOWN][:LISTED]
    quo = summed.of_group(summed.persons, YOUNG)[-1]
    return (
        _listed(
            say(f"20～39歳が増える市区町村：{year}", f"Who gains people of 20–39 by {year}"),
            together,
            summed,
            gains,
            (quo, change),
        ),
        _listed(
            say(f"20～39歳が減る市区町村：{year}", f"Who must lose people of 20–39 by {year}"),
            together,
            summed,
            losses,
            (quo, change),
        ),
    )


def _listed(
    title: str,
    together: Together,
    summed: Summed,
    places: Sequence[int],
    values: tuple[Array, Array],
) -> PrintedTable:
    rows = tuple(
        (
            own(area.full_name),
            tables.persons(quo),
            tables.change(change),
            _share(change, quo),
        )
        for place in places
        for area in [together.areas[place]]
        for quo, change in [
            tuple(
                of_towns(float(of[place]), column, area, summed, YOUNG)
                for of, column in zip(values, ("status_quo", "difference"), strict=True)
            )
        ]
    )
    head = (
        say("市区町村【人】", "Municipality [persons]"),
        say("現状推計", "Status quo"),
        say("差", "Difference"),
        say("差の割合", "Difference, %"),
    )
    return PrintedTable(title, head, rows)


def _share(change: float, whole_: float) -> str:
    return tables.NOT_APPLICABLE if whole_ <= 0 else tables.percent_change(change / whole_, 2)
