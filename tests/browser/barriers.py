"""What axe finds on a page that keeps somebody out."""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

ONLY_VIOLATIONS = {"resultTypes": ["violations"]}
"""What is right is not described element by element: on a long page that takes longer than finding it."""


def barriers(page: Page) -> list[tuple[str, str]]:
    """Return the rule that is broken and the element, for each."""
    found = Axe().run(page, options=ONLY_VIOLATIONS).response["violations"]
    return [(rule["id"], node["html"]) for rule in found for node in rule["nodes"]]
