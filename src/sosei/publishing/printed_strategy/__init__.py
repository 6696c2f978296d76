"""A strategy as slides, PDF, Word and HTML."""

from sosei.publishing.printed_strategy.book import (
    strategy_chapters,
    strategy_file,
    strategy_subject,
)
from sosei.publishing.strategy.plan import Plan

__all__ = ["Plan", "strategy_chapters", "strategy_file", "strategy_subject"]
