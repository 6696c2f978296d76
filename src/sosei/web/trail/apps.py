"""The app of the audit trail."""

from __future__ import annotations

from django.apps import AppConfig


class TrailConfig(AppConfig):
    """Events in a chain."""

    name = "sosei.web.trail"
    label = "trail"
