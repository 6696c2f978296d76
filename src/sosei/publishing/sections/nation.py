"""The nation as one system: its sum, the sum of visions, and what one town's policy does to the others."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from sosei.base.arrays import Array
from sosei.demography.nation.told import GROUPS, MOVERS, group, of_movers
from sosei.publishing import tables, wording
from sosei.publishing.charts.nation import lines
from sosei.publishing.sections.model import Figure, Section
from sosei.publishing.spoken import own, say
from sosei.publishing.tables import PrintedTable
from sosei.studies.nation.sums import Summed
from sosei.studies.nation.together import Together

YOUNG = "age_20_39"
LISTED = 10
"""Municipalities that are listed of those who gain, and of those who lose."""

SHOWN = 0.5
"""Persons that print as one."""


def group_name(name: str) -> str:
    """Return what a group is called."""
    return {
        "total": say("総人口", "All ages"),
        "age_0_14": say("0～14歳", "0–14"),
        "age_15_64": say("15～64歳", "15–64"),
        "age_65_plus": say("65歳以上", "65 and over"),
        "age_20_39": say("20～39歳", "20–39"),
    }[name]


def whole(together: Together) -> Section:
    """Return the sum of all municipalities through the pool, beside net rates and the official projection."""
    years = together.projection.years
    pooled = together.projection.total.sum(axis=1)
    apart = together.apart.total.sum(axis=1)
    named: dict[str, list[float | None]] = {
        say("移動をひとつにまとめた推計", "One pool of movers"): _plain(pooled),
        say("市区町村ごとの純移動率の推計", "Net rates, each town for itself"): _plain(apart),
    }
    if together.official is not None:
        official = _plain(together.official.sum(axis=(1, 2)))
        named[say("公式の推計（全国）", "Official projection")] = official
    title = say("全国の人口の推計", "The nation's population, projected")
    head = (say("年【人】", "Year [persons]"), *named)
    rows = tuple(
        (wording.year(year), *(tables.persons(values[at]) for values in named.values()))
        for at, year in enumerate(years)
    )
    count = f"{len(together.areas):,}"
    end, other = tables.about(float(pooled[-1])), tables.about(float(apart[-1]))
    answer = say(
        f"{count}市区町村の人口の合計は、{wording.year(years[-1])}に{end}になる見込みです。"
        f"市区町村ごとの純移動率を続けた推計の合計は{other}です。",
        f"The {count} municipalities come to {end} people in {years[-1]}. "
        f"Each by its own net rates, they would come to {other}.",
    )
    figure = Figure(
        name="nation",
        title=title,
        measure=say("人", "persons"),
        alternative=answer,
        chart=lines(years, named),
        sources=together.sources,
    )
    return Section(
        name="nation",
        question=say("全国の人口はどうなるか", "What becomes of the nation"),
        answer=answer,
        figures=(figure,),
        tables=(PrintedTable(title, head, rows, together.sources),),
        notes=_notes(together),
    )


def _plain(values: Array) -> list[float | None]:
    return [float(value) if np.isfinite(value) else None for value in values]


def _notes(together: Together) -> tuple[str, ...]:
    notes = [
        say(
            "移動する人を全国でひとつにまとめ、配分します。ある市区町村に転入する人は、どこかから転出した人です。"
            "国境を越える移動（と統計のずれ）は基準の期間のまま続くとしています。",
            "All who move are put together and shared out: whoever comes to one town has left another. Moves across "
            "the border (and what statistics do not agree on) go on as in the periods of the base.",
        ),
        say(
            "市区町村別の転出者数は統計（住民基本台帳。5年間に何度も移る人は国勢調査により調整）によりますが、その年齢はモデル（ロジャース・カストロ）によるもので、統計ではありません。",
            "How many leave each town is counted (resident register; those who move twice are taken as the census has "
            "them). Their ages are a model (Rogers and Castro), "
            "no statistic.",
        ),
        say(
            "距離は考えていません。近くの市区町村ほど影響が大きいという関係は、この推計には含まれません。",
            "Distance plays no part: that a near town is felt more than a far one is not in this projection.",
        ),
        say(
            "転入する人の割合は基準の期間のまま続くとしているため、人口が減り続ける町では、人口が多めに出ることがあります。",
            "The share that a town takes in goes on as at the base: where people grow fewer, it may be too high.",
        ),
    ]
    if together.official is None:
        notes.append(
            say(
                "公式の推計（日本の将来推計人口）は、統計データにありません。",
                "The official projection of the nation is not in the library.",
            )
        )
    if together.left_out:
        count = len(together.left_out)
        notes.append(
            say(
                f"統計がそろわないため、{count}の市区町村またはコードを含みません（一覧は left_out.csv）。",
                f"{count} municipalities or codes are not in it, since figures are missing (left_out.csv lists them).",
            )
        )
    return tuple(notes)


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
    more = float((asked[-1] - quo[-1]).sum())
    elsewhere = summed.elsewhere
    fewer = float((true[-1] - quo[-1])[others].sum())
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
    sums = {called: _plain(values.sum(axis=1)) for called, values in named.items()}
    if summed.official is not None:
        of_nation = group(summed.official[..., None], summed.quo.ages, YOUNG)[:, 0]
        sums[say("公式の推計（全国）", "Official projection")] = _plain(of_nation)
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
        say(
            "公式の推計との差には、推計方法の違いが含まれます。公式の推計が見込む寿命の延びは、「移動など」に入っています（死亡は現在の生残率で数えているため）。",
            "The difference from the official projection holds differences of method. Its longer lives stand in "
            "“migration and the rest”, since deaths are counted by the nation's survival of today.",
        ),
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
        quo = float(summed.of_group(summed.persons, name)[-1].sum())
        asked = float(summed.of_group(summed.asked, name)[-1].sum())
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
    return value if np.isfinite(value) else None


def _parts(summed: Summed) -> PrintedTable:
    """Print what the sums change by from the base to the end."""
    sides = {
        say("すべて現状推計", "Status quo of all"): summed.persons.sum(axis=3),
        say("ビジョンの合計", "Sum of visions"): summed.asked.sum(axis=3),
    }
    if summed.official is not None and np.isfinite(summed.official).all():
        sides[say("公式の推計", "Official")] = summed.official
    rows = []
    for called, persons in sides.items():
        told = summed.parts(persons)
        children, deaths, moved = (float(part.sum()) for part in told)
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
            gains,
            (quo, change),
        ),
        _listed(
            say(f"20～39歳が減る市区町村：{year}", f"Who must lose people of 20–39 by {year}"),
            together,
            losses,
            (quo, change),
        ),
    )


def _listed(
    title: str, together: Together, places: Sequence[int], values: tuple[Array, Array]
) -> PrintedTable:
    quo, change = values
    rows = tuple(
        (
            own(together.areas[place].full_name),
            tables.persons(float(quo[place])),
            tables.change(float(change[place])),
            _share(float(change[place]), float(quo[place])),
        )
        for place in places
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
