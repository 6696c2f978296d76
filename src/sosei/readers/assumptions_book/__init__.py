"""The assumptions of a vision's workbook, as they come back from a spreadsheet program."""
