"""Fifty people before a real `sosei serve`: what is behind it, how they ask, what they do."""
