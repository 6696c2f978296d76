"""Sections as HTML: fragments that pages include, and a whole vision as one file."""

from __future__ import annotations

import base64
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from itertools import groupby

from jinja2 import Environment, PackageLoader
from markupsafe import Markup, escape

from sosei.publishing import wording
from sosei.publishing.followed import pieces
from sosei.publishing.front import Front, of_vision
from sosei.publishing.numbered import Numbers, shown
from sosei.publishing.sections.model import Figure, Piece, Prose, Section
from sosei.publishing.sources import source_line
from sosei.publishing.spoken import bare, parts, say, spoken
from sosei.publishing.tables import NOT_APPLICABLE
from sosei.publishing.widths import paired
from sosei.studies.cells import Origin
from sosei.studies.result import VisionResult

Picture = Callable[[Figure], Markup]
"""How a chart is put into a page."""


def sections_html(
    sections: Sequence[Section],
    result: VisionResult,
    picture: Picture,
    *,
    open_tables: bool = False,
    counted: Numbers | None = None,
) -> Markup:
    """Return sections as one fragment.

    Parameters
    ----------
    sections : sequence of Section
    result : VisionResult
        The run they were made from.
    picture : callable
        How a chart is put.
    open_tables : bool
        Whether the tables behind the charts are shown at once.
    counted : Numbers, optional
        Of the whole document, where `sections` are not all of it.
    """
    return fragments(
        sections, wording.run(result), picture, open_tables=open_tables, counted=counted
    )


def fragments(
    sections: Sequence[Section],
    run: str,
    picture: Picture,
    *,
    open_tables: bool = False,
    counted: Numbers | None = None,
) -> Markup:
    """Return sections of any document as one fragment.

    Parameters
    ----------
    sections, picture, open_tables, counted
        As in `sections_html`.
    run : str
        Which run, version or edition they came of, as sources name it.
    """
    template = _environment().get_template("section.html.j2")
    shared = {
        "picture": picture,
        "open_tables": open_tables,
        "run": run,
        "source_line": source_line,
        "say": say,
        "not_applicable": NOT_APPLICABLE,
        "numbers": shown(sections) if counted is None else counted,
        "told": prose_html,
        "paired": paired,
    }
    return Markup("\n").join(
        Markup(template.render(section=section, **shared))  # noqa: S704 - the template escapes
        for section in sections
    )


def prose_html(prose: Sequence[Prose]) -> Markup:
    """Return a text as paragraphs and lists; its numbers say which cell they print.

    Parameters
    ----------
    prose : sequence of Prose
    """
    blocks = (
        (Markup("<ul>{}</ul>") if item else Markup("{}")).format(
            Markup("").join(_block(each) for each in group)
        )
        for item, group in groupby(prose, key=lambda each: each.item)
    )
    return Markup("\n").join(blocks)


def _block(prose: Prose) -> Markup:
    words = Markup("").join(map(_piece, prose.pieces))
    return (Markup("<li>{}</li>") if prose.item else Markup("<p>{}</p>")).format(words)


def _piece(piece: Piece) -> Markup:
    if piece.cell:
        return Markup('<span data-cell="{}">{}</span>').format(piece.cell, marked(piece.words))
    if piece.target:
        return Markup('<a href="#{}">{}</a>').format(piece.target, piece.words)
    return marked(piece.words)


def vision_html(
    result: VisionResult, sections: Sequence[Section], pictures: Mapping[str, str]
) -> str:
    """Return the whole vision as one file that needs nothing else.

    Parameters
    ----------
    result : VisionResult
    sections : sequence of Section
        Of the whole vision.
    pictures : mapping of str to str
        SVG of each figure by its name.
    """
    version = f"Sosei {result.manifest['versions']['sosei']}"
    return html(of_vision(result, sections), sections, pictures, version)


def html(
    front: Front, sections: Sequence[Section], pictures: Mapping[str, str], made_by: str = "Sosei"
) -> str:
    """Return a document as one file that needs nothing else.

    Parameters
    ----------
    front : Front
    sections : sequence of Section
    pictures : mapping of str to str
        SVG of each figure by its name.
    made_by : str
        What the foot says of the program.
    """

    def embedded(figure: Figure) -> Markup:
        data = base64.b64encode(pictures[figure.name].encode()).decode()
        return Markup('<img src="data:image/svg+xml;base64,{}" alt="{}">').format(
            data, bare(figure.alternative)
        )

    template = _environment().get_template("vision.html.j2")
    return template.render(
        front=front,
        made_by=made_by,
        sections=sections,
        body=fragments(sections, front.run, embedded),
        style=Markup(style()),  # noqa: S704 - our own file
        language=spoken(),
        say=say,
    )


def style() -> str:
    """Return the style sheet of all pages."""
    return files("sosei.publishing").joinpath("fragments/style.css").read_text(encoding="utf-8")


@cache
def _environment() -> Environment:
    loader = PackageLoader("sosei.publishing", "fragments")
    made = Environment(loader=loader, autoescape=True, trim_blocks=True, lstrip_blocks=True)
    made.filters |= {"marked": marked, "bare": bare}
    return made


def marked(words: str) -> Markup:
    """Return words: those in Japanese within an English publication are said to be so, numbers name their cells."""
    told = (
        f'<span lang="ja">{_numbered(part)}</span>' if japanese else _numbered(part)
        for part, japanese in parts(words)
        if part
    )
    return Markup("".join(told))  # noqa: S704 - every part is escaped below


def _numbered(words: str) -> str:
    return "".join(_number(text, origin) for text, origin in pieces(words) if text)


def _number(text: str, origin: Origin | None) -> str:
    """Return a piece of a text: a number is its cell (``data-cell``), or was worked out from some (``data-cells``)."""
    if origin is None:
        return escape(text)
    name = "data-cell" if origin.same else "data-cells"
    return f'<span {name}="{escape(" ".join(origin.cells))}">{escape(text)}</span>'
