"""Whether a page looks as the picture of it that somebody looked at: small, grey, with tolerance."""

from __future__ import annotations

import io
import os
from pathlib import Path

from PIL import Image, ImageChops, ImageFilter

SEEN = Path(__file__).parent / "seen"
WIDTH = 360
"""Pixels across of what is kept: lines, words and their places are seen, the shape of letters is not."""

GREYS = 16
TALLER = 0.02
"""Share by which a page may be taller or shorter: another release of a browser breaks a line elsewhere."""

APART = 56
"""Steps of 255 from which a pixel is another one: smoothing of edges stays below."""

MOST = 0.004
"""Share of the pixels that may be other ones."""


def small(picture: bytes) -> Image.Image:
    """Return a picture as it is kept and compared."""
    whole = Image.open(io.BytesIO(picture)).convert("L")
    size = (WIDTH, max(round(whole.height * WIDTH / whole.width), 1))
    return whole.resize(size, Image.Resampling.BOX)


def differing(one: Image.Image, other: Image.Image) -> float:
    """Return the share of pixels that differ, of what both show."""
    box = (0, 0, WIDTH, min(one.height, other.height))
    soft = (each.crop(box).filter(ImageFilter.BoxBlur(1)) for each in (one, other))
    counts = ImageChops.difference(*soft).histogram()
    return sum(counts[APART:]) / sum(counts)


def looks_as_seen(name: str, picture: bytes, folder: Path) -> None:
    """Fail where a picture is not what was looked at.

    Parameters
    ----------
    name : str
        Of the picture that is kept.
    picture : bytes
        PNG.
    folder : Path
        Where the new one is left to be looked at.
    """
    now, kept = small(picture), SEEN / f"{name}.png"
    if os.environ.get("SOSEI_PICTURES") == "write":
        now.quantize(GREYS).save(kept, optimize=True)
        return
    (folder / f"{name}.png").write_bytes(picture)
    look = f"look at {folder / name}.png; if it is right: SOSEI_PICTURES=write"
    before = Image.open(kept).convert("L")
    taller = now.height / before.height - 1
    assert abs(taller) <= TALLER, f"{name} is {taller:+.1%} taller than it was; {look}"
    share = differing(before, now)
    assert share <= MOST, f"{share:.2%} of {name} is not as it was, at most {MOST:.2%}; {look}"
