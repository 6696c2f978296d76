"""Municipalities side by side on a map; for everybody."""
