"""Settings of the product, with the trial app: for servers that tests start as processes."""

from __future__ import annotations

from sosei.web.settings import *  # noqa: F403
from sosei.web.settings import INSTALLED_APPS as INSTALLED

INSTALLED_APPS = [*INSTALLED, "tests.web.jobs.trial"]
ROOT_URLCONF = "tests.web.jobs.trial.urls"
