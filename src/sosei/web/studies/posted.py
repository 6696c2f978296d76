"""What a browser sends of a page of entry."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from django.http import QueryDict

from sosei.base.messages import Language
from sosei.web.studies.placed import labels
from sosei.web.studies.sheet import SHEET
from sosei.web.studies.typed import Typed

NAME = re.compile(rf"(?:{'|'.join(part.key for part in SHEET)})(?:-[a-z0-9_]{{1,40}}){{0,8}}")
"""Names of the page's own fields: whatever else is sent is no part of a study."""


class Difference(NamedTuple):
    """One field that two people filled in differently."""

    place: str
    theirs: str
    yours: str


def typed_from(sent: QueryDict) -> Typed:
    """Return the fields of the page, lines ended by one sign."""
    return Typed(
        {
            name: [text.replace("\r\n", "\n") for text in texts]
            for name, texts in sent.lists()
            if NAME.fullmatch(name)
        }
    )


def with_row(typed: Typed, name: str) -> Typed:
    """Return the page with one more empty row."""
    if not NAME.fullmatch(name):
        return typed
    row = max(typed.rows(name), default=-1) + 1
    return Typed({**typed.texts, f"{name}-{row}": [""]})


def differences(saved: Typed, typed: Typed, language: Language) -> Iterator[Difference]:
    """Go through the fields that hold something else in two versions of a page."""
    between = "・" if language == "ja" else ", "
    for name in dict.fromkeys([*typed.texts, *saved.texts]):
        theirs, yours = (" / ".join(version.many(name)) for version in (saved, typed))
        if theirs != yours and (words := labels(name, language)):
            yield Difference(between.join(words), theirs, yours)
