"""Accounts, departments, posts, and who may do what."""
