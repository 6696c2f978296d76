"""The sheet on which a department reports: its fields and words, and what a filled one would change."""
