"""Where a town stands: its vision against what was counted, its strategy, what changed; for everybody."""
