"""The print fonts: Noto Sans CJK JP, regular and bold, as packages bring them."""

from __future__ import annotations

from importlib.resources import files

FAMILY = "Noto Sans CJK JP"

WIDTHS = "Sosei Widths"
"""The family of `lean_fonts`."""
_PACKAGES = ("noto_cjk_sans_jp_regular", "noto_cjk_sans_jp_bold")


def folders() -> list[str]:
    """Return the folders that hold the font files."""
    return [str(files(package)) for package in _PACKAGES]
