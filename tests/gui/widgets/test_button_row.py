"""A row of buttons places every button that is in sight, also one that appears or is renamed later."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QDialogButtonBox, QVBoxLayout, QWidget

from gui.widgets.button_row import ButtonRow
from gui.widgets.buttons import PushButton
from tests.gui.widgets.looking import cut_off, settle

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

ROLE = QDialogButtonBox.ButtonRole.ActionRole


def _window(row: ButtonRow, qtbot: QtBot) -> QWidget:
    window = QWidget()
    QVBoxLayout(window).addWidget(row)
    window.resize(600, 100)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    settle()
    return window


def _is_well_placed(row: ButtonRow, *buttons: PushButton) -> bool:
    """Whether they stand one beside the other, as wide as their words, the last one at the right edge."""
    settle()
    places = sorted((button.geometry() for button in buttons), key=lambda place: place.left())
    apart = all(one.right() < other.left() for one, other in pairwise(places))
    fit = all(button.width() == button.sizeHint().width() for button in buttons)
    return apart and fit and places[-1].right() == row.box.width() - 1


@pytest.mark.parametrize("role", [ROLE, QDialogButtonBox.ButtonRole.DestructiveRole])
def test_a_button_that_appears_later_has_a_place(qtbot: QtBot, role: QDialogButtonBox.ButtonRole) -> None:
    row = ButtonRow()
    first, late = PushButton("Attach the text…"), PushButton("Detach")
    row.box.addButton(late, role)
    row.box.addButton(first, ROLE)
    late.hide()
    window = _window(row, qtbot)
    for _ in range(3):  # the first time, and again
        late.show()
        assert _is_well_placed(row, first, late)
        assert not cut_off(window)
        late.hide()
        assert _is_well_placed(row, first)


def test_a_button_that_gets_its_word_later_is_as_wide_as_that(qtbot: QtBot) -> None:
    row = ButtonRow()
    first, other = PushButton("Close"), PushButton("Save")
    for button in (first, other):
        row.box.addButton(button, ROLE)
    window = _window(row, qtbot)
    for words in ("Save all that has been written", "Go", "Save once more"):
        other.setText(words)
        assert _is_well_placed(row, first, other)
        assert not cut_off(window)


def test_a_button_that_is_added_later_has_a_place(qtbot: QtBot) -> None:
    row = ButtonRow(QDialogButtonBox.StandardButton.Close)
    window = _window(row, qtbot)
    close = row.box.buttons()[0]
    late = PushButton("Copy")
    row.box.addButton(late, ROLE)
    settle()
    assert late.isVisible()
    assert late.width() == late.sizeHint().width()
    assert not late.geometry().intersects(close.geometry())
    assert not cut_off(window)
