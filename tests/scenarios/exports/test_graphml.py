"""GraphML, read back by networkx."""

from __future__ import annotations

import io
import re
from typing import Any

import networkx as nx
import pytest

from scenarios.exports.argument_map import argument_map
from scenarios.exports.graphml import write
from scenarios.exports.request import ExportError, Options, Request
from scenarios.files.casebook_files import open_casebook
from scenarios.files.library import shipped_casebooks
from scenarios.model.casebook import Casebook
from tests.casebooks import mini
from tests.scenarios.exports.requests import request, split


def _read(made: Request) -> nx.Graph[Any]:
    return nx.read_graphml(io.BytesIO(write(made)))


@pytest.mark.parametrize(
    "casebook", [split(), open_casebook(shipped_casebooks()[0])], ids=["split", "shipped"]
)
def test_typed_nodes_and_edges_with_strengths_to_the_last_digit(casebook: Casebook) -> None:
    decision = casebook.decisions[1]
    other = next(option.id for option in decision.options if not option.actual)
    made = request({decision.id: other}, casebook=casebook, options=Options(course=1))
    graph, expected = _read(made), argument_map(made)
    assert set(graph) == {node.key for node in expected.nodes}
    for node in expected.nodes:
        told = graph.nodes[node.key]
        assert (told["type"], told["name"], told["text"]) == (node.kind, node.id, node.text)
        assert {key: told[key] for key in node.said} == dict(node.said)
        assert told.keys() - node.said.keys() == {"type", "name", "label", "text"}
    ids = re.findall(r'<edge [^>]*id="([^"]*)"', write(made).decode())
    assert len(ids) == len(set(ids)) == len(expected.edges)
    edges = sorted((source, target, data["type"]) for source, target, data in graph.edges(data=True))
    assert edges == sorted((edge.source, edge.target, edge.relation) for edge in expected.edges)


def test_strengths_are_those_of_the_course_and_of_history_for_debates() -> None:
    made = request({"toll": "charged"}, casebook=split(), options=Options(course=1))
    graph = _read(made)
    course, debates = made.snapshot.courses[1], made.snapshot.debates
    assert graph.nodes["argument:C5"]["strength"] == course.argument("C5").strength
    assert graph.nodes["argument:S3"]["strength"] == debates.argument("S3").strength
    assert (
        graph.nodes["position:blame/careless"]["strength"] == debates.question("blame").positions[0].strength
    )
    assert graph.nodes["position:market/west"]["strength"] == course.question("market").positions[1].strength


def test_what_is_supposed_is_the_users() -> None:
    graph = _read(request({"site": "mill"}, {"ferry": "kept"}))
    assert [node for node in graph if graph.nodes[node].get("supposed_by_user")] == ["position:ferry/kept"]
    assert graph.graph["supposed"].startswith("You suppose that")
    assert "not a chance" in graph.graph["caution"]


def test_characters_that_xml_has_no_place_for() -> None:
    graph = _read(request(casebook=mini(("Carts at the ford", "Carts \\uFFFE\\uFFFF <&> at the ford"))))
    assert graph.nodes["argument:C3"]["text"] == "Carts \ufffd\ufffd <&> at the ford doubled in three years."


def test_a_question_and_an_argument_of_one_id_are_two() -> None:
    graph = _read(request(casebook=mini(('id = "C6"', 'id = "market"'))))
    assert {"question:market", "argument:market"} <= set(graph)


def test_a_course_that_is_not_there() -> None:
    with pytest.raises(ExportError, match="there is no course 2"):
        write(request(options=Options(course=1)))
