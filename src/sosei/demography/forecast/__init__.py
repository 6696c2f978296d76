"""Forecasts from censuses alone, and how far such forecasts were from what was counted later."""
