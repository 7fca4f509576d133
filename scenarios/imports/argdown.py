"""Reading Argdown: statements, arguments and how they bear on one another, line by line.

This module owns the syntax, as https://argdown.org/syntax tells it; what it means in a casebook is the matter
of `argdown_casebook`. It is a reader of maps: text is text, with its emphasis and its links as they stand.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator
from typing import Any, Literal, TypeAlias

import yaml
from msgspec import Struct, field

from scenarios.model.faults import Fault, FaultError, quoted

Kind: TypeAlias = Literal["statement", "argument"]
Bearing: TypeAlias = Literal["supports", "attacks", "undercuts", "contradicts"]

_FRONT = re.compile(r"\s*===+[ \t]*\n(.*?)\n===+[ \t]*(?:\n|$)", re.DOTALL)
# What stands in braces may hold what would begin a comment elsewhere: an address, for one.
_COMMENT = re.compile(r"\\.|\{[^{}]*\}|(<!--|/\*|//)")
_ENDS = {"<!--": "-->", "/*": "*/", "//": "\n"}
_HEADING = re.compile(r"(#+) +(.*)")
_RELATION = re.compile(r"([ \t]*)(\+>|->|<\+|<-|><|_>|<_|\+|-|_)[ \t]+(\S.*)", re.DOTALL)
_INFERENCE = re.compile(r"[ \t]*-{2,}")
_NUMBERED = re.compile(r"[ \t]*\((\d+)\)[ \t]*(.*)", re.DOTALL)
_ITEM = re.compile(r"[ \t]*(?:\*|\d+\.)[ \t]+(.*)")
_ELEMENT = re.compile(
    r"(?:\[(?P<statement>[^\]\n]+)\]|<(?P<argument>[^>\n]+)>):?[ \t]*(?P<text>.*)",
    re.DOTALL,
)
_BEGINNINGS = (_HEADING, _RELATION, _INFERENCE, _NUMBERED, _ITEM, _ELEMENT)
_BRACE = re.compile(r"(?<!\\)\{")
_TAG = re.compile(r"(?<!\\)#(?:\(([^()\n]{1,200})\)|([\w-]+))")
_ESCAPED = re.compile(r"\\(.)")

# Which end of a relation is the parent, above and to the left, and what the source does to the target.
_SIGNS: dict[str, tuple[bool, Bearing]] = {
    "+": (False, "supports"), "<+": (False, "supports"), "+>": (True, "supports"),
    "-": (False, "attacks"), "<-": (False, "attacks"), "->": (True, "attacks"),
    "_": (False, "undercuts"), "<_": (False, "undercuts"), "_>": (True, "undercuts"),
    "><": (False, "contradicts"),
}  # fmt: skip


class Element(Struct):
    """A statement or an argument.

    Attributes:
        kind: Which of the two.
        title: Its title; of a statement without one a title of its own.
        text: What it says, "" where it is only named.
        line: The line at which it stands first.
        heading: The number of the heading that it stands under; -1 before the first.
        tags: Its tags.
        data: What stands in braces behind it.
    """

    kind: Kind
    title: str
    text: str
    line: int
    heading: int
    tags: set[str] = field(default_factory=set)
    data: dict[str, Any] = field(default_factory=dict)


class Heading(Struct):
    """A heading, with what stands in braces behind it."""

    text: str
    data: dict[str, Any]


LONGEST_DATA = 50_000
MOST_BRACKETS = 200  # of what a reader of YAML must remember

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

Key: TypeAlias = tuple[Kind, str]


class Argdown(Struct):
    """A document.

    Attributes:
        front: What its head says.
        headings: Its headings, in order.
        elements: Statements and arguments by kind and title, in order.
        relations: Source, bearing and target.
        conclusions: Argument and the statement that its premises lead to.
        premises: Argument and the statement that it starts from.
        items: How many items of lists there are, which argue nothing.
    """

    front: dict[str, Any] = field(default_factory=dict)
    headings: list[Heading] = field(default_factory=list)
    elements: dict[Key, Element] = field(default_factory=dict)
    relations: list[tuple[Key, Bearing, Key]] = field(default_factory=list)
    conclusions: list[tuple[Key, Key]] = field(default_factory=list)
    premises: list[tuple[Key, Key]] = field(default_factory=list)
    items: int = 0


def argdown(text: str, name: str) -> Argdown:
    """Read a document.

    Args:
        text: All of it.
        name: How faults name it.

    Raises:
        FaultError: Its head or what stands in braces cannot be read.
    """
    text = text.replace("\r\n", "\n")
    found = Argdown()
    start = 0
    front = _FRONT.match(text)
    if front is not None:
        found.front = _table(front[1], name, 1)
        start = front.end()
    _Reader(found, name).read(_blocks(_uncommented(text[start:]), text.count("\n", 0, start) + 1))
    return found


def _uncommented(text: str) -> str:
    """Return a text without its comments, every line where it was."""
    kept, start = [], 0
    while (found := _COMMENT.search(text, start)) is not None:
        if found[1] is None:
            kept.append(text[start : found.end()])
            start = found.end()
            continue
        kept.append(text[start : found.start()])
        end = text.find(_ENDS[found[1]], found.end())
        if end < 0:  # it goes on to the end of the file
            return "".join(kept)
        start = end if found[1] == "//" else end + len(_ENDS[found[1]])
        kept.append("\n" * text.count("\n", found.start(), start))
    return "".join([*kept, text[start:]])


def _blocks(text: str, first: int) -> Iterator[tuple[int, str]]:
    """Yield lines with their numbers, those that go on with the text before them joined to it.

    An empty line is yielded too: it ends what stands together.
    """
    number, gathered, braces = first, [""], 0
    for place, line in enumerate(text.split("\n"), start=first):
        begins = any(pattern.match(line) for pattern in _BEGINNINGS)
        # What stands in braces may go on over lines that would begin something elsewhere.
        if gathered[0] and line.strip() and (not begins or braces > 0):
            gathered.append(line)
            braces += line.count("{") - line.count("}")
            continue
        if gathered[0]:
            yield number, "\n".join(gathered)
        if not line.strip():
            yield place, ""
        number, gathered = place, [line.rstrip()]
        braces = line.count("{") - line.count("}")
    if gathered[0]:
        yield number, "\n".join(gathered)


class _Reader:
    def __init__(self, found: Argdown, name: str) -> None:
        self._found, self._name = found, name
        self._parents: list[tuple[int, Key]] = []  # how far each is indented, and what it is
        self._argument: Key | None = None  # the last argument named, to which numbered statements belong
        self._numbered: list[Key] = []
        self._concludes = False

    def read(self, blocks: Iterator[tuple[int, str]]) -> None:
        for number, text in blocks:
            if not text:
                self._parents.clear()
            elif heading := _HEADING.match(text):
                self._end_numbered()
                said, data = self._without_data(heading[2], number)
                self._found.headings.append(Heading(_plain(_TAG.sub("", said)), data))
            elif _INFERENCE.match(text) and not _RELATION.match(text):
                self._concludes = True
            elif numbered := _NUMBERED.match(text):
                self._number(self._element(numbered[2], number))
            elif relation := _RELATION.match(text):
                self._relate(relation, number)
            elif _ITEM.match(text):
                self._found.items += 1
            else:
                self._top(text, number)
        self._end_numbered()

    def _top(self, text: str, number: int) -> None:
        self._end_numbered()
        key = self._element(text.strip(), number)
        self._parents = [(len(text) - len(text.lstrip()), key)]
        if key[0] == "argument":
            self._argument = key

    def _relate(self, relation: re.Match[str], number: int) -> None:
        depth = len(relation[1].expandtabs(4)) + 1
        while self._parents and self._parents[-1][0] >= depth:
            self._parents.pop()
        if not self._parents:
            what = "something bears on nothing: no statement or argument stands above it"
            raise _refusal(self._name, number, what, "Put it, indented, below what it bears on")
        parent, child = self._parents[-1][1], self._element(relation[3], number)
        from_parent, bearing = _SIGNS[relation[2]]
        ends = (parent, child) if from_parent else (child, parent)
        self._found.relations.append((ends[0], bearing, ends[1]))
        self._parents.append((depth, child))

    def _number(self, key: Key) -> None:
        """Take a numbered statement: a premise, or after a line of hyphens what follows from those before."""
        if self._argument is None:
            return
        if self._concludes:
            # Steps on the way are no premises of the argument.
            self._found.premises += [(self._argument, premise) for premise in self._numbered]
            self._numbered = [key]
            self._concludes = False
        else:
            self._numbered.append(key)
        self._parents = [(0, key)]

    def _end_numbered(self) -> None:
        if self._argument is not None and self._numbered:
            *premises, last = self._numbered
            self._found.premises += [(self._argument, premise) for premise in premises]
            self._found.conclusions.append((self._argument, last))
        self._numbered = []
        self._concludes = False

    def _element(self, text: str, number: int) -> Key:
        named = _ELEMENT.match(text)
        said, data = self._without_data(named["text"] if named else text, number)
        tags = {first or second for first, second in _TAG.findall(said)}
        said = _plain(_TAG.sub("", said))
        kind: Kind = "argument" if named and named["argument"] else "statement"
        title = (named["statement"] or named["argument"]) if named else f"untitled, line {number}"
        element = self._found.elements.setdefault(
            (kind, title), Element(kind, title, "", number, len(self._found.headings) - 1)
        )
        if said and not element.text:
            element.text, element.line = said, number
            element.heading = len(self._found.headings) - 1
        element.tags |= tags
        element.data.update(data)
        return kind, title

    def _without_data(self, text: str, number: int) -> tuple[str, dict[str, Any]]:
        brace = _BRACE.search(text)
        if brace is None or not text.rstrip().endswith("}"):
            return text, {}
        data = text[brace.start() :].rstrip()
        inside = data[1:-1].strip("\n")
        # On several lines it is YAML by itself; on one the braces belong to it.
        own = textwrap.dedent(inside) if "\n" in inside else data
        return text[: brace.start()], _table(own, self._name, number)


def _table(text: str, name: str, number: int) -> dict[str, Any]:
    if len(text) > LONGEST_DATA or sum(map(text.count, "[{&*")) > MOST_BRACKETS:
        what = f"{quoted(text)} holds more than this program reads"
        raise _refusal(name, number, what, "Shorten what stands in braces")
    try:
        found = yaml.load(text, _LOADER)  # noqa: S506 - a safe loader, in C where there is one
    except (yaml.YAMLError, ValueError):
        what = f"{quoted(text)} cannot be read as YAML"
        raise _refusal(name, number, what, "Mend it, or take it out") from None
    return {str(key): value for key, value in found.items()} if isinstance(found, dict) else {}


def _plain(text: str) -> str:
    return _ESCAPED.sub(r"\1", " ".join(text.split()))


def _refusal(name: str, number: int, what: str, remedy: str) -> FaultError:
    return FaultError([Fault(name, f"line {number}", what, remedy)])
