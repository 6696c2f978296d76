"""Bounds of the official classes, each with what is known of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Status(StrEnum):
    """How far a bound has been confirmed."""

    VERIFIED_SECONDARY = "verified (secondary)"
    """Read where others quote the publication."""
    UNVERIFIED = "unverified"
    """Found in no page that was read."""


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Bounds of the classes of one indicator; a figure on a bound is in the class above it.

    Attributes
    ----------
    indicator : str
    bounds : tuple of float
        Rising, in the unit of what is classed.
    status : Status
    source : str
    """

    indicator: str
    bounds: tuple[float, ...]
    status: Status
    source: str


NATURAL_INFLUENCE = Thresholds(
    "natural_influence_degree",
    (1.00, 1.05, 1.10, 1.15),
    Status.UNVERIFIED,
    "まち・ひと・しごと創生本部『地方人口ビジョンの策定のための手引き』: 自然増減の影響度 1–5, "
    "from general knowledge (METHOD 2 [K])",
)

SOCIAL_INFLUENCE = Thresholds(
    "social_influence_degree",
    (1.00, 1.10, 1.20, 1.30),
    Status.UNVERIFIED,
    "まち・ひと・しごと創生本部『地方人口ビジョンの策定のための手引き』: 社会増減の影響度 1–5, "
    "from general knowledge (METHOD 2 [K])",
)

DECLINE_STAGE = Thresholds(
    "decline_stage",
    (-0.01, 0.0),
    Status.UNVERIFIED,
    "stages: 加古川市 人口ビジョン; the bound between 微減 and 減少, five-year change of 65+ as a share "
    "of its peak, is a parameter of Sosei",
)

DECLINE_20_39 = Thresholds(
    "nine_class",
    (0.20, 0.50),
    Status.VERIFIED_SECONDARY,
    "人口戦略会議『令和6年・地方自治体「持続可能性」分析レポート』(2024), "
    "quoted by newsdig.tbs.co.jp/articles/-/1139675",
)
