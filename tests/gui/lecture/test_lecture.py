"""A lecture is given by keys: forward, back, asked, off script and back again, blank, left."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QPushButton, QTextBrowser, QWidget

from gui import asking
from gui.help.page import PageDialog
from gui.lecture.keys import KEYS
from gui.theme import Theme
from gui.windows.audience import AudienceWindow
from gui.windows.main_window import MainWindow
from gui.windows.presenter import PresenterWindow
from scenarios.model.lecture import Step, View, steps_of, with_steps
from scenarios.model.place import Phase
from tests.gui.widgets.looking import click, cut_off, settle

K = Qt.Key


def window_of(kind: type[QWidget]) -> QWidget:
    [found] = [one for one in QApplication.topLevelWidgets() if isinstance(one, kind)]
    return found


def halls_in_sight() -> list[QWidget]:
    every = QApplication.topLevelWidgets()
    return [one for one in every if isinstance(one, AudienceWindow) and one.isVisible()]


def press(key: Qt.Key) -> None:
    QTest.keyClick(window_of(AudienceWindow), key)
    settle()


def heading() -> str:
    hall = window_of(AudienceWindow)
    assert isinstance(hall, AudienceWindow)
    shown = hall.screen_.showing
    assert shown is not None
    return shown.heading


STEPS = (
    Step(view=View.SLIDE, heading="Welcome", text="Good morning"),
    Step(view=View.OUTCOME, heading="Ask", question="toll", choices={"dyke": "breaks"}, asks=True),
    Step(view=View.MAP, heading="Map", question="owner", choices={"dyke": "breaks"}, notes="Mind the time."),
    Step(view=View.WHY, heading="End", question="toll", choices={"dyke": "breaks"}),
)


@pytest.fixture
def lecture(port: MainWindow) -> Iterator[MainWindow]:
    """A window whose lecture of four steps has begun with F5."""
    holder = port.desk.session.holder
    holder.change(with_steps(holder.scenario, STEPS), "Four steps")
    QTest.keyClick(port, K.Key_F5)
    settle()
    yield port
    for one in QApplication.topLevelWidgets():
        if isinstance(one, AudienceWindow):
            one.close()
    settle()


@pytest.mark.usefixtures("lecture")
def test_keys_go_forward_and_back_and_to_either_end() -> None:
    seen = [heading()]
    for key in (K.Key_PageDown, K.Key_Right, K.Key_N, K.Key_Down, K.Key_PageDown):
        press(key)
        seen.append(heading())
    assert seen == ["Welcome", "Ask", "Ask", "Map", "End", "End"]
    for key in (K.Key_PageUp, K.Key_Left, K.Key_P, K.Key_Up):
        press(key)
        seen.append(heading())
    assert seen[6:] == ["Map", "Ask", "Ask", "Welcome"]
    press(K.Key_End)
    assert heading() == "End"
    press(K.Key_Home)
    assert heading() == "Welcome"


def test_the_hall_is_asked_counted_and_told(lecture: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    press(K.Key_PageDown)
    hall = window_of(AudienceWindow)
    assert isinstance(hall, AudienceWindow)
    phases = [hall.screen_.showing.phase if hall.screen_.showing else None]
    monkeypatch.setattr(asking, "ask_hands", lambda *_, **__: {"free": 3, "toll": 9, "none": 0})
    press(K.Key_C)
    for _ in range(2):
        press(K.Key_PageDown)
        phases.append(hall.screen_.showing.phase if hall.screen_.showing else None)
    assert phases == [Phase.ASKED, Phase.COUNTED, Phase.TOLD]
    saved = steps_of(lecture.desk.session.scenario)[1]
    assert saved.hands == {"free": 3, "toll": 9}
    press(K.Key_PageUp)
    monkeypatch.setattr(asking, "ask_hands", lambda *_, **__: {"toll": 1})
    press(K.Key_C)
    assert steps_of(lecture.desk.session.scenario)[1].hands_again == {"toll": 1}


def test_a_question_from_the_hall_is_one_key_away_and_one_key_back(lecture: MainWindow) -> None:
    press(K.Key_End)
    hall = window_of(AudienceWindow)
    assert isinstance(hall, AudienceWindow)
    before = lecture.desk.session.scenario
    press(K.Key_1)
    assert hall.screen_.showing is not None
    shown = hall.screen_.showing
    assert shown.off_script
    assert list(hall.screen_.showing.snapshot.departures) == []
    assert lecture.desk.session.scenario == before, "nothing is saved of it"
    press(K.Key_Backspace)
    shown = hall.screen_.showing
    assert not shown.off_script
    assert list(hall.screen_.showing.snapshot.departures) == ["dyke"]
    press(K.Key_BracketRight)
    assert hall.screen_.showing.course == 1
    press(K.Key_BracketLeft)
    assert hall.screen_.showing.course == 0
    press(K.Key_9)
    assert hall.screen_.showing.snapshot.departures == ("dyke",)


def _middle(widget: QWidget) -> QColor:
    picture = widget.grab().toImage()
    return picture.pixelColor(picture.width() // 2, picture.height() - 3)


@pytest.mark.usefixtures("lecture")
def test_black_and_white_cover_the_picture_and_escape_gives_it_back() -> None:
    hall = window_of(AudienceWindow)
    before = hall.grab().toImage()
    for cover, uncover, colour in (
        (K.Key_B, K.Key_Period, "black"),
        (K.Key_Period, K.Key_B, "black"),
        (K.Key_W, K.Key_Comma, "white"),
    ):
        press(cover)
        assert _middle(hall) == QColor(colour)
        press(uncover)
        assert hall.grab().toImage() == before, "a second time gives it back"
    press(K.Key_B)
    press(K.Key_Escape)
    assert hall.isVisible()
    assert hall.grab().toImage() == before


@pytest.mark.usefixtures("lecture")
def test_spotlight_pointer_and_zoom_follow_the_pointer() -> None:
    hall = window_of(AudienceWindow)
    assert isinstance(hall, AudienceWindow)
    plain = hall.grab().toImage()
    for part, key in enumerate((K.Key_H, K.Key_L, K.Key_Plus), 3):
        press(key)
        covered = hall.grab().toImage()
        assert covered != plain
        for at in (QPoint(5, 5), QPoint(hall.width() // part, hall.height() // part)):
            # To this window, whatever else lies there.
            QTest.mouseMove(hall.windowHandle(), at)
            settle()
        settle()
        assert hall.grab().toImage() != covered, key
        press(K.Key_Escape)
        assert hall.grab().toImage() == plain
    for enlarge, reduce in ((K.Key_Plus, K.Key_Minus), (K.Key_Equal, K.Key_U)):
        press(enlarge)
        press(reduce)
        assert hall.grab().toImage() == plain


@pytest.mark.usefixtures("lecture")
def test_one_card_after_the_other_is_shown_alone_or_the_one_that_is_pointed_at() -> None:
    press(K.Key_PageDown)
    hall = window_of(AudienceWindow)
    assert isinstance(hall, AudienceWindow)
    overlay, screen = hall.screen_.overlay, hall.screen_
    assert overlay is not None
    whole, picture = hall.grab().toImage(), screen.picture
    assert picture is not None
    cards = [card.rect for card in picture.cards]
    assert len(cards) == 2, "the answers that the hall is asked about"
    seen = []
    for _ in range(4):
        press(K.Key_Z)
        assert hall.grab().toImage() != whole
        seen.append(overlay.card)
    assert seen == [0, 1, 0, 1]
    press(K.Key_U)
    assert hall.grab().toImage() == whole
    last = cards[-1]
    at = QPoint(round((last.x + last.right) / 2 * screen.width()), round((last.y + 0.02) * screen.height()))
    for point in (QPoint(3, 3), at):
        QTest.mouseMove(hall.windowHandle(), point)
        settle()
    press(K.Key_Z)
    assert overlay.card == 1, "at the pointer"
    press(K.Key_Escape)
    assert hall.isVisible()
    assert hall.grab().toImage() == whole, "Escape gives the whole back first"
    press(K.Key_Z)
    press(K.Key_PageDown)
    assert overlay.card is None, "the next step is shown whole"


def test_escape_leaves_the_lecture_and_never_the_program(lecture: MainWindow) -> None:
    press(K.Key_Escape)
    assert halls_in_sight() == []
    assert lecture.isVisible()
    QTest.keyClick(lecture, K.Key_F5, Qt.KeyboardModifier.ShiftModifier)
    settle()
    assert len(halls_in_sight()) == 1


@pytest.mark.usefixtures("lecture")
def test_on_one_screen_the_notes_come_and_go_and_keys_work_in_both_windows() -> None:
    notes = window_of(PresenterWindow)
    assert isinstance(notes, PresenterWindow)
    assert not notes.isVisible(), "the hall never sees them unasked"
    press(K.Key_M)
    assert notes.isVisible()
    QTest.keyClick(notes, K.Key_End)
    QTest.keyClick(notes, K.Key_PageUp)
    settle()
    assert heading() == "Map"
    assert notes.notes.toPlainText() == "Mind the time."
    texts = " ".join(label.text() for label in notes.findChildren(QLabel))
    assert "Step 3 of 4" in texts
    assert "Next: End" in texts
    press(K.Key_M)
    assert not notes.isVisible()


@pytest.mark.usefixtures("lecture")
def test_the_lecturers_buttons_and_boxes_set_things_off_script() -> None:
    press(K.Key_M)
    press(K.Key_End)
    notes = window_of(PresenterWindow)
    assert isinstance(notes, PresenterWindow)
    flip = notes.findChild(QPushButton, "lecture:flip-1")
    planned = notes.findChild(QPushButton, "lecture:as-planned")
    assert flip is not None
    assert planned is not None
    assert not planned.isVisible()
    click(flip)
    assert planned.isVisible()
    click(planned)
    assert not planned.isVisible()
    size = notes.notes.font().pointSizeF()
    larger = notes.findChild(QPushButton, "lecture:larger")
    assert larger is not None
    click(larger)
    assert notes.notes.font().pointSizeF() > size
    row = notes.steps.visualItemRect(notes.steps.item(0)).center()
    QTest.mouseClick(notes.steps.viewport(), Qt.MouseButton.LeftButton, pos=row)
    assert heading() == "Welcome"


@pytest.mark.usefixtures("lecture")
def test_the_lecturers_screen_may_be_small_and_its_text_large(theme: Theme) -> None:
    press(K.Key_M)
    press(K.Key_End)
    notes = window_of(PresenterWindow)
    for scale in (1.0, 2.0):
        theme.set_scale(scale)
        settle()
        notes.resize(1024, 700)
        settle()
        assert (notes.width(), notes.height()) == (1024, 700)
        assert cut_off(notes) == []


@pytest.mark.usefixtures("lecture")
def test_steps_are_gone_to_by_number_and_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking, "ask_step", lambda *_: 3)
    press(K.Key_G)
    assert heading() == "Map"

    def choose(_: QWidget, headings: list[str], now: int) -> int | None:
        return headings.index("Ask") if now == 2 else None

    monkeypatch.setattr(asking, "ask_which_step", choose)
    press(K.Key_O)
    assert heading() == "Ask"


@pytest.mark.usefixtures("lecture")
def test_the_key_sheet_tells_every_key() -> None:
    press(K.Key_F1)
    page = QApplication.activeModalWidget()
    assert isinstance(page, PageDialog)
    browser = page.findChild(QTextBrowser, "page")
    assert browser is not None
    assert all(one.told in browser.toPlainText() for one in KEYS)
    QTest.keyClick(page, K.Key_Escape)
    assert window_of(AudienceWindow).isVisible()


def test_a_click_on_the_picture_goes_on(lecture: MainWindow) -> None:
    del lecture
    hall = window_of(AudienceWindow)
    assert isinstance(hall, AudienceWindow)
    QTest.mouseClick(hall.screen_, Qt.MouseButton.LeftButton)
    assert heading() == "Ask"


def test_a_lecture_without_steps_begins_with_a_ready_made_one(port: MainWindow) -> None:
    QTest.keyClick(port, K.Key_F5)
    settle()
    assert heading() == port.desk.session.casebook.title
    press(K.Key_PageDown)
    assert heading() != port.desk.session.casebook.title
    press(K.Key_Escape)
    assert port.desk.session.holder.is_clean, "who closes the window is asked nothing"


def test_a_ready_made_lecture_is_kept_with_the_hands_that_are_counted_in_it(
    port: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    holder = port.desk.session.holder
    holder.change(holder.scenario.with_choices({"dyke": "breaks"}), "Break it")
    QTest.keyClick(port, K.Key_F5)
    settle()
    hall = window_of(AudienceWindow)
    assert isinstance(hall, AudienceWindow)
    counted: dict[str, int] = {}

    def count(_: QWidget, __: str, labels: dict[str, str], *___: object, **____: object) -> dict[str, int]:
        counted[next(iter(labels))] = 7
        return counted

    monkeypatch.setattr(asking, "ask_hands", count)
    for _ in range(30):
        if counted:
            break
        press(K.Key_PageDown)
        press(K.Key_C)
    press(K.Key_Escape)
    steps = steps_of(port.desk.session.scenario)
    assert len(steps) > 1
    assert [step.hands for step in steps if step.hands] == [counted]
    assert holder.undo_stack.undoText() == "Count hands"


def test_what_the_casebook_no_longer_has_is_told_and_nothing_is_lost(port: MainWindow) -> None:
    odd = (
        Step(heading="Odd", view=View.MAP, question="gone", choices={"gone": "x"}),
        Step.read({"heading": 3}),
    )
    holder = port.desk.session.holder
    holder.change(with_steps(holder.scenario, odd), "Odd steps")
    QTest.keyClick(port, K.Key_F5)
    settle()
    press(K.Key_M)
    notes = window_of(PresenterWindow)
    assert "no decision “gone”" in " ".join(label.text() for label in notes.findChildren(QLabel))
    press(K.Key_PageDown)
    assert heading() == "A step that cannot be read"
    assert port.desk.session.scenario.lecture[1] == {"heading": 3}
    press(K.Key_Escape)


def test_a_page_of_notes_is_gone_through_by_keys_and_stays_where_it_is(port: MainWindow) -> None:
    page = "\n".join(f"line {number}" for number in range(200))
    steps = (Step(heading="Long", notes=page, question="toll"), Step(heading="", notes="מי מנהיג?"))
    holder = port.desk.session.holder
    holder.change(with_steps(holder.scenario, steps), "Notes")
    QTest.keyClick(port, K.Key_F5)
    settle()
    press(K.Key_M)
    notes = window_of(PresenterWindow)
    assert isinstance(notes, PresenterWindow)
    assert heading() == "Long", "to read on is no next step"
    bar = notes.notes.verticalScrollBar()
    seen = []
    for key in (K.Key_J, K.Key_J, K.Key_1, K.Key_K):
        press(key)
        seen.append(bar.value())
    assert 0 < seen[0] < seen[1]
    assert seen[2] == seen[1], "what is set off script does not turn the page"
    assert seen[3] == seen[0]
    for _ in range(100):
        press(K.Key_J)
    assert bar.value() == bar.maximum()
    press(K.Key_PageDown)
    assert bar.value() == 0
    assert notes.notes.document().firstBlock().textDirection() is Qt.LayoutDirection.RightToLeft
    assert heading() == port.desk.session.casebook.questions[0].title
    press(K.Key_Escape)


def test_five_hundred_steps_are_gone_through(port: MainWindow) -> None:
    many = tuple(Step(heading=f"Step {number}", notes="שלום " * 200) for number in range(500))
    holder = port.desk.session.holder
    holder.change(with_steps(holder.scenario, many), "Many")
    QTest.keyClick(port, K.Key_F5)
    settle()
    press(K.Key_End)
    assert heading() == "Step 499"
    notes = window_of(PresenterWindow)
    box = notes.findChild(QPlainTextEdit, "lecture:notes")
    assert box is not None
    assert box.toPlainText().startswith("שלום")
    press(K.Key_Escape)
