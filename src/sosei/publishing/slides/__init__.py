"""A vision as slides: 16:9, native charts that can be edited, notes with method and source."""

from sosei.publishing.slides.deck import pptx, vision_pptx

__all__ = ["pptx", "vision_pptx"]
