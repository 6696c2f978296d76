"""Pages of the yearly review."""
