"""Manuscripts of studies: written section by section beside the figures, every save a version."""
