"""Addresses of the explorer, below that of a result."""

from __future__ import annotations

from django.urls import path

from sosei.web.explorer import guide, keeping, taken, views

urlpatterns = [
    path("", views.explore, name="explore"),
    path("figures/", views.figures, name="explore_figures"),
    path("closing/", views.closing, name="explore_closing"),
    path("guide/", guide.guide, name="explore_guide"),
    path("keep/", keeping.keep, name="explore_keep"),
    path("take/<slug:name>.<slug:form>", taken.take, name="explore_take"),
]
