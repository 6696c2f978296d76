"""A planner with an empty library of her own."""

from __future__ import annotations

import pytest
from django.test import Client
from tests.web.planner import Planner


@pytest.fixture
def planner(own_folders: None, db: None, client: Client) -> Planner:
    return Planner(client)
