"""Small areas of a town: households and districts (METHOD 6)."""
