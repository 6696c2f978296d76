"""Backups: everything that may not be lost in one file, and back."""
