"""Addresses of manuscripts: beneath their study."""

from __future__ import annotations

from django.urls import path, register_converter

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

OF = "<uuid:number>/manuscript/"

urlpatterns = [
    path(OF, views.manuscript, name="manuscript"),
    path(f"{OF}versions/", views.versions, name="manuscript_versions"),
    path(f"{OF}<tongue:tongue>.md", views.file, name="manuscript_file"),
    path(f"{OF}<tongue:tongue>/<slug:anchor>/", views.section, name="manuscript_section"),
]
