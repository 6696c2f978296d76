"""A yearly review as slides, PDF and Word, read back by other libraries."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from docx import Document
from pptx import Presentation
from pypdf import PdfReader
from tests.reviews import package, review, seen

from sosei.base.messages import Language
from sosei.publishing.printed_review import ReviewReport, review_file
from sosei.publishing.printed_review.book import front_of, review_sections
from sosei.publishing.proof import disagreeing, numbers_of
from sosei.publishing.sections.model import Section
from sosei.publishing.spoken import bare, speaking
from sosei.publishing.strategy.frozen import Frozen
from sosei.strategy.indicator import Break, Target
from sosei.strategy.review.cycle import Cycle, CycleKind
from sosei.strategy.review.edition import Edition
from sosei.strategy.review.freezing import freeze, unfrozen
from sosei.strategy.review.marks import Override
from sosei.strategy.review.opinions import Opinion
from sosei.strategy.review.stages import Stage
from sosei.studies.result import VisionResult

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
    assert all("下書き（確定前）" in page for page in pages)
    assert all(page.replace("\n", "").count("下書き") >= 2 for page in pages), "behind each page"


def test_a_draft_has_no_words_that_nobody_approved_and_says_how_many_reports_wait() -> None:
    first, *others = review(stage=Stage.APPROVED).filed
    under_way = replace(WHOLE, filed=(replace(first, stage=Stage.REPORTED), *others))
    assert under_way.filed[0].report.texts
    report = ReviewReport(Frozen(unfrozen(under_way)), draft=True)
    assert all(
        table.title != "担当課の報告（柱）" for table in chapters(report)["pillar-pillar"].tables
    )
    with speaking("ja"):
        front = front_of(report, review_sections(report))
    assert "承認前の報告1件は、値も文章も載せていません。" in front.note
    assert front.watermark == "下書き"
    final = ReviewReport(Frozen(unfrozen(WHOLE)), draft=True)
    with speaking("ja"):
        assert "承認前の報告" not in front_of(final, review_sections(final)).note
        assert front_of(REPORT, review_sections(REPORT)).watermark == ""


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


GAPS = replace(
    WHOLE,
    package=package(
        *SEEN,
        seen("visitors", 2020, 1_800_000),
        seen("visitors", 2021, 2_500_000),
        targets=MOVED,
        breaks=(Break("visitors", 2021, "数え方の変更"),),
    ),
)
DRAWN = ReviewReport(Frozen(freeze(GAPS, date(2022, 9, 1))))


@pytest.fixture(scope="module", params=["ja", "en"])
def page(request: pytest.FixtureRequest) -> str:
    return review_file(DRAWN, "html", request.param).decode()


def test_a_figure_tells_its_finding_and_breaks_are_gaps() -> None:
    figures = {figure.name: figure for figure in chapters(DRAWN)["pillar-pillar"].figures}
    drawn = figures["kpi-visitors"]
    assert "2021年度は250万人で▲悪化" in drawn.title
    assert "基準値は300万人、目標値は395万人" in drawn.alternative
    assert drawn.plotted is not None
    assert [s.at for s in drawn.plotted.series if s.name == "実績"] == [(2020.0,), (2021.0,)]
    looks = {series.name: series.look for series in drawn.plotted.series}
    assert (looks["基準値"], looks["目標"], looks["以前の目標"]) == ("hollow", "flag", "struck")


def test_every_number_is_what_was_frozen(page: str) -> None:
    assert len(numbers_of(page)) > 30
    assert disagreeing(page, DRAWN.cells) == []


@pytest.mark.parametrize(
    ("cell", "told", "other"),
    [
        ("kpi.actual[births,2021]", "797", "798"),
        ("kpi.expected[births,2021]", "839", "838"),
        ("kpi.target[births]", "839", "−839"),
        ("status.count[all,▲]", "2", "3"),
        ("reports.asked[child]", "2", "1"),
    ],
)
def test_a_number_that_was_changed_is_found(page: str, cell: str, told: str, other: str) -> None:
    changed = page.replace(f'data-cell="{cell}">{told}', f'data-cell="{cell}">{other}', 1)
    assert [found[1] for found in disagreeing(changed, DRAWN.cells)] == [cell]


def test_a_frozen_figure_beats_what_the_rules_say_now() -> None:
    plain = json.loads(REPORT.frozen.edition.content)
    head, *rows = plain["judgement"]
    births = next(row for row in rows if row[0] == "births")
    births[head.index("value")] = "801"
    edited = ReviewReport(Frozen(Edition.of(plain)))
    assert edited.cells.at("kpi.actual[births,2021]") == 801
    assert chapters(edited)["pillar-pillar"].tables[0].rows[0][3] == "801"


def test_the_map_lists_what_the_page_names(page: str) -> None:
    spoken: Language = "en" if 'lang="en"' in page[:40] else "ja"
    listed = json.loads(review_file(DRAWN, "json", spoken))
    mapped = {(number["text"], tuple(number["cells"])) for number in listed}
    assert mapped >= {(text, origin.cells) for text, origin in numbers_of(page)}


def test_the_year_before_is_as_it_was_frozen_where_it_was() -> None:
    cycle = Cycle(2020, CycleKind.YEARLY, date(2021, 4, 15), date(2021, 5, 31))
    past = replace(WHOLE, cycle=cycle, overrides=(Override("births", "○", "速報のため"),))
    before = Frozen(freeze(past, date(2021, 11, 1)))
    changed = chapters(replace(REPORT, before=before))["changed"]
    assert ("出生数", "○ 順調", "▲ 悪化") in changed.tables[0].rows
    assert len(changed.tables) == 1  # the target was moved before that review was frozen
    assert before.edition.address[:8] in changed.notes[0]


def test_the_population_stands_beside_the_vision_and_names_its_cells(
    sample_result: VisionResult,
) -> None:
    with_vision = replace(REPORT, vision=sample_result)
    assert "population" not in chapters()
    told = json.loads(review_file(with_vision, "json", "en"))
    cells = [c for number in told if number["section"] == "population" for c in number["cells"]]
    assert cells
    assert all(with_vision.cells.at(cell) == sample_result.at(cell) for cell in cells)


def test_the_pdf_declares_its_standards_and_is_the_same_when_made_again() -> None:
    content = review_file(REPORT, "pdf", "ja")
    assert content == review_file(REPORT, "pdf", "ja")
    root: Any = PdfReader(io.BytesIO(content)).trailer["/Root"]
    metadata = root["/Metadata"].get_object().get_data().decode()
    assert "<pdfuaid:part>1</pdfuaid:part>" in metadata
    assert "<pdfaid:part>2</pdfaid:part>" in metadata


@pytest.mark.parametrize("language", ["ja", "en"])
def test_files_are_what_their_endings_say(language: Language) -> None:
    slides = Presentation(io.BytesIO(review_file(REPORT, "pptx", language)))
    assert len(slides.slides) >= 6
    words = Document(io.BytesIO(review_file(REPORT, "docx", language)))
    assert len(words.tables) >= 6
