"""What the mutation run changes in a module, and what it leaves alone."""

from __future__ import annotations

import ast

import pytest

from tests.mutations import mutations


def changed(source: str) -> list[str]:
    """A one-line module as each change leaves it."""
    return [each.applied(source) for each in mutations("x.py", source)]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("a < b", ["a <= b", "a >= b"]),
        ("a in b", ["a not in b"]),
        ("a is  not b", ["a is b"]),
        ("a and b or c", ["a or b or c", "a and b and c"]),
        ("(a) + (b)", ["(a) - (b)"]),
        ("a ** 2", ["a ** 3"]),
        ("a += b", ["a -= b"]),
        ("f(True, 0.5)", ["pass", "f(False, 0.5)", "f(True, 1.5)"]),
        ("a = not b", ["a = (b)"]),
        ("a = min(b)", ["a = max(b)"]),
        ("a = b if c else d", ["a = b if (not c) else d"]),
        ("a = [b for b in c if b.d]", ["a = [b for b in c if (not b.d)]"]),
        ("while True: break", ["while False: break", "while True: continue"]),
        ("def f(): return a", ["def f(): return None"]),
        ("é = 'ö', 1", ["é = 'ö', 2"]),
    ],
)
def test_one_thing_is_changed_at_a_time(source: str, expected: list[str]) -> None:
    assert changed(source) == expected
    for each in expected:
        ast.parse(each)


@pytest.mark.parametrize(
    "source",
    [
        '"""Two + two."""',
        "a: dict[int, 5] = b",
        "def f(a: x | y) -> x | y: pass",
        "A = x | y",
        'a = tr("one", 1)',
        'a = self.tr("one")',
        "if TYPE_CHECKING: a = 1",
        "@dataclass(frozen=True)\nclass A: pass",
        "a = zip(b, c, strict=True)",
        "a = 'one' + b",
        "def f(): return None",
    ],
)
def test_words_types_and_decorators_are_left_alone(source: str) -> None:
    assert changed(source) == []


def test_a_change_knows_whether_it_is_made_on_import() -> None:
    source = "a = 1\ndef f(b=2):\n    return 3\nclass C:\n    d = 4\n    def g(self):\n        return 5\n"
    on_import = {each.text: each.on_import for each in mutations("x.py", source) if each.text.isdigit()}
    assert on_import == {"2": True, "3": True, "4": False, "5": True, "6": False}


def test_a_change_knows_its_line_and_its_statement_and_is_told_as_a_difference() -> None:
    source = "a = 1\nb = f(\n    x,\n    y > 0,\n)\n"
    last = mutations("x.py", source)[-1]
    assert (last.line, last.lines) == (4, (2, 5))
    assert last.told(source) == "- y > 0,\n+ y > 1,"
