"""Other ways to do the same work, timed in the same run."""
