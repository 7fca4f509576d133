"""Frameworks as `.bag` text: read back, they have the strengths of the program."""

from __future__ import annotations

import re
from collections.abc import Mapping
from graphlib import TopologicalSorter

import numpy as np
import pytest

from scenarios.engine.semantics import SEMANTICS, Aggregation
from scenarios.exports.bag import view_name, write
from scenarios.exports.request import Options, Request
from scenarios.files.casebook_files import casebook_from_bytes, open_casebook
from scenarios.files.library import shipped_casebooks
from scenarios.imports.bag import Framework, framework
from scenarios.imports.bag_casebook import gathered
from scenarios.imports.skeleton import skeleton
from scenarios.model.casebook import Casebook
from scenarios.model.reading import Reading
from tests.casebooks import HEAD, mini
from tests.scenarios.exports.requests import request, split
from tests.scenarios.projected import snapshot

SHIPPED = open_casebook(shipped_casebooks()[0])
UNEVEN = {"memoir": 0.35, "article": 0.7}


def _read(made: Request) -> Framework:
    return framework(write(made).decode(), "x.bag")


def _strengths(read: Framework, semantics_key: str) -> dict[str, float]:
    """The strengths of a framework, worked out one argument after the other."""
    semantics = SEMANTICS[semantics_key]
    into: dict[str, list[tuple[str, str, float]]] = {name: [] for name in read.bases}
    for edge in read.edges:
        into[edge.target].append((edge.source, edge.relation, edge.weight))
    order = TopologicalSorter({name: [one[0] for one in edges] for name, edges in into.items()})
    found: dict[str, float] = {}
    for name in order.static_order():
        energies = {"supports": 0.0, "attacks": 0.0}
        left = {"supports": 1.0, "attacks": 1.0}
        for source, relation, weight in into[name]:
            energies[relation] += weight * found[source]
            left[relation] *= 1.0 - weight * found[source]
        energy = energies["supports"] - energies["attacks"]
        if semantics.aggregation is Aggregation.PRODUCT:
            energy = left["attacks"] - left["supports"]
        cell = np.array([[energy]])
        semantics.influence(np.array([[read.bases[name]]]), cell, np.empty((1, 1)))
        found[name] = float(cell[0, 0]) if into[name] else read.bases[name]
    return found


def _assert_the_same(made: Request, found: Mapping[str, float]) -> None:
    """Every argument that speaks in the course, and every view of a document there, is in the file."""
    course, casebook = made.course, made.book
    expected: dict[str, float | None] = {}
    for argument in casebook.arguments:
        state = course.argument(argument.id)
        outcome = made.snapshot.side_of_argument(argument.id, course.number) is course
        if outcome and state.speaks and state.strength is not None:
            expected[argument.id] = state.strength
    for question in course.questions:
        for position in question.positions:
            for document, view in position.by_document.items():
                if view is not None:
                    expected[view_name(question.id, position.id, document)] = view
    assert found.keys() == expected.keys()
    assert len(found) > 5
    for name, strength in found.items():
        assert strength == pytest.approx(expected[name], abs=1e-12)


@pytest.mark.parametrize("semantics", SEMANTICS)
@pytest.mark.parametrize("credence", [{}, UNEVEN], ids=["full", "uneven"])
@pytest.mark.parametrize("course", [0, 2])
def test_it_reads_back_to_the_strengths_of_the_course(
    semantics: str, credence: dict[str, float], course: int
) -> None:
    reading = Reading(credence=credence, semantics=semantics)
    choices = {"bloc-1923": "accepts"}
    made = request(choices, None, reading, casebook=SHIPPED, options=Options(course=course))
    _assert_the_same(made, _strengths(_read(made), semantics))


@pytest.mark.parametrize("casebook", [mini(), split()], ids=["mini", "split"])
def test_more_than_two_positions_make_weights(casebook: Casebook) -> None:
    made = request({"toll": "charged"}, casebook=casebook)
    read = _read(made)
    assert {edge.weight for edge in read.edges} == {1.0, 0.5}
    _assert_the_same(made, _strengths(read, "quadratic-energy"))
    assert "weights" in read.about


@pytest.mark.parametrize("semantics", SEMANTICS)
@pytest.mark.parametrize("choices", [{}, {"bloc-1923": "accepts"}, {"general-secretary": "trotsky-speaks"}])
def test_read_in_as_a_casebook_it_has_the_same_strengths(semantics: str, choices: dict[str, str]) -> None:
    reading = Reading(semantics=semantics)
    made = request(choices, None, reading, casebook=SHIPPED)
    again = casebook_from_bytes(skeleton(gathered(write(made).decode(), "x.bag"), "x"), "x.toml")
    here = snapshot(again, reading=reading).courses[0]
    ids = {argument.id for argument in again.arguments}
    _assert_the_same(
        made,
        {name: strength for name in ids if (strength := here.argument(name).strength) is not None}
        | {
            view_name(question.id, position.id, document): view
            for question in here.questions
            for position in question.positions
            for document, view in position.by_document.items()
            if view is not None
        },
    )
    # With full credence what the documents make of a position together is the same too.
    for question in here.questions:
        there = made.course.question(question.id)
        for position in question.positions:
            if there.position(position.id).verdict is not None:
                assert position.strength == pytest.approx(there.position(position.id).strength, abs=1e-12)


def test_every_line_is_what_other_readers_take() -> None:
    made = request({"bloc-1923": "accepts"}, casebook=SHIPPED)
    known: set[str] = set()
    for line in write(made).decode().splitlines():
        fact = re.fullmatch(r"(\w+)\((.*)\)\.", line)
        assert fact is not None, line
        if fact[1] == "arg":
            name, base = fact[2].split(", ")
            assert 0.0 <= float(base) <= 1.0
            known.add(name)
        elif fact[1] in ("att", "sup"):
            assert set(fact[2].split(", ")[:2]) <= known, "an argument is there before it is used"


def test_it_says_what_it_is() -> None:
    about = _read(request({"site": "mill"}, {"ferry": "kept"})).about
    assert about["casebook"] == "The bridge at Aldwater (mini), revision 1.0"
    assert about["supposed"].startswith("You suppose that")
    assert "not a chance" in about["caution"]


def test_a_title_with_signs_of_the_format() -> None:
    made = request(title='a "b" (c), d\\')
    assert _read(made).about["title"].startswith('a "b" (c), d')


def test_an_id_with_signs_of_the_format_comes_back() -> None:
    casebook = mini(('id = "C1"', 'id = "C,1(a)@b%"'))
    found = gathered(write(request(casebook=casebook)).decode(), "x.bag")
    assert "C,1(a)@b%" in found.claims


def test_no_weight_no_word_of_weights() -> None:
    parts = (
        'documents = [{ id = "d", mark = "D", title = "D" }]\nvoices = [{ id = "v", name = "V" }]\n'
        'questions = [{ id = "q", title = "Q?", positions = [{ id = "a", label = "a" },'
        ' { id = "b", label = "b" }] }]\n'
        '[[arguments]]\nid = "x"\ndocument = "d"\nvoice = "v"\nlines = []\ntext = "x"\nbase = 0.5\n'
        'supports = ["q/a"]\n'
    )
    read = _read(request(casebook=casebook_from_bytes((HEAD + parts).encode(), "x")))
    assert len(read.edges) == 2
    assert "weights" not in read.about
