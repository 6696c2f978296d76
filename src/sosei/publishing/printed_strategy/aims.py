"""Where a strategy wants to go: what it says of itself, and the direction of each pillar."""

from __future__ import annotations

from collections.abc import Iterator

from sosei.publishing.sections.model import Section
from sosei.publishing.spoken import say
from sosei.publishing.strategy.plan import Plan, words
from sosei.publishing.tables import PrintedTable

TEXTS = ("description", "direction")


def aims(plan: Plan) -> Section:
    """Return the chapter of directions; one that states none says so.

    Parameters
    ----------
    plan : Plan
    """
    rows = tuple(_rows(plan))
    question = say("まちづくりの方向性と基本方針", "Directions and basic policies")
    if not rows:
        none = say("方向性の記載はありません。", "No direction is stated.")
        return Section("aims", question, none)
    count = len(plan.pillars)
    answer = say(f"{count}本の柱で進めます。", f"The strategy rests on {count} pillars.")
    head = (say("柱", "Pillar"), say("基本的な方向", "Basic direction"))
    title = say("柱とその基本的な方向", "Pillars and their direction")
    return Section("aims", question, answer, tables=(PrintedTable(title, head, rows, prose=True),))


def _rows(plan: Plan) -> Iterator[tuple[str, str]]:
    for pillar in plan.pillars:
        texts = [words(text) for _, text in plan.names.parts(pillar.id, TEXTS)]
        if texts:
            yield words(pillar.name), "\n".join(texts)
