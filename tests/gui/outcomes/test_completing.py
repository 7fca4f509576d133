"""Cards below what is in sight are made after the others, and nobody can tell by what they do."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from gui.outcomes.card import OutcomeCard
from gui.outcomes.panel import OutcomesPanel
from tests.gui.widgets.looking import settle

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from gui.desk.session import Session
    from gui.theme import Theme

    Make = Callable[[int | None], OutcomesPanel]


@pytest.fixture
def make(session: Session, theme: Theme, qtbot: QtBot) -> Make:
    def make(in_sight: int | None) -> OutcomesPanel:
        panel = OutcomesPanel(session, theme, in_sight=in_sight)
        qtbot.addWidget(panel)
        panel.resize(420, 900)
        panel.show()
        qtbot.waitExposed(panel)
        panel.activateWindow()
        settle()
        return panel

    return make


def cards(panel: OutcomesPanel) -> list[str]:
    found = sorted(panel.findChildren(OutcomeCard), key=lambda card: card.mapTo(panel, card.pos()).y())
    return [card.objectName() for card in found]


def tabbed(panel: OutcomesPanel) -> list[str]:
    """What the Tab key reaches, from the first card on."""
    first = panel.findChild(OutcomeCard)
    assert first is not None
    first.setFocus()
    reached: list[str] = []
    while (widget := QApplication.focusWidget()) is not None and widget.objectName() not in reached:
        reached.append(widget.objectName())
        QTest.keyClick(widget, Qt.Key.Key_Tab)
    return reached


@pytest.mark.parametrize("in_sight", [0, 1, 3, 1000])
def test_a_completed_panel_is_as_one_made_at_once(make: Make, session: Session, in_sight: int) -> None:
    session.set_note(session.casebook.questions[-1].id, "A note, so that there is a mark to reach.")
    whole, later = make(None), make(in_sight)
    last = QWidget(later)
    last.setObjectName("last")
    last.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    last.show()
    later.complete()
    settle()
    assert cards(later) == cards(whole)
    assert len(cards(later)) == len(session.casebook.questions)
    later.activateWindow()
    settle()
    reached = tabbed(later)
    assert reached.index("last") > max(reached.index(name) for name in cards(later))
    whole.activateWindow()
    settle()
    expected = tabbed(whole)
    assert [name for name in reached if name in expected] == expected
    later.complete()
    assert cards(later) == cards(whole)


def test_only_what_is_in_sight_is_made_at_first(make: Make) -> None:
    panel = make(3)
    assert 0 < len(cards(panel)) <= 3


def test_a_question_out_of_sight_has_its_card_when_it_is_asked_for(make: Make, session: Session) -> None:
    panel = make(1)
    asked = session.casebook.questions[-1].id
    assert f"outcome:{asked}" not in cards(panel)
    session.focus_question(asked)
    card = panel.findChild(OutcomeCard, f"outcome:{asked}")
    assert card is not None
    assert card.in_focus


def test_a_choice_before_the_rest_is_made_is_seen_in_the_rest(make: Make, session: Session) -> None:
    panel = make(1)
    decision = session.casebook.decisions[0]
    other = next(option for option in decision.options if option is not decision.actual)
    session.choose(decision.id, other.id)
    panel.complete()
    whole = make(None)
    for name in cards(whole):
        now, then = (one.findChild(OutcomeCard, name) for one in (panel, whole))
        assert now is not None
        assert then is not None
        assert now.finding == then.finding
