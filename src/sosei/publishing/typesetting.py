"""typst, with the print fonts and none of the machine's own; what it warns of does not pass."""

from __future__ import annotations

import datetime
import tempfile
from collections.abc import Callable, Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, Literal, TypeVar

import typst

from sosei.publishing import fonts

STANDARDS: list[Literal["ua-1", "a-2a"]] = ["ua-1", "a-2a"]
"""PDF/UA-1 and PDF/A-2a."""

_DATED = datetime.datetime(2020, 1, 1, tzinfo=datetime.UTC)
"""A fixed time stamp: the same result gives the same bytes."""


Made = TypeVar("Made")


class TypesettingError(RuntimeError):
    """Typst warned of something; a missing font or picture must not pass."""


def document(content: str, pictures: Mapping[str, str]) -> bytes:
    """Return a designed document as PDF.

    Parameters
    ----------
    content : str
        JSON as `fragments/vision.typ` reads it.
    pictures : mapping of str to str
        SVG of each figure by its name.

    Raises
    ------
    TypesettingError
        If typst warns.
    """
    with tempfile.TemporaryDirectory(prefix="sosei-") as place:
        root = Path(place)
        for name, picture in pictures.items():
            (root / f"{name}.svg").write_text(picture, encoding="utf-8")
        (root / "data.json").write_text(content, encoding="utf-8")
        template = files("sosei.publishing").joinpath("fragments/vision.typ")
        (root / "vision.typ").write_bytes(template.read_bytes())
        return as_pdf(root / "vision.typ")


def as_pdf(source: Path) -> bytes:
    """Return a source as PDF; it reads nothing outside its folder.

    Raises
    ------
    TypesettingError
        If typst warns.
    """
    return bytes(_compiled(source, pdf_standards=[*STANDARDS], timestamp=_DATED))


def as_png(source: Path, sharpness: float) -> list[bytes]:
    """Return each page of a source as PNG.

    Parameters
    ----------
    source : Path
        It reads nothing outside its folder.
    sharpness : float
        Pixels of an inch.

    Raises
    ------
    TypesettingError
        If typst warns.
    """
    made = _compiled(source, format="png", ppi=sharpness)
    return [bytes(page) for page in made] if isinstance(made, list) else [bytes(made)]


def open_fonts() -> None:
    """Read the fonts, before a document is set in them."""
    typst.compile(_LETTERS, format="svg", font_paths=_fonts(), ignore_system_fonts=True)


def forgetting(work: Callable[..., Made], /, *given: Any) -> Made:
    """Do some work and then forget what typst keeps of documents: for a process that sets each of them once.

    It keeps the parts of a document, and every picture that it drew, so that another like it is set sooner: of all
    outputs of a vision a fifth of a gigabyte. What none of the last ten documents asked for it lets go.

    Parameters
    ----------
    work : callable
    *given
        What it is called with.
    """
    made = work(*given)
    if _SET_SINCE:
        _SET_SINCE.clear()
        for _ in range(1 + _KEPT):
            typst.compile(_NOTHING, format="svg", font_paths=_fonts(), ignore_system_fonts=True)
    return made


_KEPT = 10
"""Documents after which typst lets go what it kept of an earlier one."""

_LETTERS = f'#set text(font: "{fonts.FAMILY}")\n市*市*'.encode()

_NOTHING = b"#set page(width: 1pt, height: 1pt)"

_SET_SINCE: list[Path] = []
"""What was set since typst was last made to forget."""


def _compiled(source: Path, **options: Any) -> Any:
    """Return what typst makes of a source: bytes, or those of each page."""
    _SET_SINCE[:] = [source]
    made, warnings = typst.compile_with_warnings(
        str(source),
        root=str(source.parent),
        font_paths=_fonts(),
        ignore_system_fonts=True,
        **options,
    )
    if warnings:
        raise TypesettingError("; ".join(warning.message for warning in warnings))
    return made


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=fonts.folders()
    )
