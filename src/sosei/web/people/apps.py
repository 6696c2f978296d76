"""The app of accounts."""

from __future__ import annotations

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """Accounts by department and post."""

    name = "sosei.web.people"
    label = "people"
