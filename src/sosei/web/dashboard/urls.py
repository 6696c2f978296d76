"""Addresses of dashboards."""

from __future__ import annotations

from django.urls import path

from sosei.web.dashboard import embedded, slides, views

urlpatterns = [
    path("", views.index, name="dashboards"),
    path("<str:area>/", views.town, name="dashboard"),
    path("<str:area>/card.png", views.card, name="dashboard_card"),
    path("<str:area>/files/<str:name>", slides.slides, name="dashboard_file"),
    path("<str:area>/embedding/", embedded.how, name="dashboard_embedding"),
    path("<str:area>/embed/", embedded.embed, name="dashboard_embed"),
]
