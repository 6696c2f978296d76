"""``sosei nation``: every municipality through one pool of movers; visions summed; one town's policy."""

from __future__ import annotations

import sys
from dataclasses import dataclass, replace
from pathlib import Path

import polars as pl

from sosei.base.messages import Both, language
from sosei.cli.everyone import LEFT_OUT
from sosei.cli.files import check_folder, write_all
from sosei.cli.progress import shown
from sosei.cli.project import csv_bytes
from sosei.demography.nation.levers import Policy
from sosei.demography.told.frames import components_table, indicators_table, population_table
from sosei.library import Library
from sosei.studies.nation import tables
from sosei.studies.nation.neighbours import Neighbours, neighbours_of
from sosei.studies.nation.stated import read_stated
from sosei.studies.nation.sums import Summed, summed
from sosei.studies.nation.together import Together, together_of

DONE = Both(
    "{areas:,} municipalities through one pool, {base} to {horizon}: {total:,.0f} persons, then {end:,.0f} "
    "(each by net rates: {apart:,.0f}).",
    "{areas:,}市区町村をひとつにまとめて推計（{base}年から{horizon}年）：{total:,.0f}人から{end:,.0f}人"
    "（市区町村ごとの純移動率では{apart:,.0f}人）。",
)
MODEL = Both(
    "Ages of those who leave: the Rogers–Castro model, no statistic. The pool knows no distance.",
    "転出者の年齢は統計ではなく、モデル（ロジャース・カストロ）によります。距離は考えていません。",
)
ASKED = Both(
    "{count:,} visions add up to {asked:,.0f} persons in {year} with the status quo of the others: "
    "{more:+,.0f} against the status quo of all.",
    "{count:,}件のビジョンの合計（ほかは現状推計）は{year}年に{asked:,.0f}人。すべて現状推計のときとの差は{more:+,.0f}人。",
)
YOUNG = Both(
    "Aged 20–39 in {year}: {above:,} of {count:,} visions count on more than their status quo, "
    "{more:+,.0f} persons together; the others would have {others:+,.0f}.",
    "{year}年の20～39歳：{count:,}件のうち{above:,}件が現状推計より多く見込み、合わせて{more:+,.0f}人。"
    "ほかの市区町村は{others:+,.0f}人。",
)
ELSEWHERE = Both(
    "Over the years {elsewhere:,.0f} people would move elsewhere than in the status quo.",
    "期間を通じて、延べ{elsewhere:,.0f}人が現状推計とは別の市区町村に移ることになります。",
)
MISSING = Both(
    "Nowhere to be found: {missing:,.0f} persons over all steps, more than all who move.",
    "移動する人をすべて集めても足りない人：全期間で{missing:,.0f}人。",
)
POLICY = Both(
    "{name}, {year}: {own:+,.0f} persons; all others together {others:+,.0f}. Most affected:",
    "{name}（{year}年）：{own:+,.0f}人。ほかの市区町村の合計は{others:+,.0f}人。影響の大きい順：",
)
ONE = Both("- {name}: {change:+,.1f}", "・{name}：{change:+,.1f}人")
SHARE = Both(
    "Within the prefecture: {share:.1f}% of it.",
    "このうち同じ都道府県内：{share:.1f}%",
)
MOST = 5


@dataclass(frozen=True)
class Options:
    """What was asked for beside the nation itself."""

    visions: Path | None = None
    policy: Policy | None = None


def make_nation(library: Library, options: Options, output: Path) -> None:
    """Project the nation as one system, and write its tables.

    Parameters
    ----------
    library : Library
    options : Options
    output : Path
        Folder for the files; made if missing.

    Raises
    ------
    InputError
        If the library lacks what is needed, or a vision does not fit; nothing is written then.
    """
    check_folder(output)
    policy = None if options.policy is None else _placed(library, options.policy)
    stated = None if options.visions is None else read_stated(options.visions)
    with shown() as progress:
        together = together_of(library, progress)
        sums = None if stated is None else summed(together, stated)
        changed = None if policy is None else neighbours_of(together, policy)
        progress(Both("Tables", "表"))
        write_all(output, files(together, sums, changed))
    for line in _words(together, sums, changed):
        print(line)  # noqa: T201
    for left in together.left_out:
        words = {"area": left.name, "code": left.code, "why": left.why.text(language())}
        print(LEFT_OUT.text(language()).format(**words), file=sys.stderr)  # noqa: T201


def _placed(library: Library, policy: Policy) -> Policy:
    """Return a policy with the code of its municipality, which may be told by its name."""
    return replace(policy, area=library.gazetteer().find(policy.area).code)


def files(together: Together, sums: Summed | None, changed: Neighbours | None) -> dict[str, bytes]:
    """Return the tables by file name."""
    runs = [together.run]
    frames = {
        "population": population_table(runs),
        "components": components_table(runs),
        "indicators": indicators_table(runs),
        "nation": tables.nation(together),
        "pool": tables.pool(together),
        "flows": tables.flows(together),
        "basis": tables.basis(together),
        "left_out": tables.left_out(together, language()),
        "used": pl.DataFrame(list(together.used), orient="row"),
    }
    if sums is not None:
        frames |= {
            "visions": tables.visions(together, sums),
            "sum": tables.sums(sums),
            "parts": tables.parts(sums),
            "missing": tables.missing(sums),
            "towns": tables.towns(together, sums),
            "moved": tables.moved(together, sums),
        }
    if changed is not None:
        frames["neighbours"] = tables.neighbours(together, changed)
    return {f"{name}.csv": csv_bytes(frame) for name, frame in frames.items()}


def _words(together: Together, sums: Summed | None, changed: Neighbours | None) -> list[str]:
    here, years = language(), together.projection.years
    totals = together.projection.total.sum(axis=1)
    values = {"base": years[0], "horizon": years[-1], "total": totals[0], "end": totals[-1]}
    apart = float(together.apart.total[-1].sum())
    lines = [DONE.text(here).format(areas=len(together.areas), apart=apart, **values)]
    lines.append(MODEL.text(here))
    if sums is not None:
        lines += _of_visions(sums)
    if changed is not None:
        lines += _of_policy(together, changed)
    return lines


def _of_visions(sums: Summed) -> list[str]:
    here, year, count = language(), sums.years[-1], len(sums.stated)
    asked, quo, true = (
        {name: sums.of_group(persons, name)[-1] for name in ("total", "age_20_39")}
        for persons in (sums.asked, sums.persons, sums.true.persons)
    )
    others = ~sums.aiming
    young = {
        "above": sums.more_than_status_quo("age_20_39", year),
        "more": float((asked["age_20_39"] - quo["age_20_39"]).sum()),
        "others": float((true["age_20_39"] - quo["age_20_39"])[others].sum()),
    }
    total = float(asked["total"].sum())
    more = total - float(quo["total"].sum())
    lines = [
        ASKED.text(here).format(count=count, year=year, asked=total, more=more),
        YOUNG.text(here).format(count=count, year=year, **young),
        ELSEWHERE.text(here).format(elsewhere=sums.elsewhere),
    ]
    missing = float(sums.true.missing.sum())
    return [*lines, MISSING.text(here).format(missing=missing)] if missing >= 1 else lines


def _of_policy(together: Together, changed: Neighbours) -> list[str]:
    here, year, place = language(), changed.before.years[-1], changed.place
    change = changed.change("total", year)
    own, others = float(change[place]), float(change.sum() - change[place])
    name = together.areas[place].full_name
    share = changed.within_prefecture("total", year)
    lines = [POLICY.text(here).format(name=name, year=year, own=own, others=others)]
    lines += [
        ONE.text(here).format(name=together.areas[at].full_name, change=float(change[at]))
        for at in changed.most_affected("total", year, MOST)
    ]
    return lines if share is None else [*lines, SHARE.text(here).format(share=100 * share)]
