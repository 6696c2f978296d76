"""Results as JSON, and the table that people read."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from benchmarks.measurement import Measurement

RESULTS = Path(__file__).resolve().parent / "results"
FORMAT = "sosei-benchmarks/1"


def store(
    name: str,
    machine: Mapping[str, object],
    cases: Mapping[str, Mapping[str, object]],
) -> Path:
    """Write the cases that ran; those of an earlier run of the same day and machine stay.

    Parameters
    ----------
    name : str
        Date and short name of the machine.
    machine : mapping
    cases : mapping of str to mapping
        Commit, load and measurements of each case.
    """
    RESULTS.mkdir(exist_ok=True)
    path = RESULTS / f"{name}.json"
    before: dict[str, Any] = {}
    if path.exists():
        stored = json.loads(path.read_text(encoding="utf-8"))
        before = stored["cases"] if stored.get("machine") == machine else {}
    content = {"format": FORMAT, "machine": machine, "cases": {**before, **cases}}
    path.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    files = sorted(RESULTS.glob("*.json"), reverse=True)
    told = {each.stem: json.loads(each.read_text(encoding="utf-8")) for each in files}
    (RESULTS / "README.md").write_text(readable(told), encoding="utf-8")
    return path


def plain(measurements: Sequence[Measurement]) -> list[dict[str, object]]:
    """Return measurements as JSON values."""
    return [{**asdict(measurement), "met": measurement.met} for measurement in measurements]


def readable(stored: Mapping[str, Mapping[str, Any]]) -> str:
    """Return all stored results as Markdown, the latest first: a run of a few cases hides no other."""
    lines = [
        "# Measurements",
        "",
        "Written by `python -m benchmarks`; do not edit. Nothing here is asserted by a test: speeds",
        "belong to one machine. Medians, with the least in parentheses; a cold run is a new process",
        "whose files are in the page cache.",
        "",
    ]
    return "\n".join(lines) + "\n" + "\n".join(_told(*each) for each in stored.items())


def _told(name: str, content: Mapping[str, Any]) -> str:
    """Return the results of one day and machine."""
    machine = content["machine"]
    packages = ", ".join(f"{key} {value}" for key, value in machine["packages"].items())
    lines = [
        f"`{name}.json`: {machine['cpu']}, {machine['cores']} cores, {machine['memory_gb']} GB,"
        f" {machine['os']}, {machine['python']}; {packages}.",
        "",
        "| case | what is measured | ours | peer in the same run | ratio | target | met |",
        "|---|---|---|---|---|---|---|",
    ]
    notes: list[str] = []
    lines += [
        _row(case, measured, notes)
        for case, told in content["cases"].items()
        for measured in told["measurements"]
    ]
    lines += [
        f"| {case} | {told['skipped']} | | | | | |"
        for case, told in content["cases"].items()
        if "skipped" in told
    ]
    lines += ["", "Ratio: peer ÷ ours; above 1, ours needs less.", ""]
    lines += [f"[{place}] {note}  " for place, note in enumerate(notes, 1)]
    lines += ["", "| case | commit | load average before | cores busy with other work |"]
    lines += ["|---|---|---|---|"]
    lines += [_condition(case, told) for case, told in content["cases"].items()]
    return "\n".join(lines) + "\n"


def _row(case: str, measured: Mapping[str, Any], notes: list[str]) -> str:
    unit, value = measured["unit"], measured["value"]
    ours = f"**{_shown(value, unit)}**"
    if measured["repetitions"] > 1:
        ours += f" ({_shown(measured['least'], unit)}; {measured['repetitions']}×)"
    what = measured["what"] + _mark(measured["note"], notes)
    peers = measured["peers"]
    names = "<br>".join(
        f"{p['name']}: {_shown(p['value'], unit)}{_mark(p['note'], notes)}" for p in peers
    )
    ratios = "<br>".join(_ratio(p["value"], value) for p in peers)
    target = "" if measured["target"] is None else f"≤ {_shown(measured['target'], unit)}"
    met = {True: "yes", False: "**no**", None: ""}[measured["met"]]
    return f"| {case} | {what} | {ours} | {names} | {ratios} | {target} | {met} |"


def _mark(note: str, notes: list[str]) -> str:
    if not note:
        return ""
    if note not in notes:
        notes.append(note)
    return f" [{notes.index(note) + 1}]"


def _condition(case: str, told: Mapping[str, Any]) -> str:
    changed = " with changes" if told["modified"] else ""
    busy = told["others_busy_cores"]
    load = told["load_average"]
    return (
        f"| {case} | `{told['commit']}`{changed} | {'' if load is None else f'{load:.2f}'} "
        f"| {'' if busy is None else f'{busy:.2f}'} |"
    )


def _ratio(peer: float | None, ours: float) -> str:
    if peer is None:
        return ""
    value = peer / ours
    return f"{value:,.0f}" if value >= 100 else f"{value:.2g}" if value < 10 else f"{value:.0f}"


def _shown(value: float | None, unit: str) -> str:
    if value is None:
        return "absent"
    if unit == "bytes":
        return f"{value / 1e6:.1f} MB" if value < 1e8 else f"{value / 1e6:.0f} MB"
    if value < 1:
        return f"{value * 1e3:.2f} ms" if value < 0.01 else f"{value * 1e3:.0f} ms"
    return f"{value:.2f} s" if value < 100 else f"{value:.0f} s"
