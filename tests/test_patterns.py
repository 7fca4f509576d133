"""A pattern of a sentence is filled in one way, which sets apart what is written from right to left."""

from __future__ import annotations

import ast
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
# Pages of the program's own, in which no title stands, and the one way itself.
OWN = {"help", "damage.py", "errors.py", "language.py"}


def _filled_by_hand(file: Path) -> list[str]:
    """Where a file fills a pattern that is translated with `str.format` itself."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    calls = (node for node in ast.walk(tree) if isinstance(node, ast.Call))
    return [
        f"{file.relative_to(ROOT)}:{call.lineno}"
        for call in calls
        if isinstance(call.func, ast.Attribute)
        and call.func.attr == "format"
        and not isinstance(call.func.value, ast.Constant)
    ]


def test_every_pattern_is_filled_in_one_way() -> None:
    rooms = (*(ROOT / "gui").rglob("*.py"), *(ROOT / "scenarios").rglob("*.py"))
    files = [file for file in rooms if OWN.isdisjoint(file.relative_to(ROOT).parts)]
    assert len(files) > 200
    assert [place for file in files for place in _filled_by_hand(file)] == []
