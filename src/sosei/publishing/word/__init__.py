"""A vision as a Word document, for offices that must edit its text and tables."""

from sosei.publishing.word.document import vision_docx

__all__ = ["vision_docx"]
