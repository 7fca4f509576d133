"""A scenario is never changed in place, and says what it was told."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from scenarios.model.reading import Reading
from scenarios.model.scenario import LONGEST_TITLE, CasebookReference, Scenario

PLAIN = Scenario(casebook=CasebookReference(id="mini", revision="1.0"))


def test_every_change_gives_another_scenario() -> None:
    changed = (
        PLAIN.with_choice("site", "mill")
        .with_note("site", "Why there?")
        .with_title("At the mill")
        .with_author("A. Reader")
        .with_in_play(["site"])
        .with_reading(Reading(credence={"ledger": 0.5}, muted=frozenset({"wells", "brook"})))
    )
    assert Scenario(casebook=CasebookReference(id="mini", revision="1.0")) == PLAIN
    assert changed.choices == {"site": "mill"}
    assert changed.notes == {"site": "Why there?"}
    assert (changed.title, changed.author) == ("At the mill", "A. Reader")
    assert changed.in_play == ("site",)
    assert changed.credence == {"ledger": 0.5}
    assert changed.muted == ("brook", "wells")


def test_the_reading_comes_back() -> None:
    reading = Reading(
        credence={"ledger": 0.25}, muted=frozenset({"wells"}), semantics="euler", without_inferences=True
    )
    assert PLAIN.with_reading(reading).reading == reading
    assert PLAIN.reading == Reading()


def test_choices_replace_one_another() -> None:
    both = PLAIN.with_choice("site", "mill").with_choice("toll", "charged")
    assert both.choices == {"site": "mill", "toll": "charged"}
    assert both.with_choices({"toll": "free"}).choices == {"toll": "free"}


def test_an_empty_note_is_no_note() -> None:
    assert PLAIN.with_note("site", "x").with_note("site", "") == PLAIN
    assert PLAIN.with_note("", "") == PLAIN


def test_half_a_surrogate_pair_from_a_clipboard_does_no_harm() -> None:
    changed = PLAIN.with_title("a\ud800b").with_note("", "\udc00")
    changed.title.encode()
    changed.notes[""].encode()
    assert changed.title.startswith("a")


def test_a_title_is_cut_where_a_file_would_be_refused() -> None:
    long = PLAIN.with_title("x" * (LONGEST_TITLE + 5))
    assert len(long.title) == LONGEST_TITLE
    Scenario.model_validate(long.model_dump())


def test_saving_marks_the_time_and_keeps_the_rest() -> None:
    saved = PLAIN.with_title("At the mill").as_saved()
    assert saved.modified.endswith("+00:00")
    assert saved.with_title("") == PLAIN.model_copy(update={"modified": saved.modified})


def test_keys_from_a_later_version_are_kept_through_changes() -> None:
    raw = {**PLAIN.model_dump(), "mood": {"grim": [1, None]}}
    changed = Scenario.model_validate(raw).with_choice("site", "mill")
    assert changed.model_dump()["mood"] == {"grim": [1, None]}


@pytest.mark.parametrize("credence", [-0.1, 1.1, float("nan"), float("inf"), True, "1"])
def test_a_credence_lies_between_nothing_and_full(credence: object) -> None:
    with pytest.raises(ValidationError):
        Scenario.model_validate({**PLAIN.model_dump(), "credence": {"ledger": credence}})
