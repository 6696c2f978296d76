"""What Sosei says, in Japanese and English: one room a subject."""

from sosei.base.messages.catalogue import FAULTS
from sosei.base.messages.said import (
    CLAMPED,
    NOT_READ,
    NOT_SUPPORTED,
    RAKED,
    STAGE_BOUND,
    UNVERIFIED,
)
from sosei.base.messages.words import Both, Entry, Language, Words, language

__all__ = [
    "CLAMPED",
    "FAULTS",
    "NOT_READ",
    "NOT_SUPPORTED",
    "RAKED",
    "STAGE_BOUND",
    "UNVERIFIED",
    "Both",
    "Entry",
    "Language",
    "Words",
    "language",
]
