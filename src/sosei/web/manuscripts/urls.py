"""Addresses of manuscripts: beneath the study, the strategy or the review that they are about."""

from __future__ import annotations

from django.urls import URLPattern, path, register_converter

from sosei.web.manuscripts import views


class LanguageConverter:
    """A language of a text."""

    regex = "ja|en"

    def to_python(self, value: str) -> str:
        """Return the language."""
        return value

    def to_url(self, value: str) -> str:
        """Return its word."""
        return value


register_converter(LanguageConverter, "tongue")


def addresses(kind: str, of: str) -> list[URLPattern]:
    """Return the addresses of a kind of subject.

    Parameters
    ----------
    kind : str
        Of `SUBJECTS`.
    of : str
        Where they begin; captures ``key``.
    """
    about = {"kind": kind}
    name = f"{kind}_manuscript"
    return [
        path(of, views.manuscript, about, name=name),
        path(f"{of}versions/", views.versions, about, name=f"{name}_versions"),
        path(f"{of}<tongue:tongue>.md", views.file, about, name=f"{name}_file"),
        path(f"{of}<tongue:tongue>/<str:anchor>/", views.section, about, name=f"{name}_section"),
    ]


urlpatterns = [
    *addresses("study", "studies/<uuid:key>/manuscript/"),
    *addresses("plan", "plans/<slug:key>/edit/manuscript/"),
    *addresses("review", "reviews/<int:key>/manuscript/"),
]
