"""Study files read: a file beside its figures, a file on a library, or a text without a folder."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from sosei.base.errors import Fault, Faults, InputError
from sosei.base.messages import Both
from sosei.library import Library
from sosei.readers.assumptions_book.reading import AssumptionsBook
from sosei.readers.figures import Figures, read_figures
from sosei.readers.forms import fill, read_toml
from sosei.readers.scenario_file import scenarios_of
from sosei.studies.assumed import with_assumptions
from sosei.studies.fields_asked import Place, asked_fields
from sosei.studies.gather import base_population
from sosei.studies.held.figures import held_figures
from sosei.studies.joined import Editions, in_folder, joined, nowhere
from sosei.studies.past import earlier_projections
from sosei.studies.stated import check_years
from sosei.studies.study import Mortality, Study, StudyForm


def read_study(file: Path, assumptions: AssumptionsBook | None = None) -> Study:
    """Read a study file and its figures: a folder of tables, or a library.

    Parameters
    ----------
    file : Path
    assumptions : AssumptionsBook, optional
        Scenarios as a workbook of the study has them since it was edited.

    Raises
    ------
    InputError
        With every fault of the file, then of its figures; if the workbook is not one of this study.
    """
    form = fill(StudyForm, read_toml(file), file.name)
    if assumptions is not None:
        form = with_assumptions(form, assumptions, file)
    folder = file.parent / form.study.figures
    library = Library(folder)
    if library.list():
        made = _study(form, file, lambda: library_figures(library, form.study.area), library)
    else:
        made = _study(form, file, lambda: read_figures(folder, form.study.area))
    return _joined(made, in_folder(file.parent, form.strategy), file.name)


def study_on(
    library: Library,
    form: StudyForm,
    name: str,
    figures: Figures | None = None,
    editions: Editions = nowhere,
) -> Study:
    """Put a study on a library, wherever its figures lay when it was written.

    Parameters
    ----------
    library : Library
    form : StudyForm
    name : str
        What faults call it.
    figures : Figures, optional
        Of its municipality, if they were read from the library already.
    editions : callable
        Finds the frozen review of the strategy that it is joined to.

    Raises
    ------
    InputError
        With every fault; a file that the study names (a profile, earlier projections) is one: it has no folder.
    """
    _refuse_files(form, name)
    area = form.study.area
    made = _study(form, Path(name), lambda: figures or library_figures(library, area), library)
    return _joined(made, editions, name)


def _joined(study: Study, editions: Editions, name: str) -> Study:
    """Return a study with the frozen review that it names."""
    head = study.form.study
    return replace(study, strategy=joined(study.form.strategy, head.area, editions, name))


def read_form(text: str, name: str) -> StudyForm:
    """Read the text of a study file.

    Raises
    ------
    InputError
        With every fault of the text.
    """
    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise InputError([Fault("toml_faulty", name, values={"reason": error})]) from None
    return fill(StudyForm, content, name)


def library_figures(library: Library, area: str) -> Figures:
    """Return what a library holds of a municipality.

    Raises
    ------
    InputError
        If its code is unknown there, or a block is damaged.
    """
    gazetteer = library.gazetteer()
    return held_figures(library, gazetteer.find(area), gazetteer).figures


def _study(
    form: StudyForm, file: Path, figures: Callable[[], Figures], library: Library | None = None
) -> Study:
    """Check a form, then read its figures and check them."""
    scenarios = scenarios_of(form.scenario, form.study.base.year, file)
    _check_form(form, file.name)
    earlier = earlier_projections(form.earlier, file)
    there = figures()
    _check_figures(form, there, file.name)
    place = Place(file, base_population(there, form.study.base.year), form.study.horizon)
    fields = asked_fields(form.sectors, place, library)
    return Study(form, scenarios, there, earlier, fields)


def _refuse_files(form: StudyForm, name: str) -> None:
    """Refuse the names of files in a study that has no folder."""
    named = [
        (f"earlier.{place}.file", form_.file)
        for place, form_ in enumerate(form.earlier)
        if form_.file is not None
    ]
    for scenario, stated in form.scenario.items():
        key = f"scenario.{scenario}"
        profiles = {f"arrivals.{p}.profile": a.profile for p, a in enumerate(stated.arrivals)}
        if stated.migration is not None and stated.migration.profile is not None:
            profiles["migration.profile"] = stated.migration.profile
        named += [(f"{key}.{k}", p) for k, p in profiles.items() if p.endswith(".csv")]
    if form.strategy is not None and form.strategy.file is not None:
        named.append(("strategy.file", form.strategy.file))
    if form.sectors is not None:
        named += [(f"sectors.{key}", file) for key, file in form.sectors.files.items()]
    faults = Faults()
    for key, file in named:
        faults.add(Fault("file_without_folder", name, None, key, {"value": file}))
    faults.raise_if_any()


def _check_form(form: StudyForm, name: str) -> None:
    """Check what one part of the file says of another."""
    faults = Faults()
    base, horizon = form.study.base.year, form.study.horizon
    if horizon <= base or (horizon - base) % 5:
        values: dict[str, Any] = {"to": horizon, "base": base, "width": 5, "example": base + 45}
        faults.add(Fault("horizon_faulty", name, None, "study.horizon", values))
    for key in ("status_quo", "aim"):
        scenario = getattr(form.vision, key)
        if scenario not in form.scenario:
            values = {"value": f'"{scenario}"', "expected": " / ".join(form.scenario), "hint": ""}
            faults.add(Fault("value_faulty", name, None, f"vision.{key}", values))
    for year in form.vision.years:
        if year not in range(base, horizon + 1, 5):
            values = {"value": year, "expected": f"{base}, {base + 5} … {horizon}", "hint": ""}
            faults.add(Fault("value_faulty", name, None, "vision.years", values))
    if form.stated is not None:
        check_years(form.stated, base, horizon, name, faults)
    _check_periods(form, name, faults)
    faults.raise_if_any()


def _check_periods(form: StudyForm, name: str, faults: Faults) -> None:
    migration = form.assumptions.migration
    overriding = [override.periods or [] for override in migration.override]
    choices = (migration.periods, *migration.compare, *overriding)
    for period in dict.fromkeys(p for choice in choices for p in choice):
        if period not in migration.mortality:
            key = f'assumptions.migration.death_rates."{period}"'
            faults.add(Fault("key_missing", name, None, key))


def _check_figures(form: StudyForm, figures: Figures, name: str) -> None:
    """Check that every figure the file asks for is there."""
    faults = Faults()
    migration, fertility = form.assumptions.migration, form.assumptions.fertility
    for period in migration.mortality:
        for year in map(int, period.split("-")):
            _need(figures.census, year, "census", "assumptions.migration.periods", name, faults)
    _need(figures.census, form.study.base.year, "census", "study.base.year", name, faults)
    _check_hindcast(form, figures, name, faults)
    for key, (kind, years) in _mortality_asked(form).items():
        for year in years:
            _need(getattr(figures, kind), year, kind, key, name, faults)
    _check_path(form, figures, name, faults)
    conversion, ratio = fertility.cwr_per_tfr.year, fertility.sex_ratio.year
    key = "assumptions.fertility"
    conversions = figures.national_fertility
    _need(conversions, conversion, "national_fertility", f"{key}.cwr_per_tfr.year", name, faults)
    _need(figures.sex_ratio, ratio, "sex_ratio", f"{key}.sex_ratio.year", name, faults)
    faults.raise_if_any()


def _check_path(form: StudyForm, figures: Figures, name: str, faults: Faults) -> None:
    """Check that the official projection is there if survival goes along it."""
    if form.assumptions.survival.path != "official" or figures.decline is not None:
        return
    values: dict[str, object] = {
        "what": TABLES_OF_PATH,
        "expected": EXPECTED_OF_PATH,
        "hint": Both(
            'Add it, or choose path = "held" or "censuses".',
            "統計を取り込むか、生残率の推移に held（一定）か censuses（国勢調査の間の変化）を選んでください。",
        ),
    }
    faults.add(Fault("figures_missing", name, None, "assumptions.survival.path", values))


def _check_hindcast(form: StudyForm, figures: Figures, name: str, faults: Faults) -> None:
    """Check that the later census is there, one step after the base."""
    if form.hindcast is None:
        return
    totals = {year: 1 for year, group in figures.census_groups if group == "total"}
    _need(totals, form.hindcast.to, "census_groups", "hindcast.to", name, faults)
    if form.hindcast.to != form.study.base.year + 5:
        values = {"value": form.hindcast.to, "expected": form.study.base.year + 5, "hint": ""}
        faults.add(Fault("value_faulty", name, None, "hindcast.to", values))


def _mortality_asked(form: StudyForm) -> dict[str, Mortality]:
    """Return the tables of mortality that a study asks for, by the key that asks."""
    survival, migration = form.assumptions.survival.mortality, form.assumptions.migration
    asked = {f"assumptions.survival.{survival.kind}": survival}
    for period, tables in migration.mortality.items():
        asked[f"assumptions.migration.{tables.kind}.{period}"] = tables
    if form.hindcast is not None:
        tables = form.hindcast.mortality
        asked[f"hindcast.{tables.kind}"] = tables
    return asked


TABLES_OF_PATH = Both(
    "projection_national, the nation's official projection",
    "日本の将来推計人口（男女・5歳階級別、中位）",
)
EXPECTED_OF_PATH = Both(
    "three years or more, five years apart, by sex and five-year ages open at 85 or above, in which persons "
    "of 65 and over grow fewer with age",
    "5年おきの3時点以上で、男女・5歳階級別（85歳以上の階級まで）に、65歳以上が加齢とともに減る人口",
)

TABLES = {
    "census": "国勢調査（男女・5歳階級別）",
    "census_groups": "国勢調査（年齢区分別）",
    "death_rates": "全国の死亡率",
    "life_tables": "全国の生命表",
    "national_fertility": "全国の合計特殊出生率と国勢調査",
    "sex_ratio": "全国の0～4歳性比",
}
"""What the tables of a study's figures are called in Japanese."""


def _need(table: Any, year: int, what: str, key: str, name: str, faults: Faults) -> None:
    if year in table:
        return
    years = ", ".join(str(known) for known in sorted(table))
    values: dict[str, object] = {
        "what": Both(f"{what} {year}", f"{TABLES[what]} {year}年"),
        "expected": Both(years or "any year", years or "いずれかの年"),
        "hint": Both(
            f"Choose another year, or add the figures ({what}).",
            "別の年を選ぶか、その年の統計を取り込んでください。",
        ),
    }
    faults.add(Fault("figures_missing", name, None, key, values))
