"""Strategy and population joined: what a measure is worth in people, and indicators that fill themselves."""
