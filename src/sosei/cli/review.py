"""``sosei review``: earlier projections against the censuses → ``review.csv`` and plain words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from sosei.base.errors import Fault, Faults, InputError
from sosei.base.messages import Both, language
from sosei.cli.files import check_folder, write_all
from sosei.cli.project import csv_bytes
from sosei.demography.told.attribution import Inputs, attribute
from sosei.publishing import tables as printed
from sosei.readers.earlier import EarlierProjection, read_earlier
from sosei.readers.exchange import Bundle, base_year, read_bundle
from sosei.studies.reading import read_study
from sosei.studies.review import (
    ALL,
    NOT_REPRODUCED,
    PARTS,
    THREE,
    Counted,
    Explanation,
    Row,
    counted_by_group,
    review,
    to_frame,
)
from sosei.studies.study import Study

NAMES = {
    "0-14": Both("ages 0–14", "0～14歳"),
    "15-64": Both("15–64", "15～64歳"),
    "65+": Both("65 and over", "65歳以上"),
    "base": Both("base", "基準人口"),
    "fertility": Both("fertility", "出生"),
    "mortality": Both("mortality", "死亡"),
    "migration": Both("migration", "移動"),
    NOT_REPRODUCED: Both("left open by the bundles", "入力フォルダで再現できない差"),
    "base_enumeration": Both("number counted", "把握された人数"),
    "base_age_structure": Both("age structure", "年齢構成"),
}

TOTAL = Both(
    "{name} (launched {launch}): {projected} people were projected for {year}; the census counted {counted}."
    " The projection was {how}.",
    "「{name}」（{launch}年を起点）：{year}年の人口を{projected}人と見込み、国勢調査は{counted}人でした。推計は{how}。",
)
TOO_HIGH = Both("too high by {people} ({error})", "{people}人（{error}）多すぎました")
TOO_LOW = Both("too low by {people} ({error})", "{people}人（{error}）少なすぎました")
RIGHT = Both("right to the person", "実績と一致しました")
BY_GROUP = Both(
    "  Projected less counted, by age: {parts}.", "  推計と実績の差（年齢別）：{parts}。"
)
BY_COMPONENT = Both(
    "  Projected less counted, by component: {parts}.", "  推計と実績の差（要因別）：{parts}。"
)
WITHIN_BASE = Both("  Within the base: {parts}.", "  うち基準人口の内訳：{parts}。")
INPUTS_UNKNOWN = Both(
    "  Its inputs were not given: the difference is told by group only, not by component (--then, --actual).",
    "  推計の仮定値が与えられていないため、要因には分けず、区分ごとの差だけを示します（--then、--actual）。",
)
NOT_COUNTED = Both(
    "{name} (launched {launch}): no census has counted a year of it yet.",
    "「{name}」（{launch}年を起点）：推計された年の国勢調査がまだありません。",
)


class Pair(NamedTuple):
    """Folders of the two bundles, and the projection that they belong to."""

    then: Path | None
    actual: Path | None
    name: str | None


def review_projections(study_file: Path, projections_file: Path, pair: Pair, output: Path) -> None:
    """Write ``review.csv`` and say in plain words how far the projections were from the counts.

    Parameters
    ----------
    study_file : Path
    projections_file : Path
    pair : Pair
        Bundles of one projection, or none.
    output : Path
        Folder for the file.

    Raises
    ------
    InputError
        With every fault of the input; nothing is written then.
    """
    study, projections = _read(study_file, projections_file, pair, output)
    counted = counted_by_group(study.figures)
    explanation = _explanation(study, projections, counted, pair)
    rows = review(projections, counted, explanation)
    write_all(output, {"review.csv": csv_bytes(to_frame(rows))})
    for line in words(projections, rows):
        print(line)  # noqa: T201


def words(projections: Sequence[EarlierProjection], rows: Sequence[Row]) -> Iterator[str]:
    """Tell of every projection the last census that it can be set against."""
    for earlier in projections:
        own = [
            row
            for row in rows
            if (row.name, row.launch_year) == (earlier.name, earlier.launch_year)
            and row.difference is not None
        ]
        totals = [row for row in own if (row.group, row.component) == ("total", ALL)]
        if not totals:
            yield _say(NOT_COUNTED, name=earlier.name, launch=earlier.launch_year)
            continue
        last = max(totals, key=lambda row: row.year)
        yield _total(last)
        yield from _by_group(last, [row for row in own if row.year == last.year])


# ── reading ───────────────────────────────────────────────────────────────────


def _read(
    study_file: Path, projections_file: Path, pair: Pair, output: Path
) -> tuple[Study, tuple[EarlierProjection, ...]]:
    """Read study and projections, and raise the faults of all arguments together."""
    faults = Faults()
    study = projections = None
    try:
        study = read_study(study_file)
    except InputError as error:
        faults.extend(error.faults)
    try:
        projections = read_earlier(projections_file)
    except InputError as error:
        faults.extend(error.faults)
    if (pair.then is None) != (pair.actual is None):
        missing = "--then" if pair.then is None else "--actual"
        faults.add(Fault("bundle_of_a_pair", missing, values={"missing": missing}))
    try:
        check_folder(output)
    except InputError as error:
        faults.extend(error.faults)
    faults.raise_if_any()
    if study is None or projections is None:
        raise AssertionError("without faults both are read")
    return study, projections


def _explanation(
    study: Study, projections: Sequence[EarlierProjection], counted: Counted, pair: Pair
) -> Explanation | None:
    """Run both bundles and share out the difference, if they are given."""
    if pair.then is None or pair.actual is None:
        return None
    earlier = _of_the_bundle(projections, pair)
    to = _last_counted(earlier, counted)
    then, actual = _bundles(pair.then, pair.actual, to)
    told = attribute(
        Inputs(then.population, then.assumptions), Inputs(actual.population, actual.assumptions)
    )
    place = _place(study.form.study.area, then, pair.then)
    return Explanation(earlier.name, earlier.launch_year, told, place)


def _of_the_bundle(projections: Sequence[EarlierProjection], pair: Pair) -> EarlierProjection:
    """Find the one projection that was launched in the year of the bundle."""
    if pair.then is None:
        raise AssertionError("only asked for with a bundle")
    year = base_year(pair.then)
    fitting = [
        earlier
        for earlier in projections
        if (year is None or earlier.launch_year == year) and pair.name in (None, earlier.name)
    ]
    if len(fitting) == 1:
        return fitting[0]
    if year is None:
        read_bundle(pair.then, max(earlier.launch_year for earlier in projections))
    known = ", ".join(f"{earlier.name} ({earlier.launch_year})" for earlier in projections)
    values = {"year": year, "known": known}
    raise InputError([Fault("launch_unmatched", str(pair.then), values=values)])


def _last_counted(earlier: EarlierProjection, counted: Counted) -> int:
    years = [
        year for year, group in earlier.figures if (year, group) in counted and group == "total"
    ]
    if max(years, default=0) > earlier.launch_year:
        return max(years)
    values = {
        "what": f"{earlier.name} ({earlier.launch_year})",
        "expected": ", ".join(str(year) for year in sorted({year for year, _ in counted})),
        "hint": "",
    }
    raise InputError([Fault("figures_missing", "census", values=values)])


def _bundles(then_folder: Path, actual_folder: Path, to: int) -> tuple[Bundle, Bundle]:
    """Read both bundles, with the faults of both together."""
    faults = Faults()
    read: list[Bundle] = []
    for folder in (then_folder, actual_folder):
        try:
            bundle = read_bundle(folder, to)
        except InputError as error:
            faults.extend(error.faults)
            continue
        if bundle.control is not None:
            faults.add(Fault("bundle_raked", str(folder)))
        read.append(bundle)
    if len(read) == 2:
        _check_alike(read[0], read[1], then_folder, actual_folder, faults)
    faults.raise_if_any()
    then, actual = read
    return then, actual


_ALIKE = {
    "areas": Both("areas", "地域"),
    "ages": Both("age groups", "年齢階級"),
    "year": Both("base year", "基準年"),
}


def _check_alike(
    then: Bundle, actual: Bundle, then_folder: Path, actual_folder: Path, faults: Faults
) -> None:
    for key, what in _ALIKE.items():
        if getattr(then.population, key) != getattr(actual.population, key):
            values = {"what": what, "other": then_folder}
            faults.add(Fault("bundles_differ", str(actual_folder), values=values))


def _place(area: str, bundle: Bundle, folder: Path) -> int:
    """Return the place of the study's municipality: by its code, or as the only area."""
    areas = bundle.population.areas
    if area in areas:
        return areas.index(area)
    if len(areas) == 1:
        return 0
    values = {"what": area, "expected": ", ".join(areas[:5]), "hint": ""}
    raise InputError([Fault("figures_missing", f"{folder}/population.csv", values=values)])


# ── words ─────────────────────────────────────────────────────────────────────


def _total(row: Row) -> str:
    people = printed.persons(abs(row.difference or 0))
    how = RIGHT
    if people != "0":
        how = TOO_HIGH if (row.difference or 0) > 0 else TOO_LOW
    return _say(
        TOTAL,
        name=row.name,
        launch=row.launch_year,
        year=row.year,
        projected=printed.persons(row.projected),
        counted=printed.persons(row.counted),
        how=_say(how, people=people, error=printed.percent(abs(row.error or 0))),
    )


def _by_group(total: Row, rows: Sequence[Row]) -> Iterator[str]:
    """Tell the parts of one difference by age, and by component where they are known."""
    whole = {row.group: row.difference for row in rows if row.component == ALL}
    ages: dict[str, float | None] = {group: whole[group] for group in THREE if group in whole}
    if ages:
        yield _say(BY_GROUP, parts=_listed(ages))
    parts = {row.component: row.difference for row in rows if row.group == total.group}
    if len(parts) == 1:
        yield _say(INPUTS_UNKNOWN)
        return
    rounded = printed.to_total([parts[name] or 0.0 for name in PARTS])
    named: dict[str, float | None] = dict(zip(PARTS, rounded, strict=True))
    if not named[NOT_REPRODUCED]:
        del named[NOT_REPRODUCED]
    yield _say(BY_COMPONENT, parts=_listed(named))
    within = {name: parts[name] for name in parts if name.startswith("base_")}
    if within and named["base"]:
        yield _say(WITHIN_BASE, parts=_listed(within))


def _listed(parts: dict[str, float | None]) -> str:
    comma = "、" if language() == "ja" else ", "
    return comma.join(
        f"{NAMES[name].text(language())} {printed.change(value)}" for name, value in parts.items()
    )


def _say(sentence: Both, **values: object) -> str:
    return sentence.text(language()).format(**values)
