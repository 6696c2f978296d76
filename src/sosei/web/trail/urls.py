"""Addresses of the audit trail."""

from __future__ import annotations

from django.urls import path

from sosei.web.trail import views

urlpatterns = [
    path("", views.trail, name="trail"),
    path("trail.csv", views.download, name="trail_csv"),
]
