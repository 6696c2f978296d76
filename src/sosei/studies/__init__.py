"""One study from its file to a frozen result."""
