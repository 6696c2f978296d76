"""What was printed of a strategy, kept by its version: who asks is no part of it, so that nothing private is shared.

Each web process keeps its own. The version stands in the key and is read from the database by every request, so that
no process has to hear of a change.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any, TypeVar

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from sosei.base.kept import Kept
from sosei.base.messages import Language
from sosei.web.plans.models import Strategy
from sosei.web.turns import Turns

Printed = TypeVar("Printed", SafeString, bytes)

MOST = 32_000_000
"""Characters or bytes that are kept at once; what was not asked for longest goes first."""


class Prints:
    """Printed parts of pages by key.

    Parameters
    ----------
    most : int
        Characters of all of them together.
    """

    def __init__(self, most: int = MOST) -> None:
        self._kept: Kept[Hashable, Any] = Kept(most)
        self._turns = Turns()

    def get(self, key: Hashable, make: Callable[[], Printed]) -> Printed:
        """Return what is kept under a key; made if nothing is, by one of those who ask for it at once."""
        found: Printed | None = self._kept.get(key)
        if found is not None:
            return found
        with self._turns.of(key):
            again: Printed | None = self._kept.get(key)
            if again is not None:
                return again
            made = make()
            self._kept.keep(key, made)
            return made

    def clear(self) -> None:
        """Forget everything."""
        self._kept.clear()


PRINTS = Prints()


def kept(strategy: Strategy, *of: Hashable, make: Callable[[], Printed]) -> Printed:
    """Return a printed part or a file of a strategy at its version.

    Parameters
    ----------
    strategy : Strategy
    *of : hashable
        Everything else that it depends on: which part, year, language.
    make : callable
        Prints it, from the strategy alone.
    """
    return PRINTS.get((strategy.pk, strategy.version, strategy.changed_at, *of), make)


def printed(
    strategy: Strategy,
    template: str,
    spoken: Language,
    context: Callable[[], dict[str, Any]],
    *of: Hashable,
) -> SafeString:
    """Return a printed part of a page.

    Its template is given no request: it cannot know who reads, so that everybody may be shown the same.

    Parameters
    ----------
    strategy : Strategy
    template : str
        ``strategies/read/_tree_printed.html``.
    spoken : {"ja", "en"}
    context : callable
        Makes what the template shows; called if nothing is kept.
    *of : hashable
        Everything that it shows and that does not follow from the version of the strategy.
    """

    def make() -> SafeString:
        return render_to_string(template, {**context(), "language": spoken})

    return kept(strategy, template, spoken, *of, make=make)
