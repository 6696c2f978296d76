"""A projection run many times, with shocks of the size that the censuses show."""
