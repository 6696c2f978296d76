"""The page of the nation as one system: its sections in both languages, a policy, tables, what it lacks."""

from __future__ import annotations

import csv
import html
import io
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from tests import ahead, nations
from tests.people import acting
from tests.web.languages.checker import foreign

from sosei.base.messages import Language
from sosei.studies.cells import parted
from sosei.studies.result import VisionResult
from sosei.web.atlas import load as map_load
from sosei.web.data import everyone
from sosei.web.nation import load
from sosei.web.visions import actions as visions

pytestmark = pytest.mark.django_db

TRY = "/nation/?town=会津若松&pull=2&hold=0.9&ages=20-39"
DATA = "会津若松市日立市足利市福島県茨城県栃木県 planner census register_dynamics death_rates projection_national"


@pytest.fixture
def nation(own_folders: None, sample_result: VisionResult) -> None:
    """A library of three towns, and the sample's vision shown."""
    nations.library(Path(settings.LIBRARY), nations.official())
    stored = visions.store(result=sample_result, files={})
    visions.show(stored=stored, by=acting("planner"))


def see(client: Client, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status, answer.content.decode()
    return answer.content.decode()


@pytest.mark.usefixtures("nation")
@pytest.mark.parametrize("language", ["ja", "en"])
def test_the_whole_page_speaks_one_language(client: Client, language: Language) -> None:
    page = see(client, f"{TRY}&lang={language}")
    assert not foreign(page, language, DATA)
    for name in ("nation", "visions", "policy"):
        assert f'id="{name}-heading"' in page
    assert "chart-nation" in page
    assert "chart-visions" in page


@pytest.mark.usefixtures("nation")
def test_the_sums_of_the_page_are_those_of_the_tables(client: Client) -> None:
    page = see(client, TRY)
    together = load.together()
    assert f"{round(float(together.projection.total[-1].sum())):,}" in page
    summed = load.sums().summed
    assert summed is not None
    assert f"{round(float(summed.of_group(summed.asked, 'age_20_39')[-1].sum())):,}" in page
    names = (
        "nation",
        "pool",
        "flows",
        "basis",
        "left_out",
        "sum",
        "parts",
        "missing",
        "moved",
        "towns",
    )
    for name in names:
        assert f'href="/nation/{name}.csv"' in page
        assert see(client, f"/nation/{name}.csv").count("\n") >= 1
    changed = see(client, TRY.replace("/nation/", "/nation/neighbours.csv"))
    assert changed.startswith("\ufeffarea,name,year,group,status_quo,policy,difference")


def rows_of(client: Client, name: str) -> list[dict[str, str]]:
    """The rows of a table that the page hands out."""
    query = TRY.partition("/nation/")[2] if name == "neighbours" else ""
    text = see(client, f"/nation/{name}.csv{query}").removeprefix("\ufeff")
    return list(csv.DictReader(io.StringIO(text)))


@pytest.mark.usefixtures("nation")
def test_a_number_of_the_page_is_in_the_row_that_it_names(client: Client) -> None:
    page = see(client, TRY)
    named = re.findall(r'<span data-cell="([^"]+)">([^<]+)</span>', page)
    tables = {parted(html.unescape(cell))[0] for cell, _ in named}
    assert tables == {"nation", "sum", "towns", "neighbours"}
    found = {name: rows_of(client, name) for name in tables}
    for cell, printed in named:
        table, column, keys = parted(html.unescape(cell))
        rows = [row for row in found[table] if tuple(row.values())[: len(keys)] == keys]
        assert len(rows) == 1, cell
        digits = re.sub(r"[^0-9.]", "", printed)
        value = abs(float(rows[0][column]))
        if digits and "万" not in printed:
            assert float(digits) == pytest.approx(value, abs=0.51), cell


@pytest.mark.usefixtures("nation")
def test_what_is_added_up_over_the_steps_names_every_row(client: Client) -> None:
    page = see(client, "/nation/")
    cells, printed = next(
        (found[1].split(" "), found[2])
        for found in re.finditer(r'<span data-cells="(parts\.deaths[^"]+)">([^<]+)</span>', page)
        if "asked" in found[1]
    )
    told = [parted(cell) for cell in cells]
    rows = {tuple(row.values())[:3]: row for row in rows_of(client, "parts")}
    total = sum(float(rows[keys]["deaths"]) for _, _, keys in told)
    assert float(re.sub(r"[^0-9]", "", printed)) == pytest.approx(total, abs=0.51)


@pytest.mark.usefixtures("nation")
def test_the_map_and_the_nation_stand_on_one_projection_of_everyone() -> None:
    everyone._everyone.cache_clear()
    load.together()
    map_load.atlas(everyone.state())
    told = everyone._everyone.cache_info()
    assert (told.misses, told.hits) == (1, 1)


@pytest.mark.usefixtures("nation")
def test_a_policy_that_cannot_be_worked_out_is_told(client: Client) -> None:
    assert "ない町" in see(client, "/nation/?town=ない町", 422)
    page = see(client, "/nation/?town=07202&pull=9&lang=en", 422)
    assert "1, 1.1, 1.2, 1.5, 2" in page
    assert 'id="nation-heading"' in page
    see(client, "/nation/neighbours.csv", 404)
    see(client, "/nation/neighbours.csv?town=ない町", 404)


@pytest.mark.usefixtures("own_folders")
def test_what_the_library_lacks_is_told(client: Client) -> None:
    page = see(client, "/nation/")
    assert "転出者数" in page
    assert str(settings.LIBRARY) not in page
    assert 'href="/data/"' in page
    see(client, "/nation/nation.csv", 404)


@pytest.mark.usefixtures("own_folders")
def test_without_a_vision_there_is_no_sum(client: Client) -> None:
    nations.library(Path(settings.LIBRARY))
    page = see(client, "/nation/?lang=en")
    assert "nothing to sum" in page
    assert "sum.csv" not in page
    see(client, "/nation/sum.csv", 404)


@pytest.mark.usefixtures("own_folders")
def test_what_parts_the_sums_from_the_official_projection_is_told_as_deaths_are_counted(
    client: Client, sample_result: VisionResult
) -> None:
    nations.library(Path(settings.LIBRARY), ahead.block())
    visions.show(stored=visions.store(result=sample_result, files={}), by=acting("planner"))
    assert load.together().path == "official"
    assert "nearly as in the official projection" in see(client, "/nation/?lang=en")


@pytest.mark.usefixtures("nation")
def test_held_survival_is_told_as_what_it_is(client: Client) -> None:
    assert load.together().path == "held"
    assert "Its longer lives stand in" in see(client, "/nation/?lang=en")
