"""What can be said of an indicator in a year."""

from __future__ import annotations

from enum import StrEnum


class Verdict(StrEnum):
    """The judgement of a year."""

    UNJUDGEABLE = "unjudgeable"
    NOT_PUBLISHED = "not_published"
    ACHIEVED = "achieved"
    NOT_DUE = "not_due"
    NOT_REPORTED = "not_reported"
    WORSE = "worse"
    MISSED = "missed"
    ON_TRACK = "on_track"
    BEHIND = "behind"


class Reported(StrEnum):
    """Whether anything was reported, whatever the verdict."""

    REPORTED = "reported"
    NOT_REPORTED = "not_reported"
    NOT_PUBLISHED = "not_published"
    NOT_DUE = "not_due"
