"""Addresses of the pages."""

from __future__ import annotations

from django.urls import path

from sosei.web.nation import views

urlpatterns = [
    path("", views.nation, name="nation"),
    path("<slug:name>.csv", views.table, name="nation_csv"),
]
