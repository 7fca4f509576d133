"""What can be changed in a module, one thing at a time, so that it says something else.

Owns the list of changes and how each is put into the text. Left alone: words (docstrings, what ``tr`` is
given), types, decorators and what only a type checker reads.
"""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_TURNED = {
    "<": ("<=", ">="),
    "<=": ("<", ">"),
    ">": (">=", "<="),
    ">=": (">", "<"),
    "==": ("!=",),
    "!=": ("==",),
    "is": ("is not",),
    "is not": ("is",),
    "in": ("not in",),
    "not in": ("in",),
    "and": ("or",),
    "or": ("and",),
    "+": ("-",),
    "-": ("+",),
    "*": ("/",),
    "/": ("*",),
    "//": ("/",),
    "%": ("*",),
    "&": ("|",),
    "|": ("&",),
    "+=": ("-=",),
    "-=": ("+=",),
}
_OPERATOR = re.compile(
    r"\b(?:is\s+not|not\s+in|is|in|and|or)\b|<<|>>|\*\*|<=|>=|==|!=|//|[-+*/]=|[-+*/%<>&|]"
)
_NAMES = {"min": "max", "max": "min", "any": "all", "all": "any"}


@dataclass(frozen=True)
class Mutation:
    """One change in the text of a module.

    Attributes:
        path: The module, from the root of the project.
        line: Where the change stands.
        lines: First and last line of the statement it is in.
        start: From where the text is replaced.
        end: Up to where.
        text: By what.
        on_import: Whether the statement runs when the module is imported, and not when something is called.
    """

    path: str
    line: int
    lines: tuple[int, int]
    start: int
    end: int
    text: str
    on_import: bool

    def applied(self, source: str) -> str:
        """Return the module with the change in it."""
        return source[: self.start] + self.text + source[self.end :]

    def told(self, source: str) -> str:
        """Return the change as two lines of a diff."""
        first = source.rfind("\n", 0, self.start) + 1
        last = source.find("\n", self.end)
        old, new = source[first:last], source[first : self.start] + self.text + source[self.end : last]
        return f"- {' '.join(old.split())}\n+ {' '.join(new.split())}"


def mutations(path: str, source: str) -> list[Mutation]:
    """Return every change known here in a module, from the top down."""
    return sorted(_Finder(path, source).found(), key=lambda each: (each.start, each.end, each.text))


class _Finder:
    def __init__(self, path: str, source: str) -> None:
        self._path, self._source = path, source
        self._lines = source.encode().splitlines(keepends=True)
        self._starts = [0]
        for line in self._lines:
            self._starts.append(self._starts[-1] + len(line.decode()))
        self._statement: ast.stmt | None = None
        self._functions = 0  # that the statement is within

    def found(self) -> Iterator[Mutation]:
        yield from self._under(ast.parse(self._source))

    def _under(self, node: ast.AST) -> Iterator[Mutation]:
        for name, value in ast.iter_fields(node):
            if name in {"annotation", "returns", "decorator_list"}:
                continue
            inside = isinstance(node, ast.FunctionDef | ast.Lambda) and name == "body"
            self._functions += inside
            for child in value if isinstance(value, list) else [value]:
                if isinstance(child, ast.AST) and not _left_alone(node, child):
                    if isinstance(child, ast.stmt):
                        self._statement = child
                    yield from self._at(child)
                    yield from self._under(child)
            self._functions -= inside

    def _at(self, node: ast.AST) -> Iterator[Mutation]:
        match node:
            case ast.Compare():
                operands = [node.left, *node.comparators]
                for left, right in pairwise(operands):
                    yield from self._operator(left, right)
            case ast.BoolOp():
                for left, right in pairwise(node.values):
                    yield from self._operator(left, right)
            case ast.BinOp():
                if not (_is_words(node.left) or _is_words(node.right)):
                    yield from self._operator(node.left, node.right)
            case ast.AugAssign():
                yield from self._operator(node.target, node.value)
            case ast.Constant(value=bool(flag)):
                yield self._replaced(node, str(not flag))
            case ast.Constant(value=int(number) | float(number)):
                yield self._replaced(node, repr(number + 1))
            case ast.UnaryOp(op=ast.Not()):
                yield self._replaced(node, f"({self._text(node.operand)})")
            case ast.Call(func=ast.Name(id=name)) if name in _NAMES:
                yield self._replaced(node.func, _NAMES[name])
            case ast.Return(value=ast.expr() as value) if not _is_none(value):
                yield self._replaced(node, "return None")
            case ast.Expr(value=ast.Call()):
                yield self._replaced(node, "pass")
            case ast.Break():
                yield self._replaced(node, "continue")
            case ast.Continue():
                yield self._replaced(node, "break")
        if isinstance(node, ast.If | ast.IfExp | ast.While):
            tests = [node.test]
        else:
            tests = node.ifs if isinstance(node, ast.comprehension) else []
        for test in tests:
            if isinstance(test, ast.Name | ast.Attribute | ast.Call):
                yield self._replaced(test, f"(not {self._text(test)})")

    def _operator(self, left: ast.expr, right: ast.expr) -> Iterator[Mutation]:
        start, end = self._end(left), self._start(right)
        if (match := _OPERATOR.search(self._source, start, end)) is not None:
            line = left.end_lineno or left.lineno
            for turned in _TURNED.get(" ".join(match.group().split()), ()):
                yield self._between(line, match.start(), match.end(), turned)

    def _replaced(self, node: ast.expr | ast.stmt, text: str) -> Mutation:
        return self._between(node.lineno, self._start(node), self._end(node), text)

    def _between(self, line: int, start: int, end: int, text: str) -> Mutation:
        assert self._statement is not None
        last = self._statement.end_lineno or self._statement.lineno
        lines = self._statement.lineno, last
        return Mutation(self._path, line, lines, start, end, text, on_import=not self._functions)

    def _text(self, node: ast.expr) -> str:
        return self._source[self._start(node) : self._end(node)]

    def _start(self, node: ast.expr | ast.stmt) -> int:
        return self._offset(node.lineno, node.col_offset)

    def _end(self, node: ast.expr | ast.stmt) -> int:
        return self._offset(node.end_lineno or node.lineno, node.end_col_offset or node.col_offset)

    def _offset(self, line: int, column: int) -> int:
        """Where a place is in the text; columns are counted in bytes."""
        return self._starts[line - 1] + len(self._lines[line - 1][:column].decode())


def _left_alone(parent: ast.AST, child: ast.AST) -> bool:
    match parent, child:
        case _, ast.If(test=ast.Name(id="TYPE_CHECKING")):
            return True
        case ast.Call(func=ast.Name(id="tr") | ast.Attribute(attr="tr")), _:
            return True
        case ast.Module(), ast.Assign(value=ast.BinOp(op=ast.BitOr()) | ast.Subscript()):  # a name for a type
            return True
        case ast.Call(), ast.keyword(arg="strict"):
            return True
    return False


def _is_words(node: ast.expr) -> bool:
    """Whether it is a sequence on the face of it: what + joins, and - would only break."""
    if isinstance(node, ast.Constant):
        return isinstance(node.value, str | bytes)
    return isinstance(node, ast.JoinedStr | ast.Tuple | ast.List)


def _is_none(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value is None
