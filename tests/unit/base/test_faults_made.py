"""Every fault that the source makes is given the values that its words need."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.unit.base.test_messages import placeholders

import sosei
from sosei.base.messages import FAULTS

ROOT = Path(sosei.__file__).parent
VALUES = 4
"""Place of the values among the arguments of a fault."""


def _made() -> Iterator[tuple[str, str, list[set[str]]]]:
    """Yield where a fault of a written kind is made, its kind, and what may fill its words."""
    for path in sorted(ROOT.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for made, within in _calls(tree, tree):
            if any(isinstance(each, ast.Starred) for each in made.args):
                continue
            if not made.args or not isinstance(kind := made.args[0], ast.Constant):
                continue
            given = made.args[VALUES] if len(made.args) > VALUES else None
            named = (each.value for each in made.keywords if each.arg == "values")
            where = f"{path.relative_to(ROOT)}:{made.lineno}"
            yield where, str(kind.value), _names(next(named, given), within)


def _calls(node: ast.AST, within: ast.AST) -> Iterator[tuple[ast.Call, ast.AST]]:
    """Yield every making of a fault with the function that it stands in."""
    if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Fault":
        yield node, within
    inner = node if isinstance(node, ast.FunctionDef) else within
    for child in ast.iter_child_nodes(node):
        yield from _calls(child, inner)


def _names(told: ast.expr | None, within: ast.AST) -> list[set[str]]:
    """Return the names that a mapping has, where it is written there or a line before; none where it is not."""
    if told is None:
        return [set()]
    if isinstance(told, ast.Name):
        lines = [node for node in ast.walk(within) if isinstance(node, ast.Assign | ast.AnnAssign)]
        written = [line.value for line in lines if _target(line) == told.id]
        return [names for value in written for names in _names(value, ast.Pass())]
    if not isinstance(told, ast.Dict) or not all(isinstance(k, ast.Constant) for k in told.keys):
        return []
    return [{str(key.value) for key in told.keys if isinstance(key, ast.Constant)}]


def _target(line: ast.Assign | ast.AnnAssign) -> str:
    target = line.targets[0] if isinstance(line, ast.Assign) else line.target
    return str(getattr(target, "id", ""))


def test_each_is_given_what_its_words_need() -> None:
    looked, lacking = 0, []
    for where, kind, fillings in _made():
        needed = placeholders(FAULTS[kind].en)
        looked += len(fillings) > 0
        if fillings and not any(needed <= names for names in fillings):
            lacking.append(f"{where} {kind}: {', '.join(sorted(needed))}")
    assert looked > 300
    assert lacking == []
