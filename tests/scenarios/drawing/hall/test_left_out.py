"""What has no room on a hall's screen is counted, in words that have room themselves."""

from __future__ import annotations

import re
from functools import partial
from typing import Any

import pytest

from scenarios.drawing.hall.screen import hall_left_out, hall_picture
from scenarios.drawing.hall.showing import Showing
from scenarios.engine.engine import Engine
from scenarios.exports.fonts import BODY, FileRuler
from scenarios.model.lecture import Step, View
from scenarios.model.place import Phase
from scenarios.projection.snapshot import Projector
from scenarios.telling.outcome_lines import changed_lines, outcome_lines
from scenarios.telling.reason_rows import reason_rows
from scenarios.telling.statuses import standing_words
from tests.scenarios.drawing.hall.showings import (
    OLD,
    SHIPPED,
    SHIPPED_PROJECTOR,
    WIDE,
    faults,
    lines,
    showing,
    texts,
)
from tests.scenarios.engine.forks import forked, question, supports
from tests.scenarios.small import argument

BLOC: dict[str, Any] = {"question": "inner-party-life", "choices": {"bloc-1923": "accepts"}}
ROOMS = [(WIDE, False), (WIDE, True), (OLD, False), (OLD, True), (2.4, True)]
FORTY = "\n".join(f"line {number}" for number in range(40))


def many(count: int, *labels: str) -> Projector:
    """A question with many answers, each argued; the last of them the most."""
    names = [f"p{number}" for number in range(count)]
    asked = [question("h", "x", "y"), question("o", *names)]
    for place, label in enumerate(labels):
        asked[1]["positions"][place]["label"] = label
    arguments = [supports(f"a{number}", f"o/p{number}", 0.5) for number in range(count - 1)]
    return Projector(Engine(forked(*arguments, supports("z", f"o/p{count - 1}", 0.9), questions=asked)))


@pytest.mark.parametrize(("aspect", "large_room"), ROOMS)
def test_the_lines_of_a_text_that_have_no_room_are_counted(aspect: float, large_room: bool) -> None:
    said = lines(showing(SHIPPED_PROJECTOR, Step(view=View.SLIDE, text=FORTY)), aspect, large_room=large_room)
    shown = sum(line.startswith("line ") for line in said)
    assert said[-1] == f"… and {40 - shown} more lines"


def test_one_line_is_told_as_one() -> None:
    short = [f"line {number}" for number in range(40)]
    said = {
        lines(showing(SHIPPED_PROJECTOR, Step(view=View.SLIDE, text="\n".join(short[:count]))))[-1]
        for count in range(5, 20)
    }
    assert "… and 1 more line" not in said, "the line would have room in its place"
    assert "… and 2 more lines" in said


@pytest.mark.parametrize("words", [300, 3000])
def test_a_paragraph_that_has_no_room_is_cut_and_the_text_said_to_go_on(words: int) -> None:
    step = Step(view=View.SLIDE, heading="Long", text="word " * words)
    said = lines(showing(SHIPPED_PROJECTOR, step))
    assert said[-2].endswith("word")
    assert said[-1] == "… the text goes on"
    step = step.replaced(text=f"{step.text}\nand\nmore")
    assert lines(showing(SHIPPED_PROJECTOR, step))[-1] == "… and 2 more lines"


def test_a_text_below_a_heading_that_takes_the_screen_is_counted_and_a_key_away() -> None:
    step = Step(view=View.SLIDE, heading="Long heading " * 14, text="word " * 60)
    shown = showing(SHIPPED_PROJECTOR, step)
    for aspect in (0.6, 0.7, 0.8, 0.9, 1.0):
        given = (shown, aspect, FileRuler(), BODY)
        pages = [hall_picture(*given, large_room=True)]
        pages += [hall_picture(*given, large_room=True, leaf=n) for n in range(1, pages[0].leaves)]
        drawn = [text.text for page in pages for part in page.sheet.parts for text in part.shapes.texts]
        assert " ".join(drawn).count("word") == 60
        assert (pages[0].left_out == "") == (len(pages) == 1)


def test_the_lecturer_can_be_told_what_the_hall_does_not_see() -> None:
    given = (WIDE, FileRuler(), BODY)
    long = showing(SHIPPED_PROJECTOR, Step(view=View.SLIDE, text=FORTY))
    assert hall_left_out(long, *given) == lines(long)[-1]
    assert hall_left_out(long, *given, large_room=True) == lines(long, large_room=True)[-1]
    short = showing(SHIPPED_PROJECTOR, Step(view=View.SLIDE, text="One"))
    assert hall_left_out(short, *given) == ""


@pytest.mark.parametrize(("aspect", "large_room"), ROOMS)
def test_outcomes_that_have_no_room_are_counted(aspect: float, large_room: bool) -> None:
    for choices in ({"bloc-1923": "accepts"}, {"general-secretary": "trotsky-speaks"}, {"lenin": "able"}):
        for view in (View.CHANGES, View.OUTCOMES):
            step = Step(view=view, question="leader", choices=choices, heading="What changes if it is so")
            shown = showing(SHIPPED_PROJECTOR, step)
            said = lines(shown, aspect, large_room=large_room)
            compared = shown.snapshot.compared
            every = len(compared.outcomes)
            if view is View.CHANGES:
                every -= sum(
                    count for kind, count in compared.counts.items() if kind.value in ("same", "argued")
                )
            outcomes = {one.title.split()[0:4][-1] for one in SHIPPED.questions}
            assert outcomes
            more = re.fullmatch(r"… and (\d+) more", said[-1])
            assert more, said
            drawn = [line for line in said if any(line.startswith(q.title[:18]) for q in SHIPPED.questions)]
            assert len(drawn) + int(more[1]) == every
            assert faults(shown, aspect, large_room=large_room) == []


@pytest.mark.parametrize(("aspect", "large_room"), ROOMS)
@pytest.mark.parametrize("question", ["inner-party-life", "leader", "industry", "contest"])
def test_why_hears_both_sides_and_counts_the_rest(aspect: float, large_room: bool, question: str) -> None:
    for choices in ({"bloc-1923": "accepts"}, {"general-secretary": "trotsky-speaks"}):
        for position in SHIPPED.question(question).positions:
            step = Step(
                view=View.WHY, question=question, position=position.id, choices=choices, heading="Why? " * 18
            )
            shown = showing(SHIPPED_PROJECTOR, step)
            said = lines(shown, aspect, large_room=large_room)
            signs, more = [line for line in said if line in ("+", "−")], _more_arguments(said)
            wide = lines(showing(SHIPPED_PROJECTOR, step), 40.0)
            of = [line for line in wide if line in ("+", "−")]
            assert set(signs) == set(of) or large_room, position.id
            assert len(signs) + more == len(of) + _more_arguments(wide) == _heard(shown)
            whole = [line for line in wide if re.search(r"\([^()]*\d\)$", line) and " — " not in line]
            assert sum(line in " ".join(said) for line in whole) == len(signs), "none is cut"
            assert faults(shown, aspect, large_room=large_room) == []


@pytest.mark.parametrize("large_room", [False, True])
def test_why_hears_both_sides_also_where_much_is_supposed(large_room: bool) -> None:
    choices = {"bloc-1923": "accepts", "lenin": "able"}
    step = Step(
        view=View.WHY, question="inner-party-life", position="coercion", choices=choices,
        supposed={"leader": "trotsky"}, heading="Why? What becomes of inner-party life?",
    )  # fmt: skip
    shown = showing(SHIPPED_PROJECTOR, step)
    said = lines(shown, large_room=large_room)
    assert {"+", "−"} <= set(said) or (large_room and said[-1] == "… and 6 more arguments: 1 for, 5 against")
    heard = []
    for leaf in range(hall_picture(shown, WIDE, FileRuler(), BODY, large_room=large_room).leaves):
        [part] = hall_picture(shown, WIDE, FileRuler(), BODY, large_room=large_room, leaf=leaf).sheet.parts
        heard += [text.text for text in part.shapes.texts if text.text in ("+", "−")]
        assert "Supposed: Trotsky leads" in [text.text for text in part.shapes.texts]
    assert sorted(heard) == ["+"] * 2 + ["−"] * 5


@pytest.mark.parametrize("aspect", [OLD, WIDE])
@pytest.mark.parametrize("large_room", [False, True])
@pytest.mark.parametrize("view", [View.WHY, View.OUTCOMES, View.CHANGES, View.OUTCOME])
def test_all_that_there_is_stands_on_one_of_the_pages(view: View, large_room: bool, aspect: float) -> None:
    choices = {"general-secretary": "trotsky-speaks"}
    step = Step(view=view, question="inner-party-life", choices=choices, heading="Now")
    shown = showing(SHIPPED_PROJECTOR, step)
    given = (shown, aspect, FileRuler(), BODY)
    pages = [hall_picture(*given, large_room=large_room)]
    pages += [hall_picture(*given, large_room=large_room, leaf=n) for n in range(1, pages[0].leaves)]
    counts = {
        View.WHY: _heard(shown),
        View.OUTCOMES: len(outcome_lines(shown.snapshot, 0)),
        View.CHANGES: len(changed_lines(shown.snapshot)),
        View.OUTCOME: len(shown.snapshot.folds("inner-party-life")),
    }
    cards = [part.text for page in pages for card in page.cards for part in card.parts[1:2]]
    assert len(cards) == counts[view]
    for number, page in enumerate(pages[1:], 2):
        [part] = page.sheet.parts
        said = [text.text for text in part.shapes.texts]
        assert f"Page {number} of {len(pages)}, {len(page.cards)} of {counts[view]} on it" in said
        assert "Now" in said
        if view is View.OUTCOMES:
            assert "The leading course: if" in " ".join(said)
    assert len(pages) > 1 or view in (View.OUTCOME, View.WHY)
    beyond = hall_picture(*given, large_room=large_room, leaf=99)
    assert beyond.sheet == pages[-1].sheet, "a room that holds more has fewer pages"


def test_a_text_goes_on_where_it_was_cut() -> None:
    words = [f"word{number}" for number in range(900)]
    text = " ".join(words[:300]) + "\n" + " ".join(words[300:310]) + "\n" + " ".join(words[310:])
    shown = showing(SHIPPED_PROJECTOR, Step(view=View.SLIDE, heading="Long", text=text))
    said = []
    for leaf in range(hall_picture(shown, WIDE, FileRuler(), BODY).leaves):
        [part] = hall_picture(shown, WIDE, FileRuler(), BODY, leaf=leaf).sheet.parts
        assert part.shapes.texts[0].text == "Long"
        said += [word for line in part.shapes.texts for word in line.text.split() if word.startswith("word")]
    assert said == words


def _heard(shown: Showing) -> int:
    """How many arguments are heard on the position in focus, as *Why* in the window lists them."""
    voice = partial(shown.snapshot.compared.voice, course=shown.side.number)
    groups = reason_rows(shown.side, voice, shown.question, shown.position)
    return sum(row.signed is not None and not row.dim for rows in groups.values() for row in rows)


def _more_arguments(said: list[str]) -> int:
    """How many arguments are said not to be shown; for and against they are as many."""
    found = [re.fullmatch(r"… and (\d+) more arguments?: (\d+) for, (\d+) against", line) for line in said]
    told = [[int(number) for number in one.groups()] for one in found if one]
    assert len(told) <= 1
    assert all(whole == pro + con for whole, pro, con in told)
    return told[0][0] if told else 0


@pytest.mark.parametrize("words", [20, 40, 60, 200])
@pytest.mark.parametrize("large_room", [False, True])
def test_an_argument_is_whole_or_it_is_counted(words: int, large_room: bool) -> None:
    arguments = [
        argument("firm", supports=["o/w"], base=0.9, when={"fork": ["aside"]}, text="For it " * words),
        argument("yet", attacks=["o/w"], base=0.7, when={"fork": ["aside"]}, text="Against it " * words),
        argument("brief", attacks=["o/w"], base=0.6, when={"fork": ["aside"]}, text="But then"),
    ]
    step = Step(view=View.WHY, question="o", position="w", choices={"fork": "aside"})
    said = lines(showing(Projector(Engine(forked(*arguments))), step), large_room=large_room)
    joined = " ".join(said)
    assert "… (" not in joined
    assert joined.count("For it") in (0, words)
    assert joined.count("Against it") in (0, words)
    assert "But then (" in joined, "one that has room passes those that have none"
    signs = sum(line in ("+", "−") for line in said)
    assert signs + _more_arguments(said) == 3


@pytest.mark.parametrize(("aspect", "large_room"), ROOMS)
@pytest.mark.parametrize("phase", Phase)
def test_answers_that_have_no_room_are_counted(aspect: float, large_room: bool, phase: Phase) -> None:
    for count in (3, 7, 8, 9, 10):
        projector = many(count)
        step = Step(view=View.OUTCOME, question="o", choices={"fork": "aside"}, asks=True)
        shown = showing(projector, step.replaced(hands={"p0": 3, "p1": 5}), phase)
        said = lines(shown, aspect, large_room=large_room)
        named = [line for line in said if re.fullmatch(r"p\d+", line)]
        left = count - len(named)
        words = "… and 1 more answer" if left == 1 else f"… and {left} more answers"
        assert (words in said) == (left > 0), said
        assert not left or sum("more answer" in line for line in said) == 1
        assert phase is not Phase.TOLD or f"p{count - 1}" in named, "the answer itself is never left out"
        assert faults(shown, aspect, large_room=large_room) == []


def test_a_long_answer_is_wrapped_while_there_is_room() -> None:
    long = "The Secretariat stands under the Politburo, and its secretary does as the Politburo tells him to"
    projector = many(3, long)
    for phase in Phase:
        step = Step(view=View.OUTCOME, question="o", choices={"fork": "aside"}, asks=True, hands={"p0": 3})
        assert long in " ".join(lines(showing(projector, step, phase)))


@pytest.mark.parametrize(("aspect", "large_room"), ROOMS)
def test_courses_that_are_not_shown_are_counted(aspect: float, large_room: bool) -> None:
    spoken = {"general-secretary": "trotsky-speaks"}
    for heading in ("Short", "If Trotsky had spoken for Lenin, and the others too: what becomes of it?"):
        step = Step(view=View.OUTCOME, question="inner-party-life", choices=spoken, heading=heading)
        shown = showing(SHIPPED_PROJECTOR, step)
        said = lines(shown, aspect, large_room=large_room)
        folds = shown.snapshot.folds("inner-party-life")
        drawn = sum(line.startswith("if ") for line in said)
        left = len(folds) - drawn
        courses = sum(len(fold.courses) for fold in folds[drawn:])
        words = f"… and {left} more answer{'s' if left > 1 else ''}, in {courses} of 6 courses"
        assert (words in " ".join(said)) == (left > 0)
        assert drawn >= 1
        assert faults(shown, aspect, large_room=large_room) == []


def test_where_few_lines_are_left_the_verdict_stands_behind_the_answer() -> None:
    spoken = {"general-secretary": "trotsky-speaks"}
    step = Step(view=View.OUTCOME, question="inner-party-life", choices=spoken, heading="If " * 40)
    said = lines(showing(SHIPPED_PROJECTOR, step))
    assert sum(line.startswith("if ") for line in said) == 4
    assert not any("more answer" in line for line in said)


@pytest.mark.parametrize("view", [View.WHY, View.OUTCOMES, View.OUTCOME])
def test_a_view_of_one_course_says_of_which(view: View) -> None:
    spoken = {"general-secretary": "trotsky-speaks"}
    step = Step(view=view, question="leader" if view is View.OUTCOME else "industry", choices=spoken)
    shown = showing(SHIPPED_PROJECTOR, step)
    holds = shown.snapshot.courses[3].holds
    other = showing(SHIPPED_PROJECTOR, step.replaced(course=dict(holds)))
    if view is View.OUTCOME:
        return
    leading, third = texts(shown), texts(other)
    assert "if the leaders rule together" in leading
    assert "if Trotsky leads" in third
    assert ("The leading course: if" in leading) == (view is View.OUTCOMES)
    assert ("Course 4 of 6: if" in third) == (view is View.OUTCOMES)


def test_a_view_of_all_courses_alike_says_so() -> None:
    step = Step(view=View.OUTCOME, question="post", choices={"bloc-1923": "accepts"})
    shown = showing(SHIPPED_PROJECTOR, step)
    assert len(shown.snapshot.courses) > 2
    assert "in every course" in texts(shown)
    debate = next(one for one in SHIPPED.questions if one.kind == "debate")
    for view in (View.WHY, View.OUTCOME):
        said = texts(showing(SHIPPED_PROJECTOR, step.replaced(question=debate.id, view=view.value)))
        assert "course" not in said
        assert "if Stalin" not in said


def test_no_position_is_named_without_its_verdict_and_the_answer_is_among_them() -> None:
    projector = many(10)
    shown = showing(projector, Step(view=View.OUTCOME, question="o", choices={"fork": "aside"}))
    said = lines(shown)
    words = {standing_words(shown.projected, position) for position in shown.projected.positions}
    named = [line for line in said if re.fullmatch(r"p\d", line)]
    assert 0 < len(named) < 10
    assert sum(line in words for line in said) == len(named)
