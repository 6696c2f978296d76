"""Levers are moved on a page, by a link, by a form and by script."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client
from tests.people import planner

from sosei.publishing.book import DRAWN
from sosei.publishing.ranges import FOUR_IN_FIVE, between, out_of_hundred
from sosei.studies.ensemble.draw import drawn
from sosei.studies.ensemble.spread import DRAWS
from sosei.studies.result import VisionResult
from sosei.web.studies.models import StudyDraft
from sosei.web.visions import actions
from sosei.web.visions.models import StoredResult

pytestmark = pytest.mark.django_db
OWN = "s=@status-quo&s=%E6%A1%88!tfr:2020=1.5,2040=2.1&on=2"


@pytest.fixture
def stored(sample_result: VisionResult) -> StoredResult:
    row = actions.store(result=sample_result, files={})
    actions.show(stored=row, by=planner())
    return row


@pytest.fixture
def at(stored: StoredResult) -> str:
    return f"/visions/07202/{stored.address}/explore/"


def total(result: VisionResult, scenario: str) -> float:
    return float(
        result.tables["indicators"].value("value", scenario=scenario, year=2060, indicator="total")
    )


def test_the_page_shows_the_stored_scenarios_and_a_copy_to_be_moved(at: str) -> None:
    page = Client().get(at).content.decode()
    assert "現状推計" in page
    assert "長期人口ビジョン（試算）" in page
    assert "試した案1" in page
    assert 'name="tfr-year" value="2030"' in page
    assert "検討に保存する" not in page


def test_what_is_not_published_is_explored_by_the_city_hall_alone(
    sample_result: VisionResult, client: Client
) -> None:
    row = actions.store(result=sample_result, files={})
    for path in ("", "figures/", "closing/", "guide/", "take/lines.svg"):
        assert Client().get(f"/visions/07202/{row.address}/explore/{path}").status_code == 404
    assert client.get(f"/visions/07202/{row.address}/explore/").status_code == 200


def test_a_moved_lever_is_answered_with_the_data_of_every_chart(
    at: str, sample_result: VisionResult
) -> None:
    told = Client().get(f"{at}figures/?{OWN}").json()
    lines = told["charts"]["lines"]["whole"]["datasets"]["lines"]
    [last] = [row["total"] for row in lines if row["slot"] == 0 and row["year"] == 2060]
    assert last == pytest.approx(total(sample_result, "status-quo"), rel=1e-12)
    framed = "&".join(f"frame-{name}={each['frame']}" for name, each in told["charts"].items())
    again = Client().get(f"{at}figures/?{OWN}&{framed}").json()
    assert all("whole" not in each for each in again["charts"].values())
    assert again["charts"]["lines"]["data"]["lines"] == lines


def test_with_four_scenarios_the_page_names_those_that_find_no_place(at: str) -> None:
    three = Client().get(f"{at}?{'&'.join(['s=!tfr:2020=1.5'] * 3)}").content.decode()
    assert "長期人口ビジョン（試算）を加える" in three
    full = Client().get(f"{at}?{'&'.join(['s=!tfr:2020=1.5'] * 4)}").content.decode()
    assert "を加える</button>" not in full.partition("前提を動かす</h2>")[0]
    told = full.partition("一度に比べられるのは4案までです")[2].partition("</p>")[0]
    assert "現状推計" in told
    assert "長期人口ビジョン（試算）" in told


def test_the_form_leads_to_the_link_that_says_the_same(at: str) -> None:
    fields = {
        "sent": "1",
        "on": "1",
        "s": "案!tfr:2020=1.5",
        "label": "わたしの案",
        "tfr-year": ["2040", "2020", ""],
        "tfr-value": ["２.１", "1.5", ""],
        "come-from": "2025",
        "come-to": "2060",
        "come-count": "100",
        "come-profile": "standard",
        "do": "copy",
    }
    answer = Client().get(at, fields)
    query = parse_qs(urlsplit(answer.headers["Location"]).query)
    line = "わたしの案!tfr:2020=1.5,2040=2.1;come:2025-2060=100@standard"
    assert query == {"s": [line, line.replace("わたしの案", "")], "on": ["2"]}
    assert Client().get(answer.headers["Location"]).status_code == 200


def test_every_fault_of_the_form_is_shown_and_what_was_typed_stays(at: str) -> None:
    fields = {"sent": "1", "s": "案!", "tfr-year": ["2040", "1999"], "tfr-value": ["two", ""]}
    answer = Client().get(at, fields)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "「two」" in page
    assert "空欄のある行" in page
    assert 'value="1999"' in page
    told = Client().get(f"{at}figures/", fields).json()
    assert len(told["faults"]) == 2


def test_a_link_that_was_cut_says_so(at: str) -> None:
    answer = Client().get(f"{at}?s=x!tfr:20")
    assert answer.status_code == 422
    assert "リンクの中の「tfr:20」" in answer.content.decode()


def test_four_scenarios_stand_beside_each_other_and_no_more(at: str) -> None:
    query = "&".join(f"s=案{n}!tfr:2040=1.{n}" for n in range(6))
    page = Client().get(f"{at}?{query}").content.decode()
    assert "案3" in page
    assert "案4" not in page
    assert 'value="copy"' not in page


def test_what_closes_the_gap_is_said_of_each_lever(at: str) -> None:
    told = Client().get(f"{at}closing/?{OWN}&goal=90,000").json()["closing"]
    assert len(told) == 3
    assert told[0].startswith("出生率だけ")


def test_what_is_seen_is_taken_away(at: str) -> None:
    table = Client().get(f"{at}take/figures.csv?{OWN}")
    assert table.content.startswith("\ufeffscenario,area,year,indicator,value".encode())
    assert "2 案,07202,2060,total," in table.content.decode()
    picture = Client().get(f"{at}take/pyramid.svg?{OWN}&year=2030")
    assert picture.content.startswith(b"<svg")
    assert Client().get(f"{at}take/nothing.csv").status_code == 404


def test_a_planner_saves_what_was_tried_into_a_study(client: Client, at: str) -> None:
    study = StudyDraft.objects.create(by="planner", area="07202", title="検討", typed={})
    answer = client.post(f"{at}keep/", {"link": OWN, "study": str(study.pk)})
    assert f"kept={study.pk}" in answer.headers["Location"]
    study.refresh_from_db()
    assert study.typed["scenario-0-label"] == ["案"]
    assert study.typed["scenario-0-tfr-1-value"] == ["2.1"]
    moved = client.post(f"{at}keep/", {"link": "s=案!die:2030=0.9", "study": str(study.pk)})
    assert moved.status_code == 422
    assert "死亡の割合を動かした案" in moved.content.decode()


def test_nobody_else_saves(client_of: Callable[..., Client], at: str) -> None:
    assert client_of("reporter").post(f"{at}keep/", {"link": OWN}).status_code == 403


def test_four_questions_lead_a_resident_to_an_answer(at: str) -> None:
    page = Client().get(f"{at}guide/").content.decode()
    assert "質問 1／4" in page
    last = Client().get(f"{at}guide/?children=2&leaving=1&families=1&lives=0").content.decode()
    assert "あなたの答えなら" in last
    assert "合計特殊出生率" not in page


def test_a_scenario_that_reaches_the_goal_needs_nothing_more(at: str) -> None:
    assert Client().get(f"{at}closing/?{OWN}&goal=100").json()["closing"] == [
        "この案は、目標に届いています。"
    ]


@pytest.mark.parametrize("draws", [1000, 300])
def test_a_range_is_drawn_around_the_scenario_that_is_looked_at(
    at: str, sample_result: VisionResult, draws: int
) -> None:
    """Of 1,000 draws where none was frozen with the result, else the frozen one."""
    ensemble = drawn(sample_result, draws, 1)
    if draws != DRAWS:
        actions.store(result=sample_result, files={DRAWN: ensemble.content})
    told = Client().get(f"{at}figures/?s=@vision&s=@status-quo&on=1&fan=1").json()
    rows = told["charts"]["lines"]["whole"]["datasets"]["fan"]
    last = {row["band"]: (row["low"], row["high"]) for row in rows if row["year"] == 2060}
    assert last[0][0] < last[1][0] < last[2][0] < last[2][1] < last[1][1] < last[0][1]
    frozen = tuple(ensemble.quantile("vision", 2060, "total", p) for p in FOUR_IN_FIVE)
    assert last[1] == pytest.approx(frozen, rel=1e-12)
    assert f"5回に4回は{between(*frozen)}になります（{draws:,}回" in told["words"]["answer"]
    assert "5回に4回の幅（2060年、人）" in told["figures"]
    assert "fan=1" in told["link"]
    often = out_of_hundred(ensemble.chance("vision", "goal.vision"))
    assert f"に届くのは、100回に{often}です。" in told["words"]["answer"]


@pytest.mark.parametrize("draws", [0, 300])
def test_the_chance_of_an_own_goal_is_told_of_the_scenario_that_is_looked_at(
    at: str, sample_result: VisionResult, draws: int
) -> None:
    if draws:
        content = drawn(sample_result, draws, 1).content
        actions.store(result=sample_result, files={DRAWN: content})
    ensemble = drawn(sample_result, draws or DRAWS, 1)
    middle = round(ensemble.quantile("vision", 2040, "total", 0.5))
    query = f"s=@vision&goal={middle}&goal-year=2040&fan=1"
    told = Client().get(f"{at}figures/?{query}").json()["words"]["answer"]
    assert "目標（2040年に約" in told
    assert "に届くのは、100回に50回です。" in told
    english = Client(headers={"accept-language": "en"}).get(f"{at}figures/?{query}").json()
    assert "is reached 50 times in 100." in english["words"]["answer"]


def test_without_the_box_no_range_is_drawn(at: str) -> None:
    told = Client().get(f"{at}figures/?{OWN}").json()
    assert told["charts"]["lines"]["whole"]["datasets"]["fan"] == []
    assert "5回に4回" not in told["words"]["answer"]
    assert "fan" not in told["link"]


def test_ranges_are_taken_away_as_picture_and_table(at: str) -> None:
    page = Client().get(f"{at}?{OWN}&fan=1").content.decode()
    assert 'name="fan" value="1" checked' in page
    table = Client().get(f"{at}take/ranges.csv?{OWN}").content.decode()
    assert table.startswith("\ufeffscenario,area,year,indicator,probability,value")
    assert "2 案,07202,2060,total,0.9," in table
    plain, fanned = (
        Client().get(f"{at}take/lines.svg?{OWN}{more}").content for more in ("", "&fan=1")
    )
    assert len(fanned) > len(plain)
