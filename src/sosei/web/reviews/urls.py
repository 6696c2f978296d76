"""Addresses of the yearly review."""

from __future__ import annotations

from django.urls import path, register_converter

from sosei.web.reviews.pages import (
    cycle,
    cycles,
    editions,
    form,
    freeze,
    judgement,
    mine,
    opinions,
    printed,
    small,
)
from sosei.web.reviews.sheet import views as sheet


class Address:
    """The SHA-256 of an edition."""

    regex = "[0-9a-f]{64}"

    def to_python(self, value: str) -> str:
        """Return it as it is."""
        return value

    def to_url(self, value: str) -> str:
        """Return it as it is."""
        return value


register_converter(Address, "sha256")

urlpatterns = [
    path("", cycles.reviews, name="reviews"),
    path("mine/", mine.mine, name="reviews-mine"),
    path("mine/approve/", mine.approved, name="reviews-approve"),
    path("open/<slug:slug>/", cycles.opening, name="review-open"),
    path("editions/", editions.index, name="editions"),
    path("editions/<sha256:address>/", editions.edition, name="edition"),
    path("editions/<sha256:address>/edition.json", editions.content, name="edition-json"),
    path("editions/<sha256:address>/files/<str:name>", printed.edition_file, name="edition-file"),
    path("editions/<sha256:address>/changes/", editions.changes, name="edition-changes"),
    path("reports/<int:number>/", form.report_page, name="review-report"),
    path("reports/<int:number>/step/", form.step_page, name="review-step"),
    path("reports/<int:number>/draft/", small.draft, name="review-draft"),
    path("reports/<int:number>/draft/drop/", small.drop, name="review-draft-drop"),
    path("reports/<int:number>/files/<int:evidence>/", small.file, name="evidence"),
    path("reports/<int:number>/files/<int:evidence>/out/", small.take_out, name="evidence-out"),
    path("<int:cycle>/", cycle.review, name="review"),
    path("<int:cycle>/files/<str:name>", printed.draft_file, name="review-file"),
    path("<int:cycle>/remind/", cycle.reminders, name="review-remind"),
    path("<int:cycle>/department/", cycle.give, name="review-give"),
    path("<int:cycle>/silent/<str:department>/", cycle.silence, name="review-silent"),
    path("<int:cycle>/sheets.zip", sheet.given_out_all, name="review-sheets"),
    path("<int:cycle>/sheet/<str:department>/", sheet.sheet, name="review-sheet"),
    path(
        "<int:cycle>/sheet/<str:department>/sheet.xlsx", sheet.given_out, name="review-sheet-file"
    ),
    path("<int:cycle>/sheet/<str:department>/<str:name>/", sheet.looked, name="review-sheet-look"),
    path("<int:cycle>/judgement/", judgement.judgement, name="review-judgement"),
    path("<int:cycle>/judgement/<str:indicator>/", judgement.mark, name="review-mark"),
    path("<int:cycle>/opinions/", opinions.opinions, name="review-opinions"),
    path("<int:cycle>/opinions/<int:number>/", opinions.answered, name="review-answer"),
    path("<int:cycle>/freeze/", freeze.freeze_page, name="review-freeze"),
]
