"""The first sheet: what the workbook is, what each sheet shows, and where the figures come from."""

from __future__ import annotations

from sosei.publishing import wording
from sosei.publishing.sources import source_line
from sosei.publishing.spoken import own, say
from sosei.publishing.workbook.leaf import Book, Leaf
from sosei.publishing.workbook.names import ABOUT, CELLS, SHEETS
from sosei.studies.result import VisionResult


def reserve(book: Book) -> Leaf:
    """Make the sheet, so that it stands first."""
    return Leaf(book, SHEETS["cover"], own(book.result.title), (), (24, 100))


def write(leaf: Leaf) -> None:
    """Fill it, once all other sheets are known."""
    result = leaf.book.result
    basis = wording.basis(result.manifest)
    town = f"{own(result.name)} ({result.area})"
    for row, words in enumerate((town, basis, wording.run(result)), 1):
        leaf.text(row, 0, words)
    row = _sheets(leaf, 5)
    row = _notes(leaf, row + 1)
    _sources(leaf, row + 1)


def _sheets(leaf: Leaf, row: int) -> int:
    there = {sheet.get_name() for sheet in leaf.book.book.worksheets()}
    leaf.line(row, (say("シート", "Sheet"), say("内容", "What it shows")))
    for name, words in ABOUT.items():
        if SHEETS[name] in there:
            row += 1
            sheet = SHEETS[name]
            leaf.sheet.write_url(row, 0, f"internal:'{sheet}'!A1", None, sheet)
            leaf.text(row, 1, words, "wrapped")
    return row + 1


def _notes(leaf: Leaf, row: int) -> int:
    notes = (
        say(
            "合計・3区分・割合・差は数式です。値は丸めずに入っており、表示だけを丸めています。",
            "Sums, groups, shares and differences are formulas. Values are not rounded underneath, only shown so.",
        ),
        _joined(leaf.book.result),
        say(
            f"各セルが推計結果のどの数値かは、非表示のシート「{CELLS}」にあります。",
            f"The hidden sheet “{CELLS}” says which figure of the result each cell shows.",
        ),
        own(str(leaf.book.result.manifest["note"])),
    )
    for words in filter(None, notes):
        leaf.text(row, 0, words)
        row += 1
    return row


def _joined(result: VisionResult) -> str:
    """Say which strategy is joined, or that none is."""
    strategy = result.manifest.get("strategy")
    if strategy is None:
        return say(
            "この検討は戦略と結びついていないため、KPIのシートはありません。",
            "No strategy is joined to this study: there is no sheet of KPIs.",
        )
    name, address = own(strategy["name"]), strategy["edition"][:8]
    label, year, number = own(strategy["label"]), strategy["year"], strategy["number"]
    return say(
        f"KPIは「{name}」の{year}年度の効果検証（第{number}版、識別番号 {address}）によります。{label}",
        f"KPI: {name}, review of fiscal {year} (edition {number}, number {address}). {label}",
    )


def _sources(leaf: Leaf, row: int) -> None:
    leaf.text(row, 0, say("出典", "Sources"), "block")
    tables = leaf.book.result.tables
    # by name: a result that was read back has them in another order
    every = dict.fromkeys(source for name in sorted(tables) for source in tables[name].sources)
    heading = source_line(())
    seen = dict.fromkeys(source_line([source]).removeprefix(heading) for source in every)
    for place, words in enumerate(seen, row + 1):
        leaf.text(place, 0, words, "note")
