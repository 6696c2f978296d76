"""What a study remembers: earlier projections and events, read and set against the censuses."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests import sample

from sosei.base.errors import InputError
from sosei.studies.reading import read_study
from sosei.studies.result import Table
from sosei.studies.run import run_study

SOURCE = 'source = { document = "架空の推計", publisher = "試験", date = "2013" }'

TYPED = f"""
[[earlier]]
name = "架空の推計"
launch_year = 2010
{SOURCE}
projections = [
  {{ year = 2015, group = "total", population = 121000 }},
  {{ year = 2020, group = "total", population = 116000 }},
  {{ year = 2020, group = "65+", population = 36000, basis = "register", bridge = -100 }},
  {{ year = 2030, group = "total", population = 104000 }},
]
"""

FROM_FILE = f"""
[[earlier]]
name = "架空の推計"
launch_year = 2010
{SOURCE}
file = "projections.csv"
"""

ROWS = """name,launch_year,year,group,population,basis,bridge
架空の推計,2010,2015,total,121000,,
架空の推計,2010,2020,total,116000,,
架空の推計,2010,2020,65+,36000,register,-100
架空の推計,2010,2030,total,104000,,
別の推計,2005,2015,total,125000,,
"""


@pytest.fixture
def study_file(tmp_path: Path) -> Path:
    """A copy of the sample's study, with a file of projections beside it."""
    file = sample.copy(tmp_path)
    (file.parent / "projections.csv").write_text(ROWS, encoding="utf-8")
    return file


def add(file: Path, text: str) -> Path:
    """Write tables at the end of a study file."""
    file.write_text(file.read_text(encoding="utf-8") + text, encoding="utf-8")
    return file


def faults(file: Path, language: str = "en") -> list[str]:
    with pytest.raises(InputError) as raised:
        read_study(file)
    return [fault.text("ja" if language == "ja" else "en") for fault in raised.value.faults]


def table_of(file: Path, name: str) -> Table:
    return run_study(read_study(file)).tables[name]


# ── earlier projections ───────────────────────────────────────────────────────


def test_typed_figures_and_a_file_say_the_same(study_file: Path, tmp_path: Path) -> None:
    from_file = read_study(add(study_file, FROM_FILE)).earlier
    typed = read_study(add(sample.copy(tmp_path / "typed"), TYPED)).earlier
    assert from_file == typed
    assert typed[0].figures[2020, "65+"] == 35_900


def test_a_study_without_earlier_projections_has_no_table_of_them() -> None:
    assert read_study(sample.STUDY).earlier == ()
    assert "earlier" not in sample.result().tables


def test_every_figure_is_set_against_the_census_of_its_year(study_file: Path) -> None:
    earlier = table_of(add(study_file, TYPED), "earlier")
    assert earlier.names == (
        "name", "launch_year", "year", "group", "projected", "counted", "difference", "error",
    )  # fmt: skip
    rows = {(row["year"], row["group"]): row for row in earlier.rows()}
    assert list(rows) == [(2015, "total"), (2020, "total"), (2020, "65+"), (2030, "total")]
    assert rows[2015, "total"]["counted"] == pytest.approx(124_062)
    assert rows[2015, "total"]["difference"] == pytest.approx(121_000 - 124_062)
    assert rows[2020, "total"]["error"] == pytest.approx((116_000 - 117_376) / 117_376)
    assert [rows[2030, "total"][name] for name in ("counted", "difference", "error")] == [None] * 3


def test_the_sources_of_projection_and_censuses_stand_with_the_table(study_file: Path) -> None:
    sources = table_of(add(study_file, TYPED), "earlier").sources
    assert str(sources[0]) == "試験「架空の推計」2013"
    assert any("国勢調査" in source.statistic for source in sources[1:])


def test_earlier_projections_belong_to_the_address(study_file: Path) -> None:
    result = run_study(read_study(add(study_file, TYPED)))
    assert result.address != sample.result().address
    assert type(result).from_content(result.content).tables["earlier"] == result.tables["earlier"]


CASES = {
    "neither_file_nor_figures": (
        '{ year = 2015, group = "total", population = 121000 },\n',
        None,
        'column "earlier.0"',
        "either file or projections",
    ),
    "year_before_the_launch": (
        "year = 2015",
        "year = 2005",
        'column "earlier.0.projections.0.year"',
        "2005, before the launch year 2010",
    ),
    "basis_without_bridge": (
        ", bridge = -100",
        "",
        'column "earlier.0.projections.2.basis"',
        'the basis "register" without a bridge',
    ),
    "the_same_figure_twice": (
        "year = 2030",
        "year = 2020",
        'column "earlier.0.projections.3"',
        "each year and group once",
    ),
    "unknown_group": (
        'group = "65+"',
        'group = "60+"',
        "column \"earlier.0.projections.2.group\": found '60+'",
        "'65+'",
    ),
    "source_without_its_date": (
        ', date = "2013"',
        "",
        'column "earlier.0.source.date"',
        "a value",
    ),
    "misspelt_key": (
        "launch_year",
        "launchyear",
        'column "earlier.0.launchyear"',
        '→ "launch_year"?',
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_a_fault_of_an_earlier_projection_names_its_place(name: str, study_file: Path) -> None:
    old, new, place, words = CASES[name]
    text = TYPED.replace(old, new) if new is not None else TYPED[: TYPED.index("projections")]
    assert text != TYPED
    lines = faults(add(study_file, text))
    line = next((line for line in lines if place in line), "\n".join(lines))
    assert line.startswith("aizuwakamatsu.toml")
    assert place in line
    assert words in line


def test_a_projection_that_its_file_does_not_hold_names_those_that_it_holds(
    study_file: Path,
) -> None:
    (line,) = faults(add(study_file, FROM_FILE.replace("2010", "2011")))
    assert 'found "架空の推計" 2011; expected "架空の推計" 2010 / "別の推計" 2005' in line


def test_faults_of_the_file_of_projections_are_faults_of_the_study(study_file: Path) -> None:
    sample.change(study_file.parent / "projections.csv", ",116000,", ",－,")
    (line,) = faults(add(study_file, FROM_FILE))
    assert line.startswith('projections.csv, row 3, column "population"')


def test_the_same_projection_stands_once(study_file: Path) -> None:
    (line,) = faults(add(study_file, TYPED + FROM_FILE), "ja")
    assert "「earlier.1.name」" in line
    assert "名前と起点の年の組み合わせごとに1つ" in line


# ── events ────────────────────────────────────────────────────────────────────


def event(date: str, more: str = "") -> str:
    """Write one event."""
    return f'\n[[event]]\ndate = "{date}"\nwords = "架空"\n{more}\n{SOURCE}\n'


def test_the_samples_events_stand_at_the_readings_that_they_belong_to() -> None:
    step, opening = sample.result().tables["events"].rows()
    assert (step["date"], step["step"], step["persons"]) == ("2015-10", True, 2000)
    assert (step["census_year"], step["register_year"]) == (2015, None)
    assert "スマートシティAiCT" in opening["words"]
    assert (opening["census_year"], opening["register_year"]) == (2020, 2019)
    assert opening["step"] is False
    assert opening["source"].startswith("会津若松市「第2期")


@pytest.mark.parametrize(
    ("date", "census", "register"),
    [
        ("1979", None, None),
        ("1980", 1980, None),
        ("2015-10-01", 2015, None),
        ("2015-10-02", 2020, None),
        ("2015-11", 2020, None),
        ("2016", 2020, 2016),
        ("2020-10", 2020, None),
        ("2021", None, None),
    ],
)
def test_an_event_stands_before_the_first_census_that_came_after_it(
    date: str, census: int | None, register: int | None, study_file: Path
) -> None:
    events = table_of(add(study_file, event(date)), "events")
    (row,) = (row for row in events.rows(words="架空"))
    assert (row["census_year"], row["register_year"]) == (census, register)


def test_an_event_may_belong_to_one_series_alone(study_file: Path) -> None:
    add(study_file, event("2017", 'series = "register"'))
    (row,) = table_of(study_file, "events").rows(words="架空")
    assert (row["census_year"], row["register_year"]) == (None, 2017)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (event("2019-02-29"), "a day of the calendar"),
        (event("平成31年"), 'a date such as "2020-03"'),
        (event("2019", "persons = 5"), "step = true"),
        (event("2019", 'series = "births"'), "'register'"),
    ],
)
def test_a_fault_of_an_event_says_what_is_expected(text: str, words: str, study_file: Path) -> None:
    (line,) = faults(add(study_file, text))
    assert 'column "event.2' in line
    assert words in line


def test_a_study_without_events_has_no_table_of_them(study_file: Path) -> None:
    text = study_file.read_text(encoding="utf-8")
    head, _, rest = text.partition("[[event]]")
    study_file.write_text(head + rest[rest.index("[scenario.status-quo]") :], encoding="utf-8")
    assert "events" not in run_study(read_study(study_file)).tables
