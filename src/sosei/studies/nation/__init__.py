"""The nation as one system out of the library (docs/methods/nation.md)."""
