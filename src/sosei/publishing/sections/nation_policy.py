"""What one town's policy changes in each of the others."""

from __future__ import annotations

from sosei.base.areas import Area
from sosei.demography.nation.levers import Policy
from sosei.demography.nation.told import GROUPS, group
from sosei.publishing import tables, wording
from sosei.publishing.sections.model import Section
from sosei.publishing.sections.nation import group_name
from sosei.publishing.sections.nation_cells import of_area
from sosei.publishing.spoken import own, say
from sosei.publishing.tables import PrintedTable
from sosei.studies.nation.neighbours import Neighbours
from sosei.studies.nation.together import Together

LISTED = 20


def policy(together: Together, found: Neighbours) -> Section:
    """Return the section of a policy: the town itself by age, and the others that change most."""
    change, year = found.change("total", found.before.years[-1]), found.before.years[-1]
    town = together.areas[found.place]
    mine = _of(float(change[found.place]), town, year, "total")
    others = float(change.sum() - change[found.place])
    name = own(town.full_name)
    share = found.within_prefecture("total", year)
    near = tables.percent(share)
    answer = say(
        f"{_levers(found.policy)}、{wording.year(year)}の人口は、現状推計と比べて{name}で{tables.change(mine)}人、"
        f"ほかの市区町村の合計で{tables.change(others)}人です。ほかの市区町村の増減のうち、同じ都道府県内は{near}です。",
        f"{_levers(found.policy)}, {name} has {tables.change(mine)} people in {year} against its status quo, and all "
        f"others together {tables.change(others)}; {near} of that lies in the same prefecture.",
    )
    return Section(
        name="policy",
        question=say(
            "ひとつの市区町村の施策は、ほかに何をもたらすか",
            "What does one town's policy do to the others?",
        ),
        answer=answer,
        tables=(_own(found, town, name), _others(together, found)),
        notes=(
            say(
                "全国の合計は、住む場所によって出生と死亡が変わる分だけ動きます。施策によって人が増えるのではなく、移る先が変わります。",
                "The nation's sum moves only by the births and deaths of people who live elsewhere: "
                "a policy makes nobody, it changes where people go.",
            ),
            say(
                "距離は考えていません。影響は、移動する人の受け入れが多い市区町村ほど大きくなります。",
                "Distance plays no part: those who take in many of the people on the move feel it most.",
            ),
        ),
    )


def _levers(of: Policy) -> str:
    ages = (
        say("全年齢で", "at all ages")
        if of.lower == 0 and of.upper > 100
        else say(f"{of.lower}～{of.upper - 1}歳で", f"at ages {of.lower}–{of.upper - 1}")
    )
    levers = [
        (of.pull, say("引きつける力を{}倍", "{} times its pull")),
        (of.hold, say("転出率を{}倍", "{} times its out-rates")),
    ]
    moved = [words.format(tables.ratio(by, 1)) for by, words in levers if by != 1]
    if not moved:
        return say("何も変えないと", "With nothing changed")
    told = say("、", " and ").join(moved)
    return say(f"{ages}{told}にすると", f"With {told} {ages}")


def _of(value: float, area: Area, year: int, group_: str) -> float:
    """Return a number of ``neighbours.csv``."""
    return of_area(value, "neighbours", "difference", area, year, group_)


def _own(found: Neighbours, town: Area, name: str) -> PrintedTable:
    years, ages = found.before.years, found.before.ages
    rows = []
    for each in GROUPS:
        before, after = (
            group(projection.persons, ages, each)[:, found.place]
            for projection in (found.before, found.after)
        )
        told = zip((after - before)[1:].tolist(), years[1:], strict=True)
        changes = (tables.change(_of(value, town, year, each)) for value, year in told)
        rows.append((group_name(each), *changes))
    head = (say("年齢【人】", "Ages [persons]"), *(wording.year(year) for year in years[1:]))
    title = say(f"{name}の変化", f"What changes in {name}")
    return PrintedTable(title, head, tuple(rows))


def _others(together: Together, found: Neighbours) -> PrintedTable:
    year = found.before.years[-1]
    change, young = found.change("total", year), found.change("age_20_39", year)
    before = found.before.total[-1]
    rows = tuple(
        (
            own(together.areas[place].full_name),
            tables.signed(_of(float(change[place]), together.areas[place], year, "total"), 1),
            tables.signed(_of(float(young[place]), together.areas[place], year, "age_20_39"), 1),
            tables.percent_change(float(change[place] / before[place]), 2)
            if before[place] > 0
            else tables.NOT_APPLICABLE,
        )
        for place in found.most_affected("total", year, LISTED)
    )
    head = (
        say("市区町村【人】", "Municipality [persons]"),
        say("総人口の差", "All ages"),
        say("20～39歳の差", "20–39"),
        say("総人口に対する割合", "Of all ages, %"),
    )
    title = say(f"影響の大きい市区町村：{wording.year(year)}", f"Who is affected most, in {year}")
    return PrintedTable(title, head, rows)
