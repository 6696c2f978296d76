"""Addresses of jobs."""

from __future__ import annotations

from django.urls import path

from sosei.web.jobs import views

urlpatterns = [
    path("", views.jobs, name="jobs"),
    path("<uuid:number>/", views.job, name="job"),
    path("<uuid:number>/cancel/", views.cancel, name="job_cancel"),
]
