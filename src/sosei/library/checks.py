"""Checks across files: a figure beside those of the nearest dates that the library has.

Of the censuses of 1980–2015, all municipalities on one day's boundaries, 108 of 12,187 steps of five years differ so
much: 81 in the total, 18 in men or women alone, 9 in a group of ages. They are the towns of the nuclear disaster, the
tsunami and the volcano, closing mines and dams, and new towns on the edge of cities. Of the registers of 2016–2020,
4 of 9,108 steps of a year do. Files on other boundaries, and thousands taken for persons, do as well.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

import polars as pl

from sosei.base.ages import cover, parse_age_label
from sosei.base.areas import Change
from sosei.base.messages import Both
from sosei.base.provenance import column_name
from sosei.library.gazetteer import DISTRICT_ENDS
from sosei.library.index import Entry, oldest_first
from sosei.readers import municipal_changes
from sosei.readers.block import FIGURE, Block, Finding, Severity

STOCKS = frozenset(
    {"census", "register_by_age", "register_dynamics", "resident_estimate", "area_age_population"}
)
"""Statistics that count persons on a day."""

TOTAL, GROUP = 1.25, 1.5
"""Most that persons of all ages, and of a group of ages, multiply or divide by in five years, unnoticed. A step of
less than a year is held against the change of a year."""

PERSONS = 500
"""Fewest persons that a jump has."""

GROUPS = ((0, "0-14"), (15, "15-64"), (65, "65+"))
SHOWN = 20
"""Jumps of a block that are told one by one, the largest first."""

_KEY = ["area", "item", "sex", "group"]
_WORDS = {
    "total": Both("persons", "人口"),
    "male": Both("men", "男"),
    "female": Both("women", "女"),
}
MEND = Both(
    "Compare both cells with the published tables. A merger, an evacuation or a new town is no fault:"
    " nothing is to be done then.",
    "両方のセルを公表された表と見比べてください。合併・避難・大規模な宅地開発による変化なら、そのままで構いません。",
)

Read = Callable[[Entry], pl.DataFrame | None]


def jumps(block: Block, there: Sequence[Entry], read: Read) -> tuple[Finding, ...]:
    """Return a finding for each jump between a figure of a block and the one of the nearest date before or after it.

    Parameters
    ----------
    block : Block
        That is being added.
    there : sequence of Entry
        What the library holds.
    read : callable
        Gives the rows of an entry, or None if its file is damaged: that is told where it is read.
    """
    if block.statistic not in STOCKS:
        return ()
    own = stocks(block.frame).with_columns(file=pl.lit(block.file), new=pl.lit(value=True))
    frames = [own]
    for entry in _neighbours(block, there):
        rows = read(entry)
        if rows is not None:
            near = rows.filter(pl.col("area").is_in(own["area"].unique().implode()))
            frames.append(
                stocks(near).with_columns(file=pl.lit(entry.file), new=pl.lit(value=False))
            )
    found = _beyond(_pairs(pl.concat(frames)))
    changes = _changes(there, read) if found.height else ()
    return tuple(_findings(block, found, changes))


def stocks(frame: pl.DataFrame) -> pl.DataFrame:
    """Return persons of all ages, and of three groups men and women together, each with its first cell."""
    counts = frame.filter(
        pl.col("item").str.starts_with("population"),
        pl.col("status") == FIGURE,
        pl.col("date").str.len_chars() == len("2015-10-01"),
    )
    groups = _groups(counts["age"].unique().to_list())
    sizes = {group: list(groups.values()).count(group) for group in groups.values()}
    grouped = (
        counts.filter(pl.col("age").is_in(list(groups)), pl.col("sex") == "total")
        .with_columns(
            group=pl.col("age").replace_strict(groups, return_dtype=pl.String, default="")
        )
        .group_by("area", "item", "sex", "group", "date")
        .agg(pl.col("value").sum(), pl.col("row", "column").first(), pl.len().alias("ages"))
        .filter(
            pl.col("ages")
            == pl.col("group").replace_strict(sizes, return_dtype=pl.UInt32, default=0)
        )
    )
    columns = [*_KEY, "date", "value", "row", "column"]
    totals = counts.filter(pl.col("age") == "total").with_columns(group=pl.lit("total"))
    return pl.concat([totals.select(columns), grouped.select(columns)])


def _groups(ages: Sequence[str]) -> dict[str, str]:
    """Return the group of each of the finest ages; none if ages do not end where the groups do."""
    starts = {age: parse_age_label(age)[0] for age in cover(ages, "0+")}
    if not set(starts.values()) >= {start for start, _ in GROUPS}:
        return {}
    return {
        age: max(group for group in GROUPS if group[0] <= start)[1] for age, start in starts.items()
    }


def _neighbours(block: Block, there: Sequence[Entry]) -> list[Entry]:
    """Return entries with the nearest dates before and after those of a block, until all of its areas have one."""
    days = sorted(day for day in block.frame["date"].unique() if len(day) == len("2015-10-01"))
    areas = set(block.frame["area"].unique())
    entries = [
        entry
        for entry in there
        if entry.statistic == block.statistic and not areas.isdisjoint(entry.areas)
    ]
    found: dict[str, Entry] = {}
    for day in days:
        before = [(other, entry) for entry in entries for other in entry.dates if other < day]
        after = [(other, entry) for entry in entries for other in entry.dates if other > day]
        for side in (sorted(before, key=_date_of, reverse=True), sorted(after, key=_date_of)):
            for entry in _until_covered(areas, (entry for _, entry in side)):
                found[entry.id] = entry
    return list(found.values())


def _date_of(found: tuple[str, Entry]) -> str:
    return found[0]


def _until_covered(areas: set[str], nearest_first: Iterable[Entry]) -> Iterator[Entry]:
    left = set(areas)
    for entry in nearest_first:
        if not left:
            return
        if not left.isdisjoint(entry.areas):
            left -= set(entry.areas)
            yield entry


def _pairs(rows: pl.DataFrame) -> pl.DataFrame:
    """Put each figure beside the one of the date before it; pairs of which the new block has none are left out."""
    before = [
        pl.col(name).shift().over(_KEY).alias(f"{name}_before")
        for name in ("date", "value", "file", "row", "column", "new")
    ]
    ordered = rows.sort(*_KEY, "date", "new", descending=[False] * 5 + [True])
    return (
        ordered.unique([*_KEY, "date"], keep="first", maintain_order=True)
        .with_columns(before)
        .drop_nulls("value_before")
        .filter(pl.col("new") | pl.col("new_before"))
    )


def _beyond(pairs: pl.DataFrame) -> pl.DataFrame:
    """Keep the pairs that differ too much, the largest first; parts only where the total is unremarkable."""
    years = pl.max_horizontal(1.0, (_day("date") - _day("date_before")).dt.total_days() / 365.25)
    base = pl.when(pl.col("group") == "total").then(TOTAL).otherwise(GROUP)
    apart = (pl.col("value").log() - pl.col("value_before").log()).abs()
    far = pairs.with_columns(apart=apart, room=base.log() * years / 5).filter(
        pl.col("apart") > pl.col("room"),
        (pl.col("value") - pl.col("value_before")).abs() > PERSONS,
    )
    whole = ["area", "item", "date", "date_before"]
    totals = far.filter(sex="total", group="total")
    parts = far.join(totals.select(whole), on=whole, how="anti")
    found = pl.concat([totals, parts])
    return found.sort("apart", "area", "group", "sex", descending=[True, False, False, False])


def _day(column: str) -> pl.Expr:
    return pl.col(column).str.to_date("%Y-%m-%d")


def _changes(there: Sequence[Entry], read: Read) -> tuple[Change, ...]:
    """Return the history of municipalities, if the library has one: it may explain a jump."""
    histories = [entry for entry in there if entry.statistic == municipal_changes.STATISTIC]
    rows = read(oldest_first(histories)[-1]) if histories else None
    changes = () if rows is None else municipal_changes.changes_of(rows)
    return tuple(change for change in changes if change.reason != DISTRICT_ENDS)


def _joined(pair: dict[str, object], changes: Sequence[Change]) -> Both:
    """Name the areas that became the area of a pair, or part of it, between its dates."""
    first, then = str(pair["date_before"]), str(pair["date"])
    names = [
        f"{change.old_name} {change.old} {change.day}"
        for change in changes
        if change.new == pair["area"] != change.old and first < change.day.isoformat() <= then
    ]
    listed = ", ".join(dict.fromkeys(names))
    return Both(f"; merged since: {listed}", f"、この間の合併：{listed}") if names else Both("", "")


def _findings(block: Block, found: pl.DataFrame, changes: Sequence[Change]) -> Iterator[Finding]:
    for pair in found.head(SHOWN).iter_rows(named=True):
        here, other = ("", "_before") if pair["new"] else ("_before", "")
        cell = f"{column_name(pair[f'column{here}'])}{pair[f'row{here}']}"
        place = f"{column_name(pair[f'column{other}'])}{pair[f'row{other}']}"
        joined = _joined(pair, changes)
        yield _finding(block, cell, _what(pair, f"{pair[f'file{other}']} {place}", joined))
    if found.height > SHOWN:
        more = found.height - SHOWN
        what = Both(
            f"a jump between two dates: {more} more of this kind",
            f"時点間の大きな変化：同じ種類がほかに{more}件",
        )
        yield _finding(block, "", what)


def _finding(block: Block, cell: str, what: Both) -> Finding:
    return Finding(Severity.SOFT, block.file, block.sheet, cell, what, MEND)


def _what(pair: dict[str, object], other: str, joined: Both) -> Both:
    en, ja = _WORDS[str(pair["sex"])]
    if pair["group"] != "total":
        en, ja = f"{en} aged {pair['group']}", f"{ja} {pair['group']}歳"
    before, value = f"{pair['value_before']:,.0f}", f"{pair['value']:,.0f}"
    area, first, then = pair["area"], pair["date_before"], pair["date"]
    return Both(
        f"a jump between two dates: {area}, {en}: {before} on {first}, {value} on {then} ({other}{joined.en})",
        f"時点間の大きな変化：{area} {ja}、{first} は {before}、{then} は {value}（{other}{joined.ja}）",
    )
