"""What a run assumes: rates by step, and scenarios that change them."""
