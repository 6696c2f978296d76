"""Where the town stands: what was counted since the base, beside the line of its vision."""

from __future__ import annotations

from functools import partial

from sosei.base.provenance import Source
from sosei.publishing import tables, wording
from sosei.publishing.charts import plotted, projected
from sosei.publishing.charts.fan import Fan, drawn_bands
from sosei.publishing.sections import uncertainty
from sosei.publishing.sections.model import Figure, Section, merged
from sosei.publishing.spoken import say
from sosei.publishing.tables import PrintedTable
from sosei.studies.ensemble.frozen import Ensemble
from sosei.studies.result import VisionResult
from sosei.studies.standing import Actual, actuals


def section(result: VisionResult, ensemble: Ensemble | None = None) -> Section:
    """Return the section.

    Parameters
    ----------
    result : VisionResult
        The one that is shown of a municipality.
    ensemble : Ensemble, optional
        Drawn from it: its fan lies behind the line.
    """
    aim = str(result.manifest["vision"]["aim"])
    found = actuals(result, aim)
    answer = _answer(result, aim, found)
    return Section(
        name="standing",
        question=say("人口は見通しのとおりか", "Is the population as the vision says?"),
        answer=answer,
        figures=(_figure(result, ensemble, _title(result, aim, found) or answer, answer),),
        tables=(_table(result, aim, found),) if found else (),
        notes=(*_notes(found), *_ranged(result, ensemble)),
        unfolded=1,
    )


def _answer(result: VisionResult, aim: str, found: tuple[Actual, ...]) -> str:
    comparable = [each for each in found if each.line is not None]
    if not comparable:
        basis, base = wording.BASES[result.manifest["basis"]], result.manifest["base_year"]
        return say(
            f"比較できません。{wording.with_era(base)}より後の{basis}の人口が、まだありません。",
            f"Cannot be compared: there is no {basis} after {base} yet.",
        )
    return _compared(wording.scenario(result, aim), comparable[-1])


def _compared(name: str, last: Actual) -> str:
    counted, expected = tables.persons(last.persons), tables.persons(last.line)
    year, basis = wording.with_era(last.on.year), wording.BASES[last.basis]
    return say(
        f"{year}の{basis}の人口は{counted}人で、{name}の見通し（{expected}人）{_differs(last)}。",
        f"The {basis} of {year} counted {counted} people, {_differs(last)} the {expected} of {name}.",
    )


def _differs(last: Actual) -> str:
    """Say how a count stands to its line, as both are printed whole."""
    difference = last.difference or 0
    size = tables.persons(abs(difference))
    if tables.change(difference) == tables.change(0):
        return say("と同じです", "as many as")
    if difference < 0:
        return say(f"より{size}人少なくなっています", f"{size} fewer than")
    return say(f"より{size}人多くなっています", f"{size} more than")


def _title(result: VisionResult, aim: str, found: tuple[Actual, ...]) -> str:
    """Say the finding in short; nothing where nothing can be compared."""
    last = next((each for each in reversed(found) if each.line is not None), None)
    if last is None:
        return ""
    name, basis = wording.scenario(result, aim), wording.BASES[last.basis]
    return say(
        f"{last.on.year}年の{basis}の人口は、{name}の見通し{_differs(last)}",
        f"The {basis} of {last.on.year} counted {_differs(last)} the line of {name}",
    )


def _figure(result: VisionResult, ensemble: Ensemble | None, title: str, answer: str) -> Figure:
    base, aim = result.manifest["base_year"], str(result.manifest["vision"]["aim"])
    behind = None if ensemble is None else _behind(uncertainty.fan_of(result, ensemble, aim))
    shades = say(
        "。濃い順に2回に1回・5回に4回・20回に19回の範囲", "; shaded: 1 draw in 2, 4 in 5, 19 in 20"
    )
    return Figure(
        name="standing",
        title=title,
        measure=say(
            f"総人口（人）。点は国勢調査、{base}年より後の線は将来推計",
            f"Total population, persons; points: census, lines after {base}: projection",
        )
        + (shades if behind else ""),
        alternative=say(f"折れ線グラフ。{answer}", f"Line chart. {answer}"),
        chart=projected.scenarios(result, aim, behind),
        sources=_sources(result),
        plotted=plotted.lines(projected.counts(result), *projected.scenario_lines(result)),
    )


def _behind(fan: Fan) -> projected.Behind:
    top = max(row["high"] for rows in fan.bands.values() for row in rows)
    return projected.Behind(partial(drawn_bands, fan), top)


def _ranged(result: VisionResult, ensemble: Ensemble | None) -> tuple[str, ...]:
    """Say between which totals four draws in five of the vision lie in the last year."""
    if ensemble is None:
        return ()
    aim, horizon = str(result.manifest["vision"]["aim"]), int(result.manifest["horizon"])
    name, spread = wording.scenario(result, aim), uncertainty.between(ensemble, aim, horizon)
    return (
        say(
            f"{horizon}年の{name}の人口は、前提どおりに進んだ場合、5回に4回は{spread}になります。",
            f"{name}: if its assumptions come true, {spread} in {horizon}, in 4 of 5 draws.",
        ),
    )


def _table(result: VisionResult, aim: str, found: tuple[Actual, ...]) -> PrintedTable:
    head = (
        say("時点", "Date"),
        say("統計", "Statistic"),
        wording.in_persons(say("実績", "Counted")),
        wording.in_persons(wording.scenario(result, aim)),
        wording.in_persons(say("差", "Difference")),
    )
    title = say("基準年より後の実績と見通し", "Counted since the base year, beside the vision")
    return PrintedTable(title, head, tuple(map(_row, found)), _sources(result))


def _row(actual: Actual) -> tuple[str, ...]:
    counted = (wording.date(actual.on.isoformat()), wording.BASES[actual.basis])
    if actual.line is None:
        apart = say("比較できません", "not comparable")
        return (*counted, tables.persons(actual.persons), apart, apart)
    numbers = tables.persons(actual.persons), tables.persons(actual.line)
    return (*counted, *numbers, tables.change(actual.difference))


def _notes(found: tuple[Actual, ...]) -> tuple[str, ...]:
    rule = say(
        "見通しは5年ごとの推計です。その間の日は、前後の推計を直線で結んだ値とくらべます。",
        "The projection is made for every fifth year; between two of them a straight line is compared with.",
    )
    other = say(
        "住民基本台帳は、国勢調査と人の数え方が違います（住民票のある人か、ふだん住んでいる人か）。"
        "そのため、国勢調査にもとづく見通しとはくらべられません。",
        "The resident register counts those who are registered, the census those who usually live here: "
        "its figures do not compare with a projection on the census.",
    )
    return (rule, other) if any(each.line is None for each in found) else (rule,)


def _sources(result: VisionResult) -> tuple[Source, ...]:
    found = result.tables
    named = ("indicators", "history_groups", "balance_register")
    return merged(*(found[name].sources for name in named if name in found))
