"""Where editions and their files are, as others are told."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import reverse

from sosei.web.open_data.load import Listed


def page(listed: Listed) -> str:
    """Return the path of an edition's page, which is its own for good."""
    return reverse("open_dataset_edition", args=(listed.name, listed.number))


def file(listed: Listed, name: str) -> str:
    """Return the path of a file of an edition."""
    return reverse("open_data_file", args=(listed.name, listed.number, name))


def home(request: HttpRequest) -> str:
    """Return scheme and name of this server, as it was called."""
    return request.build_absolute_uri("/").rstrip("/")
