"""The sheet on which a department reports, as it comes back from a spreadsheet program."""
