"""Addresses of the pages."""

from __future__ import annotations

from django.urls import include, path

from sosei.web.front import front
from sosei.web.proposals.webhook import receive
from sosei.web.visions import views

handler500 = "sosei.web.health.views.fault"

urlpatterns = [
    path("", front, name="front"),
    path("", include("sosei.web.people.urls")),
    path("health/", include("sosei.web.health.urls")),
    path("dashboard/", include("sosei.web.dashboard.urls")),
    path("data/", include("sosei.web.data.urls")),
    path("jobs/", include("sosei.web.jobs.urls")),
    path("nation/", include("sosei.web.nation.urls")),
    path("map/", include("sosei.web.atlas.urls")),
    path("open-data/", include("sosei.web.open_data.urls")),
    path("api/", include("sosei.web.open_data.api_urls")),
    path("api/proposals/<slug:slug>/", receive, name="api_proposals"),
    path("", include("sosei.web.manuscripts.urls")),
    path("plans/", include("sosei.web.plans.author.urls")),
    path("reviews/", include("sosei.web.reviews.urls")),
    path("plans/", include("sosei.web.proposals.urls")),
    path("strategies/", include("sosei.web.plans.reading.urls")),
    path("studies/", include("sosei.web.studies.urls")),
    path("studies/", include("sosei.web.places.urls")),
    path("trail/", include("sosei.web.trail.urls")),
    path("visions/<str:area>/", views.vision, name="vision"),
    path("visions/<str:area>/<str:address>/", views.stored, name="stored"),
    path("visions/<str:area>/<str:address>/explore/", include("sosei.web.explorer.urls")),
    path("visions/<str:area>/<str:address>/files/<path:name>", views.file, name="file"),
]
