"""人口減少による様々な分野への影響: for each field what was observed, what follows, and what is missing."""

from __future__ import annotations

import math

from sosei.base.messages import Both
from sosei.publishing import field_words, tables, wording
from sosei.publishing.field_words import FIELDS
from sosei.publishing.sections.model import Section
from sosei.publishing.spoken import own, say, told
from sosei.publishing.tables import PrintedTable
from sosei.sectors.demand import Demand, Demands
from sosei.sectors.kinds import KINDS
from sosei.sectors.observed import SSDSE_A
from sosei.studies.fields import FieldsTold
from sosei.studies.result import VisionResult

MILLION = 1_000_000

LEADING = {"children": "age_0_18", "care": "certified", "work": "employed", "town": "households"}
"""Item that a field is told by first."""

ROUNDED = Both(
    "Demand is the population of this projection × a rate. Figures are rounded: parts may not add up.",
    "需要は、この推計の人口に率を掛けた試算です。表示は四捨五入しているため、内訳の合計が一致しないことがあります。",
)

GRADES = Both(
    "Grade A: a complete official table; B: official, but partial, old or through one copy.",
    "等級Aは公的統計の完全な表、Bは公的統計のうち一部・旧年次のもの、または転載によるものです。",
)

IN_SSDSE = frozenset(field for field, _, _ in SSDSE_A.values())
"""Fields that SSDSE-A has figures of."""

NOT_OBSERVED = Both(
    "No figures of this field have been taken in so far: take in SSDSE-A.",
    "この分野の実績は、まだ取り込まれていません。SSDSE-A（教育用標準データセット）を取り込むと、ここに表示されます。",
)


def sections(result: VisionResult, fields: FieldsTold) -> tuple[Section, ...]:
    """Return a section of each field, in the order of a vision.

    Parameters
    ----------
    result : VisionResult
    fields : FieldsTold

    Returns
    -------
    tuple of Section
    """
    return tuple(_section(field, result, fields) for field in FIELDS)


def _section(field: str, result: VisionResult, fields: FieldsTold) -> Section:
    laid = [(each, _items(field, each)) for each in fields.scenarios]
    items = laid[0][1]
    first = [_observed(field, fields), *_leading(field, result, fields), _missing(field, fields)]
    behind = [
        *(_demand(wording.scenario(result, each.scenario), each, held) for each, held in laid),
        _origins(items),
    ]
    shown, folded = ([each for each in made if each.rows] for made in (first, behind))
    return Section(
        name=field,
        question=FIELDS[field],
        answer=_answer(field, _status_quo(result, fields)),
        tables=(*shown, *folded),
        notes=_notes(items, lacking=not first[0].rows and field in IN_SSDSE),
        folded=len(folded),
    )


def _notes(items: list[Demand], *, lacking: bool) -> tuple[str, ...]:
    first = (told(NOT_OBSERVED),) if lacking else ()
    return (*first, *((told(ROUNDED), told(GRADES)) if items else ()))


def _status_quo(result: VisionResult, fields: FieldsTold) -> Demands:
    name = result.manifest["vision"]["status_quo"]
    return next(each for each in fields.scenarios if each.scenario == name)


def _items(field: str, scenario: Demands) -> list[Demand]:
    return [each for each in scenario.items if each.field == field]


def _answer(field: str, scenario: Demands) -> str:
    """Say how the leading item of a field moves if nothing changes."""
    if field not in LEADING:
        return say(
            "率が未登録です。必要な統計は下の表のとおりです。",
            "No rate is given. The table below names the statistics that have one.",
        )
    leading, years = scenario.find(field, LEADING[field]), scenario.years
    then, now = (_printed(float(leading.value[place, 0]), leading.unit) for place in (0, -1))
    name, unit = field_words.item(leading.item), field_words.UNITS[leading.unit]
    return say(
        f"現状のまま推移すると、{name}は{years[0]}年の{then}{unit}から{years[-1]}年には{now}{unit}になる見込みです。",
        f"As things are, {name}: {then} {unit} in {years[0]}, {now} in {years[-1]}.",
    )


def _leading(field: str, result: VisionResult, fields: FieldsTold) -> list[PrintedTable]:
    """Print the leading item of a field in every scenario, beside each other."""
    if field not in LEADING:
        return []
    laid = [(each, each.find(field, LEADING[field])) for each in fields.scenarios]
    title = field_words.with_unit(LEADING[field], laid[0][1].unit) + _whose(laid[0][1])
    rows = tuple(
        (wording.scenario(result, each.scenario), *_values(leading)) for each, leading in laid
    )
    head = (say("シナリオ", "Scenario"), *_years(fields.scenarios[0]))
    return [PrintedTable(say(f"シナリオの比較：{title}", f"By scenario: {title}"), head, rows)]


def _whose(demand: Demand) -> str:
    """Mark what rests on a rate of the nation."""
    if demand.origin is None or demand.origin.own:
        return ""
    return say(
        f"（全国の率・等級{demand.origin.grade}による）",
        f" (rate of the nation, grade {demand.origin.grade})",
    )


def _observed(field: str, fields: FieldsTold) -> PrintedTable:
    """Print the official figures, each with its statistic."""
    head = (
        say("項目", "Item"),
        say("年", "Year"),
        say("値", "Value"),
        say("統計（項目番号・表）", "Statistic (item or table)"),
    )
    rows = tuple(
        (
            field_words.with_unit(each.item, each.unit.removesuffix("/year")),
            str(each.year),
            _printed(each.value, each.unit),
            say(f"{each.statistic}（{each.table}）", f"{own(each.statistic)} ({own(each.table)})"),
        )
        for each in fields.observed
        if each.field == field
    )
    return PrintedTable(say("これまでの実績", "What was observed"), head, rows)


def _demand(name: str, scenario: Demands, items: list[Demand]) -> PrintedTable:
    title = say(f"これからの見通し：{name}", f"What follows: {name}")
    rows = tuple((field_words.with_unit(each.item, each.unit), *_values(each)) for each in items)
    return PrintedTable(title, (say("項目", "Item"), *_years(scenario)), rows)


def _years(scenario: Demands) -> tuple[str, ...]:
    return tuple(wording.year(year) for year in scenario.years)


def _values(demand: Demand) -> tuple[str, ...]:
    return tuple(_printed(float(value), demand.unit) for value in demand.value[:, 0])


def _origins(items: list[Demand]) -> PrintedTable:
    """Print where the rate of each item is from: the nation's are marked."""
    head = (
        say("項目", "Item"),
        say("だれの率か", "Whose rate"),
        say("出典", "Source"),
        say("年", "Year"),
        say("等級", "Grade"),
        say("実績による補正", "Fitted to the observed total"),
    )
    rows = tuple(
        dict.fromkeys(
            (
                field_words.item(each.item.split(":")[0]),
                say("市区町村の率", "the municipality's")
                if each.origin.own
                else say("全国の率", "the nation's"),
                say(
                    f"{each.origin.statistic}：{each.origin.table}",
                    f"{own(each.origin.statistic)}: {own(each.origin.table)}",
                ),
                each.origin.year or tables.NOT_APPLICABLE,
                each.origin.grade or tables.NOT_APPLICABLE,
                tables.NOT_APPLICABLE
                if each.factor is None
                else f"×{tables.ratio(float(each.factor[0]), 2)}",
            )
            for each in items
            if each.origin is not None
        )
    )
    return PrintedTable(say("使った率", "Rates that are used"), head, rows, prose=True)


def _missing(field: str, fields: FieldsTold) -> PrintedTable:
    """Print the rates that nobody has given."""
    kinds = [KINDS[each.rate] for each in fields.scenarios[0].missing if each.field == field]
    rows = tuple((told(kind.name), told(kind.statistic)) for kind in kinds)
    head = (say("率", "Rate"), say("率がある統計", "Statistic that has it"))
    return PrintedTable(say("率が未登録です", "No rate is given"), head, rows, prose=True)


def _printed(value: float, unit: str) -> str:
    if math.isnan(value):
        return tables.NOT_APPLICABLE
    if unit.startswith("yen"):
        return tables.persons(value / MILLION)
    if unit.startswith("person/") and unit != "person/day":
        return tables.ratio(value, 2)
    return tables.persons(value)
