"""A heading is read to its end before a hall: it wraps and takes a smaller size before it is cut."""

from __future__ import annotations

from itertools import product

import pytest

from scenarios.drawing.hall.page import BODY, HEADINGS
from scenarios.drawing.ruler import ROLES
from scenarios.model.lecture import Step, View
from scenarios.model.place import Phase
from tests.scenarios.drawing.hall.showings import (
    OLD,
    SHIPPED,
    SHIPPED_PROJECTOR,
    WIDE,
    faults,
    lines,
    shapes,
    showing,
)

LEAST = 36 / 1080  # of the height of the screen


def decisions() -> list[tuple[str, str]]:
    """Every option that is a departure."""
    return [
        (decision.id, option.id)
        for decision in SHIPPED.decisions
        for option in decision.options
        if not option.actual
    ]


@pytest.mark.parametrize("phase", [Phase.ASKED, Phase.TOLD])
@pytest.mark.parametrize(("aspect", "large_room"), [(WIDE, False), (OLD, False), (WIDE, True)])
def test_the_heading_of_a_choice_and_any_question_is_whole(
    phase: Phase, aspect: float, large_room: bool
) -> None:
    questions = [question.id for question in SHIPPED.questions][:: 7 if phase is Phase.TOLD else 2]
    for (decision, option), question in product(decisions()[::3], questions):
        step = Step(view=View.OUTCOME, question=question, choices={decision: option})
        shown = showing(SHIPPED_PROJECTOR, step, phase)
        assert shown.heading in " ".join(lines(shown, aspect, large_room=large_room)), shown.heading


@pytest.mark.parametrize("large_room", [False, True])
def test_the_heading_of_two_choices_is_whole_and_the_same_before_and_after(large_room: bool) -> None:
    choices = dict(decisions()[::4][:2])
    for question in [question.id for question in SHIPPED.questions][::5]:
        step = Step(view=View.OUTCOME, question=question, choices=choices, asks=True)
        roles = set()
        for phase in (Phase.ASKED, Phase.COUNTED, Phase.TOLD):
            shown = showing(SHIPPED_PROJECTOR, step, phase)
            assert shown.heading in " ".join(lines(shown, large_room=large_room))
            assert faults(shown, large_room=large_room) == []
            texts = shapes(shown, large_room=large_room).texts
            roles.add(next(text.role for text in texts if shown.heading.startswith(text.text)))
        assert len(roles) == 1


def test_a_short_heading_is_as_large_as_ever_and_a_long_one_never_too_small() -> None:
    for count, role in ((4, "heading"), (17, "title"), (140, "strong")):
        step = Step(view=View.SLIDE, heading="longer " * count, text="Text")
        first = shapes(showing(SHIPPED_PROJECTOR, step)).texts[0]
        assert first.role == role
    assert lines(showing(SHIPPED_PROJECTOR, step))[3].endswith("…")
    assert min(ROLES[role][0] for role, _ in HEADINGS) * BODY >= LEAST
