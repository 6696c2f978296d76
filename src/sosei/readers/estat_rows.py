"""Answers of the e-Stat API → tidy rows, and blocks of the census. No network here.

No answer of e-Stat itself was at hand when this was written: its shape is that of the documented API (未検証).
"""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import polars as pl

from sosei.base.errors import Fault, InputError
from sosei.base.messages import Both
from sosei.base.provenance import Source
from sosei.readers.block import COLUMNS, UNKNOWN, Block, Finding, Severity
from sosei.readers.official import cells
from sosei.readers.official.census import COMPLETED, NATIONS
from sosei.readers.official.draft import NAME_ENDS

AXES = {"area": "area", "time": "date", "tab": "item", "男女": "sex", "年齢": "age"}
"""Our column of an axis: by its id, or by what its name holds. Any other axis keeps its id."""

LABELS = {
    "sex": cells.SEXES,
    "item": {"人口": "population", "人口総数": "population", "総人口": "population"},
}
"""Our word for a label of an axis. Ages are read as in official files (`cells.age`); other labels stay codes."""

CENSUS = "00200521"
"""政府統計コード of 国勢調査."""

NATIONALITY = "国籍"
"""How the axis begins that tells persons by nationality."""

ALL = frozenset({"総数", "計", "総計"})
"""Labels of the whole of an axis that is none of ours: its rows need no word of their own."""


@dataclass(frozen=True)
class TableInfo:
    """A table as e-Stat describes it."""

    table_id: str
    statistic: str
    statistic_code: str
    title: str
    publisher: str
    surveyed: str
    updated: str
    figures: int

    @classmethod
    def read(cls, table: Mapping[str, Any]) -> TableInfo:
        """Read ``TABLE_INF``."""
        code = table.get("STAT_NAME")
        return cls(
            str(table.get("@id", "")),
            _text(table.get("STAT_NAME")),
            str(code.get("@code", "")) if isinstance(code, dict) else "",
            _text(table.get("TITLE")),
            _text(table.get("GOV_ORG")),
            str(table.get("SURVEY_DATE", "")),
            str(table.get("UPDATED_DATE", "")),
            int(table.get("OVERALL_TOTAL_NUMBER") or 0),
        )


@dataclass(frozen=True)
class Axis:
    """An axis of a table.

    Attributes
    ----------
    axis_id : str
        ``tab``, ``cat01`` …, ``area`` or ``time``.
    name : str
    labels : mapping of str to str
        By code.
    column : str
        Column of the tidy rows: one of ours, or the id.
    """

    axis_id: str
    name: str
    labels: Mapping[str, str]
    column: str

    @classmethod
    def read_all(cls, answer: Mapping[str, Any]) -> tuple[Axis, ...]:
        """Read ``CLASS_INF``; of two axes that would bear one name of ours, the second keeps its id."""
        axes: dict[str, Axis] = {}
        for axis in as_list(answer.get("CLASS_INF", {}).get("CLASS_OBJ")):
            axis_id, name = axis["@id"], axis.get("@name", "")
            labels = {one["@code"]: one.get("@name", "") for one in as_list(axis.get("CLASS"))}
            by_name = (ours for words, ours in AXES.items() if words in name)
            column = AXES.get(axis_id) or next(by_name, axis_id)
            column = axis_id if column in axes else column
            axes[column] = cls(axis_id, name, labels, column)
        return tuple(axes.values())

    def words(self) -> dict[str, str]:
        """Return our word for each code; the code itself if there is none, or if it is taken."""
        found: dict[str, str] = {}
        for code, label in self.labels.items():
            word = _word(self.column, code, label)
            found[code] = code if word in found.values() else word
        return found


@dataclass(frozen=True)
class Answer:
    """A table that was fetched, all its pages.

    Attributes
    ----------
    table : TableInfo
    axes : tuple of Axis
    values : tuple of dict
        As e-Stat gives them: ``@area``, ``@time``, ``@cat01`` …, ``@unit``, ``$``.
    retrieved : str
        When e-Stat answered.
    """

    table: TableInfo
    axes: tuple[Axis, ...]
    values: tuple[dict[str, Any], ...]
    retrieved: str

    def hash(self) -> str:
        """Return the SHA-256 of axes and values, which stays the same however often the table is fetched."""
        content = [[(a.axis_id, a.name, dict(a.labels)) for a in self.axes], self.values]
        text = json.dumps(content, ensure_ascii=False, sort_keys=True)
        return hashlib.sha256(text.encode()).hexdigest()


def read_answer(table_id: str, pages: list[dict[str, Any]]) -> Answer:
    """Put the pages of one table together."""
    parts = [page["STATISTICAL_DATA"] for page in pages]
    values = [value for part in parts for value in as_list(part["DATA_INF"]["VALUE"])]
    table = TableInfo.read({"@id": table_id, **parts[0].get("TABLE_INF", {})})
    retrieved = str(pages[0]["RESULT"].get("DATE", ""))
    return Answer(table, Axis.read_all(parts[0]), tuple(values), retrieved)


def tidy(answer: Answer) -> pl.DataFrame:
    """Return tidy rows: a column an axis, then ``unit``, ``value``, ``status`` and ``place`` (from 1) in the answer."""
    words = [(axis, axis.words()) for axis in answer.axes]
    rows: list[dict[str, object]] = []
    for place, value in enumerate(answer.values, 1):
        row: dict[str, object] = {}
        for axis, ours in words:
            code = str(value.get(f"@{axis.axis_id}", ""))
            row[axis.column] = ours.get(code) or _word(axis.column, code, "")
        figure, status = _figure(value.get("$"))
        row |= {"unit": str(value.get("@unit", "")), "value": figure, "status": status}
        rows.append(row | {"place": place})
    columns = dict.fromkeys((axis.column for axis in answer.axes), pl.String)
    schema = {**columns, "unit": pl.String, "value": pl.Float64, "status": pl.String}
    return pl.DataFrame(rows, {**schema, "place": pl.Int32}, orient="row")


def census_blocks(answer: Answer) -> tuple[Block, ...]:
    """Return blocks of the census by sex and age, one a census; rows keep their place in the answer.

    Raises
    ------
    InputError
        If the table is another one.
    """
    columns = {axis.column for axis in answer.axes}
    if answer.table.statistic_code != CENSUS or not {"area", "date", "sex", "age"} <= columns:
        found = f"{answer.table.statistic} {answer.table.title}".strip()
        values = {"found": f"{found} ({', '.join(axis.name for axis in answer.axes)})"}
        raise InputError([Fault("estat_not_census", answer.table.table_id, values=values)])
    rows = _with_whole_items(answer, tidy(answer))
    rows = rows.with_columns(
        date=pl.when(pl.col("date").str.contains(r"^\d{4}$"))
        .then(pl.col("date") + "-10-01")
        .otherwise(pl.col("date")),
        row=pl.col("place"),
        column=pl.lit(1, pl.Int32),
    ).select(pl.col(name).cast(kind) for name, kind in COLUMNS.items())
    return tuple(
        _block(answer, str(day), part)
        for (day,), part in rows.partition_by("date", as_dict=True, maintain_order=True).items()
    )


def _block(answer: Answer, day: str, rows: pl.DataFrame) -> Block:
    table = answer.table
    source = Source(
        f"{table.statistic} {table.title}".strip(),
        table.publisher,
        day,
        f"e-Stat API 3.0, statsDataId {table.table_id}, {answer.retrieved}".rstrip(", "),
    )
    file = f"estat-{table.table_id}.json"
    findings, names = tuple(_findings(answer, file, rows)), _names(answer, rows)
    hash_ = answer.hash()
    return Block(
        "census", day, source, file, "", hash_, rows, findings, verified=False, names=names
    )


def _names(answer: Answer, rows: pl.DataFrame) -> tuple[tuple[str, str], ...]:
    """Return code and name of the areas that have rows, as the axis of areas names them."""
    labels = next(axis.labels for axis in answer.axes if axis.column == "area")
    areas = rows["area"].unique().sort().to_list()
    printed = ((area, _plain(labels.get(area, ""))) for area in areas)
    return tuple(named for named in printed if named[1].endswith(NAME_ENDS))


def _findings(answer: Answer, file: str, rows: pl.DataFrame) -> list[Finding]:
    """Tell of codes that have no word of ours, and of cells that are neither figure nor known sign."""
    found = []
    for axis in answer.axes:
        if axis.column not in (*LABELS, "age"):
            continue
        bare = [
            f"{axis.labels[code]} ({code})" for code, word in axis.words().items() if word == code
        ]
        if bare:
            listed = ", ".join(bare)
            found.append(
                Finding(
                    Severity.SOFT, file, "", axis.axis_id,
                    Both(
                        f"{axis.name}: labels kept as codes: {listed}",
                        f"{axis.name}：コードのまま残した区分：{listed}",
                    ),
                    Both("They are in no sum of ages or sexes.", "年齢や男女の合計には含めません。"),
                )
            )  # fmt: skip
    odd = [
        place
        for place in rows.filter(pl.col("status") == UNKNOWN)["row"].to_list()
        if _read(answer.values[place - 1].get("$")) is None
    ]
    if odd:
        listed = ", ".join(map(str, odd[:20]))
        found.append(
            Finding(
                Severity.SOFT, file, "", listed,
                Both(f"{len(odd)} cells with an unknown sign", f"未知の記号のセルが {len(odd)} あります"),
                Both("They count as not available.", "不明として扱います。"),
            )
        )  # fmt: skip
    return found


def _with_whole_items(answer: Answer, rows: pl.DataFrame) -> pl.DataFrame:
    """Return rows whose item says what axes of no column of ours say, unless they say the whole."""
    if "item" not in rows.columns:
        rows = rows.with_columns(item=pl.lit("population"))
    for axis in answer.axes:
        if axis.column in COLUMNS:
            continue
        if axis.name.startswith(NATIONALITY):
            rows = _by_nationality(axis, rows)
            continue
        whole = [code for code, label in axis.labels.items() if _plain(label) in ALL]
        told = pl.format(":{}={}", pl.lit(axis.axis_id), pl.col(axis.column))
        told = pl.when(pl.col(axis.column).is_in(whole)).then(pl.lit("")).otherwise(told)
        rows = rows.with_columns(item=pl.col("item") + told)
    if COMPLETED in f"{answer.table.statistic} {answer.table.title}":
        completed = pl.when(pl.col("item") == "population").then(pl.lit("population_completed"))
        rows = rows.with_columns(item=completed.otherwise(pl.col("item")))
    return rows


def _by_nationality(axis: Axis, rows: pl.DataFrame) -> pl.DataFrame:
    """Give persons of one nationality the item that official files give them; others keep their code."""
    known = {code: NATIONS.get(_plain(label)) for code, label in axis.labels.items()}
    items = {code: item or f"population:{axis.axis_id}={code}" for code, item in known.items()}
    ours = pl.col(axis.column).replace_strict(items, default=None, return_dtype=pl.String)
    persons = (pl.col("item") == "population") & ours.is_not_null()
    return rows.with_columns(item=pl.when(persons).then(ours).otherwise(pl.col("item")))


def as_list(part: Any) -> list[Any]:
    """Return what e-Stat gives as a list of one or several: a single one comes without its list."""
    if part is None or part == "":
        return []
    return part if isinstance(part, list) else [part]


def _text(part: Any) -> str:
    return str(part.get("$", "")) if isinstance(part, dict) else str(part or "")


def _plain(label: str) -> str:
    """Return a label without width, spaces, quotation marks, and the number some tables put before it."""
    plain = re.sub(r"[\s「」]", "", unicodedata.normalize("NFKC", label))
    return re.sub(r"^[0-9]+_", "", plain)


def _word(column: str, code: str, label: str) -> str:
    if column == "date":
        return _date(code)
    plain = _plain(label)
    known = cells.age(label) if column == "age" else LABELS.get(column, {}).get(plain)
    return known or code


def _date(code: str) -> str:
    """Return the time of a code: 2020000000 is 2020, 2020100000 the fiscal year, 2020000606 June."""
    if re.fullmatch(r"\d{4}000000", code):
        return code[:4]
    if re.fullmatch(r"\d{4}100000", code):
        return f"{code[:4]}-FY"
    if re.fullmatch(r"\d{4}00(\d\d)\1", code):
        return f"{code[:4]}-{code[6:8]}"
    return code


def _figure(cell: object) -> tuple[float | None, str]:
    """Return a figure and its status; - is nobody (該当数字がない), an unknown sign is not available."""
    return _read(cell) or (None, UNKNOWN)


def _read(cell: object) -> tuple[float | None, str] | None:
    return cells.figure(str("" if cell is None else cell))
