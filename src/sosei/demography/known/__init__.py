"""What was counted, and the rates that follow from it."""
