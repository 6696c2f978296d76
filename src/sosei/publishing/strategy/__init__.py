"""Strategies to be read: words, numbers, names, tables and charts, in both languages."""
