"""What a hall sees: large enough, inside the screen, words never over words; every view of every step."""

from __future__ import annotations

import itertools
import re
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from scenarios.drawing.hall.page import BODY as SHARE
from scenarios.drawing.hall.page import Page
from scenarios.drawing.palette import colours_of
from scenarios.drawing.ruler import ROLES
from scenarios.drawing.shapes import Box, Curve, Polygon
from scenarios.engine.engine import Engine
from scenarios.exports.fonts import FileRuler, size_of
from scenarios.files.casebook_files import open_casebook
from scenarios.model.lecture import Step, View
from scenarios.model.place import Phase
from scenarios.model.reading import Reading
from scenarios.model.scenario import Scenario
from scenarios.projection.comparing import Change
from scenarios.projection.snapshot import Projector
from scenarios.telling.lectures import ready_made
from scenarios.telling.statuses import standing_words
from tests.scenarios.drawing.hall.showings import (
    OLD,
    SHIPPED,
    SHIPPED_PROJECTOR,
    WIDE,
    every_step,
    inside,
    shapes,
    showing,
    texts,
)
from tests.scenarios.engine.forks import forked, question, supports
from tests.scenarios.small import argument

ROOT = Path(__file__).resolve().parents[4]
DATA = ROOT / "tests" / "data" / "casebooks"
SMALLEST = 36 / 1080
PHASES = tuple(Phase)


@pytest.mark.parametrize("aspect", [WIDE, OLD])
@pytest.mark.parametrize("large_room", [False, True])
def test_no_word_leaves_the_screen_or_lies_on_another(aspect: float, large_room: bool) -> None:
    found = every_step()
    assert len(found) > 20
    for shown in found:
        drawn = shapes(shown, aspect, large_room=large_room)
        assert drawn.texts
        for text in drawn.texts:
            assert inside(drawn, text.rect), (shown.heading, text.text)
        for one, other in combinations(drawn.texts, 2):
            assert not one.rect.overlaps(other.rect), (shown.heading, one.text, other.text)


def test_nothing_is_smaller_than_can_be_read_from_the_back() -> None:
    for shown in every_step():
        drawn = shapes(shown)
        assert min(size_of(text.role) for text in drawn.texts) / drawn.size[1] >= SMALLEST
        heading = drawn.texts[0] if drawn.texts[0].role == "heading" else drawn.texts[1]
        assert size_of(heading.role) / drawn.size[1] >= 64 / 1080
    assert SHARE == 48 / 1080
    assert {role for role in ROLES if size_of(role) < size_of("small")} == set()


def test_verdicts_are_as_large_as_the_body_text() -> None:
    bands = 0
    for shown in every_step():
        drawn = shapes(shown)
        for text in drawn.texts:
            if re.search(r"\(\d+–\d+\)", text.text):
                bands += 1
                assert size_of(text.role) / drawn.size[1] >= SHARE - 1e-9, (shown.heading, text.text)
    assert bands > 20


def test_words_stand_out_from_their_ground() -> None:
    colours = colours_of("hall").by_name
    ground = _luminance(colours["surface"])
    used = {text.colour for shown in every_step() for text in shapes(shown).texts}
    assert {"ink", "ink-soft", "selection"} <= used
    for colour in used:
        assert (ground + 0.05) / (_luminance(colours[colour]) + 0.05) >= 7.0, colour


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_the_hall_is_asked_without_the_documents_verdict() -> None:
    step = next(one for one in ready_made(SHIPPED_PROJECTOR, Scenario.new(SHIPPED), Reading()) if one.asks)
    asked = texts(showing(SHIPPED_PROJECTOR, step, Phase.ASKED))
    labels = [position.label for position in SHIPPED.question(step.question).positions]
    assert all(label in asked for label in labels)
    assert "case" not in asked
    assert "(40–60)" not in asked
    told = texts(showing(SHIPPED_PROJECTOR, step))
    assert "evenly contested" in told


def test_hands_are_drawn_as_bars_as_long_as_they_are_many() -> None:
    casebook = forked(supports("a", "o/w"))
    step = Step(view=View.OUTCOME, question="o", asks=True, hands={"u": 1, "w": 4}, hands_again={"u": 2})
    drawn = shapes(showing(Projector(Engine(casebook)), step, Phase.COUNTED))
    bars = [figure.rect for path in drawn.paths for figure in path.figures if isinstance(figure, Box)]
    assert [round(bar.width / bars[0].width, 6) for bar in bars] == [1.0, 2.0, 4.0]
    for bar, hands in zip(bars, "124", strict=True):
        beside = next(text.rect for text in drawn.texts if text.text == hands and text.rect.x >= bar.right)
        assert beside.x - bar.right == pytest.approx(beside.height / 2)
        assert beside.y + beside.height / 2 == pytest.approx(bar.y + bar.height / 2)
    told = texts(showing(Projector(Engine(casebook)), step))
    assert "The hall: " in told


def test_a_position_has_a_bar_from_the_middle_as_long_as_its_case_is_strong() -> None:
    projector = Projector(Engine(forked(supports("a", "o/w"))))
    shown = showing(projector, Step(view=View.OUTCOME, question="o", choices={"fork": "aside"}))
    boxes = [
        (path.ink.fill, figure.rect)
        for path in shapes(shown).paths
        for figure in path.figures
        if isinstance(figure, Box)
    ]
    tracks = [rect for fill, rect in boxes if fill == "line"]
    filled = [(fill, rect) for fill, rect in boxes if fill in ("for", "against-fill")]
    positions = shown.projected.positions
    assert {position.strength > 0.5 for position in positions if position.strength is not None} == {
        True,
        False,
    }
    for position, track, (fill, bar) in zip(positions, tracks, filled, strict=True):
        assert position.strength is not None
        assert fill == ("for" if position.strength >= 0.5 else "against-fill")
        ends = sorted((track.x + track.width / 2, track.x + track.width * position.strength))
        assert [bar.x, bar.right] == pytest.approx(ends)


def test_a_branch_that_splits_has_a_diamond_and_a_stroke_a_course() -> None:
    projector = Projector(Engine(SHIPPED))
    step = Step(view=View.MAP, question="contest", choices={"bloc-1923": "accepts"})
    drawn = shapes(showing(projector, step))
    figures = [figure for path in drawn.paths if path.ink.line == "selection" for figure in path.figures]
    assert sum(isinstance(figure, Polygon) for figure in figures) == 1
    assert sum(isinstance(figure, Curve) for figure in figures) == 3
    words = " ".join(text.text for text in drawn.texts)
    for said in ("as it happened", "if Stalin wins the fight", "◇ It turns on", "Trotsky accepts"):
        assert said in words


def test_history_alone_has_no_branch_and_a_branch_that_ends_as_history_runs_beside_it() -> None:
    casebook = forked(supports("a", "o/u"))
    projector = Projector(Engine(casebook))
    alone = shapes(showing(projector, Step(view=View.MAP, question="o")))
    assert not any(isinstance(figure, Curve) for path in alone.paths for figure in path.figures)
    beside = shapes(showing(projector, Step(view=View.MAP, question="o", choices={"fork": "aside"})))
    curves = [figure for path in beside.paths for figure in path.figures if isinstance(figure, Curve)]
    assert len(curves) == 2
    assert curves[1].pieces[-1].end.y > curves[0].pieces[0].start.y


def test_what_is_supposed_is_told_as_such() -> None:
    projector = Projector(Engine(SHIPPED))
    step = Step(
        view=View.MAP, question="leader", choices={"bloc-1923": "accepts"}, supposed={"leader": "trotsky"}
    )
    assert "Supposed: Trotsky leads" in texts(showing(projector, step))


def test_a_branch_that_rises_has_its_choice_below_the_trunk() -> None:
    asked = [question("h", "x", "y"), question("o", "w", "u", actual="u")]
    projector = Projector(Engine(forked(supports("a", "o/w"), questions=asked)))
    step = Step(view=View.MAP, question="o", choices={"fork": "aside"})
    rising = shapes(showing(projector, step))
    label = projector.casebook.decision("fork").option("aside").label
    [chosen] = [text for text in rising.texts if text.text == label]
    curve = next(figure for path in rising.paths for figure in path.figures if isinstance(figure, Curve))
    assert curve.pieces[-1].end.y < curve.pieces[0].start.y < chosen.rect.y


def test_silence_is_told() -> None:
    casebook = forked(supports("a", "h/x"))
    projector = Projector(Engine(casebook))
    silent: dict[str, Any] = {"choices": {"fork": "aside"}, "question": "o"}
    for view, said in ((View.OUTCOME, "The documents do not say."), (View.WHY, "No argument reaches")):
        assert said in texts(showing(projector, Step(view=view, **silent)))
    for view in (View.OUTCOMES, View.CHANGES, View.MAP):
        assert "ocuments do not say" in texts(showing(projector, Step(view=view, **silent)))


def test_too_much_is_counted_and_not_drawn_smaller() -> None:
    step = Step(view=View.OUTCOMES, question="leader", choices={"bloc-1923": "accepts"})
    assert texts(showing(SHIPPED_PROJECTOR, step)).splitlines()[-1].endswith(" more")
    slide = Step(view=View.SLIDE, text="\n".join(f"line {number}" for number in range(40)) + "\n\nend")
    shown = texts(showing(SHIPPED_PROJECTOR, slide))
    assert "line 3" in shown
    assert "line 39" not in shown
    assert "line 2" in texts(showing(SHIPPED_PROJECTOR, Step(view=View.SLIDE, text="line 1\n\nline 2")))


def test_many_answers_and_positions_are_cut_where_the_screen_ends() -> None:
    many = [f"p{number}" for number in range(10)]
    asked = [question("h", "x", "y"), question("o", *many)]
    projector = Projector(Engine(forked(supports("a", "o/p7"), questions=asked)))
    for view in View:
        for phase in PHASES:
            step = Step(view=view, question="o", choices={"fork": "aside"}, asks=True)
            drawn = shapes(showing(projector, step, phase), OLD, large_room=True)
            assert all(inside(drawn, text.rect) for text in drawn.texts)
            for one, other in combinations(drawn.texts, 2):
                assert not one.rect.overlaps(other.rect), (view, phase, one.text, other.text)


@pytest.mark.parametrize("aspect", [OLD, 1.4, 1.5, 1.6, WIDE, 2.0])
def test_no_position_is_named_without_its_verdict(aspect: float) -> None:
    many = [f"p{number}" for number in range(10)]
    asked = [question("h", "x", "y"), question("o", *many)]
    arguments = [supports(f"a{number}", f"o/p{number}") for number in range(10)]
    projector = Projector(Engine(forked(*arguments, questions=asked)))
    shown = showing(projector, Step(view=View.OUTCOME, question="o", choices={"fork": "aside"}))
    for large_room in (False, True):
        said = [text.text for text in shapes(shown, aspect, large_room=large_room).texts]
        words = {standing_words(shown.projected, position) for position in shown.projected.positions}
        named = [text for text in said if text in many]
        assert 0 < len(named) < len(many)
        assert sum(text in words for text in said) == len(named)


def test_more_answers_than_a_hall_can_read_are_counted() -> None:
    courses = open_casebook(DATA / "courses.toml")
    projector = Projector(Engine(courses))
    step = Step(view=View.OUTCOME, question="trade", choices={"dyke": "breaks"})
    assert "more answers" in texts(showing(projector, step))
    mapped = shapes(showing(projector, step.replaced(view="map")))
    assert all(inside(mapped, text.rect) for text in mapped.texts)


def test_a_long_answer_is_cut_after_three_lines_on_the_map() -> None:
    asked = [question("h", "x", "y"), question("o", "w", "u", actual="u")]
    asked[1]["positions"][0]["label"] = "An answer that goes on and on " * 6
    projector = Projector(Engine(forked(supports("a", "o/w"), questions=asked)))
    drawn = shapes(showing(projector, Step(view=View.MAP, question="o", choices={"fork": "aside"})))
    lines = [text.text for text in drawn.texts if text.role == "strong"]
    assert len(lines) == 4, "three of the long answer, one of the other"
    assert sum(line.endswith("…") for line in lines) == 1
    assert all(inside(drawn, text.rect) for text in drawn.texts)


def test_a_casebook_without_questions_still_has_a_screen() -> None:
    bare = forked(questions=[])
    for view in View:
        assert "Nothing" in texts(showing(Projector(Engine(bare)), Step(view=view, heading="Nothing")))


def test_the_position_in_focus_is_the_one_asked_for_or_the_answer() -> None:
    projector = Projector(Engine(forked(supports("a", "o/w"))))
    at: dict[str, Any] = {"view": View.WHY, "question": "o", "choices": {"fork": "aside"}}
    assert showing(projector, Step(**at, position="u")).position == "u"
    assert showing(projector, Step(**at, position="gone")).position == "w"
    silent = Projector(Engine(forked(supports("a", "h/x"))))
    assert showing(silent, Step(**at)).position == "u"


def test_what_is_written_from_right_to_left_begins_at_the_right() -> None:
    page = Page((400.0, 300.0), FileRuler())
    for text in ("מי מנהיג", "123 من يقود", "Who leads", "1922"):
        page.write(text)
    starts = [text.rect.x == page.room.x for text in page.shapes.texts]
    ends = [abs(text.rect.right - page.room.right) < 0.01 for text in page.shapes.texts]
    assert starts == [False, False, True, True]
    assert ends == [True, True, False, False]


def test_nothing_on_the_screen_obeys_characters_that_turn_a_line_about() -> None:
    step = Step(view=View.SLIDE, heading="a\u202eb", text="c\u202ed\x1b[31m")
    said = texts(showing(SHIPPED_PROJECTOR, step))
    assert "a[U+202E]b" in said
    assert "c[U+202E]d[U+001B][31m" in said


def test_history_alone_is_said_once() -> None:
    said = texts(showing(SHIPPED_PROJECTOR, Step(view=View.MAP, question="leader"))).splitlines()
    assert said.count("as it happened") == 1
    assert "your branch" not in said


def test_hands_for_an_answer_that_is_gone_are_not_shown() -> None:
    step = Step(view=View.OUTCOME, question="leader", hands={"gone": 5})
    assert "gone" not in texts(showing(SHIPPED_PROJECTOR, step))


def test_arguments_for_and_against_come_in_turn_the_firmest_first() -> None:
    arguments = [
        argument("weaker", supports=["o/w"], base=0.6, when={"fork": ["aside"]}),
        argument("firmer", supports=["o/w"], base=0.9, when={"fork": ["aside"]}),
        argument("yet", attacks=["o/w"], base=0.7, when={"fork": ["aside"]}),
        argument("still", attacks=["o/w"], base=0.3, when={"fork": ["aside"]}),
    ]
    step = Step(view=View.WHY, question="o", position="w", choices={"fork": "aside"})
    said = [text.text for text in shapes(showing(Projector(Engine(forked(*arguments))), step)).texts]
    rows = [(sign, row.split()[1]) for sign, row in itertools.pairwise(said) if sign in ("+", "−")]
    assert rows == [("+", "firmer"), ("−", "yet"), ("+", "weaker"), ("−", "still")]


def test_an_answer_that_is_another_is_in_the_colour_of_your_branch() -> None:
    asked = [question("o", "u", "w"), question("p", "v", "u")]
    projector = Projector(Engine(forked(supports("a", "o/w"), questions=asked)))
    shown = showing(projector, Step(view=View.CHANGES, question="o", choices={"fork": "aside"}))
    kinds = {key: one.kind for key, one in shown.snapshot.compared.outcomes.items()}
    assert kinds["o"] is Change.OTHERWISE
    assert kinds["p"] is not Change.OTHERWISE
    colours = {text.text: text.colour for text in shapes(shown).texts if "→" in text.text}
    assert colours == {"u → w": "selection", "v → the documents do not say": "ink"}


@pytest.mark.parametrize("words", range(1, 40, 2))
def test_on_what_a_course_rests_is_told_in_three_lines_at_most(words: int) -> None:
    hinge = question("h", "x", "y")
    hinge["positions"][0]["label"] = "indeed " * words
    arguments = [
        supports("a", "h/x"),
        supports("b", "h/y"),
        supports("c", "o/u", presupposes=["h/y"]),
        supports("d", "o/w", presupposes=["h/x"]),
    ]
    asked = [{**hinge, "settled": "1930"}, question("o", "u", "w")]
    projector = Projector(Engine(forked(*arguments, questions=asked)))
    drawn = shapes(showing(projector, Step(view=View.MAP, question="o", choices={"fork": "aside"})))
    told = [text.text for text in drawn.texts if text.colour == "selection" and "indeed" in text.text]
    assert 1 <= len(told) <= 3
    assert (" ".join(told).count("indeed") < words) <= told[-1].endswith("…")


def test_a_long_text_is_cut_in_its_last_line() -> None:
    page = Page((400.0, 300.0), FileRuler())
    page.write("word " * 60, most=2)
    lines = [text.text for text in page.shapes.texts]
    assert len(lines) == 2
    assert lines[1].endswith("…")
