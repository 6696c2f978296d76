"""A yearly review as slides, PDF and Word."""

from sosei.publishing.printed_review.book import FILES, STEM, review_file, review_files
from sosei.publishing.printed_review.report import ReviewReport

__all__ = ["FILES", "STEM", "ReviewReport", "review_file", "review_files"]
