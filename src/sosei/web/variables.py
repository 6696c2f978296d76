"""Everything that an operator may set in the environment, in one list, and all that is wrong with it at once."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from pathlib import Path

from sosei.base.errors import Fault, Faults, InputError, nearest
from sosei.web import provider, scanning
from sosei.web.database import database
from sosei.web.environment import DEMO, demo, names, number, switch
from sosei.web.mail import server
from sosei.web.proxy import VARIABLE, proxies

OURS = "SOSEI_"
Read = Callable[[str], object]


def _text(_name: str) -> None:
    """Take any words."""


def _language(name: str) -> None:
    value = os.environ.get(name, "").strip()
    if value not in {"", "ja", "en"}:
        raise InputError([Fault("setting_language", name, values={"value": value})])


VARIABLES: Mapping[str, Read] = {
    "DATABASE_URL": lambda name: database(os.environ.get(name, ""), Path()),
    "SOSEI_AXE": _text,
    scanning.VARIABLE: lambda _name: scanning.clamd(),
    DEMO: lambda _name: demo(names("SOSEI_HOSTS")),
    "SOSEI_DATA": _text,
    "SOSEI_DISK_FREE": lambda name: number(name, 1),
    "SOSEI_ESTAT_APP_ID": _text,
    "SOSEI_FAULTS": _text,
    "SOSEI_PICTURES": _text,
    "SOSEI_HOSTS": names,
    "SOSEI_HTTPS": switch,
    "SOSEI_JOBS_AT_ONCE": lambda name: number(name, 1),
    "SOSEI_JOBS_A_DAY": lambda name: number(name, 1),
    "SOSEI_LANGUAGE": _language,
    "SOSEI_LIBRARY": _text,
    "SOSEI_MAIL": lambda name: server(os.environ.get(name, "").strip()),
    "SOSEI_MAIL_FROM": _text,
    "SOSEI_OIDC_ADMIN": lambda _name: provider.admin_by_provider(provider.oidc()),
    "SOSEI_OIDC_CLIENT": _text,
    "SOSEI_OIDC_ISSUER": lambda _name: provider.oidc(),
    "SOSEI_OIDC_NAME": _text,
    "SOSEI_OIDC_SECRET": _text,
    VARIABLE: lambda _name: proxies(),
    "SOSEI_SECRET_KEY": _text,
    "SOSEI_SHARED": _text,
}
"""How each is read; docs/operations.md says what each means."""


def check_all() -> None:
    """Refuse to start with a setting that cannot be read, or one that nobody reads.

    Raises
    ------
    InputError
        One fault for each.
    """
    faults = Faults()
    for name, read in VARIABLES.items():
        try:
            read(name)
        except InputError as error:
            faults.extend(error.faults)
    for name in sorted(os.environ):
        if name.startswith(OURS) and name not in VARIABLES:
            values = {"near": nearest(name, VARIABLES)}
            faults.add(Fault("setting_unknown", name, values=values))
    faults.raise_if_any()
