"""住民基本台帳人口・世帯数、人口動態（市区町村別）: the register and a year's entries and removals, 総務省."""

from __future__ import annotations

from sosei.base.provenance import Source
from sosei.readers.block import Block
from sosei.readers.official import cells
from sosei.readers.official.checks import Sums
from sosei.readers.official.draft import Draft
from sosei.readers.official.sheets import Sheet, headings, paths
from sosei.readers.official.taken import Key

STOCKS = {
    "人口/男": ("population", "male"),
    "人口/女": ("population", "female"),
    "人口/人": ("population", "total"),
    "人口/計": ("population", "total"),
    "世帯数": ("households", "total"),
}
"""Heading → item and sex, at the date of the register."""

FLOWS = {
    "住民票記載数/転入者数（国内）": "arrivals_domestic",
    "住民票記載数/転入者数（国外）": "arrivals_international",
    "住民票記載数/転入者数（計）": "arrivals",
    "住民票記載数/出生者数": "births",
    "住民票記載数/その他（帰化等）": "other_entries_naturalised",
    "住民票記載数/その他（その他）": "other_entries_others",
    "住民票記載数/その他（計）": "other_entries",
    "住民票記載数/計（Ａ）": "entries",
    "住民票消除数/転出者数（国内）": "departures_domestic",
    "住民票消除数/転出者数（国外）": "departures_international",
    "住民票消除数/転出者数（計）": "departures",
    "住民票消除数/死亡者数": "deaths",
    "住民票消除数/その他（帰化等）": "other_removals_naturalised",
    "住民票消除数/その他（国籍喪失）": "other_removals_naturalised",
    "住民票消除数/その他（その他）": "other_removals_others",
    "住民票消除数/その他（計）": "other_removals",
    "住民票消除数/計（Ｂ）": "removals",
    "増減数(Ａ)-(Ｂ)": "change",
    "増減率": "change_rate",
    "自然増減数": "natural_change",
    "自然増減率": "natural_change_rate",
    "社会増減数": "social_change",
    "社会増減率": "social_change_rate",
}
"""Heading → item, of the year before."""

PARTS = {
    "arrivals": ((1, "arrivals_domestic"), (1, "arrivals_international")),
    "departures": ((1, "departures_domestic"), (1, "departures_international")),
    "entries": ((1, "arrivals"), (1, "births"), (1, "other_entries")),
    "removals": ((1, "departures"), (1, "deaths"), (1, "other_removals")),
    "change": ((1, "entries"), (-1, "removals")),
    "natural_change": ((1, "births"), (-1, "deaths")),
    "social_change": ((1, "change"), (-1, "natural_change")),
}
"""Item → signed items that it is the sum of."""

TITLE = "住民基本台帳人口・世帯数"
SIGNED = frozenset(name for name in FLOWS.values() if "change" in name)


def recognise(sheet: Sheet) -> bool:
    """Whether the sheet is this table: its title, and the first of three header rows."""
    return TITLE in sheet.top(3) and _header(sheet) is not None


def _header(sheet: Sheet) -> int | None:
    return sheet.find("団体コード", "市区町村名", rows=6)


def read_register_dynamics(sheet: Sheet) -> Block:
    """Read the register's population, households and dynamics."""
    header = _header(sheet) or 0
    rows = range(header, header + 3)
    date, flow = cells.day(sheet.title()), _flow_year(sheet, header)
    if date is None or flow is None:
        raise sheet.refuse(
            "official_part_missing", header, 3, table=TITLE, part="平成31年 … 平成30年"
        )
    keys = _keys(sheet, rows, date, flow)
    code = sheet.line(header).index("団体コード")
    below = header + (3 if sheet.text(header + 2, code) in {"", "団体コード"} else 2)
    draft = Draft(sheet, signed=SIGNED)
    columns = draft.taken.columns(
        {column: Key(None, when, sex, None, item) for column, (when, sex, item) in keys.items()}
    )
    for row in range(below, len(sheet.rows)):
        whole = sheet.text(row, code + 1) in {"合計", "全国"}
        area = "00000" if whole else draft.area(row, code, digits=6, name=code + 2)
        if area is None:
            draft.stray(row, list(keys))
            continue
        draft.take_row(row, columns, Key(area, age="total"))
    counts = {"population", "households", *FLOWS.values()}
    items = frozenset(item for item in counts if not item.endswith("_rate"))
    source = Source("住民基本台帳に基づく人口、人口動態及び世帯数（市区町村別）", "総務省", date)
    return draft.block("register_dynamics", date, source, sums=Sums(items, parts=PARTS))


def _keys(sheet: Sheet, rows: range, date: str, flow: str) -> dict[int, tuple[str, str, str]]:
    stocks, flows = headings(STOCKS), headings(FLOWS)
    keys: dict[int, tuple[str, str, str]] = {}
    for column, path in enumerate(paths(sheet, rows)):
        heading = path.split("/", 1)[1] if "/" in path else path
        if heading in stocks:
            item, sex = stocks[heading]
            keys[column] = (date, sex, item)
        elif heading in flows:
            keys[column] = (flow, "total", flows[heading])
        elif column > 2:
            known = ", ".join([*STOCKS, *FLOWS])
            raise sheet.refuse(
                "official_heading", rows[0], column, value=path, table=TITLE, known=known
            )
    return keys


def _flow_year(sheet: Sheet, header: int) -> str | None:
    """Return the period of the second heading of the first header row: 平成30年."""
    years = [year for text in sheet.line(header)[3:] if (year := cells.period(text))]
    return years[1] if len(years) > 1 else None
