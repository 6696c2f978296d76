"""Open data of what is frozen: tables anyone may use, described for machines, small counts held back."""
