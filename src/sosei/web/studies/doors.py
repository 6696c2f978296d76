"""Who may open the pages of studies."""

DOORS = {
    "studies": "study.read",
    "study_new": "study.edit",
    "study_import": "study.edit",
    "study": "study.edit",
    "study_file": "study.read",
    "study_copy": "study.edit",
    "study_delete": "study.edit",
    "compare": "study.read",
    "run": "study.read",
    "run_fields": "study.read",
    "run_field": "study.read",
    "run_fields_csv": "study.read",
    "run_assumptions": "study.edit",
    "run_ensemble": "study.read",
    "run_show": "study.publish",
}
