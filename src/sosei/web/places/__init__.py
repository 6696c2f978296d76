"""What a municipality gives of its own: rates, series, facilities, districts."""
