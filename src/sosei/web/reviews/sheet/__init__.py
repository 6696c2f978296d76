"""The sheet of a department: given out, and taken in after a look at what it changes."""
