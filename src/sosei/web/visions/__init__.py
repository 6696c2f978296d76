"""Visions: stored results and their pages."""
