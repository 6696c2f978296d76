"""Addresses of health."""

from __future__ import annotations

from django.urls import path

from sosei.web.health import views

urlpatterns = [
    path("live", views.live, name="health_live"),
    path("ready", views.ready, name="health_ready"),
]
