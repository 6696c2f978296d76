"""The app of accounts."""

from __future__ import annotations

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """Accounts by department and post."""

    name = "sosei.web.people"
    label = "people"

    def ready(self) -> None:
        """Let sign-ins be noted in their sessions."""
        from sosei.web.people import proving, sessions  # noqa: PLC0415 - which use the models

        proving.listen()
        sessions.listen()
