"""An app whose jobs try the worker: long ones, one that kills it, one that says nothing."""
