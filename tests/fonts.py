"""The fonts that the product prints with, for programs that look at what it printed."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

ALIAS = (
    '<alias binding="same"><family>Noto Sans JP</family>'
    "<prefer><family>Noto Sans CJK JP</family></prefer></alias>"
)
"""Documents name the family as it is sold; the package calls it by its older name."""


def list_of_fonts(folder: Path) -> Path:
    """Write a list of fonts for fontconfig, and nothing else of this machine, into a folder.

    Parameters
    ----------
    folder : Path
    """
    fonts = folder / "fonts.conf"
    folders = (files("noto_cjk_sans_jp_regular"), files("noto_cjk_sans_jp_bold"))
    listed = "".join(f"<dir>{each}</dir>" for each in folders)
    fonts.write_text(
        f'<?xml version="1.0"?><fontconfig>{listed}{ALIAS}<cachedir>{folder}</cachedir></fontconfig>',
        encoding="utf-8",
    )
    return fonts
