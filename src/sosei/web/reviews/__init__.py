"""The yearly review: requests, reports, opinions and frozen editions."""
