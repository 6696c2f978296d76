"""What a study asks of the fields: ``[sectors]``, its files, its totals, and what its library has by itself."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests import districts, held, sample

from sosei.base.errors import InputError
from sosei.sectors.commuters import with_commuters
from sosei.studies.fields_asked import FieldsAsked
from sosei.studies.propose import propose
from sosei.studies.reading import read_form, read_study, study_on
from sosei.studies.study_file import to_toml

SERIES = "field,item,statistic,table,year,area,value,unit\n"
HALLS = "facility,kind,floor_area,built,renovated\n"
RATE = "rate,item,statistic,table,year,area,sex,age,value,unit\n"
TOTAL = (
    '[[sectors.total]]\nof = "{}"\nyear = {}\nvalue = {}\nstatistic = "国勢調査"\ntable = "表"\n'
)


@pytest.fixture
def study_file(tmp_path: Path) -> Path:
    """The sample without its table of fields."""
    file = sample.copy(tmp_path)
    text = file.read_text(encoding="utf-8")
    start = text.index("[sectors]")
    file.write_text(text[:start] + text[text.index("\n\n", start) :], encoding="utf-8")
    return file


def ask(file: Path, more: str) -> None:
    file.write_text(file.read_text(encoding="utf-8") + "\n" + more, encoding="utf-8")


def asked(file: Path) -> FieldsAsked:
    fields = read_study(file).fields
    assert fields is not None
    return fields


def faults(file: Path) -> list[str]:
    with pytest.raises(InputError) as raised:
        read_study(file)
    return [str(fault) for fault in raised.value.faults]


def test_a_folder_without_the_table_tells_of_no_field(study_file: Path) -> None:
    assert read_study(study_file).fields is None


def test_the_table_alone_tells_of_all_by_the_nations_rates(study_file: Path) -> None:
    ask(study_file, "[sectors]\n")
    fields = asked(study_file)
    assert (fields.names, fields.observed, fields.used) == ((), (), ())
    assert not fields.rates.require("employed").origin.own


def test_a_series_of_the_library_is_enough(tmp_path: Path) -> None:
    rows = [(held.TOWN, "2015", "total", "total", "F1102", 57_236.0)]
    employed = held.block("ssdse_a", rows, "2019", "SSDSE-A-2019.csv")
    library = held.library(tmp_path, [*held.everything(), employed])
    proposal = propose(library, held.TOWN)
    assert proposal.form is not None
    fields = study_on(library, proposal.form, "study.toml", proposal.figures).fields
    assert fields is not None
    assert ("employed", 2015, 57_236.0) in [(o.item, o.year, o.value) for o in fields.observed]
    told = {(used.table, used.statistic, used.file) for used in fields.used}
    assert ("field_observed", "ssdse_a", "SSDSE-A-2019.csv") in told


def test_own_rates_replace_the_nations_and_are_named_with_their_hash(study_file: Path) -> None:
    own = RATE + "carers,,介護サービス施設・事業所調査,表,2019,市,,,0.3,worker/person\n"
    (study_file.parent / "own.csv").write_text(own, encoding="utf-8")
    ask(study_file, '[sectors]\nrates = "own.csv"\n')
    fields = asked(study_file)
    assert fields.rates.require("carers").origin.own
    assert [(used.table, used.file, len(used.file_hash)) for used in fields.used] == [
        ("field_rates", "own.csv", 64)
    ]


def test_a_total_stands_among_the_series(study_file: Path) -> None:
    ask(study_file, "[sectors]\n" + TOTAL.format("certified", 2017, 7097))
    (total,) = asked(study_file).observed
    assert (total.field, total.item, total.year, total.value) == ("care", "certified", 2017, 7097)


def test_commuters_are_a_share_of_the_employed_of_their_year(study_file: Path) -> None:
    totals = (
        ("employed", 2015, 50_000),
        ("commuting_out", 2015, 5_000),
        ("commuting_in", 2015, 8_000),
    )
    ask(study_file, "[sectors]\n" + "".join(TOTAL.format(*each) for each in totals))
    fields = asked(study_file)
    rates = with_commuters(fields.rates, fields.observed)
    assert rates.require("commuting_out").plain([2015]) == pytest.approx(0.1)
    assert rates.require("commuting_in").plain([2060]) == pytest.approx(8_000)
    assert rates.require("commuting_out").origin.own


def test_commuters_of_two_years_are_a_path(study_file: Path) -> None:
    totals = [("commuting_in", 2010, 6_000), ("commuting_in", 2020, 8_000)]
    ask(study_file, "[sectors]\n" + "".join(TOTAL.format(*each) for each in totals))
    fields = asked(study_file)
    rate = with_commuters(fields.rates, fields.observed).require("commuting_in")
    assert rate.plain([2015]) == pytest.approx(7_000)
    assert rate.origin.year == "2010、2020"


def test_a_rate_of_commuters_that_is_given_stays(study_file: Path) -> None:
    own = RATE + "commuting_in,,国勢調査,表,2015,市,,,7000,person\n"
    (study_file.parent / "own.csv").write_text(own, encoding="utf-8")
    total = TOTAL.format("commuting_in", 2015, 8_000)
    ask(study_file, '[sectors]\nrates = "own.csv"\n' + total)
    fields = asked(study_file)
    rates = with_commuters(fields.rates, fields.observed)
    assert rates.require("commuting_in").plain([2015]) == pytest.approx(7_000)


def test_every_fault_of_the_table_and_its_files_comes_at_once(study_file: Path) -> None:
    folder = study_file.parent
    (folder / "own.csv").write_text(
        RATE + "carers,,統計,表,2019,市,,,x,worker/person\n", encoding="utf-8"
    )
    series = SERIES + "care,certified,統計,表,2017,07203,7097,person\n"
    (folder / "series.csv").write_text(series, encoding="utf-8")
    totals = [
        ("commuting_out", 2015, 5_000),
        ("certified", 2010, 6_000),
        ("certified", 2010, 6_000),
    ]
    more = "".join(TOTAL.format(*each) for each in totals)
    ask(study_file, '[sectors]\nrates = "own.csv"\nobserved = "series.csv"\n' + more)
    told = faults(study_file)
    assert len(told) == 5
    for words in (
        'own.csv, row 2, column "value"',
        'series.csv, row 2, column "area": found "07203"; expected 07202',
        'column "sectors.total.0": found commuting_out; expected the employed residents',
        'column "sectors.total.2": found certified 2010; expected each count and year once',
        'column "sectors.total": found certified 2010; expected a year from 2015 to 2060',
    ):
        assert any(words in line for line in told), (words, told)


def test_more_commuters_than_employed_are_refused(study_file: Path) -> None:
    totals = [("employed", 2015, 4_000), ("commuting_out", 2015, 5_000)]
    ask(study_file, "[sectors]\n" + "".join(TOTAL.format(*each) for each in totals))
    assert "no more commuters than they are" in faults(study_file)[0]


def test_a_rate_over_a_whole_is_refused(study_file: Path) -> None:
    own = RATE + "allocation_offset,,地方交付税法,表,2019,市,,,75,share\n"
    (study_file.parent / "own.csv").write_text(own, encoding="utf-8")
    ask(study_file, '[sectors]\nrates = "own.csv"\n')
    assert 'own.csv, row 2, column "value": found 75' in faults(study_file)[0]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('[sectors]\nfields = ["cars"]\n', "column \"sectors.fields.0\": found 'cars'"),
        ("[sectors]\nfields = []\n", 'column "sectors.fields"'),
        ('[sectors]\nrate = "x.csv"\n', '→ "rates"?'),
        ('[sectors]\nrates = "none.csv"\n', "none.csv"),
        ('[sectors]\nschools = "schools.csv"\n', "districts beside schools"),
        ("[sectors]\n" + TOTAL.format("births", 2017, 3), "sectors.total.0.of"),
        ("[sectors]\n" + TOTAL.format("certified", 2017, 0), "sectors.total.0.value"),
    ],
)
def test_a_fault_names_its_place(text: str, words: str, study_file: Path) -> None:
    ask(study_file, text)
    assert any(words in line for line in faults(study_file)), faults(study_file)


def test_districts_schools_and_facilities_are_read_on_the_base(study_file: Path) -> None:
    folder = study_file.parent
    districts.write(folder, "districts.csv", districts.count_rows())
    districts.write(folder, "schools.csv", districts.SCHOOLS)
    (folder / "halls.csv").write_text(
        HALLS + "市民館,市民文化系施設,2000,1985,\n", encoding="utf-8"
    )
    named = 'districts = "districts.csv"\nschools = "schools.csv"\nfacilities = "halls.csv"\n'
    ask(study_file, "[sectors]\n" + named)
    fields = asked(study_file)
    assert fields.districts is not None
    assert fields.districts.town.now.names == tuple(districts.SHARES)
    assert len(fields.districts.town.schools) == 3
    assert [hall.floor_area for hall in fields.given.facilities] == [2000]
    assert [used.table for used in fields.used] == [
        "field_facilities", "field_districts", "field_schools",
    ]  # fmt: skip


def test_faults_of_districts_and_facilities_come_together(study_file: Path) -> None:
    folder = study_file.parent
    rows = [row for row in districts.count_rows() if row["district"] != "湊"]
    districts.write(folder, "districts.csv", rows)
    (folder / "halls.csv").write_text(HALLS + "市民館,城,2000,1985,\n", encoding="utf-8")
    ask(study_file, '[sectors]\ndistricts = "districts.csv"\nfacilities = "halls.csv"\n')
    told = faults(study_file)
    assert [line.split(",")[0] for line in told] == ["halls.csv", "districts.csv", "districts.csv"]


@pytest.mark.parametrize("key", ["rates", "observed", "facilities", "districts"])
def test_a_study_without_a_folder_opens_no_file(key: str, tmp_path: Path) -> None:
    library = held.library(tmp_path, held.everything())
    form = propose(library, held.TOWN).form
    assert form is not None
    text = to_toml(form) + f'\n[sectors]\n{key} = "../x.csv"\n'
    with pytest.raises(InputError) as told:
        study_on(library, read_form(text, "study.toml"), "study.toml")
    assert [(fault.kind, fault.column) for fault in told.value.faults] == [
        ("file_without_folder", f"sectors.{key}")
    ]
