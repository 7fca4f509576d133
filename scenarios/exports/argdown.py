"""The arguments of one course as Argdown, a Markdown for arguments that its own tools draw as maps.

Questions are headings, positions are statements that contradict their rivals, arguments are arguments.
What speaks in the course is tagged `speaks`, and the settings at the top let a map show that alone; the rest
is in the file for whoever wants it. What Argdown has no word for stands as data in braces.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from scenarios.exports.argument_map import Edge, Node, Value, argument_map
from scenarios.exports.heading import heading

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from scenarios.exports.heading import Heading
    from scenarios.exports.request import Request

# What would begin something else than text. A slash does where another or a star follows it, a full stop or a
# colon where a word and another of them does.
_SPECIAL = re.compile(r"[\\@#*_\[\]<>{}]|/(?=[/*])|[.:](?=\S)")
_BRACKETS = re.compile(r"[%\[\]<>]")

_SIGNS = {"supports": "+", "attacks": "-"}


def write(request: Request) -> bytes:
    """Return the document.

    Raises:
        ExportError: The branch has no such course.
    """
    return ("\n".join(_lines(request)) + "\n").encode()


def _lines(request: Request) -> Iterator[str]:
    found, said = argument_map(request), heading(request)
    onto: dict[str, list[Edge]] = {}
    for edge in found.edges:
        if edge.relation in _SIGNS:
            onto.setdefault(edge.target, []).append(edge)
    premises: dict[str, list[str]] = {}
    for edge in found.edges:
        if edge.relation == "presupposes":
            premises.setdefault(edge.source, []).append(edge.target.partition(":")[2])
    yield from _front(said)
    positions = found.of_kind("position")
    for question in found.of_kind("question"):
        rivals = [node for node in positions if node.said["question"] == question.id]
        yield ""
        yield f"# {_text(question.text)} {_data({'id': question.id, **question.said})}"
        for number, position in enumerate(rivals):
            yield ""
            yield f"{_statement(position.id)}: {_text(position.text)} {_data(position.said)}"
            yield from _bearing(onto.get(position.key, ()))
            # A contradiction runs both ways, so each pair is told once.
            yield from (f"  >< {_statement(rival.id)}" for rival in rivals[number + 1 :])
    yield ""
    yield "# Arguments"
    for node in found.of_kind("argument"):
        yield ""
        yield _argument(node, premises.get(node.key, []))
        yield from _bearing(onto.get(node.key, ()))


def _front(said: Heading) -> Iterator[str]:
    yield "==="
    yield f"title: {_quoted(said.title)}"
    for part in said.parts:
        yield f"{part.key}: {_quoted(part.text)}"
    yield f"caution: {_quoted(said.caution)}"
    yield "selection: {selectedTags: [speaks], selectElementsWithoutTag: true}"
    yield "==="


def _argument(node: Node, premises: Sequence[str]) -> str:
    data = {key: value for key, value in node.said.items() if key not in ("speaks", "active", "dormant")}
    more: dict[str, Value | Sequence[str]] = {**data}
    if premises:
        more["presupposes"] = premises
    tag = "#speaks" if node.said["speaks"] else "#dormant" if node.said["dormant"] else "#inactive"
    return f"{_reference(node.id)}: {_text(node.text)} {tag} {_data(more)}"


def _bearing(edges: Sequence[Edge]) -> Iterator[str]:
    for edge in edges:
        yield f"  {_SIGNS[edge.relation]} {_reference(edge.source.partition(':')[2])}"


def _statement(node_id: str) -> str:
    return f"[{_title(node_id)}]"


def _reference(node_id: str) -> str:
    return f"<{_title(node_id)}>"


def _title(node_id: str) -> str:
    return _BRACKETS.sub(lambda match: f"%{ord(match[0]):02X}", node_id)


def _text(text: str) -> str:
    # A blank after a sign that is written out would be taken for a part of it.
    return _SPECIAL.sub(lambda match: f"\\{match[0]}", " ".join(text.split()))


def _data(said: Mapping[str, Value | Sequence[str]]) -> str:
    parts = ", ".join(f"{key}: {_quoted(value)}" for key, value in said.items())
    return "{" + parts + "}"


def _quoted(value: Value | Sequence[str]) -> str:
    if isinstance(value, float):
        return f"{value:.6g}"  # a map is read by people; to the last digit see GraphML and .bag
    # JSON is YAML; a brace in it would be taken for the end of the data.
    text = json.dumps(value, ensure_ascii=False)
    if isinstance(value, str):
        return text.replace("{", "\\u007b").replace("}", "\\u007d").replace("===", "\\u003d==")
    return text
