"""The handbook: every worked example of tests/spec as a page, kept true by being a test.

``python -m tests.docs.handbook`` (``make handbook``) writes docs/handbook.
"""

from __future__ import annotations

import ast
from pathlib import Path
from textwrap import dedent

REPOSITORY = Path(__file__).parents[2]
EXAMPLES, HANDBOOK = REPOSITORY / "tests" / "spec", REPOSITORY / "docs" / "handbook"
INDEX = "README.md"


def pages() -> dict[str, str]:
    """Return every page by its file name, the index among them."""
    made, listed = {}, []
    for file in sorted(EXAMPLES.glob("test_*.py")):
        source = file.read_text(encoding="utf-8")
        tree = ast.parse(source)
        title = (ast.get_docstring(tree) or file.stem).split("\n", 1)[0].rstrip(".")
        name = file.stem.removeprefix("test_").replace("_", "-") + ".md"
        made[name] = _page(title, tree, source, file)
        listed.append(f"- [{title}]({name})")
    intro = "# Handbook\n\nWorked examples. Every one of them runs as a test, so that none of them can grow untrue.\n"
    made[INDEX] = intro + "\n" + "\n".join(listed) + "\n"
    return made


def _page(title: str, tree: ast.Module, source: str, file: Path) -> str:
    rest = (ast.get_docstring(tree) or "").split("\n", 1)[1:]
    parts = [f"# {title}", *(part.strip() for part in rest if part.strip())]
    for node in tree.body:
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
            parts += _example(node, source)
    parts.append(f"*From `tests/spec/{file.name}`.*")
    return "\n\n".join(parts) + "\n"


def _example(test: ast.FunctionDef, source: str) -> list[str]:
    words = test.name.removeprefix("test_").replace("_", " ")
    docstring = ast.get_docstring(test)
    body = test.body[1:] if docstring else test.body
    first = body[0].lineno
    lines = source.splitlines()[first - 1 : test.end_lineno]
    code = dedent("\n".join(lines))
    return [f"## {words[:1].upper()}{words[1:]}", docstring or "", f"```python\n{code}\n```"]


def write() -> None:
    """Write every page, and remove those that no example stands behind."""
    HANDBOOK.mkdir(parents=True, exist_ok=True)
    made = pages()
    for old in HANDBOOK.glob("*.md"):
        if old.name not in made:
            old.unlink()
    for name, text in made.items():
        (HANDBOOK / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write()
