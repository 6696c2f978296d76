"""Sections of a town's centre, its schools, and the settlers that keep them."""

from __future__ import annotations

from collections.abc import Callable

from sosei.base.messages import Both
from sosei.publishing import tables
from sosei.publishing.sections.districts_told import DistrictsTold
from sosei.publishing.sections.model import Section
from sosei.publishing.spoken import Words, own, say
from sosei.publishing.tables import PrintedTable
from sosei.sectors.town_centre import CENTRE, REST, TOWN

MILLION = 1_000_000

TABLE = "town_centre.csv"

Printed = Callable[[float | None], str]
Measure = tuple[str, str, Printed, tuple[str, ...]]

PARTS = Words(
    {
        CENTRE: Both("the centre", "中心市街地"),
        REST: Both("elsewhere", "中心市街地以外"),
        TOWN: Both("the whole", "全体"),
    }
)

KINDS = Words(
    {
        "elementary": Both("elementary school", "小学校"),
        "junior_high": Both("junior high school", "中学校"),
    }
)


def centre(of: DistrictsTold) -> Section:
    """Return persons of the centre, of the rest and of the whole, and what they spend in shops."""
    rows = tuple(
        (_part(part, words), *map(printed, of.values(TABLE, column, part=part)))
        for column, words, printed, parts in _measures(of)
        for part in parts
    )
    share = of.values(TABLE, "share", part=CENTRE)
    first, last = tables.percent(share[0]), tables.percent(share[-1])
    then, now = of.years[0], of.years[-1]
    title = say(f"中心市街地と全体：{of.scenario}", f"The centre and the whole: {of.scenario}")
    return Section(
        name="centre",
        question=say("中心市街地と全体", "The centre against the whole"),
        answer=say(
            f"全体に占める中心市街地の人口は、{then}の{first}から{now}には{last}になる見込みです。",
            f"The centre has {first} of all persons in {then}, {last} in {now}.",
        ),
        tables=(PrintedTable(title, (say("区分", "Part"), *of.years), rows),),
    )


def _measures(of: DistrictsTold) -> list[Measure]:
    """Return column, words, how it is printed, and the parts of the town that it is told of."""
    every = (CENTRE, REST, TOWN)
    measures: list[Measure] = [
        ("total", say("人口【人】", "persons"), tables.persons, every),
        ("share", say("全体に占める割合", "share of the whole"), tables.percent, (CENTRE,)),
        ("index", say("基準年を100とした指数", "index, base = 100"), _index, every),
        ("age_65_plus", say("65歳以上【人】", "persons aged 65 and over"), tables.persons, every),
    ]
    if any(value is not None for value in of.values(TABLE, "retail_spending")):
        words = say("住民の小売支出【百万円／年】", "spending in shops, million yen a year")
        measures.append(("retail_spending", words, _millions, every))
    return measures


def _part(part: str, words: str) -> str:
    return say(f"{PARTS[part]}：{words}", f"{PARTS[part]}: {words}")


def schools(of: DistrictsTold) -> Section:
    """Return pupils and classes of every school."""
    people = _by_school(of, "catchments.csv", "total", tables.persons)
    pupils, classes, fewest = (
        _by_school(of, "school_totals.csv", column, tables.persons)
        for column in ("pupils", "classes", "classes_multi_grade")
    )
    joined = sum(one != other for one, other in zip(classes, fewest, strict=True))
    head = (say("学校", "School"), *of.years)
    titles = (
        say("学区の人口【人】", "Persons of the school's districts"),
        say("児童生徒数【人】", "Pupils"),
        say("学級数（学年ごと）", "Classes, grade by grade"),
        say("学級数（複式学級とした場合）", "Classes, two grades as one where few"),
    )
    shown = (people, pupils, classes, *((fewest,) if joined else ()))
    return Section(
        name="schools",
        question=say("学校の児童生徒と学級", "Pupils and classes of the schools"),
        answer=say(
            "学区の子どもが全員通うとした児童生徒数と学級数です。"
            + (
                f"{len(pupils)}校のうち{joined}校で、2つの学年を1学級とする複式学級の対象になる年があります。"
                if joined
                else "2つの学年を1学級とする複式学級の対象になる学校はありません。"
            ),
            f"Pupils if all children of the districts go there. {joined} of {len(pupils)} schools have years in which "
            "two grades may be one class.",
        ),
        tables=tuple(
            PrintedTable(title, head, rows) for title, rows in zip(titles, shown, strict=False)
        ),
        notes=(
            say(
                "4月1日現在の人数です。学級の人数の上限は標準法（小学校35人、中学校は2026年度から学年進行で35人）"
                "または登録した資料により、特別支援学級は含みません。",
                "As of 1 April. Largest classes are those of the law (35 in elementary schools; junior high schools "
                "grade by grade from 2026) or of the file given; without classes of special needs.",
            ),
        ),
    )


def settlers(of: DistrictsTold) -> Section:
    """Return how many settler households a year keep each school's pupils."""
    households, persons = (
        _by_school(of, "settlers.csv", column, _needed)
        for column in ("households_per_year", "persons_per_year")
    )
    known = any(value is not None for value in of.values("settlers.csv", "households_per_year"))
    head = (say("学校", "School"), *of.years)
    by_household = say("毎年必要な移住世帯数【世帯】", "Settler households needed a year")
    by_person = say("毎年必要な移住者数【人】", "Settlers needed a year, persons")
    made = [PrintedTable(by_household, head, households)] if known else []
    made.append(PrintedTable(by_person, head, persons))
    return Section(
        name="settlers",
        question=say(
            "毎年何世帯が移り住めば、この地区の学校を保てるか",
            "How many settler households a year keep this district's school",
        ),
        answer=say(
            "基準年から毎年この数が学区に移り住むと、その年の児童生徒数が基準年と同じになります。足りている年は0です。",
            "If so many settle in the school's districts every year from the base on, its pupils of that year are "
            "those of the base. 0: none are needed.",
        ),
        tables=tuple(made),
        notes=(
            say(
                "移り住む人の年齢は「家族世帯型」とし、世帯数はその年齢の世帯主率から求めています。移り住んだ人は転出しないものとしています。",
                "Settlers have the ages of the family type, and make households by the headship rates of those ages. "
                "Who has settled does not leave.",
            ),
        ),
    )


def _by_school(
    of: DistrictsTold, table: str, column: str, printed: Printed
) -> tuple[tuple[str, ...], ...]:
    """Return a row for each school: its name, and a column of a table by year."""
    return tuple(
        (
            say(f"{each.name}（{KINDS[each.kind]}）", f"{own(each.name)} ({KINDS[each.kind]})"),
            *map(printed, of.values(table, column, school=each.name, kind=each.kind)),
        )
        for each in of.town.schools
    )


def _index(value: float | None) -> str:
    return tables.NOT_APPLICABLE if value is None else tables.ratio(value * 100, 1)


def _millions(value: float | None) -> str:
    return tables.NOT_APPLICABLE if value is None else tables.persons(value / MILLION)


def _needed(value: float | None) -> str:
    return tables.NOT_APPLICABLE if value is None else tables.at_least(value)
