"""The nation as one system: every municipality through one pool of movers (METHOD 1)."""
