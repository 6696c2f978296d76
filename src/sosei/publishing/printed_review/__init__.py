"""A yearly review as slides, PDF, Word and HTML."""

from sosei.publishing.printed_review.book import STEM, review_file, review_files, review_subject
from sosei.publishing.printed_review.report import ReviewReport

__all__ = ["STEM", "ReviewReport", "review_file", "review_files", "review_subject"]
