"""Who may open the pages of manuscripts; what changes one asks for `study.edit`."""

DOORS = {
    "manuscript": "study.read",
    "manuscript_section": "study.read",
    "manuscript_versions": "study.read",
    "manuscript_file": "study.read",
}
