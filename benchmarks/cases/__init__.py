"""One case a file: each has ``NAME`` and ``measure() -> list[Measurement]``."""
