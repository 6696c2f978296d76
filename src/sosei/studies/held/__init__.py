"""What the library holds of one municipality, as the figures that a study stands on."""
