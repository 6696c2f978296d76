"""The long part of a page, printed once a version of the strategy, a year and a language."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest
from django.utils.safestring import SafeString

from sosei.web.language import language
from sosei.web.plans import kept
from sosei.web.plans.reading.opened import Opened


def printed(
    request: HttpRequest,
    page: Opened,
    part: str,
    context: Callable[[], dict[str, Any]],
    *,
    of: str = "",
) -> SafeString:
    """Return the rows of a page.

    Parameters
    ----------
    request : HttpRequest
        Tells the language, and nothing else.
    page : Opened
    part : str
        Names the template, ``strategies/read/_PART_printed.html``.
    context : callable
        Makes what the template shows beside the head of the page; called if nothing is kept.
    of : str
        Id of what the page is about, where it is not the strategy as a whole.
    """
    return kept.printed(
        page.strategy,
        f"strategies/read/_{part}_printed.html",
        language(request),
        lambda: page.context() | context(),
        of,
        page.year,
    )
