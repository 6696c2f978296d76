"""The bands of a fan: which shares of the draws, and how dark each is."""

from __future__ import annotations

BANDS = ((0.025, 0.975), (0.1, 0.9), (0.25, 0.75))
"""Of the draws: 95, 80 and 50 in a hundred."""

SHADES = (0.16, 0.22, 0.3)
"""Opacity of each band; they lie on one another."""
