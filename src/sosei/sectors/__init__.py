"""What a population means for each field: children, care, work, town (METHOD 7)."""
