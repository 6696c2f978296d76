"""The sheet on which a department reports: a workbook to be filled in with a spreadsheet program."""
