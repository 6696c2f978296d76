"""Who may open the pages of a municipality's own files."""

DOORS = {
    "own_files": "study.read",
    "own_used_rates": "study.read",
    "own_send": "study.edit",
    "own_look": "study.edit",
    "own_remove": "study.edit",
    "own_file": "study.read",
    "run_districts": "study.read",
    "run_districts_csv": "study.read",
}
"""Pages of files that a municipality gives of itself."""
