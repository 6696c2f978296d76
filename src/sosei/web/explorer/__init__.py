"""The explorer: what would become of the town if …, tried by whoever reads its vision."""
