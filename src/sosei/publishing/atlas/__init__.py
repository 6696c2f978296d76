"""A map of many areas: where each stands on the sheet, its colour, and its line in the list."""
