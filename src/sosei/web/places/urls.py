"""Addresses of a municipality's own files: beneath a run, which they are tried on."""

from __future__ import annotations

from django.urls import path, register_converter

from sosei.web.places import district_views, views
from sosei.web.places.subjects import Subject


class SubjectConverter:
    """A subject by its word."""

    regex = "|".join(Subject)

    def to_python(self, value: str) -> Subject:
        """Return the subject of a word."""
        return Subject(value)

    def to_url(self, value: str) -> str:
        """Return the word of a subject."""
        return str(value)


register_converter(SubjectConverter, "subject")

RUN = "<uuid:number>/runs/<int:run>/"

urlpatterns = [
    path(f"{RUN}districts/", district_views.districts, name="run_districts"),
    path(f"{RUN}districts/<str:name>", district_views.table, name="run_districts_csv"),
    path(f"{RUN}own/", views.files, name="own_files"),
    path(f"{RUN}own/used_rates.csv", views.used_rates, name="own_used_rates"),
    path(f"{RUN}own/<subject:subject>/", views.send, name="own_send"),
    path(f"{RUN}own/<uuid:sent>/", views.look, name="own_look"),
    path(f"{RUN}own/<subject:subject>/remove/", views.remove, name="own_remove"),
    path(f"{RUN}own/<subject:subject>/<str:name>", views.file, name="own_file"),
]
