"""Two runs of one study beside each other: what was changed, and what it does."""

from __future__ import annotations

from collections.abc import Sequence

from sosei.base.calendar import with_era
from sosei.publishing import tables, wording
from sosei.publishing.charts.compare import totals
from sosei.publishing.charts.style import GROUPS
from sosei.publishing.sections.model import Figure, Section
from sosei.publishing.tables import PrintedTable
from sosei.studies.compare import Effect, effects
from sosei.studies.result import VisionResult

SAME = "変わったところはありません"


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
        question="前回の実行から何が変わったか",
        answer=_answer(found, after, changes),
        figures=(_figure(before, after, found),),
        tables=(_changes(changes), *_effects(found, before, after)),
        notes=(
            "差は端数を処理する前の値から計算しています。年齢区分の人口は、合計が総人口に合うように端数を処理しています。",
            f"前回は推計番号 {before.address[:8]}、今回は {after.address[:8]} です。",
        ),
        unfolded=1 + len(_names(found)),
    )


def label(name: str, after: VisionResult, before: VisionResult) -> str:
    """Return what people call a scenario of either run."""
    known = {s["name"]: str(s["label"] or s["name"]) for s in (*before.scenarios, *after.scenarios)}
    return known[name]


def _names(found: Sequence[Effect]) -> list[str]:
    return list(dict.fromkeys(effect.scenario for effect in found))


def _answer(
    found: Sequence[Effect], after: VisionResult, changes: Sequence[tuple[str, str, str]]
) -> str:
    changed = f"検討の{len(changes)}か所が変わりました。" if changes else f"検討の内容に{SAME}。"
    aim, year = after.manifest["vision"]["aim"], max(after.manifest["vision"]["years"])
    total = next(e for e in found if (e.scenario, e.year, e.indicator) == (aim, year, "total"))
    return changed + _moved(total, f"{with_era(year)}の{after.label(aim)}の総人口は")


def _moved(effect: Effect, subject: str) -> str:
    """Say in a sentence how a number of persons moved."""
    if effect.difference is None:
        return f"{subject}前回の結果にありません。"
    now = f"{tables.persons(effect.after)}人"
    if tables.change(effect.difference) == "±0":
        return f"{subject}{now}のままです。"
    return f"{subject}{tables.persons(effect.before)}人から{now}になりました（{tables.change(effect.difference)}人）。"


def _figure(before: VisionResult, after: VisionResult, found: Sequence[Effect]) -> Figure:
    ends = "、".join(
        f"{label(e.scenario, after, before)}は{tables.change(e.difference)}人"
        for e in found
        if e.indicator == "total"
        and e.year == max(after.manifest["vision"]["years"])
        and e.difference is not None
    )
    year = max(after.manifest["vision"]["years"])
    title = f"{year}年の総人口の差：{ends}" if ends else f"{year}年の総人口"
    return Figure(
        name="compare",
        title=title,
        measure="総人口（人）。破線が前回、実線が今回",
        alternative=f"折れ線グラフ。{title}。数値は下の表にあります。",
        chart=totals(before, after),
        sources=after.tables["indicators"].sources,
    )


def _changes(changes: Sequence[tuple[str, str, str]]) -> PrintedTable:
    rows = tuple(changes) or ((SAME, tables.NOT_APPLICABLE, tables.NOT_APPLICABLE),)
    return PrintedTable("検討の変わったところ", ("項目", "前回", "今回"), rows, prose=True)


def _effects(
    found: Sequence[Effect], before: VisionResult, after: VisionResult
) -> list[PrintedTable]:
    return [
        PrintedTable(
            f"{label(name, after, before)}の結果",
            ("年と指標", "前回", "今回", "差"),
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
            f"{effect.year}年 {wording.INDICATORS[effect.indicator]}{_unit(effect)}",
            _printed(effect, then.get(effect.indicator, effect.before)),
            _printed(effect, now.get(effect.indicator, effect.after)),
            _signed(effect),
        )
        for effect in found
    ]


def _adding(found: Sequence[Effect], side: str) -> dict[str, int]:
    """Round the groups so that they add to the printed total, as in every other table."""
    held = {effect.indicator: getattr(effect, side) for effect in found}
    if any(held[group] is None for group in GROUPS):
        return {}
    return dict(zip(GROUPS, tables.to_total([held[group] for group in GROUPS]), strict=True))


def _unit(effect: Effect) -> str:
    return "" if effect.unit == "share" else "（人）"


def _printed(effect: Effect, value: float | None) -> str:
    if value is None:
        return tables.NOT_APPLICABLE
    return tables.percent(value) if effect.unit == "share" else tables.persons(value)


def _signed(effect: Effect) -> str:
    if effect.difference is None:
        return tables.NOT_APPLICABLE
    return (tables.points if effect.unit == "share" else tables.change)(effect.difference)
