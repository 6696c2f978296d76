"""What a population or a projection says: indicators, changes, balances."""
