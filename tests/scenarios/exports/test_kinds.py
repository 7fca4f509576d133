"""What can be exported, and which kind a file name means."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from scenarios.exports.kinds import KINDS, Kind, kind_of
from scenarios.exports.request import OPTIONS, ExportError, Options
from tests.scenarios.exports.requests import request, split


def test_every_kind_has_a_key_and_a_title_of_its_own() -> None:
    assert len({kind.key for kind in KINDS}) == len(KINDS)
    assert len({kind.title() for kind in KINDS}) == len(KINDS)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.key)
def test_every_kind_is_sound(kind: Kind) -> None:
    assert kind.suffix.startswith(".")
    assert kind.suffix == kind.suffix.lower()
    assert kind.heeds <= set(OPTIONS)
    asked = replace(request({"site": "mill"}, in_play=["site", "toll"]), lecture=({"heading": "One"},))
    assert kind.write(replace(asked, painter=lambda pixels: bytes(pixels.size[0] > 0)))


OTHERS: dict[str, Any] = {
    "page": "letter",
    "scale": 2.0,
    "width": 900,
    "transparent": True,
    "dark": True,
    "branches": "in-play",
    "question": "market",
    "position": "kept",
    "course": 1,
    "notes": True,
}


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.key)
def test_a_kind_heeds_the_options_that_it_says_and_no_others(kind: Kind) -> None:
    asked = request({"toll": "charged"}, casebook=split(), in_play=["site", "toll"])
    lecture = ({"heading": "One", "question": "ferry", "notes": "Slowly."},)
    plainly = Options(question="ferry")  # which the courses answer otherwise
    asked = replace(asked, lecture=lecture, painter=lambda pixels: repr(pixels).encode(), options=plainly)
    plain = kind.write(asked)
    heeded = {
        option
        for option, other in OTHERS.items()
        if kind.write(replace(asked, options=replace(plainly, **{option: other}))) != plain
    }
    assert tuple(OTHERS) == OPTIONS
    assert heeded <= kind.heeds
    # On a map the course shows only where all lead to the same, each by a case of its own.
    assert kind.heeds - heeded <= ({"course"} if kind.name == "map" else set())


@pytest.mark.parametrize("name", ["a.csv", "a.b.CSV", "/x/y.csv"])
def test_the_ending_decides(name: str) -> None:
    assert kind_of(name).key == "outcomes.csv"


def test_a_name_goes_with_the_ending() -> None:
    assert kind_of("a.csv", "outcomes").key == "outcomes.csv"
    assert kind_of("a.csv", "outcomes.csv").key == "outcomes.csv"


def test_a_whole_key_needs_no_ending() -> None:
    assert kind_of("/dev/null", "outcomes.csv").key == "outcomes.csv"


def test_an_ending_of_no_kind() -> None:
    with pytest.raises(ExportError, match=r'the ending of "a\.zip" is that of no kind .*\.csv'):
        kind_of("a.zip")


def test_a_name_of_no_kind() -> None:
    with pytest.raises(ExportError, match=r'there is no kind of export "poem"; these are: .*outcomes'):
        kind_of("a.csv", "poem")


def test_one_ending_may_mean_several_kinds_and_one_name_several_endings() -> None:
    assert kind_of("a.pdf", "report").key == "report.pdf"
    assert kind_of("a.md", "report").key == "report.md"
    with pytest.raises(ExportError, match=r'report can end with .*\.md, and "a\.csv" does not'):
        kind_of("a.csv", "report")
