"""What if: a frozen result and levers → figures, by the one engine."""
