"""Strategies: stored, changed and read."""
