"""人口減少による様々な分野への影響: the chapter of a vision on the fields, from the tables frozen with it."""

from __future__ import annotations

from sosei.publishing.sections.impacts.chapter import chapter

__all__ = ["chapter"]
