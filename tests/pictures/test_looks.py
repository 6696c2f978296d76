"""The comparison itself: it overlooks smoothing, and sees a line that moved and a word that is gone."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from tests.pictures import looks

Painter = Callable[[ImageDraw.ImageDraw], None]


def page(*more: Painter, height: int = 1800) -> bytes:
    """A page of 1,440 pixels across with lines of words and a chart's line."""
    picture = Image.new("RGB", (1440, height), "white")
    draw = ImageDraw.Draw(picture)
    for line in range(20):
        draw.rectangle((80, 60 + 40 * line, 1000, 76 + 40 * line), fill="#1A1A1A")
    draw.line((100, 1000, 1300, 1600), fill="#B3202A", width=6)
    for each in more:
        each(draw)
    kept = io.BytesIO()
    picture.save(kept, "PNG")
    return kept.getvalue()


@pytest.fixture
def seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The page as it was looked at."""
    monkeypatch.setattr(looks, "SEEN", tmp_path)
    monkeypatch.setenv("SOSEI_PICTURES", "write")
    looks.looks_as_seen("page", page(), tmp_path)
    monkeypatch.delenv("SOSEI_PICTURES")
    (tmp_path / "now").mkdir()
    return tmp_path / "now"


def test_the_same_page_looks_as_it_was_seen(seen: Path) -> None:
    looks.looks_as_seen("page", page(), seen)


def test_edges_that_are_smoothed_otherwise_are_overlooked(seen: Path) -> None:
    def softer(draw: ImageDraw.ImageDraw) -> None:
        for line in range(20):
            draw.line((80, 59 + 40 * line, 1000, 59 + 40 * line), fill="#888888")

    looks.looks_as_seen("page", page(softer), seen)


@pytest.mark.parametrize(
    "painter",
    [
        lambda draw: draw.line((100, 1000, 1300, 1250), fill="#B3202A", width=6),
        lambda draw: draw.rectangle((80, 100, 1000, 116), fill="white"),
    ],
    ids=["a line more in a chart", "a line of words gone"],
)
def test_what_is_another_page_fails_and_is_left_to_be_looked_at(
    seen: Path, painter: Painter
) -> None:
    with pytest.raises(AssertionError, match="is not as it was"):
        looks.looks_as_seen("page", page(painter), seen)
    assert (seen / "page.png").exists()


def test_a_page_that_is_taller_fails(seen: Path) -> None:
    with pytest.raises(AssertionError, match="taller"):
        looks.looks_as_seen("page", page(height=1900), seen)
