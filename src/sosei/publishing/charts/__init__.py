"""One grammar of charts for page and print: Altair specifications of a frozen result."""
