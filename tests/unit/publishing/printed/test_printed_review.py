"""A yearly review as slides, PDF and Word, read back by other libraries."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from docx import Document
from pptx import Presentation
from pypdf import PdfReader
from tests.reviews import package, review, seen

from sosei.base.messages import Language
from sosei.publishing.printed_review import ReviewReport, review_file
from sosei.publishing.printed_review.book import front_of, review_sections
from sosei.publishing.sections.model import Section
from sosei.publishing.spoken import bare, speaking
from sosei.publishing.strategy.frozen import Frozen
from sosei.strategy.indicator import Target
from sosei.strategy.review.freezing import freeze, unfrozen
from sosei.strategy.review.marks import Override
from sosei.strategy.review.opinions import Opinion
from sosei.strategy.review.stages import Stage

ANSWERED = Opinion(
    1, "births", "委員A", "なぜ減ったのですか。", "婚姻が減ったためです。", "こども課"
)
MOVED = (
    Target("visitors", Decimal(4_000_000), 2024, "2020-03-01", ""),
    Target("visitors", Decimal(3_950_000), 2024, "2021-10-01", "国の基準に合わせた"),
)
SEEN = (seen("births", 2020, 850), seen("births", 2021, 797), seen("waiting", 2021, 3))
WHOLE = review(
    package=package(*SEEN, targets=MOVED),
    opinions=(ANSWERED,),
    overrides=(Override("waiting", "△", "年度末に増えたため"),),
)
REPORT = ReviewReport(Frozen(freeze(WHOLE, date(2022, 9, 1))))


def chapters(report: ReviewReport = REPORT, language: Language = "ja") -> dict[str, Section]:
    with speaking(language):
        return {section.name: section for section in review_sections(report)}


def test_marks_are_counted_by_pillar_as_they_were_frozen() -> None:
    standing = chapters()["standing"]
    assert standing.answer == "指標3件の評価は、「遅れ」1件、「悪化」1件、「未報告」1件です。"
    assert standing.tables[0].rows[0] == ("柱", "1", "1", "1", "3")


def test_a_pillar_tells_baseline_actual_expected_target_and_mark() -> None:
    table = chapters()["pillar-pillar"].tables[0]
    assert table.rows[0] == (
        "出生数【人】",
        "839",
        "2018年度",
        "797",
        "839",
        "839",
        "2024年度",
        "▲ 悪化",
    )
    assert table.rows[2][3] == "—"


def test_words_of_the_departments_and_reasons_of_other_marks_are_printed() -> None:
    pillar = chapters()["pillar-pillar"]
    assert pillar.tables[-1].rows == (
        ("出生数", "こども課", "状況と要因：減った\n今後の対応：続ける"),
    )
    assert "年度末に増えたため" in pillar.notes[0]


def test_what_moved_since_the_year_before_is_told() -> None:
    judged, targets = chapters()["changed"].tables
    assert ("出生数", "◎ 達成", "▲ 悪化") in judged.rows
    assert targets.rows == (
        (
            "観光客数",
            "400万人（2024年度）",
            "395万人（2024年度）",
            "2021-10-01",
            "国の基準に合わせた",
        ),
    )


def test_an_opinion_stands_beside_its_answer() -> None:
    assert chapters()["opinions"].tables[0].rows == (
        ("出生数", "なぜ減ったのですか。（委員A）", "婚姻が減ったためです。（こども課）"),
    )


def test_what_was_asked_and_what_came_is_counted() -> None:
    asked = chapters()["asked"]
    assert asked.tables[0].rows == (("こども課", "2", "2"), ("観光課", "1", "1"))


def test_every_reason_of_the_rules_stands_in_the_appendix() -> None:
    rows = chapters()["reasons"].tables[0].rows
    assert [row[0] for row in rows] == ["出生数", "待機児童数", "観光客数"]
    assert all(row[2] for row in rows)


def test_a_review_under_way_says_on_every_page_that_it_is_a_draft() -> None:
    under_way = replace(WHOLE, filed=review(stage=Stage.REPORTED).filed)
    draft = ReviewReport(Frozen(unfrozen(under_way)), draft=True)
    content = review_file(draft, "pdf", "ja")
    pages = [page.extract_text() for page in PdfReader(io.BytesIO(content)).pages]
    assert all("確定前" in page for page in pages)


def test_english_prints_only_marked_japanese() -> None:
    for section in chapters(language="en").values():
        for words in (section.answer, *section.notes):
            without = bare(words) if "\u2068" not in words else ""
            assert not any("\u3040" <= letter <= "\u30ff" for letter in without), words


def test_the_front_names_the_review_and_its_edition() -> None:
    with speaking("ja"):
        front = front_of(REPORT, review_sections(REPORT))
    assert front.title == "2021年度（令和3年度） 効果検証報告書"
    assert front.run.startswith("第1版 ")


@pytest.mark.parametrize("language", ["ja", "en"])
def test_files_are_what_their_endings_say(language: Language) -> None:
    slides = Presentation(io.BytesIO(review_file(REPORT, "pptx", language)))
    assert len(slides.slides) >= 6
    words = Document(io.BytesIO(review_file(REPORT, "docx", language)))
    assert len(words.tables) >= 6
