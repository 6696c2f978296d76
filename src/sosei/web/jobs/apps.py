"""The app of jobs: finds the kinds of every other app."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class JobsConfig(AppConfig):
    """Reads ``jobs.py`` of every installed app, where its kinds are registered."""

    name = "sosei.web.jobs"
    label = "jobs"

    def ready(self) -> None:
        """Register the kinds."""
        autodiscover_modules("jobs")
