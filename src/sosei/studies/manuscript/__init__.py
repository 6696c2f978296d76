"""The planner's own text: its form, its reading, its versions, and outlines to start from."""
