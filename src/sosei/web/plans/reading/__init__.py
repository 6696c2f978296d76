"""Published strategies as residents read them."""
