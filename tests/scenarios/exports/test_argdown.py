"""Argdown, read back by the published parser where there is one, and by this program's own reader."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from scenarios.exports.argdown import write
from scenarios.exports.argument_map import ArgumentMap, argument_map
from scenarios.exports.request import Options, Request
from scenarios.files.casebook_files import casebook_from_bytes, open_casebook
from scenarios.files.library import shipped_casebooks
from scenarios.imports.argdown import argdown
from scenarios.imports.argdown_casebook import gathered
from scenarios.imports.skeleton import skeleton
from scenarios.model.casebook import Casebook
from tests.casebooks import mini
from tests.scenarios.exports.requests import request, split

ROOT = Path(__file__).resolve().parents[3]
FOLDER = Path(os.environ.get("OTHERWISE_ARGDOWN", ROOT / "build" / "argdown")) / "node_modules/@argdown/core"
NODE = shutil.which("node")

NASTY = (
    "A [b] <c> {d} #e @[f] *g* _h_ **i** e.g. this :j: // k /* l */ <!-- m --> \\\\ n ->o"
    " http://p.q/r (1) ### - s"
)


def _parsed(tmp_path: Path, made: Request) -> dict[str, Any]:
    if NODE is None or not FOLDER.is_dir():
        pytest.skip("no published Argdown parser here: npm install --prefix build/argdown @argdown/core")
    path = tmp_path / "x.argdown"
    path.write_bytes(write(made))
    reader = Path(__file__).with_name("read_argdown.mjs")
    done = subprocess.run([NODE, reader, FOLDER, path], capture_output=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert isinstance(found, dict)
    assert found["errors"] == []
    return found


def _assert_holds(found: dict[str, Any], expected: ArgumentMap) -> None:
    for kind, parts in (("argument", found["arguments"]), ("position", found["statements"])):
        nodes = {node.id: node for node in expected.of_kind(kind)}
        assert parts.keys() == nodes.keys()
        for title, part in parts.items():
            node = nodes[title]
            text = part["text"].split(" #")[0] if kind == "argument" else part["text"]
            assert " ".join(text.split()) == " ".join(node.text.split())
            if kind == "argument":
                speaks = (
                    "speaks" if node.said["speaks"] else "dormant" if node.said["dormant"] else "inactive"
                )
                assert part["tags"] == [speaks]
            for key, value in part["data"].items():
                if key != "presupposes":
                    wanted = node.said[key]
                    assert value == (pytest.approx(wanted, rel=1e-5) if isinstance(wanted, float) else wanted)
    signs = {"supports": "support", "attacks": "attack"}
    relations = {
        (signs[edge.relation], edge.source.partition(":")[2], edge.target.partition(":")[2])
        for edge in expected.edges
        if edge.relation in signs
    }
    told = {tuple(relation) for relation in found["relations"] if relation[0] in signs.values()}
    assert told == relations


@pytest.mark.parametrize("course", [0, 1])
def test_the_published_parser_reads_the_shipped_casebook(tmp_path: Path, course: int) -> None:
    book = open_casebook(shipped_casebooks()[0])
    made = request({"bloc-1923": "accepts"}, casebook=book, options=Options(course=course))
    found = _parsed(tmp_path, made)
    _assert_holds(found, argument_map(made))
    assert found["sections"] == [*(question.title for question in book.questions), "Arguments"]
    # A map shows what speaks, and of that what bears on something shown.
    speaking = {title for title, part in found["arguments"].items() if part["tags"] == ["speaks"]}
    shown = set(found["map"])
    assert shown & found["arguments"].keys() <= speaking
    assert len(shown & speaking) > 0.9 * len(speaking)


def test_the_published_parser_says_what_the_file_is(tmp_path: Path) -> None:
    found = _parsed(tmp_path, request({"site": "mill"}, {"ferry": "kept"}, title="A: “b” {c} ==="))
    assert found["front"]["title"] == "A: “b” {c} ==="
    assert found["front"]["casebook"] == "The bridge at Aldwater (mini), revision 1.0"
    assert "not a chance" in found["front"]["caution"]


def test_rivals_contradict_one_another_once(tmp_path: Path) -> None:
    told = [one for one in _parsed(tmp_path, request())["relations"] if "contra" in one[0]]
    pairs = [frozenset(relation[1:]) for relation in told]
    assert len(pairs) == len(set(pairs)) == 1 + 3 + 1 + 1


def nasty() -> Casebook:
    """The small casebook with all the signs of the format in a text, a label, a title and an id."""
    quoted = json.dumps(NASTY)
    return mini(
        ('text = "A free bridge took the ferry\'s passengers within a year."', f"text = {quoted}"),
        ('label = "The ferry is kept"', f"label = {quoted}"),
        ('title = "Does the ferry live on?"', f"title = {quoted}"),
        ('id = "C1"', 'id = "C]1>:{"'),
    )


def test_the_published_parser_takes_every_sign_for_text(tmp_path: Path) -> None:
    found = _parsed(tmp_path, request(casebook=nasty()))
    assert (
        found["arguments"]["C%5D1%3E:{"]["text"].split(" #inactive")[0].split(" #speaks")[0] == NASTY.strip()
    )
    assert " ".join(found["statements"]["ferry/kept"]["text"].split()) == NASTY
    assert found["sections"][0] == NASTY


def test_the_own_reader_takes_every_sign_for_text() -> None:
    found = argdown(write(request(casebook=nasty())).decode(), "x")
    assert found.elements["argument", "C%5D1%3E:{"].text == NASTY
    assert found.elements["statement", "ferry/kept"].text == NASTY
    assert found.headings[0].text == NASTY


@pytest.mark.parametrize("casebook", [mini(), split(), open_casebook(shipped_casebooks()[0])])
def test_read_in_as_a_casebook_all_but_the_conditions_comes_back(casebook: Casebook) -> None:
    found = gathered(write(request(casebook=casebook)).decode(), "x")
    again = casebook_from_bytes(skeleton(found, "x"), "x.toml")
    assert [question.id for question in again.questions] == [question.id for question in casebook.questions]
    for question, other in zip(casebook.questions, again.questions, strict=True):
        assert question.title == other.title
        assert question.kind == other.kind
        assert [(one.id, one.label, one.actual) for one in question.positions] == [
            (one.id, one.label, one.actual) for one in other.positions
        ]
    for argument in casebook.arguments:
        same = again.argument(argument.id)
        for name in ("text", "document", "voice", "page", "lines", "cue", "certainty", "kind", "inferred"):
            assert getattr(same, name) == getattr(argument, name), name
        assert same.base_score == argument.base_score
        for name in ("supports", "attacks", "presupposes"):
            assert set(getattr(same, name)) == set(getattr(argument, name))
    conditions = sum(bool(argument.when) + bool(argument.unless) for argument in casebook.arguments)
    assert f"a condition on decisions ({conditions} times)" in found.lost
