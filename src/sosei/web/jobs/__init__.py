"""Jobs: whatever takes over two seconds, worked off one after another outside the pages."""
