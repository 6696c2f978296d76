"""Loops over draws as machine code."""
