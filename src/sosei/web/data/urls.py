"""Addresses of the pages of official figures."""

from __future__ import annotations

from django.urls import path

from sosei.web.data import views

urlpatterns = [
    path("", views.data, name="data"),
    path("added/<str:folder>/", views.added, name="added"),
    path("blocks/<str:number>/", views.block, name="block"),
    path("blocks/<str:number>/remove/", views.remove, name="remove"),
    path("trace/", views.trace, name="trace"),
]
