"""Populations, rates, scenarios and their projection."""
