"""The planner of the errands, with a password."""

from __future__ import annotations

from tests.people import person

EMAIL, PASSWORD = "planner@city.example.jp", "赤べこは三度ゆっくりうなずく"


def make() -> None:
    """Make the account in the database in hand."""
    planner = person("planner")
    planner.set_password(PASSWORD)
    planner.save()
