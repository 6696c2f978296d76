"""Where a node goes when it is moved by a button, or dragged."""

from __future__ import annotations

from sosei.base.errors import Fault, InputError
from sosei.strategy.editing import moved
from sosei.strategy.package import Package
from sosei.strategy.plan import Node


def stepped(package: Package, node: str, way: str) -> Package:
    """Move a node one step.

    Parameters
    ----------
    package : Package
    node : str
    way : str
        ``up`` and ``down`` among its siblings, ``in`` below the sibling above it, ``out`` behind its parent.

    Raises
    ------
    InputError
        If the node is not there.
    """
    nodes = _known(package, node)
    return _stepped(package, nodes, nodes[node], way)


def dropped(package: Package, node: str, parent: str, before: str) -> Package:
    """Move a node to where it was dropped.

    Parameters
    ----------
    package : Package
    node : str
    parent : str
        Empty for a root.
    before : str
        The node of that parent which is to follow it; the last place if it is empty, or itself.

    Raises
    ------
    InputError
        If node or parent is not there, or the node would come below itself.
    """
    _known(package, node, *filter(None, [parent]))
    return moved(package, node, parent, before)


def _known(package: Package, *names: str) -> dict[str, Node]:
    """Return the nodes by their ids; refuse a name that is none."""
    nodes = {each.id: each for each in package.nodes}
    unknown = [name for name in names if name not in nodes]
    if unknown:
        values = {"value": ", ".join(unknown), "hint": ""}
        raise InputError([Fault("id_unknown", "nodes", values=values)])
    return nodes


def _stepped(package: Package, nodes: dict[str, Node], node: Node, way: str) -> Package:
    siblings = [each.id for each in package.tree.children(node.parent)]
    place = siblings.index(node.id)
    if way == "out":
        return _out(package, nodes, node)
    if way == "in":
        return package if place == 0 else moved(package, node.id, siblings[place - 1])
    if way == "up":
        return package if place == 0 else moved(package, node.id, node.parent, siblings[place - 1])
    after = siblings[place + 2] if place + 2 < len(siblings) else ""
    return moved(package, node.id, node.parent, after)


def _out(package: Package, nodes: dict[str, Node], node: Node) -> Package:
    """Move a node behind its parent; a root stays where it is."""
    above = nodes.get(node.parent)
    if above is None:
        return package
    uncles = [each.id for each in package.tree.children(above.parent)]
    place = uncles.index(above.id) + 1
    return moved(package, node.id, above.parent, uncles[place] if place < len(uncles) else "")
