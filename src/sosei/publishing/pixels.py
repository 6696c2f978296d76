"""SVG of ours as PNG, for programs that take no SVG: typst draws a document's pictures all at once."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping, Sequence
from hashlib import blake2b
from pathlib import Path

from sosei.base.kept import Kept
from sosei.publishing.typesetting import as_png

INCH = 96
"""Pixels of an SVG in an inch."""

SHARP = 2.0
"""Pixels for each of a chart's own, in programs that people print from."""

_PAGE = "#set page(width: auto, height: auto, margin: 0pt)"
_NEXT = "\n#pagebreak()\n"


ROOM = 16_000_000
"""Bytes of pictures that are kept as drawn: of several visions in both languages."""

_KEPT: Kept[tuple[bytes, float], bytes] = Kept(ROOM)
"""PNGs by the digest of their SVG, which may be larger than they are, and scale."""


def png(drawn: str, scale: float) -> bytes:
    """Return an SVG as PNG.

    Parameters
    ----------
    drawn : str
        As `pictures.svg` returns it.
    scale : float
        Pixels for each of the SVG's.
    """
    return pngs({"": drawn}, scale)[""]


def pngs(drawn: Mapping[str, str], scale: float) -> dict[str, bytes]:
    """Return SVGs as PNGs, by the same names.

    Parameters
    ----------
    drawn : mapping of str to str
    scale : float
        As of `png`.
    """
    known = {each: _KEPT.get(_asked(each, scale)) for each in drawn.values()}
    anew = _drawn([each for each, picture in known.items() if picture is None], scale)
    for each, picture in anew.items():
        _KEPT.keep(_asked(each, scale), picture)
    return {name: known[each] or anew[each] for name, each in drawn.items()}


def forget() -> None:
    """Draw every picture anew from now on: for tests and for measuring."""
    _KEPT.clear()


def _asked(svg: str, scale: float) -> tuple[bytes, float]:
    return blake2b(svg.encode(), digest_size=16).digest(), scale


def _drawn(svgs: Sequence[str], scale: float) -> dict[str, bytes]:
    if not svgs:
        return {}
    with tempfile.TemporaryDirectory(prefix="sosei-") as place:
        root = Path(place)
        for number, picture in enumerate(svgs):
            (root / f"{number}.svg").write_text(picture, encoding="utf-8")
        images = (f'#image("{number}.svg")' for number in range(len(svgs)))
        source = root / "pictures.typ"
        source.write_text(f"{_PAGE}\n{_NEXT.join(images)}", encoding="utf-8")
        return dict(zip(svgs, as_png(source, INCH * scale), strict=True))
