"""A manuscript beside a result: its numbers printed, its references numbered, what went stale."""
