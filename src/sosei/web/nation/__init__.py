"""Pages of the nation as one system."""
