"""SVG as PNG: as large as asked for, and what is drawn is seen."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image

from sosei.publishing import pixels
from sosei.publishing.pixels import INCH, png, pngs
from sosei.publishing.typesetting import TypesettingError, as_png, forgetting


def square(colour: str, side: int) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{side}" height="20">'
        f'<rect width="{side}" height="20" fill="{colour}"/></svg>'
    )


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_a_picture_has_its_pixels(scale: float) -> None:
    seen = Image.open(io.BytesIO(png(square("#ff0000", 40), scale)))
    assert seen.size == (40 * scale, 20 * scale)
    assert seen.convert("RGB").getpixel((10, 10)) == (255, 0, 0)


def test_pictures_keep_their_names() -> None:
    made = pngs({"red": square("#ff0000", 40), "blue": square("#0000ff", 30)}, 1.0)
    seen = {name: Image.open(io.BytesIO(content)) for name, content in made.items()}
    assert {name: image.size for name, image in seen.items()} == {"red": (40, 20), "blue": (30, 20)}
    assert seen["blue"].convert("RGB").getpixel((5, 5)) == (0, 0, 255)


def test_the_same_picture_gives_the_same_bytes() -> None:
    first = png(square("#00ff00", 40), 2.0)
    pixels.forget()
    assert png(square("#00ff00", 40), 2.0) == first


def test_a_picture_is_drawn_once_for_each_scale(monkeypatch: pytest.MonkeyPatch) -> None:
    pixels.forget()
    first = pngs({"red": square("#ff0000", 41), "also": square("#ff0000", 41)}, 1.0)
    drawn: list[float] = []

    def counted(source: Path, sharpness: float) -> list[bytes]:
        drawn.append(sharpness)
        return as_png(source, sharpness)

    monkeypatch.setattr(pixels, "as_png", counted)
    assert pngs({"again": square("#ff0000", 41)}, 1.0) == {"again": first["also"]}
    assert not drawn
    png(square("#ff0000", 41), 2.0)
    assert drawn == [2.0 * INCH]


def test_no_pictures_are_none() -> None:
    assert pngs({}, 1.0) == {}


def test_a_picture_that_cannot_be_read_stops() -> None:
    with pytest.raises((TypesettingError, RuntimeError)):
        png("<svg", 1.0)


def test_what_is_made_is_the_same_when_typst_forgets_before() -> None:
    drawn = {"blue": square("#0000ff", 30)}
    pixels.forget()
    first = forgetting(pngs, drawn, 2.0)
    pixels.forget()
    assert first == pngs(drawn, 2.0)
