"""Official files as they are published: recognised by their headings, read into blocks."""

from sosei.readers.official.detect import read_official

__all__ = ["read_official"]
