"""Columns of what ensembles tell, with draws or without."""

import polars as pl

QUANTILES = {
    "scenario": pl.String,
    "against": pl.String,
    "area": pl.String,
    "year": pl.Int64,
    "indicator": pl.String,
    "probability": pl.Float64,
    "value": pl.Float64,
}

CHANCES = {
    "scenario": pl.String,
    "area": pl.String,
    "year": pl.Int64,
    "event": pl.String,
    "probability": pl.Float64,
}
