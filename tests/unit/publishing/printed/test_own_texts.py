"""A text of the municipality's own in a strategy and in a review: by the marks of a vision's, bound to indicators."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from docx import Document
from pptx import Presentation
from tests.reviews import package, review, seen

from sosei.base.errors import InputError
from sosei.publishing.manuscript.edition import check_edition
from sosei.publishing.manuscript.stale import looks, stale
from sosei.publishing.manuscript.subject import Subject
from sosei.publishing.printed_review import ReviewReport, review_file, review_files, review_subject
from sosei.publishing.printed_strategy import Plan, strategy_file, strategy_subject
from sosei.publishing.proof import disagreeing
from sosei.publishing.spoken import speaking
from sosei.publishing.strategy.frozen import Frozen
from sosei.publishing.strategy.names import Own
from sosei.strategy.review.freezing import freeze
from sosei.studies.manuscript.edition import Edition
from sosei.studies.manuscript.outline import text
from sosei.studies.manuscript.reading import read
from sosei.studies.result import VisionResult

SEEN = (seen("births", 2020, 812), seen("births", 2021, 797))


def plan(*observations: Any) -> Plan:
    return Plan(package(*observations), Own("戦略"), Own("試験市"), None, 2020, 2024, 2021)


PLAN = plan(*SEEN)
REPORT = ReviewReport(Frozen(freeze(replace(review(), package=package(*SEEN)), date(2022, 9, 1))))
TEXT = """# 策定の趣旨 {#purpose}
この戦略の目的を書いた文。

# {#pillar-pillar}
2021年度の出生数は{{kpi.actual[births,2021]}}で、目標まで{{kpi.gap[births,2021]}}です（{{table:pillar-pillar-1}}）。
"""
EDITION = Edition({"ja": TEXT}, 3)
SUBJECTS = {"strategy": strategy_subject(PLAN), "review": review_subject(REPORT)}


@pytest.fixture(params=SUBJECTS)
def subject(request: pytest.FixtureRequest) -> Subject:
    return SUBJECTS[request.param]


def test_numbers_stand_in_the_pillar_and_name_their_cells() -> None:
    page = strategy_file(PLAN, "html", "ja", EDITION).decode()
    assert '<span data-cell="kpi.actual[births,2021]">797人</span>' in page
    assert '<span data-cell="kpi.gap[births,2021]">−42人</span>' in page
    assert disagreeing(page, PLAN.cells) == []
    changed = page.replace(">−42人<", ">42人<")
    assert [cell for _, cell, _ in disagreeing(changed, PLAN.cells)] == ["kpi.gap[births,2021]"]


def test_the_text_goes_into_word_and_the_notes_of_slides() -> None:
    made = Document(io.BytesIO(review_file(REPORT, "docx", "ja", EDITION)))
    words = "\n".join(paragraph.text for paragraph in made.paragraphs)
    assert "2021年度の出生数は797人で" in words
    assert f"本文：第3版　識別番号 {EDITION.address[:8]}" in words
    slides: Any = Presentation(io.BytesIO(review_file(REPORT, "pptx", "ja", EDITION)))
    notes = [s.notes_slide.notes_text_frame.text for s in slides.slides if s.has_notes_slide]
    assert any("目標まで−42人です" in each for each in notes)


def test_english_without_its_text_says_nothing_of_its_own() -> None:
    assert strategy_file(PLAN, "html", "en", EDITION) == strategy_file(PLAN, "html", "en")


def test_the_outline_fits_and_names_each_pillar(subject: Subject) -> None:
    begun = text(subject.outline, "ja")
    assert "# {#pillar-pillar}" in begun
    check_edition(Edition({"ja": begun}), subject)


def test_faults_are_told_all_at_once(subject: Subject) -> None:
    wrong = "# {#standing}\n{{kpi.actual[births,1990]}}と{{kpi.target[births]|about}}、{{figure:kpi-none}}。\n"
    with pytest.raises(InputError) as refused:
        check_edition(Edition({"ja": wrong}), subject)
    assert [fault.kind for fault in refused.value.faults] == [
        "manuscript_cell_unknown",
        "manuscript_form_wrong",
        "manuscript_figure_unknown",
    ]


def test_nothing_is_printed_with_a_faulty_text() -> None:
    with pytest.raises(InputError):
        review_files(REPORT, Edition({"ja": "# {#nowhere}\n文。\n"}))


def test_a_paragraph_is_stale_once_its_indicator_is_another() -> None:
    manuscript = read(TEXT, "manuscript.md")
    with speaking("ja"):
        then, now = (strategy_subject(each) for each in (PLAN, plan(SEEN[0], seen("births", 2021, 801))))  # fmt: skip
        known = {
            paragraph.key: looks(paragraph, then.cells, then.sections())
            for _, paragraph in manuscript.paragraphs()
        }
        assert stale(manuscript, known, then.cells, then.sections()) == ()
        (found,) = stale(manuscript, known, now.cells, now.sections())
    assert [(m.before, m.now) for m in found.moved[:2]] == [("797人", "801人"), ("−42人", "−38人")]


def test_a_review_quotes_the_vision_beside_it(sample_result: VisionResult) -> None:
    words = "# {#standing}\n{{indicators.value[vision,07202,2060,total]|about}}。\n"
    check_edition(Edition({"ja": words}), review_subject(replace(REPORT, vision=sample_result)))
    with pytest.raises(InputError):
        check_edition(Edition({"ja": words}), review_subject(REPORT))
