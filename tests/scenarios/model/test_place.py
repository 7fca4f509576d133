"""Where a lecture stands: written, read again whatever became of it, and fitted to a casebook."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from scenarios.files.casebook_files import open_casebook
from scenarios.model.place import Phase, Place, read_place

CASEBOOK = open_casebook(Path(__file__).resolve().parents[2] / "data" / "casebooks" / "courses.toml")


def test_a_place_is_read_as_it_was_written() -> None:
    for place in (
        Place(),
        Place(6, Phase.COUNTED, {"dyke": "breaks"}, {"owner": None, "toll": "free"}, 2),
    ):
        assert read_place(json.loads(json.dumps(place.written()))) == place


def test_when_a_lecture_began_is_kept_and_makes_no_place_another() -> None:
    read = read_place(json.loads(json.dumps(Place(2, begun=1_700_000_000.5).written())))
    assert read is not None
    assert read.begun == 1_700_000_000.5
    assert read == Place(2)
    assert read.fitted(CASEBOOK).begun == read.begun


@pytest.mark.parametrize("odd", [-1.0, float("inf"), float("nan"), "noon"])
def test_a_beginning_that_cannot_be_read_loses_no_place(odd: object) -> None:
    read = read_place({"step": 3, "begun": odd})
    assert read is None or read.begun is None


@pytest.mark.parametrize(
    "odd",
    [
        None, 7, [], {"step": -1}, {"step": "seven"}, {"step": 10**30}, {"phase": 9}, {"choices": 3},
        {"choices": {"dyke": 3}}, {"choices": {"x" * 10_000: "y"}}, {"course": -2},
    ],
)  # fmt: skip
def test_one_that_cannot_be_read_is_none(odd: Any) -> None:
    assert read_place(odd) is None


def test_what_a_later_version_adds_is_no_reason_to_lose_the_place() -> None:
    assert read_place({"step": 3, "mood": "good"}) == Place(3)


def test_what_the_casebook_has_no_place_for_is_left_out() -> None:
    choices = {"dyke": "breaks", "gone": "x"}
    supposed: dict[str, str | None] = {"gone": None, "owner": "town", "port": None, "toll": "free"}
    fitted = Place(2, Phase.TOLD, choices, supposed, 1).fitted(CASEBOOK)
    assert fitted == Place(2, Phase.TOLD, {"dyke": "breaks"}, {"owner": "town", "port": None}, 1)
    assert Place(supposed={"owner": "gone"}).fitted(CASEBOOK) == Place()
    assert Place(choices={"dyke": "gone"}).fitted(CASEBOOK) == Place()


def test_it_is_off_script_by_any_deviation() -> None:
    assert not Place(3, Phase.ASKED).is_off_script
    for place in (Place(choices={"a": "b"}), Place(supposed={"a": None}), Place(course=0)):
        assert place.is_off_script
