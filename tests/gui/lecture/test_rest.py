"""What has no room before the hall is a key away; the lecturer's small picture is the hall's."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from gui.lecture.screen import HallScreen
from gui.windows.main_window import MainWindow
from scenarios.drawing.shapes import Shapes
from scenarios.model.lecture import Step, View
from tests.gui.conftest import OpenWindow
from tests.gui.lecture.giving import give, hall, notes, press, told
from tests.gui.widgets.looking import settle

K = Qt.Key
SOVIET = Path(__file__).resolve().parents[3] / "resources" / "casebooks" / "soviet-succession.toml"
SPOKEN = {"general-secretary": "trotsky-speaks"}
EVERY = Step(view=View.OUTCOMES, question="leader", choices=SPOKEN)
WHY = Step(view=View.WHY, question="inner-party-life", position="coercion", choices=SPOKEN)
TURNS = Step(view=View.MAP, question="leader", choices=SPOKEN, heading="It turns on: Who leads the party?")


def laid_out(screen: HallScreen) -> Shapes:
    """What a screen paints."""
    assert screen.picture is not None
    [part] = screen.picture.sheet.parts
    return part.shapes


def said(screen: HallScreen) -> list[str]:
    """What is written on it, line by line."""
    return [text.text for text in laid_out(screen).texts]


@pytest.fixture
def soviet(open_window: OpenWindow) -> MainWindow:
    """A window on the shipped casebook."""
    return open_window(SOVIET)


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080), (1024, 768)])
def test_the_lecturer_sees_what_the_hall_sees(soviet: MainWindow, large: bool, size: tuple[int, int]) -> None:
    if large:
        soviet.desk.actions["large-room"].trigger()
    give(soviet, WHY, TURNS, EVERY)
    press(K.Key_M)
    hall().resize(*size)
    settle()
    for _ in range(3):
        desk, own = notes(), hall().screen_
        coming = laid_out(desk.then) if desk.then.picture is not None else None
        assert laid_out(desk.now) == laid_out(own)
        press(K.Key_PageDown)
        if coming is not None:
            assert laid_out(hall().screen_) == coming, "the next step, too, is told as it will be seen"
    press(K.Key_Home)
    soviet.desk.actions["large-room"].trigger()
    settle()
    assert laid_out(notes().now) == laid_out(hall().screen_)
    press(K.Key_Escape)
    soviet.desk.settings.set({"lecture-large-room": 0.0})


def test_the_lecturers_picture_follows_the_shape_of_the_hall(soviet: MainWindow) -> None:
    give(soviet, WHY)
    press(K.Key_M)
    before = notes().now.grab().toImage()
    hall().resize(700, 300)
    settle()
    assert notes().now.grab().toImage() != before
    assert laid_out(notes().now) == laid_out(hall().screen_)
    press(K.Key_Escape)


def test_a_key_goes_on_to_all_outcomes_page_by_page_and_back(soviet: MainWindow) -> None:
    give(soviet, EVERY, WHY)
    press(K.Key_M)
    screen = hall().screen_
    assert screen.picture is not None
    first, pages = said(screen), screen.picture.leaves
    assert pages > 2
    assert "R goes on to the rest" in told(notes())
    titles = {question.title for question in soviet.desk.session.casebook.questions}
    seen = {title for title in titles if title in " ".join(first)}
    for number in range(2, pages + 1):
        press(K.Key_R)
        assert any(line.startswith(f"Page {number} of {pages}") for line in said(screen))
        assert said(notes().now) == said(screen)
        assert f"Page {number} of {pages}" in told(notes())
        seen |= {title for title in titles if title in " ".join(said(screen))}
    compared = screen.showing.snapshot.compared.outcomes if screen.showing else {}
    assert len(seen) == len(compared)
    press(K.Key_R)
    assert said(screen) == first
    press(K.Key_R)
    press(K.Key_Escape)
    assert hall().isVisible()
    assert said(screen) == first, "Escape gives the first page back"
    press(K.Key_R)
    press(K.Key_PageDown)
    assert not any(line.startswith("Page 2") for line in said(screen)), "the next step begins at its first"
    press(K.Key_Escape)


def test_the_zoom_goes_on_through_all_pages(soviet: MainWindow) -> None:
    give(soviet, EVERY)
    screen, overlay = hall().screen_, hall().screen_.overlay
    assert overlay is not None
    count, shown = 0, list[QImage]()
    press(K.Key_Z)
    while (overlay.leaf, overlay.card) != (0, 0) or not count:
        count += 1
        picture = hall().grab().toImage()
        assert picture not in shown
        shown.append(picture)
        press(K.Key_Z)
    compared = screen.showing.snapshot.compared.outcomes if screen.showing else {}
    assert count == len(compared)
    press(K.Key_Escape)
    press(K.Key_Escape)


def test_a_step_that_has_room_has_no_other_page(soviet: MainWindow) -> None:
    give(soviet, Step(view=View.SLIDE, text="Good morning"))
    press(K.Key_M)
    before = said(hall().screen_)
    press(K.Key_R)
    assert said(hall().screen_) == before
    assert "R goes on" not in told(notes())
    press(K.Key_Escape)


def test_steps_of_one_heading_are_told_apart_in_the_lecturers_list(soviet: MainWindow) -> None:
    why = WHY.replaced(heading="Why so?")
    give(soviet, why, why.replaced(choices={"bloc-1923": "accepts"}))
    press(K.Key_M)
    rows = [notes().steps.item(row).text() for row in range(2)]
    assert rows[0] == "1  Why so? (if “Removed: Trotsky speaks for Lenin”)"
    assert rows[1] == "2  Why so? (if “Trotsky accepts Zinoviev's offer”)"
    assert "If “Removed: Trotsky speaks for Lenin”" in " ".join(said(hall().screen_))
    assert "Next: Why so? (if “Trotsky accepts Zinoviev's offer”)" in told(notes())
    press(K.Key_Escape)
