"""The yearly review: who is asked, what is reported, how it is judged, answered and frozen."""
