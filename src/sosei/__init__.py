"""Sosei (創生): population visions and comprehensive strategies for municipalities."""
