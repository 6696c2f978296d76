"""What leaves the house, as pictures that were looked at: `SOSEI_PICTURES=write` puts new ones in their place."""
