"""How sure a result is: its scenarios drawn many times, and what is frozen of that."""
