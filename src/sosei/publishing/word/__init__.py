"""A vision as a Word document, for offices that must edit its text and tables."""

from sosei.publishing.word.document import docx, vision_docx

__all__ = ["docx", "vision_docx"]
