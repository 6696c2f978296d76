"""Addresses of the map."""

from __future__ import annotations

from django.urls import path

from sosei.web.atlas import views

urlpatterns = [
    path("", views.nation, name="atlas"),
    path("map.<str:form>", views.nation_file, name="atlas_file"),
    path("<str:prefecture>/", views.prefecture, name="atlas_prefecture"),
    path("<str:prefecture>/map.<str:form>", views.prefecture_file, name="atlas_prefecture_file"),
]
