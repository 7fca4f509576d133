"""What a step sets, in words: in a line for the list, and all of it beside the step's fields."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from scenarios.files.casebook_files import open_casebook
from scenarios.files.library import shipped_casebooks
from scenarios.model.lecture import Step, View
from scenarios.telling.step_settings import set_in_brief, step_settings

if TYPE_CHECKING:
    from scenarios.model.casebook import Casebook


@pytest.fixture(scope="module")
def shipped() -> Casebook:
    return open_casebook(shipped_casebooks()[0])


def test_a_step_that_sets_nothing_is_history(shipped: Casebook) -> None:
    step = Step(view=View.OUTCOMES)
    assert set_in_brief(shipped, step) == "as it happened"
    assert step_settings(shipped, step) == ("As it happened: nothing is set otherwise",)


def test_all_that_a_step_sets_is_told(shipped: Casebook) -> None:
    step = Step(
        view=View.WHY,
        choices={"bloc-1923": "accepts", "general-secretary": "stays"},
        supposed={"contest": "rivals", "nowhere": "x"},
        question="leader",
        position="trotsky",
        course={"contest": "rivals", "leader": None},
        credence={"memoir": 0.5},
    )
    assert set_in_brief(shipped, step) == (
        "Trotsky accepts Zinoviev's offer; supposed: his rivals win the fight"
    )
    assert step_settings(shipped, step) == (
        "Set otherwise: Trotsky accepts Zinoviev's offer",
        "Supposed: his rivals win the fight",
        "Question: Who leads the party? – Trotsky",
        "Course: his rivals win the fight and nobody says: Who leads the party?",
        "Reading: N, E and A in full, M at 0.5",
    )
    without = step.replaced(position="", semantics="unheard-of", credence={})
    assert "Question: Who leads the party?" in step_settings(shipped, without)
    assert step_settings(shipped, without)[-1].endswith("(unheard-of)")
    other = step.replaced(semantics="df-quad", credence={})
    assert step_settings(shipped, other)[-1].endswith("weighed another way (DF-QuAD)")


def test_before_a_text_no_branch_is_seen(shipped: Casebook) -> None:
    step = Step(view=View.SLIDE, text="Good morning", choices={"bloc-1923": "accepts"})
    assert set_in_brief(shipped, step) == ""
    assert step_settings(shipped, step) == ()
