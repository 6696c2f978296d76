"""Whether the server is well: addresses for whoever watches it, and what pages say when it is not."""
