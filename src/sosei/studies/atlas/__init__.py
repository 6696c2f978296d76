"""Many areas side by side: what the library and the projections tell of each, by year."""
