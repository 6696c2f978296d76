"""Population carried forward by its components."""
