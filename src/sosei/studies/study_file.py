"""A study as the text of its file: read back, it is the same study."""

from __future__ import annotations

from typing import Any

import tomli_w

from sosei.readers.forms import YEARS
from sosei.studies.study import StudyForm


def to_toml(form: StudyForm) -> str:
    """Return the study file of a form; what is empty or left to its default is not written.

    Parameters
    ----------
    form : StudyForm

    Returns
    -------
    str
        TOML, as docs/formats.md describes it.
    """
    content = form.model_dump(by_alias=True, exclude_none=True, exclude_defaults=True)
    return tomli_w.dumps(written(content))


def written(value: Any) -> Any:
    """Return a value as TOML writes it: the years of a path among the keys of its table.

    Parameters
    ----------
    value : object
        Of a form, by the keys of the file.
    """
    if isinstance(value, dict):
        years = value.get(YEARS)
        plain = {key: written(item) for key, item in value.items() if key != YEARS}
        return plain | years if years else plain
    if isinstance(value, (list, tuple)):
        return [written(item) for item in value]
    return value
