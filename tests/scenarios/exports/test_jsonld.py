"""JSON-LD after AIF."""

from __future__ import annotations

import json
from typing import Any

from scenarios.exports.argument_map import argument_map
from scenarios.exports.jsonld import write
from scenarios.exports.request import Request
from tests.scenarios.exports.requests import request


def _read(made: Request) -> dict[str, Any]:
    found = json.loads(write(made))
    assert isinstance(found, dict)
    return found


def test_information_inference_and_conflict() -> None:
    made = request({"site": "mill"})
    nodes = _read(made)["@graph"]
    by_id = {node["@id"]: node for node in nodes}
    assert len(by_id) == len(nodes)
    argument = by_id["urn:otherwise:mini:argument:L4"]
    assert "aif:I-node" in argument["@type"]
    assert argument["strength"] == made.course.argument("L4").strength
    supports = [node for node in nodes if node["@type"] == "aif:RA-node"]
    attacks = [node for node in nodes if node["@type"] == "aif:CA-node"]
    expected = argument_map(made).edges
    assert len(supports) == sum(edge.relation == "supports" for edge in expected)
    assert len(attacks) == sum(edge.relation == "attacks" for edge in expected)
    # What is named is there.
    for node in supports:
        assert {node["premise"], node["conclusion"]} <= by_id.keys()
    for node in attacks:
        assert {node["conflicting"], node["conflicted"]} <= by_id.keys()


def test_positions_answer_questions_and_arguments_presuppose_positions() -> None:
    by_id = {node["@id"]: node for node in _read(request())["@graph"]}
    assert by_id["urn:otherwise:mini:position:ferry/kept"]["answers"] == ["urn:otherwise:mini:question:ferry"]
    assert by_id["urn:otherwise:mini:argument:S4"]["presupposes"] == [
        "urn:otherwise:mini:position:safety/stands", "urn:otherwise:mini:position:ferry/kept",
    ]  # fmt: skip


def test_every_term_is_in_the_context() -> None:
    found = _read(request())
    context = found["@context"]
    for node in found["@graph"]:
        for kind in node["@type"] if isinstance(node["@type"], list) else [node["@type"]]:
            assert kind.partition(":")[0] in context
    assert context["@vocab"] == "urn:otherwise:"


def test_it_says_what_it_is() -> None:
    said = _read(request({"site": "mill"}, {"ferry": "kept"}))["dc:description"]
    assert any("not a chance" in line for line in said)
    assert any(line.startswith("Supposed by the user") for line in said)
