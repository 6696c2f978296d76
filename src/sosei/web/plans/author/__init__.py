"""Strategies written: their head, tree, indicators, observations, imports and proposals."""
