"""A frozen result as charts, tables, pages and print; nothing new is computed here."""
