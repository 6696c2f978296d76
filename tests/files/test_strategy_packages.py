"""Strategy packages: judged, brought from folder to workbook and back, and every fault told at once."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.command import Command

from sosei.base.errors import Faults
from sosei.base.tables import TextTable
from sosei.strategy.columns import TABLES
from sosei.strategy.reading import read_package
from sosei.strategy.writing import tables_of

Rows = Sequence[Mapping[str, str]]

NODES: Rows = (
    {"id": "S", "kind": "plan", "name": "総合計画", "order": "1"},
    {"id": "P", "kind": "pillar", "name": "柱", "order": "1"},
    {"id": "M", "parent": "P", "kind": "measure", "name": "取組", "order": "1"},
)
INDICATORS: Rows = (
    {
        "id": "K1", "node": "P", "name": "社会動態", "nature": "net_flow", "direction": "up", "unit": "人",
        "year_basis": "calendar", "baseline": "−490", "baseline_year": "R元", "target": "△270", "target_year": "R6",
        "decimals": "0", "statistic": "migration_report",
    },
    {
        "id": "K2", "node": "M", "name": "創業", "nature": "cumulative", "direction": "up", "unit": "社",
        "year_basis": "fiscal", "baseline": "—", "target": "10", "target_year": "2024", "start_year": "令和2年度",
    },
    {
        "id": "K3", "node": "M", "name": "割合", "nature": "ratio", "direction": "up", "unit": "%",
        "year_basis": "fiscal", "baseline": "50.0", "baseline_year": "2019", "target": "60", "target_year": "2024",
    },
)  # fmt: skip
OBSERVATIONS: Rows = (
    {"indicator": "K1", "year": "2022", "value": "-350", "note": "速報"},
    {"indicator": "K2", "year": "R2", "value": "2"},
    {"indicator": "K2", "year": "2021-12-31", "value": "3", "status": "provisional"},
    {"indicator": "K3", "year": "2022", "numerator": "1", "denominator": "3"},
)
COMING = {"from_year": "R2", "to_year": "2025", "profile": "family"}
EVERYTHING: dict[str, Rows] = {
    "nodes": NODES,
    "indicators": INDICATORS,
    "observations": OBSERVATIONS,
    "placements": ({"node": "P", "measure": "M", "name": "取組（再掲）"}, {"node": "P", "indicator": "K2"}),
    "targets": (
        {"indicator": "K1", "target": "-250", "target_year": "2019", "decided_on": "2015-04", "reason": "当初"},
    ),
    "milestones": ({"indicator": "K1", "year": "2022", "target": "-400"},),
    "frameworks": ({"framework": "sdgs", "code": "8", "name": "働きがいも経済成長も", "order": "8"},),
    "tags": ({"node": "M", "framework": "sdgs", "code": "8", "basis": "inferred"},),
    "extractions": (
        {"node": "M", "source_node": "S", "criterion": "戦略的", "reason": "拡充", "decided_on": "2020-03"},
    ),
    "successions": ({"indicator": "K1", "successor": "N1", "kind": "continued"},),
    "breaks": ({"indicator": "K3", "year": "2021", "reason": "調査の変更"},),
    "worth_rules": (
        {"indicator": "K1", "persons": "159", "share": "0.5", "reason": "相談", **COMING},
        {"indicator": "K2", "persons": "10", "part_of": "K1", **COMING},
    ),
    "texts": ({"node": "P", "part": "direction", "language": "ja", "text": "一行目\n二行目、\"引用\""},),
}  # fmt: skip


def _grid(name: str, rows: Rows) -> list[list[str]]:
    columns = [
        c for c in TABLES[name].order if c in TABLES[name].needed or any(c in r for r in rows)
    ]
    return [columns, *([row.get(column, "") for column in columns] for row in rows)]


def _write(folder: Path, tables: Mapping[str, Rows]) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for name, rows in tables.items():
        stream = io.StringIO()
        csv.writer(stream).writerows(_grid(name, rows))
        (folder / f"{name}.csv").write_text(stream.getvalue(), encoding="utf-8-sig")
    return folder


def _changed(table: str, place: int, **cells: str) -> dict[str, Rows]:
    rows = [dict(row) for row in EVERYTHING[table]]
    rows[place] |= cells
    return {**EVERYTHING, table: rows}


def _lines(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_every_indicator_is_judged_in_its_own_basis(command: Command) -> None:
    package = _write(command.folder / "package", EVERYTHING)
    done = command.run("strategy", "judge", package, "--as-of", "2022")
    assert done.code == 0, done.lines
    rows = _lines("\n".join(done.printed))
    assert [row["indicator"] for row in rows] == ["K1", "K2", "K3"]
    first, second, third = rows
    assert first["value"] == "-350"
    assert first["expected"] == "-400"
    assert first["progress"] == "0.636363636364"
    assert first["gap"] == "-80"
    assert (first["verdict"], first["target_used"], first["rule_version"]) == (
        "on_track",
        "-270",
        "kpi-1",
    )
    assert (second["running"], second["verdict"], second["reported"]) == (
        "",
        "not_reported",
        "not_reported",
    )
    assert third["value"] == "33.3333333333"
    assert third["verdict"] == "worse"
    assert third["reason"].endswith("; the series breaks in 2021")


def test_what_was_entered_is_printed_as_entered(command: Command) -> None:
    tables = {
        **EVERYTHING,
        "observations": ({"indicator": "K3", "year": "2022", "value": "55.50"},),
    }
    package = _write(command.folder / "package", tables)
    output = command.folder / "judged" / "judgement.csv"
    assert command.run("strategy", "judge", package, "--as-of", "2022", "-o", output).code == 0
    row = _lines(output.read_text(encoding="utf-8"))[2]
    assert row["value"] == "55.50"
    assert row["provisional"] == "false"


def test_a_date_counts_in_the_fiscal_year_it_lies_in(command: Command) -> None:
    dated = (
        {"indicator": "K2", "year": "2021-03-31", "value": "4"},
        {"indicator": "K1", "year": "2021-03-31", "value": "-400"},
    )
    package = _write(command.folder / "package", {**EVERYTHING, "observations": dated})
    printed = command.run("strategy", "judge", package, "--as-of", "2020").printed
    assert _lines("\n".join(printed))[1]["running"] == "4"
    assert _lines("\n".join(printed))[0]["value"] == ""


def test_a_package_goes_to_a_workbook_and_back_without_loss(command: Command) -> None:
    package = _write(command.folder / "package", EVERYTHING)
    book, again = command.folder / "package.xlsx", command.folder / "again"
    assert command.run("strategy", "convert", package, "-o", book).code == 0
    assert command.run("strategy", "convert", book, "-o", again).code == 0
    first = command.folder / "first"
    assert command.run("strategy", "convert", package, "-o", first).code == 0
    names = sorted(path.name for path in first.iterdir())
    assert names == sorted(f"{name}.csv" for name in EVERYTHING)
    for name in names:
        assert (again / name).read_bytes() == (first / name).read_bytes()
    for as_of in ("2019", "2022", "2024"):
        told = [
            command.run("strategy", "judge", p, "--as-of", as_of).printed for p in (package, book)
        ]
        assert told[0] == told[1]


@pytest.mark.parametrize(
    ("tables", "fault"),
    [
        (_changed("indicators", 0, node="Q"), 'indicators.csv, row 2, column "node": found "Q"; expected an id'),
        (_changed("indicators", 1, id="K1"), "indicators.csv, row 3: found the same key as row 2: K1"),
        (_changed("indicators", 0, nature="flux"), 'column "nature": found "flux"; expected flow, net_flow'),
        (_changed("indicators", 0, target="たくさん"), 'column "target": found "たくさん"; expected a number'),
        (_changed("indicators", 0, target_year="R"), 'column "target_year": found "R"; expected a year'),
        (_changed("observations", 0, value="1.2.3"), 'observations.csv, row 2, column "value"'),
        (_changed("observations", 0, indicator="K9"), 'observations.csv, row 2, column "indicator": found "K9"'),
        (_changed("observations", 0, statistic="register"), "found a figure of register for K1; expected figures"),
        (_changed("observations", 2, year="R2", status=""), "found the same key as row 3: K2, 2020, yearly, final"),
        (_changed("nodes", 1, parent="M"), "nodes.csv, row 3, column \"parent\": found a node that lies below itself"),
        (_changed("placements", 0, indicator="K2"), "found both measure and indicator"),
        (_changed("placements", 0, measure="P"), 'placements.csv, row 2, column "measure": found "P"'),
        (_changed("tags", 0, code="9"), 'tags.csv, row 2, column "code": found "sdgs 9"'),
        (_changed("successions", 0, successor=""), 'successions.csv, row 2, column "successor": found an empty cell'),
        (_changed("worth_rules", 0, persons="-1"), 'worth_rules.csv, row 2, column "persons": found -1; expected ≥ 0'),
        (_changed("worth_rules", 0, to_year="R2"), 'row 2, column "to_year": found R2; expected > 2020'),
        (_changed("worth_rules", 0, share="1.5"), 'worth_rules.csv, row 2, column "share": found 1.5; expected 0–1'),
        (_changed("worth_rules", 0, part_of="K2"), 'worth_rules.csv, row 2, column "part_of": found K2; expected —'),
        (_changed("worth_rules", 1, part_of="K2"), 'worth_rules.csv, row 3, column "part_of": found K2; expected K1'),
        (_changed("worth_rules", 1, part_of="K9"), 'worth_rules.csv, row 3, column "part_of": found K9; expected K1'),
        (_changed("worth_rules", 1, indicator="K1"), "worth_rules.csv, row 3: found the same key as row 2: K1"),
        ({"nodes": NODES}, "indicators.csv: found no such file"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_named_with_its_place(
    command: Command, tables: dict[str, Rows], fault: str
) -> None:
    package = _write(command.folder / "package", tables)
    output = command.folder / "out" / "judgement.csv"
    done = command.run("strategy", "judge", package, "--as-of", "2022", "-o", output)
    assert done.code == 2
    assert any(fault in line for line in done.lines), done.lines
    assert not output.exists()


def test_all_faults_come_at_once(command: Command) -> None:
    wrong = _changed("indicators", 0, node="Q", nature="flux")
    wrong["observations"] = [{**OBSERVATIONS[0], "value": "x"}, *OBSERVATIONS[1:]]
    done = command.run("strategy", "judge", _write(command.folder / "p", wrong), "--as-of", "2022")
    assert done.code == 2
    assert len(done.lines) == 3


def test_what_only_makes_one_indicator_unjudgeable_does_not_stop_the_others(
    command: Command,
) -> None:
    package = _write(command.folder / "package", _changed("indicators", 0, target=""))
    done = command.run("strategy", "judge", package, "--as-of", "2022")
    assert done.code == 0
    rows = _lines("\n".join(done.printed))
    assert [row["verdict"] for row in rows] == ["unjudgeable", "not_reported", "worse"]
    assert rows[0]["reason"] == "no target"


def test_files_that_are_no_table_are_told(command: Command) -> None:
    package = _write(command.folder / "package", EVERYTHING)
    (package / "memo.txt").write_text("x", encoding="utf-8")
    done = command.run("strategy", "judge", package, "--as-of", "2022")
    assert done.code == 0
    assert any("memo.txt" in line for line in done.lines)


_NUMBERS = st.one_of(
    st.just(""), st.decimals(-(10**9), 10**9, places=2).map(str), st.integers().map(str)
)
_WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=12).map(str.strip)


@given(
    st.lists(
        st.tuples(_NUMBERS, _NUMBERS, _WORDS, st.sampled_from(["—", "", "1.50", "-3"])),
        min_size=1,
        max_size=4,
    )
)
def test_any_package_is_written_as_it_was_read(drawn: list[tuple[str, str, str, str]]) -> None:
    indicators = [
        {
            **INDICATORS[0],
            "id": f"K{place}",
            "target": target,
            "baseline": baseline,
            "unit": words,
            "basis_note": words,
        }
        for place, (target, _, words, baseline) in enumerate(drawn)
    ]
    observations = [
        {"indicator": f"K{place}", "year": "2022", "value": value, "note": words}
        for place, (_, value, words, _) in enumerate(drawn)
    ]
    tables: dict[str, Rows] = {
        "nodes": NODES,
        "indicators": indicators,
        "observations": observations,
    }
    once = _written({name: _grid(name, rows) for name, rows in tables.items()})
    assert _written(once) == once
    for before, after in zip(indicators, once["indicators"][1:], strict=True):
        cells = dict(zip(once["indicators"][0], after, strict=True))
        assert cells["baseline"] == before["baseline"]
        assert cells["unit"] == before["unit"]


def _written(grids: Mapping[str, list[list[str]]]) -> dict[str, list[list[str]]]:
    faults = Faults()
    tables = {}
    for name, grid in grids.items():
        table = TextTable.of(name, grid, TABLES[name].needed, TABLES[name].optional, faults)
        assert table is not None
        tables[name] = table
    package = read_package(tables, faults)
    assert not faults, list(faults)
    return tables_of(package)
