"""Finds words of the wrong language in a page: what is read, and what is only spoken or shown on hovering.

Words of the data are of their own language: an element says so (``lang``). An attribute and the title of a
page cannot; there they must be words that the data hold.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

from sosei.base.messages import Language

JAPANESE = re.compile("[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uff66-\uff9f]+")
ENGLISH = re.compile(r"[A-Za-z]{3,}")

CODES = re.compile(
    r"https?://\S+|\S+@\S+|\b[\w./-]+\.(?:md|csv|xlsx?|json|toml|zip|py)\b|\b[0-9a-f]{8,}\b|\.[a-z]+\b"
    r"|\bsosei [a-z]+\b|\b(?:csv|xlsx?|zip)\b|\b[a-z]+[_-][\w-]+\b"
)
"""Addresses, names of files, hashes, endings, and codes of several parts."""

NAMES = frozenset(
    # the product; formats and their encodings; what browsers, offices and statistics call a thing everywhere
    [
        "Sosei",
        "CSV",
        "PDF",
        "HTML",
        "JSON",
        "TOML",
        "UTF",
        "BOM",
        "Excel",
        "Word",
        "XLSX",
        "ZIP",
        "TopoJSON",
        "GeoJSON",
        "Shapefile",
        "Cookie",
        "URL",
        "CKAN",
        "API",
        "OpenAPI",
        "DCAT",
        "Atom",
        "Parquet",
        "flag",
        "suppressed",
        "HMAC",
        "SHA",
        "curl",
        "Python",
        "Shift",
        "JIS",
        "Stat",
        "SSDSE",
        "DID",
        "SDGs",
        "ICT",
        "AiCT",
        "KPI",
        "PNG",
        "SVG",
        "JPEG",
        "XLS",
        "DOCX",
        "LOD",
        "SECRET",
        "numpy",
        "python",
        "sosei",
        # columns of files as they are written
        "table",
        "sex",
        "age",
        "indicator",
        "year",
        "value",
        "observations",
        "Proposals",
        "standard",
        "English",
    ]
)
"""Latin words that stand in Japanese text as they are."""

UNREAD = {"script", "style", "template", "textarea", "code", "pre", "kbd"}
"""What is no text of the page: programs, examples of them, and what the reader typed."""

VOID = {"area", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}
SPOKEN = {"alt", "aria-label", "title", "placeholder", "data-label", "label"}
"""Attributes that are read out or shown."""

BUTTONS = {"submit", "button", "reset"}


class Page(HTMLParser):
    """The texts of a page with the language that each says to be in.

    Attributes
    ----------
    texts, spoken : list of (str, str)
        Language and words: of elements, and of attributes and the title.
    """

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.texts: list[tuple[str, str]] = []
        self.spoken: list[tuple[str, str]] = []
        self._open: list[tuple[str, str]] = [("", "")]
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        language = given.get("lang", self._open[-1][1])
        self.spoken += [(language, given[name]) for name in SPOKEN & given.keys()]
        if tag == "input" and given.get("type") in BUTTONS:
            self.texts.append((language, given.get("value", "")))
        if tag not in VOID:
            self._open.append((tag, language))

    def handle_endtag(self, tag: str) -> None:
        while len(self._open) > 1 and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        tag, language = self._open[-1]
        if UNREAD & {tag for tag, _ in self._open} or not data.strip():
            return
        (self.spoken if tag == "title" else self.texts).append((language, data.strip()))


def foreign(html: str, language: Language, data: str) -> list[str]:
    """Return the words of a page that are of the other language.

    Parameters
    ----------
    html : str
    language : str
        Of the page.
    data : str
        All words that the data hold.
    """
    page, latin = Page(html), latin_of(data)
    return [
        f"{word} in {'the attribute ' if texts is page.spoken else ''}“{text[:80]}”"
        for texts in (page.texts, page.spoken)
        for said, text in texts
        if said in {"", language}
        for word in foreign_words(text, language)
        if word not in (data if language == "en" and texts is page.spoken else latin)
    ]


def foreign_words(text: str, language: Language) -> list[str]:
    """Return the words of a text that are of the other language."""
    if language == "en":
        return JAPANESE.findall(text)
    return [word for word in ENGLISH.findall(CODES.sub(" ", text)) if word not in NAMES]


def latin_of(data: str) -> frozenset[str]:
    """Return the Latin words that stand in Japanese words of the data: ``VISIT AIZUページビュー数`` has two."""
    cells = (cell for cell in re.split(r"[,\n\"]", data) if JAPANESE.search(cell))
    return frozenset(word for cell in cells for word in ENGLISH.findall(cell))


def words_of(folder: Path) -> str:
    """Return everything that the files of a folder hold."""
    files = (path for path in sorted(folder.rglob("*.*")) if path.suffix in {".csv", ".toml"})
    return "\n".join(path.read_text(encoding="utf-8") for path in files)
