"""The vision as a workbook: its figures, formulas that follow them, native charts, assumptions that can be edited."""

from sosei.publishing.workbook.book import vision_xlsx

__all__ = ["vision_xlsx"]
