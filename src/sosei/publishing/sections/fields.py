"""What leads each field, in every scenario, and which rates it lacks: the page that leads on to those of the fields."""

from __future__ import annotations

from sosei.base.messages import Both
from sosei.publishing import field_tables, field_words, wording
from sosei.publishing.field_words import FIELDS
from sosei.publishing.sections.model import Section
from sosei.publishing.spoken import say, told
from sosei.publishing.tables import PrintedTable
from sosei.sectors.demand import Demand, Demands
from sosei.sectors.observed import SSDSE_A
from sosei.studies.fields import FieldsTold
from sosei.studies.result import VisionResult

LEADING = {
    "children": "age_0_18",
    "care": "certified",
    "work": "employed",
    "town": "households",
    "exchange": "residents_worth",
}
"""Item that a field is told by first, where its rates are given."""

ROUNDED = Both(
    "Demand is the population of this projection × a rate. Figures are rounded: parts may not add up.",
    "需要は、この推計の人口に率を掛けた試算です。表示は四捨五入しているため、内訳の合計が一致しないことがあります。",
)

GRADES = Both(
    "Grade A: a complete official table; B: official, but partial, old or through one copy.",
    "等級Aは公的統計の完全な表、Bは公的統計のうち一部・旧年次のもの、または転載によるものです。",
)

NEVER_ADDED = Both(
    "Visitors, commuters and persons living in two places are never added to the residents.",
    "交流人口は、定住人口に足していません。",
)

IN_SSDSE = frozenset(field for field, _, _ in SSDSE_A.values())
"""Fields that SSDSE-A has figures of."""

NOT_OBSERVED = Both(
    "No figures of this field have been taken in so far: take in SSDSE-A.",
    "この分野の実績は、まだ取り込まれていません。SSDSE-A（教育用標準データセット）を取り込むと、ここに表示されます。",
)


def overview(result: VisionResult, fields: FieldsTold) -> tuple[Section, ...]:
    """Return what leads each field, in the order of a vision: each has a page of its own.

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
    lacking = field in IN_SSDSE and not any(each.field == field for each in fields.observed)
    missing = [each for each in fields.scenarios[0].missing if each.field == field]
    shown = (*_leading(field, result, fields), field_tables.missing(missing))
    return Section(
        name=field,
        question=FIELDS[field],
        answer=_answer(field, _status_quo(result, fields)),
        tables=tuple(each for each in shown if each.rows),
        notes=(told(NOT_OBSERVED),) if lacking else (),
        folded=1 if missing and len(shown) > 1 else 0,
    )


def _status_quo(result: VisionResult, fields: FieldsTold) -> Demands:
    name = result.manifest["vision"]["status_quo"]
    return next(each for each in fields.scenarios if each.scenario == name)


def _answer(field: str, scenario: Demands) -> str:
    """Say how the leading item of a field moves if nothing changes."""
    leading, years = _first(field, scenario), scenario.years
    if leading is None:
        return say(
            "率が未登録です。必要な統計は下の表のとおりです。",
            "No rate is given. The table below names the statistics that have one.",
        )
    then, now = (field_tables.at(leading, place) for place in (0, -1))
    name, unit = field_words.item(leading.item), field_words.unit_of(leading.unit)
    return say(
        f"現状のまま推移すると、{name}は{years[0]}年の{then}{unit}から{years[-1]}年には{now}{unit}になる見込みです。",
        f"As things are, {name}: {then} {unit} in {years[0]}, {now} in {years[-1]}.",
    )


def _first(field: str, scenario: Demands) -> Demand | None:
    """Return the item that leads a field; None where its rate is missing."""
    key = field, LEADING[field]
    return next((each for each in scenario.items if (each.field, each.item) == key), None)


def _leading(field: str, result: VisionResult, fields: FieldsTold) -> list[PrintedTable]:
    """Print the leading item of a field in every scenario, beside each other."""
    found = [(each, _first(field, each)) for each in fields.scenarios]
    laid = [(each, leading) for each, leading in found if leading is not None]
    if not laid:
        return []
    title = field_words.with_unit(LEADING[field], laid[0][1].unit) + field_tables.whose(laid[0][1])
    rows = tuple(
        (wording.scenario(result, each.scenario), *field_tables.values(leading))
        for each, leading in laid
    )
    head = (say("シナリオ", "Scenario"), *field_tables.in_years(fields.scenarios[0].years))
    return [PrintedTable(say(f"シナリオの比較：{title}", f"By scenario: {title}"), head, rows)]
