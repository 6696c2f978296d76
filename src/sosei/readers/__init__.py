"""Files of others, read into figures: every official heading is translated here, once."""
