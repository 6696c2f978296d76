"""A person who has no mouse: what she presses, and that she always sees where she is."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

FURTHEST = 150
"""Stops of Tab after which a thing counts as out of reach."""

HERE = """(thing) => {
  const here = document.activeElement, look = getComputedStyle(here), box = here.getBoundingClientRect();
  const ring = look.outlineStyle !== "none" && parseFloat(look.outlineWidth) >= 2;
  const inside = box.width > 0 && box.bottom > 0 && box.top < innerHeight;
  return [here === thing, here === document.body || ring && inside ? "" : here.outerHTML.slice(0, 200)];
}"""
"""Whether a thing has the focus, and what has it without showing it."""


def reach(thing: Locator) -> None:
    """Press Tab until a thing has the focus, seeing at every stop where one is."""
    wanted = thing.element_handle()
    arrived, unseen = thing.page.evaluate(HERE, wanted)
    for _ in range(FURTHEST):
        if arrived:
            return
        thing.page.keyboard.press("Tab")
        arrived, unseen = thing.page.evaluate(HERE, wanted)
        assert not unseen, f"the focus cannot be seen: {unseen}"
    raise AssertionError(f"Tab does not come to {thing}")


def enter(thing: Locator) -> None:
    """Follow a link or press a button."""
    reach(thing)
    thing.page.keyboard.press("Enter")


def write(thing: Locator, words: str) -> None:
    """Write into a field in place of what it holds."""
    reach(thing)
    thing.page.keyboard.press("ControlOrMeta+A")
    thing.page.keyboard.insert_text(words)


def tick(thing: Locator) -> None:
    reach(thing)
    thing.page.keyboard.press("Space")
    expect(thing).to_be_checked()


def choose(thing: Locator, label: str) -> None:
    """Go through the choices of a list until one is chosen."""
    reach(thing)
    for _ in range(thing.locator("option").count()):
        if thing.evaluate("list => list.selectedOptions[0].label") == label:
            return
        thing.page.keyboard.press("ArrowDown")
    raise AssertionError(f"{label} is not among the choices")


def skip(page: Page) -> None:
    """Go past what every page has, straight to what this one is about."""
    past = page.get_by_role("link", name="本文へ", exact=True)
    page.keyboard.press("Tab")
    assert page.evaluate(HERE, past.element_handle()) == [True, ""]
    page.keyboard.press("Enter")
