"""One grammar of charts for page and print: specifications of Vega-Lite of a frozen result."""
