"""Official files in, and the library shown."""
