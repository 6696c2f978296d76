"""The order of the files of tests: the longest first, so that no worker ends with one while the others wait."""

from __future__ import annotations

from pathlib import PurePath

LONGEST = (
    "web/jobs/test_real_processes.py",
    "web/languages/test_accessible.py",
    "browser/test_reading_the_vision.py",
    "browser/test_a_planner_makes_a_study.py",
    "browser/test_pictures.py",
    "browser/test_a_planner_writes_a_strategy.py",
    "web/backup/test_killed.py",
    "browser/test_people.py",
    "unit/library/test_processes.py",
    "web/backup/test_round_trip.py",
    "web/reviews/test_killed.py",
    "unit/publishing/test_book.py",
    "property/test_ensemble.py",
    "browser/test_a_planner_joins_the_halves.py",
    "browser/test_the_yearly_review.py",
    "web/data/test_killed.py",
    "browser/test_following_a_job.py",
    "web/trail/test_commands.py",
    "web/health/test_disk_full.py",
    "browser/test_a_resident_reads_a_strategy.py",
    "browser/test_the_yearly_review_by_keyboard.py",
    "web/languages/test_every_page.py",
    "web/security/test_outside.py",
)
"""Files that take half a minute or more, as `make test` with --durations tells them."""


def place(file: PurePath, root: PurePath) -> int:
    """Return the place of a file among the longest; all others share the last."""
    name = file.relative_to(root).as_posix()
    return LONGEST.index(name) if name in LONGEST else len(LONGEST)
