"""Studies made on the page."""
