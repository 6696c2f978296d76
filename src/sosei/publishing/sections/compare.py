"""Two runs of one study beside each other: what was changed, and what it does."""

from __future__ import annotations

from collections.abc import Sequence

from sosei.base.calendar import with_era
from sosei.base.messages import Both
from sosei.publishing import tables, wording
from sosei.publishing.charts.compare import totals
from sosei.publishing.charts.style import GROUPS
from sosei.publishing.sections.model import Figure, Section
from sosei.publishing.spoken import say, told
from sosei.publishing.tables import PrintedTable
from sosei.studies.compare import Effect, effects
from sosei.studies.result import VisionResult

SAME = Both("nothing changed", "変わったところはありません")


def section(
    before: VisionResult, after: VisionResult, changes: Sequence[tuple[str, str, str]]
) -> Section:
    """Return the comparison.

    Parameters
    ----------
    before, after : VisionResult
    changes : sequence of (str, str, str)
        What was changed in the study, in words: its place, then, now.
    """
    found = effects(before, after)
    return Section(
        name="compare",
        question=say("前回の実行から何が変わったか", "What changed since the run before?"),
        answer=_answer(found, after, changes),
        figures=(_figure(before, after, found),),
        tables=(_changes(changes), *_effects(found, before, after)),
        notes=(
            say(
                "差は端数を処理する前の値から計算しています。年齢区分の人口は、合計が総人口に合うように端数を処理しています。",
                "Differences are taken before rounding; groups are rounded so that they add to the total.",
            ),
            say(
                f"前回は推計番号 {before.address[:8]}、今回は {after.address[:8]} です。",
                f"The run before is {before.address[:8]}, this one {after.address[:8]}.",
            ),
        ),
        unfolded=1 + len(_names(found)),
    )


def label(name: str, after: VisionResult, before: VisionResult) -> str:
    """Return what people call a scenario of either run."""
    known = {s["name"]: str(s["label"] or s["name"]) for s in (*before.scenarios, *after.scenarios)}
    return wording.label_of(name, known[name])


def _names(found: Sequence[Effect]) -> list[str]:
    return list(dict.fromkeys(effect.scenario for effect in found))


def _answer(
    found: Sequence[Effect], after: VisionResult, changes: Sequence[tuple[str, str, str]]
) -> str:
    changed = (
        say(
            f"検討の{len(changes)}か所が変わりました。",
            f"{len(changes)} places of the study changed. ",
        )
        if changes
        else say(f"検討の内容に{SAME.ja}。", "Nothing in the study changed. ")
    )
    aim, year = after.manifest["vision"]["aim"], max(after.manifest["vision"]["years"])
    total = next(e for e in found if (e.scenario, e.year, e.indicator) == (aim, year, "total"))
    name = wording.scenario(after, aim)
    subject = say(
        f"{with_era(year)}の{name}の総人口は", f"The total population of {year} ({name}) "
    )
    return changed + _moved(total, subject)


def _moved(effect: Effect, subject: str) -> str:
    """Say in a sentence how a number of persons moved."""
    if effect.difference is None:
        return subject + say("前回の結果にありません。", "is not in the run before.")
    then, now = tables.persons(effect.before), tables.persons(effect.after)
    moved = tables.change(effect.difference)
    if moved == "±0":
        return subject + say(f"{now}人のままです。", f"stays at {now}.")
    return subject + say(
        f"{then}人から{now}人になりました（{moved}人）。", f"went from {then} to {now} ({moved})."
    )


def _figure(before: VisionResult, after: VisionResult, found: Sequence[Effect]) -> Figure:
    year = max(after.manifest["vision"]["years"])
    ends = wording.listed(
        [
            say(f"{name}は{moved}人", f"{name} {moved}")
            for e in found
            if (e.indicator, e.year) == ("total", year) and e.difference is not None
            for name in [label(e.scenario, after, before)]
            for moved in [tables.change(e.difference)]
        ]
    )
    title = (
        say(
            f"{year}年の総人口の差：{ends}", f"Difference of the total population of {year}: {ends}"
        )
        if ends
        else say(f"{year}年の総人口", f"Total population of {year}")
    )
    return Figure(
        name="compare",
        title=title,
        measure=say(
            "総人口（人）。破線が前回、実線が今回",
            "Total population, persons; broken: the run before, whole: this one",
        ),
        alternative=say(
            f"折れ線グラフ。{title}。数値は下の表にあります。",
            f"Line chart. {title}. The figures stand in the table below.",
        ),
        chart=totals(before, after),
        sources=after.tables["indicators"].sources,
    )


def _changes(changes: Sequence[tuple[str, str, str]]) -> PrintedTable:
    rows = tuple(changes) or ((told(SAME), tables.NOT_APPLICABLE, tables.NOT_APPLICABLE),)
    head = (say("項目", "Item"), say("前回", "Before"), say("今回", "Now"))
    return PrintedTable(say("検討の変わったところ", "Changes of the study"), head, rows, prose=True)


def _effects(
    found: Sequence[Effect], before: VisionResult, after: VisionResult
) -> list[PrintedTable]:
    return [
        PrintedTable(
            say(f"{label(name, after, before)}の結果", f"Result of {label(name, after, before)}"),
            (
                say("年と指標", "Year and indicator"),
                say("前回", "Before"),
                say("今回", "Now"),
                say("差", "Difference"),
            ),
            tuple(
                row
                for year in dict.fromkeys(e.year for e in found)
                for row in _rows([e for e in found if (e.scenario, e.year) == (name, year)])
            ),
            after.tables["indicators"].sources,
        )
        for name in _names(found)
    ]


def _rows(found: Sequence[Effect]) -> list[tuple[str, ...]]:
    """Print one year of one scenario."""
    then, now = (_adding(found, side) for side in ("before", "after"))
    return [
        (
            f"{wording.year(effect.year)} {_heading(effect)}",
            _printed(effect, then.get(effect.indicator, effect.before)),
            _printed(effect, now.get(effect.indicator, effect.after)),
            _signed(effect),
        )
        for effect in found
    ]


def _adding(found: Sequence[Effect], side: str) -> dict[str, float]:
    """Round the groups so that they add to the printed total, as in every other table."""
    held = {effect.indicator: getattr(effect, side) for effect in found}
    if any(held[group] is None for group in GROUPS):
        return {}
    return dict(zip(GROUPS, tables.to_total([held[group] for group in GROUPS]), strict=True))


def _heading(effect: Effect) -> str:
    name = wording.INDICATORS[effect.indicator]
    return name if effect.unit == "share" else wording.in_persons(name)


def _printed(effect: Effect, value: float | None) -> str:
    if value is None:
        return tables.NOT_APPLICABLE
    return tables.percent(value) if effect.unit == "share" else tables.persons(value)


def _signed(effect: Effect) -> str:
    if effect.difference is None:
        return tables.NOT_APPLICABLE
    return (tables.points if effect.unit == "share" else tables.change)(effect.difference)
