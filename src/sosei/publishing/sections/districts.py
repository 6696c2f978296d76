"""Districts of a town in one scenario: persons, the centre against the whole, schools, and what keeps them."""

from __future__ import annotations

from collections.abc import Sequence

from sosei.demography.small.ratios import HIGHEST, LOWEST
from sosei.publishing import tables, wording
from sosei.publishing.sections.district_schools import centre, schools, settlers
from sosei.publishing.sections.districts_told import DistrictsTold
from sosei.publishing.sections.model import Section
from sosei.publishing.spoken import own, say
from sosei.publishing.tables import PrintedTable

MUCH = 0.3
"""Loss of persons from which a district is counted in the answer."""

TOO_FAR = 1e-3
"""Gap of a district's total from its share that is told."""


def sections(told_of: DistrictsTold) -> tuple[Section, ...]:
    """Return the sections of a scenario: those of which there is something to tell.

    Parameters
    ----------
    told_of : DistrictsTold
    """
    made = [_persons(told_of)]
    if "town_centre.csv" in told_of.tables:
        made.append(centre(told_of))
    if "school_totals.csv" in told_of.tables:
        made += [schools(told_of), settlers(told_of)]
    return tuple(made)


def _persons(of: DistrictsTold) -> Section:
    carried = of.carried
    total = carried.total
    change = [_change(float(total[0, p]), float(total[-1, p])) for p in range(len(carried.names))]
    rows = tuple(
        (_name(of, name), *(tables.persons(float(v)) for v in total[:, p]), _signed(change[p]))
        for p, name in enumerate(carried.names)
    )
    whole = total.sum(axis=1)
    last = (
        say("合計", "Total"),
        *(tables.persons(float(v)) for v in whole),
        _signed(_change(float(whole[0]), float(whole[-1]))),
    )
    head = (say("地区【人】", "District [persons]"), *of.years, say("増減率", "Change"))
    title = say(f"地区別の人口：{of.scenario}", f"Persons by district: {of.scenario}")
    return Section(
        name="districts",
        question=say("地区の人口はどうなるか", "What becomes of the districts"),
        answer=_answer(of, change),
        tables=(PrintedTable(title, head, (*rows, last)), _elderly(of)),
        notes=tuple(_notes(of)),
        folded=1,
    )


def _answer(of: DistrictsTold, change: Sequence[float | None]) -> str:
    known = [
        (each, name)
        for each, name in zip(change, of.carried.names, strict=True)
        if each is not None
    ]
    count, year = len(of.carried.names), wording.year(of.carried.years[-1])
    much = sum(each <= -MUCH for each, _ in known)
    if not known:
        return say("地区に人がいません。", "There is nobody in the districts.")
    least, name = min(known)
    most, other = max(known)
    return say(
        f"{of.scenario}では、{year}までに{losing(much, count)}。"
        f"増減率が最も小さいのは{name}（{_signed(least)}）、最も大きいのは{other}（{_signed(most)}）です。",
        f"{of.scenario}: by {year}, {losing(much, count)}. "
        f"The lowest change is {own(name)} ({_signed(least)}), the highest {own(other)} ({_signed(most)}).",
    )


def losing(much: int, count: int) -> str:
    """Say how many of the districts lose much."""
    if much == 0:
        return say(
            f"人口が3割以上減る地区はない見込みです（全{count}地区）",
            f"none of the {count} districts loses 30% or more",
        )
    if much == count:
        return say(
            f"すべての地区（{count}地区）で人口が3割以上減る見込みです",
            f"all districts ({count}) lose 30% or more",
        )
    return say(
        f"{count}地区のうち{much}地区で人口が3割以上減る見込みです",
        f"{much} of {count} districts lose 30% or more",
    )


def _elderly(of: DistrictsTold) -> PrintedTable:
    """Print the share of the elderly of each district."""
    old, total = of.carried.between(65), of.carried.total
    rows = tuple(
        (
            _name(of, name),
            *(
                tables.percent(float(o) / float(t) if t > 0 else None)
                for o, t in zip(old[:, p], total[:, p], strict=True)
            ),
        )
        for p, name in enumerate(of.carried.names)
    )
    head = (say("地区", "District"), *of.years)
    return PrintedTable(say("地区別の高齢化率", "Share of the elderly by district"), head, rows)


def _name(of: DistrictsTold, name: str) -> str:
    """Return a district with those told in it, and whether it is of the centre."""
    others = of.town.members.get(name, (name,))[1:]
    more = [say(f"{'・'.join(others)}を含む", f"with {own('・'.join(others))}")] if others else []
    more += [say("中心市街地", "centre")] if name in of.town.centre else []
    more += [say("上下限なし", "no bounds")] if name in of.town.unbounded else []
    called = own(name)
    return (
        say(f"{called}（{'、'.join(more)}）", f"{called} ({', '.join(more)})") if more else called
    )


def _notes(of: DistrictsTold) -> list[str]:
    notes = [
        say(
            "地区の合計は、どの年も、男女・年齢別に市区町村の推計と一致します。表示は四捨五入しているため、内訳の合計が一致しないことがあります。",
            "In every year the districts add up to the municipality by sex and age. Figures are rounded: "
            "parts may not add up.",
        ),
        say(
            f"人の少ない地区の変化率は、市区町村全体の変化率に近づけ、5年で{LOWEST}倍から{HIGHEST}倍までに収めています。",
            f"Ratios of small districts are drawn to those of the municipality, and kept from {LOWEST} to {HIGHEST} "
            "in five years.",
        ),
    ]
    if of.town.before is None:
        notes.append(
            say(
                "5年前の人口がないため、地区の違いは今の年齢構成によるものだけです。",
                "Without the count of five years before, districts differ by their ages of today alone.",
            )
        )
    gap = float(of.carried.gap.max())
    if gap > TOO_FAR:
        notes.append(
            say(
                f"市区町村の年齢構成に合わせたため、地区の合計が配分から最大{tables.percent(gap)}離れています。",
                f"A district's total is up to {tables.percent(gap)} off its share: the municipality's ages leave "
                "no better table.",
            )
        )
    return notes


def _change(first: float, last: float) -> float | None:
    return last / first - 1 if first > 0 else None


def _signed(share: float | None) -> str:
    return tables.NOT_APPLICABLE if share is None else tables.percent_change(share)
