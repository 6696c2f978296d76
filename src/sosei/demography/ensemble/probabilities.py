"""Probabilities of the quantiles that are told of draws."""

PROBABILITIES = (0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.975)
