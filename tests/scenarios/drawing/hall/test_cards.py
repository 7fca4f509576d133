"""A part of a step that is shown alone: larger, whole, below what it answers and under which terms."""

from __future__ import annotations

from itertools import combinations

from scenarios.drawing.hall.screen import hall_picture
from scenarios.engine.engine import Engine
from scenarios.exports.fonts import BODY, FileRuler
from scenarios.model.lecture import Step, View
from scenarios.projection.snapshot import Projector
from tests.scenarios.drawing.hall.showings import (
    SHIPPED_PROJECTOR,
    WIDE,
    every_step,
    inside,
    shapes,
    showing,
)
from tests.scenarios.engine.forks import forked
from tests.scenarios.small import argument


def test_the_parts_that_can_be_shown_alone_hold_their_words_and_lie_apart() -> None:
    for shown in every_step():
        cards = hall_picture(shown, WIDE, FileRuler(), BODY).cards
        assert cards or not (shown.step.text or shown.step.view is not View.SLIDE), shown.heading
        for card, _ in cards:
            assert card.x >= 0
            assert card.y >= 0
            assert card.right <= 1.001
            assert card.bottom <= 1.001
        for (one, _), (other, _) in combinations(cards, 2):
            assert one.bottom <= other.y + 1e-9, "one below the other, in their order"
    empty = showing(SHIPPED_PROJECTOR, Step(view=View.SLIDE))
    assert hall_picture(empty, WIDE, FileRuler(), BODY).cards == ()


def test_a_card_alone_is_larger_and_says_all_that_it_says_on_its_page() -> None:
    for shown in every_step():
        cards = hall_picture(shown, WIDE, FileRuler(), BODY).cards
        for number in range(len(cards)):
            sheet = hall_picture(shown, WIDE, FileRuler(), BODY).card_sheet(number)
            [part] = sheet.parts
            assert part.shapes.texts
            assert all(inside(part.shapes, text.rect) for text in part.shapes.texts)
            assert sheet.size[1] <= shapes(shown).size[1] / 1.25, (shown.heading, number)
            for one, other in combinations(part.shapes.texts, 2):
                assert not one.rect.overlaps(other.rect), (one.text, other.text)


def test_a_text_alone_is_as_much_of_it_as_has_room_and_not_cut() -> None:
    step = Step(view=View.SLIDE, heading="Long", text="word " * 2000)
    picture = hall_picture(showing(SHIPPED_PROJECTOR, step), WIDE, FileRuler(), BODY)
    [part] = picture.card_sheet(0).parts
    assert "…" not in " ".join(text.text for text in part.shapes.texts)
    assert all(inside(part.shapes, text.rect) for text in part.shapes.texts)


def test_an_argument_alone_still_says_for_which_side_it_speaks_and_of_what() -> None:
    step = Step(view=View.WHY, question="industry", choices={"trotsky-rule": "sole-power"})
    shown = showing(SHIPPED_PROJECTOR, step)
    [part] = hall_picture(shown, WIDE, FileRuler(), BODY).card_sheet(0).parts
    said = [text.text for text in part.shapes.texts]
    above, argument = said[: said.index("+")], said[said.index("+") + 1 :]
    assert " ".join(above).startswith(shown.heading)
    assert "By war-communist extremes — case for (60–80)" in " ".join(above)
    assert argument[-1].endswith("(line 133)")
    live = showing(SHIPPED_PROJECTOR, step, off_script=True)
    [part] = hall_picture(live, WIDE, FileRuler(), BODY).card_sheet(0).parts
    said = [text.text for text in part.shapes.texts]
    assert "off script: another course" in said[: said.index("+")]


def test_a_long_argument_alone_is_rather_small_than_cut_and_one_beyond_all_measure_stays_on_the_screen() -> (
    None
):
    step = Step(view=View.WHY, question="o", position="w", choices={"fork": "aside"})
    for words, is_whole in ((150, True), (2800, False)):
        arguments = [
            argument("long", supports=["o/w"], base=0.9, when={"fork": ["aside"]}, text="For it " * words),
            argument("yet", attacks=["o/w"], base=0.7, when={"fork": ["aside"]}, text="But then"),
        ]
        shown = showing(Projector(Engine(forked(*arguments))), step)
        alone = hall_picture(shown, WIDE, FileRuler(), BODY, large_room=True, leaf=1)
        [part] = alone.sheet.parts
        said = " ".join(text.text for text in part.shapes.texts)
        assert (said.count("For it") == words) == is_whole
        assert all(inside(part.shapes, text.rect) for text in part.shapes.texts)
        assert alone.left_out == "Page 2 of 2, 1 of 2 on it"


def test_a_card_of_a_text_without_a_heading_has_nothing_above_it() -> None:
    shown = showing(SHIPPED_PROJECTOR, Step(view=View.SLIDE, text="Good morning"))
    [part] = hall_picture(shown, WIDE, FileRuler(), BODY).card_sheet(0).parts
    assert [text.text for text in part.shapes.texts] == ["Good", "morning"] or not part.shapes.paths
    assert part.shapes.paths == ()


def test_an_outcome_alone_says_of_which_course_it_is() -> None:
    step = Step(view=View.OUTCOMES, question="leader", choices={"general-secretary": "trotsky-speaks"})
    [part] = hall_picture(showing(SHIPPED_PROJECTOR, step), WIDE, FileRuler(), BODY).card_sheet(1).parts
    said = " ".join(text.text for text in part.shapes.texts)
    assert said.startswith("All outcomes, if “Removed: Trotsky speaks for Lenin”")
    assert "The leading course: if the leaders rule together" in said
    assert "Who wins the fight at the top, 1923 to 1928?" in said
