"""A strategy as slides, PDF and Word."""

from sosei.publishing.printed_strategy.book import FILES, strategy_file
from sosei.publishing.printed_strategy.plan import Plan

__all__ = ["FILES", "Plan", "strategy_file"]
