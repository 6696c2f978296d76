"""Settings of the tests: a folder of their own, and static files by their plain names."""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from pathlib import Path

os.environ["SOSEI_DATA"] = tempfile.mkdtemp(prefix="sosei-test-")  # before settings are read
atexit.register(shutil.rmtree, os.environ["SOSEI_DATA"], ignore_errors=True)

from sosei.web.settings import *  # noqa: F403
from sosei.web.settings import GENERATED, STATIC_ROOT, UPLOADS

for folder in (GENERATED, STATIC_ROOT, UPLOADS):
    Path(folder).mkdir(parents=True)

STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}

PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.MD5PasswordHasher"
]  # quick; a test looks at the product's own
