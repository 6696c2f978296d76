"""Tables of what was counted: history, changes by age and cohort, the balancing equation."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from sosei.base.provenance import Source
from sosei.demography.known.population import SEXES, Population
from sosei.demography.told.change import Balance, CohortChange, band_change, cohort_change
from sosei.demography.told.indicators import AGE_BANDS, THREE_GROUPS
from sosei.readers.figures import Figures
from sosei.studies.gather import Gathered
from sosei.studies.result import Cell, Table, table
from sosei.studies.study import Study

_COUNTED_AS = {"age_0_14": "0-14", "age_15_64": "15-64", "age_65_plus": "65+"}
"""Our names of the three groups, and how `census_groups` labels them."""


def tables(study: Study, gathered: Gathered) -> dict[str, Table]:
    """Return every table of counted figures that the study's figures allow."""
    figures = study.figures
    made = {
        "history": _history(figures, gathered),
        "history_groups": _history_groups(figures, gathered),
        "unknown_ages": _unknown_ages(figures, gathered),
        "band_change": _band_change(figures, gathered),
        **_cohort_tables(figures, gathered),
    }
    if "register_dynamics" in figures.events:
        made["balance_register"] = _balance_register(figures)
    optional = {"register": _register(figures), "balance_census": _balance_census(study)}
    return made | {name: made_of for name, made_of in optional.items() if made_of is not None}


def _history(figures: Figures, gathered: Gathered) -> Table:
    rows: list[list[Cell]] = []
    for year, population in sorted(gathered.census.items()):
        rows += [[year, *cell] for cell in _by_age(population)]
    units = {"year": "year", "sex": "", "age": "year", "population": "person"}
    return table(units, rows, figures.sources["census"], "年齢不詳は男女別に按分しました。")


def _register(figures: Figures) -> Table | None:
    register = figures.register
    if register is None:
        return None
    rows: list[list[Cell]] = [[register.date, *cell] for cell in _by_age(register.population)]
    units = {"date": "", "sex": "", "age": "year", "population": "person"}
    return table(units, rows, figures.sources["register"])


def _by_age(population: Population) -> Iterator[list[Cell]]:
    for sex, name in enumerate(SEXES):
        for age, label in enumerate(population.ages.labels):
            yield [name, label, float(population.persons[sex, age, 0])]


def _history_groups(figures: Figures, gathered: Gathered) -> Table:
    """Three groups of every count; the later census as it was published, unknown ages apart."""
    rows: list[list[Cell]] = []
    for year, population in sorted(gathered.census.items()):
        rows += _groups_of(population, f"{year}-10-01", "census")
    for year in sorted({year for year, _ in figures.census_groups}):
        rows += _groups_published(figures, year)
    sources = figures.sources["census"] + figures.sources.get("census_groups", ())
    if figures.register is not None:
        rows += _groups_of(figures.register.population, figures.register.date, "register")
        sources += figures.sources["register"]
    units = {
        "year": "year",
        "date": "",
        "basis": "",
        "group": "",
        "population": "person",
        "share": "share",
    }
    last = max(gathered.census)
    note = (
        f"{last}年までの国勢調査は年齢不詳を按分し、それより後の国勢調査は公表された区分のまま、割合は年齢の分かる人口に対するものです。"
        "住民基本台帳は国勢調査と数え方が異なるため、差を取ることはできません。"
    )
    return table(units, rows, sources, note)


def _groups_of(population: Population, date: str, basis: str) -> list[list[Cell]]:
    total = float(population.total[0])
    rows: list[list[Cell]] = [[population.year, date, basis, "total", total, 1.0]]
    for group in THREE_GROUPS:
        persons = float(population.between(*AGE_BANDS[group])[0])
        rows.append([population.year, date, basis, group, persons, persons / total])
    return rows


def _groups_published(figures: Figures, year: int) -> list[list[Cell]]:
    counts = {g: float(n.sum()) for (y, g), n in figures.census_groups.items() if y == year}
    known = sum(counts[label] for label in _COUNTED_AS.values())
    date = f"{year}-10-01"
    rows: list[list[Cell]] = [[year, date, "census", "total", counts["total"], None]]
    for group, label in _COUNTED_AS.items():
        rows.append([year, date, "census", group, counts[label], counts[label] / known])
    return [*rows, [year, date, "census", "unknown", counts["total"] - known, None]]


def _unknown_ages(figures: Figures, gathered: Gathered) -> Table:
    rows: list[list[Cell]] = [
        [year, name, float(record.unknown[sex, 0]), float(record.share[sex, 0])]
        for year, record in sorted(gathered.spread.items())
        for sex, name in enumerate(SEXES)
    ]
    units = {"year": "year", "sex": "", "unknown": "person", "share": "share"}
    return table(
        units,
        rows,
        figures.sources["census"],
        "市の男女別に、年齢の分かる人口に比例して按分しました。",
    )


def _pairs(gathered: Gathered) -> Iterator[tuple[Population, Population]]:
    """Go through the censuses five years apart."""
    for year, population in sorted(gathered.census.items()):
        later = gathered.census.get(year + population.ages.width)
        if later is not None:
            yield population, later


def _band_change(figures: Figures, gathered: Gathered) -> Table:
    rows: list[list[Cell]] = []
    for start, end in _pairs(gathered):
        change = band_change(start, end).sum(axis=(0, 2))
        for age, label in enumerate(start.ages.labels):
            counts = (float(p.persons[:, age].sum()) for p in (start, end))
            rows.append([start.year, end.year, label, *counts, float(change[age])])
    units = {
        "from": "year",
        "to": "year",
        "age": "year",
        "start": "person",
        "end": "person",
        "change": "person",
    }
    return table(units, rows, figures.sources["census"])


_COHORT_UNITS = {
    "from": "year", "to": "year", "age_from": "year", "age_to": "year", "start": "person", "end": "person",
    "change": "person", "deaths": "person", "net_migration": "person", "noise": "",
}  # fmt: skip


def _cohort_tables(figures: Figures, gathered: Gathered) -> dict[str, Table]:
    """Cohorts of the periods whose survival is known: men and women together, and each."""
    together: list[list[Cell]] = []
    by_sex: list[list[Cell]] = []
    for period, survival in sorted(gathered.period_survival.items()):
        start, end = (gathered.census[int(year)] for year in period.split("-"))
        cohorts = cohort_change(start, end, survival)
        together += (row for _, row in _cohort_rows(cohorts.both_sexes, start, end))
        by_sex += (
            [*row[:2], SEXES[sex], *row[2:]] for sex, row in _cohort_rows(cohorts, start, end)
        )
    sources = figures.sources["census"] + figures.mortality_sources()
    note = (
        "死亡は全国の死亡率による期待値、移動は残差（平均法）です。"
        "noise は、移動の大きさが死亡の偶然変動（2√D）より小さいことを示します。"
    )
    head, rest = list(_COHORT_UNITS.items())[:2], list(_COHORT_UNITS.items())[2:]
    return {
        "cohort_change": table(_COHORT_UNITS, together, sources, note),
        "cohort_change_by_sex": table(dict([*head, ("sex", ""), *rest]), by_sex, sources, note),
    }


def _cohort_rows(
    cohorts: CohortChange, start: Population, end: Population
) -> Iterator[tuple[int, list[Cell]]]:
    """Go through the cohorts of a period, of each sex that is held."""
    labels, lower = start.ages.labels, start.ages.lower_bounds
    numbers = (
        cohorts.start,
        cohorts.end,
        cohorts.change,
        cohorts.deaths,
        cohorts.migration.count,
    )
    for sex, age in np.ndindex(cohorts.start.shape[:2]):
        younger = labels[age] if age < len(labels) - 2 else f"{lower[age]}+"
        values = (float(array[sex, age, 0]) for array in numbers)
        noise = bool(cohorts.noise[sex, age, 0])
        yield sex, [start.year, end.year, younger, labels[age + 1], *values, noise]


_BALANCE_UNITS = {
    "start": "person", "births": "person", "deaths": "person", "arrivals": "person", "departures": "person",
    "natural_change": "person", "social_change": "person", "coverage_step": "person", "end": "person",
}  # fmt: skip


def _balance_row(balance: Balance) -> list[Cell]:
    return [float(getattr(balance, name)) for name in _BALANCE_UNITS]


def _balance_register(figures: Figures) -> Table:
    """Balance every calendar year within the register; its other entries and removals are the step."""
    events = figures.events["register_dynamics"]
    rows: list[list[Cell]] = []
    for year, flows in sorted(events.items()):
        before = events.get(year - 1)
        if before is None or len(flows) < len(next(iter(events.values()))):
            continue
        balance = Balance(
            start=before["population_end"],
            end=flows["population_end"],
            births=flows["births"],
            deaths=flows["deaths"],
            arrivals=flows["arrivals_domestic"] + flows["arrivals_international"],
            departures=flows["departures_domestic"] + flows["departures_international"],
        )
        rows.append([year, *_balance_row(balance)])
    note = "住民基本台帳の1年間（1月1日から12月31日）。その他の増減は職権による記載と消除などです。"
    return table(
        {"year": "year", **_BALANCE_UNITS}, rows, figures.sources["register_dynamics"], note
    )


def _balance_census(study: Study) -> Table | None:
    """Balance base census and the later one; the step is what their other statistics leave open."""
    figures, base = study.figures, study.form.study.base.year
    later, years = base + 5, range(base + 1, base + 6)
    births, moves = figures.events.get("vital_statistics"), figures.events.get("migration_report")
    if births is None or moves is None or (later, "total") not in figures.census_groups:
        return None
    if not all(len(births.get(y, {})) == 2 and len(moves.get(y, {})) == 2 for y in years):
        return None
    count = figures.census[base]
    balance = Balance(
        start=float(count.known.total[0] + count.unknown.sum()),
        end=float(figures.census_groups[later, "total"].sum()),
        births=sum(births[y]["births"] for y in years),
        deaths=sum(births[y]["deaths"] for y in years),
        arrivals=sum(moves[y]["arrivals"] for y in years),
        departures=sum(moves[y]["departures"] for y in years),
    )
    sources: tuple[Source, ...] = sum(
        (
            figures.sources[n]
            for n in ("census", "census_groups", "vital_statistics", "migration_report")
        ),
        (),
    )
    note = (
        f"人口は各年10月1日の国勢調査、出生・死亡・転入・転出は{base + 1}年から{later}年までの暦年の合計です。"
        "統計上の差異には、3か月の期間のずれ、外国人の移動、避難者の移動、調査の誤差が含まれます。"
    )
    return table(
        {"from": "year", "to": "year", **_BALANCE_UNITS},
        [[base, later, *_balance_row(balance)]],
        sources,
        note,
    )
