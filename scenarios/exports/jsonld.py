"""The arguments of one course as JSON-LD after the Argument Interchange Format (AIF).

An argument and a position are information nodes; that an argument supports something is an inference between
the two (RA), that it attacks something a conflict (CA), as AIF has it. What AIF has no word for – questions,
premises, base scores and strengths – stands under the program's own names.

Source: Chesnevar et al., "Towards an argument interchange format", Knowledge Engineering Review 21 (2006).
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from scenarios.exports.argument_map import argument_map
from scenarios.exports.heading import heading

if TYPE_CHECKING:
    from scenarios.exports.argument_map import Edge, Node
    from scenarios.exports.request import Request

_CONTEXT = {
    "aif": "http://www.arg.dundee.ac.uk/aif#",
    "otherwise": "urn:otherwise:",
    "@vocab": "urn:otherwise:",
    "dc": "http://purl.org/dc/terms/",
    "premise": {"@id": "aif:Premise", "@type": "@id"},
    "conclusion": {"@id": "aif:Conclusion", "@type": "@id"},
    "conflicting": {"@id": "aif:ConflictingElement", "@type": "@id"},
    "conflicted": {"@id": "aif:ConflictedElement", "@type": "@id"},
    "answers": {"@type": "@id"},
    "presupposes": {"@type": "@id"},
    "claimText": "aif:claimText",
}

_INFORMATION = {"argument": "aif:I-node", "position": "aif:I-node", "question": "otherwise:Question"}


def write(request: Request) -> bytes:
    """Return the graph.

    Raises:
        ExportError: The branch has no such course.
    """
    said, found = heading(request), argument_map(request)
    prefix = f"urn:otherwise:{quote(request.book.id, safe='')}:"
    nodes = [_node(prefix, node) for node in found.nodes]
    by_id = {node["@id"]: node for node in nodes}
    for number, edge in enumerate(found.edges, start=1):
        if edge.relation in ("answers", "presupposes"):
            by_id[_name(prefix, edge.source)].setdefault(edge.relation, []).append(_name(prefix, edge.target))
        else:
            nodes.append(_scheme(prefix, number, edge))
    graph = {
        "@context": _CONTEXT,
        "@id": f"{prefix}graph",
        "dc:title": said.title,
        "dc:description": [*said.lines[1:]],
        "@graph": nodes,
    }
    return (json.dumps(graph, ensure_ascii=False, indent=1, allow_nan=False) + "\n").encode()


def _node(prefix: str, node: Node) -> dict[str, Any]:
    return {
        "@id": _name(prefix, node.key),
        "@type": [_INFORMATION[node.kind], f"otherwise:{node.kind.capitalize()}"],
        "claimText": node.text,
        **node.said,
    }


def _scheme(prefix: str, number: int, edge: Edge) -> dict[str, Any]:
    source, target = _name(prefix, edge.source), _name(prefix, edge.target)
    name = f"{prefix}edge:{number}"
    if edge.relation == "supports":
        return {"@id": name, "@type": "aif:RA-node", "premise": source, "conclusion": target}
    return {"@id": name, "@type": "aif:CA-node", "conflicting": source, "conflicted": target}


def _name(prefix: str, key: str) -> str:
    return f"{prefix}{quote(key, safe='/:')}"
