"""What differs between two study files is said in the words of the page, each value by its name."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.sample import SAMPLE

from sosei.base.messages import Language
from sosei.publishing.spoken import bare, speaking
from sosei.studies.reading import read_form
from sosei.studies.study import StudyForm
from sosei.web.studies.changes import changes_in_words

ARRIVALS = """
[scenario.arriving]
label = "家族転入案"
tfr = { 2018 = 1.51, 2040 = 1.8 }
[[scenario.arriving.arrivals]]
from = 2025
to = 2060
per_year = 100
profile = "family"
"""
SCENARIO = {
    "ja": (
        "シナリオ：家族転入案",
        "名前：家族転入案 / 合計特殊出生率：2018年 1.51、2040年 1.8 / "
        "施策による転入（開始年：2025 / 終了年：2060 / 毎年の人数（人）：100 / 年齢構成：家族世帯型）",
    ),
    "en": (
        "Scenarios: 家族転入案",
        "Name: 家族転入案 / Total fertility rate: 1.51 in 2018, 1.8 in 2040 / "
        "Arrivals by policy (From: 2025 / To: 2060 / Persons a year: 100 / Ages: family)",
    ),
}
FILE = {
    "ja": (
        "様々な分野への影響：実績のファイル",
        "なし（市区町村の登録資料があれば、それを使います）",
    ),
    "en": (
        "What it means for each field: File of series",
        "none (what is registered for the municipality, if anything is)",
    ),
}
TEXT = (Path(SAMPLE) / "aizuwakamatsu.toml").read_text(encoding="utf-8")


def _form(text: str) -> StudyForm:
    return read_form(text, "study.toml")


def _changes(after: str, language: Language) -> list[tuple[str, ...]]:
    with speaking(language):
        found = changes_in_words(_form(TEXT), _form(after), language)
        return [tuple(bare(words) for words in change) for change in found]


@pytest.mark.parametrize("language", ["ja", "en"])
def test_a_new_scenario_is_told_with_the_name_of_each_value(language: Language) -> None:
    place, told = SCENARIO[language]
    assert _changes(TEXT + ARRIVALS, language) == [(place, "—", told)]


@pytest.mark.parametrize("language", ["ja", "en"])
def test_a_study_without_a_file_says_what_it_uses(language: Language) -> None:
    without = TEXT.replace('observed = "fields/observed.csv"', "")
    place, told = FILE[language]
    assert _changes(without, language) == [(place, "fields/observed.csv", told)]


def test_english_calls_the_vision_as_its_figures_do() -> None:
    later = TEXT.replace("2030 = 2.0", "2035 = 2.0")
    [(place, before, after)] = _changes(later, "en")
    assert place == "Scenarios: Vision: Total fertility rate"
    assert before.startswith("1.51 in 2018, 2 in 2030")
    assert after.startswith("1.51 in 2018, 2 in 2035")
