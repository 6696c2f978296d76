"""What a strategy calls its own: names and texts, in the language that they are written in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache, cached_property
from typing import NamedTuple

from sosei.base.messages import Both, Language
from sosei.publishing.strategy.words import FRAMEWORKS
from sosei.strategy.package import Package
from sosei.strategy.plan import FrameworkItem
from sosei.strategy.ready_made import ready_made


class Own(NamedTuple):
    """Words of a strategy; one of the languages may be missing."""

    ja: str
    en: str = ""

    def text(self, language: Language) -> tuple[str, Language]:
        """Return the words and their language: the one asked for, else the other."""
        if language == "en":
            return (self.en, "en") if self.en else (self.ja, "ja")
        return (self.ja, "ja") if self.ja else (self.en, "en")


class Names:
    """The names and texts of one strategy.

    Parameters
    ----------
    package : Package
    """

    def __init__(self, package: Package) -> None:
        self._package = package

    @cached_property
    def _texts(self) -> dict[tuple[str, str, str], str]:
        return {(t.node, t.part, t.language): t.text for t in self._package.texts}

    @cached_property
    def _rows(self) -> dict[str, str]:
        nodes = {node.id: node.name for node in self._package.nodes}
        return nodes | {i.id: i.name for i in self._package.indicators}

    def name(self, identifier: str) -> Own:
        """Return the name of a node or an indicator; its id if the strategy has none of it."""
        english = self._texts.get((identifier, "name", "en"), "")
        return Own(self._rows.get(identifier, identifier), english)

    def text(self, identifier: str, part: str) -> Own | None:
        """Return the text of a part of a node or an indicator; None if there is none."""
        ja, en = (self._texts.get((identifier, part, language), "") for language in ("ja", "en"))
        return Own(ja, en) if ja or en else None

    def parts(self, identifier: str, parts: Iterable[str]) -> list[tuple[str, Own]]:
        """Return the texts that there are, of some parts, with their part."""
        texts = ((part, self.text(identifier, part)) for part in parts)
        return [(part, text) for part, text in texts if text is not None]


def entry_name(item: FrameworkItem) -> Own:
    """Return the name of a framework's entry; those of the lists that ship have English names."""
    return Own(item.name, _english().get((item.framework, item.name), ""))


@cache
def _english() -> Mapping[tuple[str, str], str]:
    lists = ready_made().values()
    return {
        (item.framework, item.name): each.english[item.code]
        for each in lists
        for item in each.items
    }


def framework_name(framework: str) -> Both:
    """Return what a framework is called; its key where Sosei has no name for it."""
    return FRAMEWORKS.get(framework, Both(framework, framework))
