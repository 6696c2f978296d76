"""A planner whose library holds what a study of the sample town needs."""

from __future__ import annotations

import pytest
from django.test import Client
from tests import planner_files
from tests.web.studies.studio import Studio

from sosei.web.visions import load


@pytest.fixture
def empty(own_folders: None, db: None, client: Client) -> Studio:
    """A planner who has taken in nothing yet."""
    load.result.cache_clear()
    return Studio(client)


@pytest.fixture
def studio(empty: Studio) -> Studio:
    """A planner who has taken in the figures of the sample town."""
    empty.drop_and_see(
        ("census.csv", planner_files.census()),
        ("census_groups.csv", planner_files.census_groups()),
        ("death_rates.csv", planner_files.death_rates()),
    )
    return empty
