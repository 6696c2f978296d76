"""Which pillars carry which goals of a framework: SDGs, national goals, principles."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sosei.publishing.sections.model import Piece, Prose, Section
from sosei.publishing.spoken import say, told
from sosei.publishing.strategy.names import entry_name, framework_name
from sosei.publishing.strategy.plan import Plan, words
from sosei.publishing.strategy.words import PARTS
from sosei.publishing.tables import NOT_APPLICABLE, PrintedTable
from sosei.strategy.plan import FrameworkItem, Tag, TagBasis


def frameworks(plan: Plan) -> Iterator[Section]:
    """Yield a chapter a framework of the strategy.

    Parameters
    ----------
    plan : Plan
    """
    tagged = {tag.framework for tag in plan.package.tags}
    keys = list(dict.fromkeys(item.framework for item in plan.package.frameworks))
    yield from (_section(plan, key) for key in keys if key in tagged)
    untagged = [key for key in keys if key not in tagged]
    if untagged:
        yield _untagged(plan, untagged)


def _untagged(plan: Plan, keys: Sequence[str]) -> Section:
    """Return the frameworks that nothing is tagged by, with what the strategy says of them."""
    names = say("、", ", ").join(told(framework_name(key)) for key in keys)
    return Section(
        "by-none",
        say("そのほかの枠組み（SDGsなど）", "Other frameworks"),
        say(
            f"次の枠組みとの対応は、どの取組にも記されていません：{names}。",
            f"No measure or indicator is tagged by an entry of: {names}.",
        ),
        prose=tuple(each for key in keys for each in _texts(plan, key)),
    )


def _texts(plan: Plan, key: str) -> Iterator[Prose]:
    for _, text in plan.names.parts(key, PARTS):
        yield Prose((Piece(words(text)),))


def _section(plan: Plan, key: str) -> Section:
    name = told(framework_name(key))
    tags = [tag for tag in plan.package.tags if tag.framework == key]
    return Section(
        f"by-{key}",
        say(f"{name}との対応", f"{name}: which pillars carry what"),
        _answer(name, len({tag.code for tag in tags})),
        tables=(_table(plan, key, name, tags),),
        prose=tuple(_texts(plan, key)),
        notes=tuple(_notes(tags)),
    )


def _answer(name: str, count: int) -> str:
    return say(
        f"{name}のうち{count}項目に、取組や指標が対応しています。",
        f"Measures or indicators carry {count} entries of: {name}.",
    )


def _table(plan: Plan, key: str, name: str, tags: Sequence[Tag]) -> PrintedTable:
    items = sorted(
        (item for item in plan.package.frameworks if item.framework == key), key=lambda i: i.order
    )
    carried = {tag.code for tag in tags}
    return PrintedTable(
        say(
            f"{name}と柱（対応する取組・指標の件数）", f"{name} by pillar, measures and indicators"
        ),
        (say("項目", "Entry"), *(words(pillar.name) for pillar in plan.pillars)),
        tuple(_row(plan, item, tags) for item in items if item.code in carried),
    )


def _row(plan: Plan, item: FrameworkItem, tags: Sequence[Tag]) -> tuple[str, ...]:
    roots = [_root(plan, tag) for tag in tags if tag.code == item.code]
    counts = (roots.count(pillar.id) for pillar in plan.pillars)
    name = words(entry_name(item))
    entry = name if item.code in name else f"{item.code} {name}"
    return (entry, *(str(count) if count else NOT_APPLICABLE for count in counts))


def _root(plan: Plan, tag: Tag) -> str:
    node = tag.node or plan.package.records[tag.indicator].indicator.node
    return plan.branches.path(node)[0]


def _notes(tags: Sequence[Tag]) -> Iterator[str]:
    inferred = sum(tag.basis is TagBasis.INFERRED for tag in tags)
    if inferred:
        yield say(
            f"{inferred}件の対応は、文書に記載がなく、内容から推定したものです。",
            f"{inferred} of them are not stated in the document but inferred from what it says.",
        )
