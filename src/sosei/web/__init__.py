"""Pages for many people."""
