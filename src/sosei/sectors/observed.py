"""Observed series: named statistic, table and year, from a file or from the library's SSDSE-A."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields
from pathlib import Path

import polars as pl

from sosei.base.errors import Faults
from sosei.base.messages import Both
from sosei.library import Library
from sosei.readers.table import Bounds, read_table
from sosei.sectors.calibration import OwnTotal

FIELDS = ("children", "care", "work", "town", "exchange")
NUMBER = Bounds(Both("a number", "数"))
WORD = Both("a word", "文字")


@dataclass(frozen=True)
class Observed:
    """One figure of a series, as its statistic tells it."""

    field: str
    item: str
    year: int
    area: str
    value: float
    unit: str
    statistic: str
    table: str


COLUMNS = tuple(each.name for each in fields(Observed))

_PRIVATE = {
    "32": "農業、林業",
    "33": "漁業",
    "35": "鉱業、採石業、砂利採取業",
    "36": "建設業",
    "37": "製造業",
    "38": "電気・ガス・熱供給・水道業",
    "39": "情報通信業",
    "40": "運輸業、郵便業",
    "41": "卸売業、小売業",
    "44": "金融業、保険業",
    "45": "不動産業、物品賃貸業",
    "46": "学術研究、専門・技術サービス業",
    "47": "宿泊業、飲食サービス業",
    "48": "生活関連サービス業、娯楽業",
    "49": "教育、学習支援業",
    "50": "医療、福祉",
    "51": "複合サービス事業",
    "52": "サービス業（他に分類されないもの）",
}

_ALL = {
    "03": _PRIVATE["32"],
    **{f"{int(code) - 28:02}": name for code, name in _PRIVATE.items() if code > "35"},
    "25": "公務（他に分類されるものを除く）",
}
"""Of all establishments, public ones among them (until the edition of 2020): another statistic, another item."""

SSDSE_A = {
    "A4101": ("children", "births", "person"),
    "A9101": ("children", "marriages", "couple"),
    "J250302": ("children", "nurseries", "facility"),
    "E1501": ("children", "kindergarten", "person"),
    "E2501": ("children", "pupils_elementary", "person"),
    "E3501": ("children", "pupils_junior_high", "person"),
    "A1303": ("care", "elderly", "person"),
    "I6100": ("care", "physicians", "person"),
    "F1102": ("work", "employed", "person"),
    "F2201": ("work", "employed:第1次産業", "person"),
    "F2211": ("work", "employed:第2次産業", "person"),
    "F2221": ("work", "employed:第3次産業", "person"),
    "C2207": ("work", "workers", "person"),
    **{f"C2207{code}": ("work", f"workers:{name}", "person") for code, name in _ALL.items()},
    "C2208": ("work", "private_workers", "person"),
    **{
        f"C2208{code}": ("work", f"private_workers:{name}", "person")
        for code, name in _PRIVATE.items()
    },
    "H6130": ("work", "shops", "facility"),
    "A710101": ("town", "households", "household"),
    "A810102": ("town", "household:核家族世帯", "household"),
    "A810105": ("town", "household:単独世帯", "household"),
    "D3201": ("town", "revenue", "yen/year"),
    "D320101": ("town", "revenue:地方税", "yen/year"),
    "D3203": ("town", "spending", "yen/year"),
    "D320303": ("town", "spending:民生費", "yen/year"),
    "D320308": ("town", "spending:土木費", "yen/year"),
    "D320310": ("town", "spending:教育費", "yen/year"),
}
"""Official item → field, item, unit. Years are those of the statistic behind the item."""

THOUSANDS = "D32"
"""Start of the items that are printed in thousands of yen."""


def read_observed(path: Path, faults: Faults, area: str) -> list[Observed]:
    """Read series of a municipality; nothing if any row is at fault.

    Parameters
    ----------
    path : Path
    faults : Faults
        Collects what is wrong.
    area : str
        Code of the municipality: figures of another one are a fault.
    """
    own = Faults()
    table = read_table(path, path.name, COLUMNS, (), own)
    if table is None:
        faults.extend(own)
        return []
    table.places("field", FIELDS, "word_unknown", own, choices=", ".join(FIELDS))
    years, values = table.years("year", own), table.numbers("value", NUMBER, own)
    table.check_unique(("field", "item", "year", "area"), own)
    table.places("area", (area,), "observed_area", own, area=area)
    words = {column: table.text(column) for column in ("item", "unit", "statistic", "table")}
    for column, told in words.items():
        for place, word in enumerate(told):
            if word is None:
                own.add(table.fault("cell_empty", place, column, number=WORD))
    faults.extend(own)
    if own:
        return []
    text = {
        column: [str(word) for word in table.text(column)] for column in (*words, "area", "field")
    }
    return [
        Observed(
            text["field"][place],
            text["item"][place],
            int(years[place]),
            text["area"][place],
            float(values[place]),
            text["unit"][place],
            text["statistic"][place],
            text["table"][place],
        )
        for place in range(len(table))
    ]


def observed_in(library: Library, area: str) -> list[Observed]:
    """Return the series of a municipality that SSDSE-A in the library has; none without it.

    Parameters
    ----------
    library : Library
    area : str
        Code.

    Raises
    ------
    InputError
        If a block is damaged.
    """
    if not any(area in entry.areas for entry in library.list("ssdse_a")):
        return []
    figures = library.figures("ssdse_a", areas=[area])
    statistic = {entry.id: entry.source.statistic for entry in figures.entries}
    rows = figures.frame.filter(
        pl.col("item").is_in(list(SSDSE_A)), pl.col("value").is_not_null()
    ).sort("item", "date")
    told = rows.select("item", "date", "value", "block").iter_rows()
    return [
        Observed(
            field,
            item,
            int(date[:4]),
            area,
            _written_out(code, value),
            unit,
            statistic[block],
            code,
        )
        for code, date, value, block in told
        for field, item, unit in (SSDSE_A[code],)
    ]


def _written_out(code: str, value: float) -> float:
    return value * 1000 if code.startswith(THOUSANDS) else value


def newest(told: Iterable[Observed]) -> tuple[Observed, ...]:
    """Keep one figure of each item and year: the one that is told last."""
    return tuple({(each.field, each.item, each.year): each for each in told}.values())


def own_totals(observed: Iterable[Observed]) -> list[OwnTotal]:
    """Return the figures that can calibrate a rate."""
    return [OwnTotal(each.field, each.item, each.area, each.year, each.value) for each in observed]


def observed_frame(observed: Iterable[Observed]) -> pl.DataFrame:
    """Return the series as a table: field, item, year, area, value, unit, statistic, table."""
    rows = [tuple(getattr(each, name) for name in COLUMNS) for each in observed]
    number = {"year": pl.Int64, "value": pl.Float64}
    schema = {name: number.get(name, pl.String) for name in COLUMNS}
    return pl.DataFrame(rows, schema=schema, orient="row")
