"""Measurements of speed and memory, each beside its peers: ``python -m benchmarks``; never asserted."""
