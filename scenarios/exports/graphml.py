"""The arguments of one course as GraphML, which Gephi, yEd and networkx open."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

import networkx as nx

from scenarios.exports.argument_map import Value, argument_map
from scenarios.exports.heading import heading

if TYPE_CHECKING:
    from scenarios.exports.request import Request

# Neither has a place in XML 1.0; the other characters without one are in no casebook.
_NO_XML = re.compile("[\ufffe\uffff]")


def write(request: Request) -> bytes:
    """Return the graph: typed nodes and edges, strengths as attributes, what the file is on the graph itself.

    Raises:
        ExportError: The branch has no such course.
    """
    said = heading(request)
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    graph.graph.update({part.key: _text(part.text) for part in said.parts})
    graph.graph.update({"title": _text(said.title), "caution": said.caution})
    found = argument_map(request)
    for node in found.nodes:
        # Gephi and yEd show a label, and an argument's text is too long for one.
        label = node.id if node.kind == "argument" else node.text
        attributes = {key: _value(value) for key, value in node.said.items()}
        graph.add_node(
            node.key, name=node.id, type=node.kind, label=_text(label), text=_text(node.text), **attributes
        )
    for number, edge in enumerate(found.edges):
        # The key becomes the edge's id, by which Gephi tells edges apart.
        graph.add_edge(edge.source, edge.target, key=f"edge-{number}", type=edge.relation)
    data = io.BytesIO()
    nx.write_graphml(graph, data, encoding="utf-8", prettyprint=True)
    return data.getvalue()


def _value(value: Value) -> Value:
    return _text(value) if isinstance(value, str) else value


def _text(text: str) -> str:
    return _NO_XML.sub("\N{REPLACEMENT CHARACTER}", text)
