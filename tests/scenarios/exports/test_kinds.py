"""What can be exported, and which kind a file name means."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scenarios.exports.kinds import KINDS, Kind, kind_of
from scenarios.exports.request import OPTIONS, ExportError
from tests.scenarios.exports.requests import request


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
