"""Open data: editions of what is published, for people and for programs."""
