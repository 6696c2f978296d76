"""Addresses of the pages."""

from __future__ import annotations

from django.urls import include, path

from sosei.web.visions import views

urlpatterns = [
    path("", views.front, name="front"),
    path("jobs/", include("sosei.web.jobs.urls")),
    path("visions/<str:area>/", views.vision, name="vision"),
    path("visions/<str:area>/<str:address>/files/<path:name>", views.file, name="file"),
]
