"""One grammar of charts for page and print: Altair specifications, made from a frozen result alone."""
