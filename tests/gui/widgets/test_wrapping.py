"""Labels, choices and rows keep all of their text at every width and every font size."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as example_settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from gui.widgets.arrangement import Bar, right_takes_its_own
from gui.widgets.choice_buttons import WrapCheckBox, WrapRadioButton
from gui.widgets.fold_button import FoldButton
from gui.widgets.wrap_label import WrapLabel, natural_width, wrapped
from tests.gui.widgets.looking import count_of, settle

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from gui.theme import Theme

TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Co", "Cn")), max_size=60)


@given(text=TEXTS, width=st.integers(40, 400))
@example_settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_line_is_wider_than_its_room_and_no_letter_is_lost(theme: Theme, text: str, width: int) -> None:
    layout, height = wrapped(text, theme.font("title"), width)
    lines = [layout.lineAt(index) for index in range(layout.lineCount())]
    assert sum(line.textLength() for line in lines) == len(text.encode("utf-16-le")) // 2
    # A single letter may be wider than a very narrow room; nothing can be done about that.
    assert all(line.naturalTextWidth() <= width for line in lines if line.textLength() > 2)
    assert height >= sum(line.height() for line in lines) - 1


def test_a_long_word_is_broken_rather_than_cut(theme: Theme) -> None:
    word = "Industrialisierungsdebatte" * 3
    layout, _ = wrapped(word, theme.font("body"), 120)
    assert layout.lineCount() > 1
    assert all(layout.lineAt(index).naturalTextWidth() <= 120 for index in range(layout.lineCount()))


def test_a_label_shows_markup_as_text(theme: Theme, qtbot: QtBot) -> None:
    label = WrapLabel(theme, "<b>bold</b>")
    qtbot.addWidget(label)
    assert label.textFormat() == Qt.TextFormat.PlainText
    assert label.sizeHint().width() >= natural_width("<b>bold</b>", theme.font("body"))


def test_a_label_follows_the_theme_while_it_stands(theme: Theme, qtbot: QtBot) -> None:
    label = WrapLabel(theme, "A sentence of several words", colour="selection")
    qtbot.addWidget(label)
    label.resize(300, 30)
    light = theme.colour("selection")
    assert count_of(label.grab().toImage(), light) > 0
    height = label.heightForWidth(300)
    theme.set_mode("dark")
    theme.set_scale(2.0)
    image = label.grab().toImage()
    assert count_of(image, theme.colour("selection")) > 0
    assert count_of(image, light) == 0
    assert label.heightForWidth(300) > height


def test_a_label_keeps_its_weight_when_it_moves_into_a_window(theme: Theme, qtbot: QtBot) -> None:
    pictures = []
    for bold in (True, False, None):
        row, splitter = QWidget(), QSplitter()
        qtbot.addWidget(splitter)
        label = WrapLabel(theme, "The documents do not say", role="title", parent=row)
        label.ensurePolished()
        label.set_bold(bold)
        # Here Qt gives every widget of the row the font it had at first.
        splitter.addWidget(row)
        label.resize(400, 40)
        splitter.show()
        pictures.append(label.grab().toImage())
    in_bold, plain, as_the_role_says = pictures
    assert in_bold == as_the_role_says
    assert plain != in_bold


def test_an_empty_label_takes_no_room(theme: Theme, qtbot: QtBot) -> None:
    box = QWidget()
    qtbot.addWidget(box)
    label = WrapLabel(theme, "something")
    QVBoxLayout(box).addWidget(label)
    box.show()
    label.show_text("")
    assert label.isHidden()
    label.show_text("again")
    assert label.isVisible()
    assert label.text() == "again"


@pytest.mark.parametrize("kind", [WrapRadioButton, WrapCheckBox])
def test_a_click_on_any_line_of_a_choice_counts(
    kind: type[WrapRadioButton | WrapCheckBox], theme: Theme, qtbot: QtBot
) -> None:
    button = kind(
        theme, "Removed: the whole Politburo acts & the congress agrees with it", "(as it happened)"
    )
    qtbot.addWidget(button)
    button.resize(150, button.heightForWidth(150))
    button.show()
    assert button.height() > 3 * theme.px(1.0)
    assert button.accessibleName().endswith("acts & the congress agrees with it (as it happened)")
    assert button.shortcut().isEmpty()  # the ampersand is one, not a mnemonic
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton, pos=QPoint(140, button.height() - 4))
    assert button.isChecked()


def test_a_disabled_choice_is_dim_and_still_to_be_read(theme: Theme, qtbot: QtBot) -> None:
    button = WrapRadioButton(theme, "Trotsky declines")
    qtbot.addWidget(button)
    button.resize(200, 30)
    assert count_of(button.grab().toImage(), theme.colour("ink")) > 0
    button.setEnabled(False)
    image = button.grab().toImage()
    assert count_of(image, theme.colour("ink"), left=20) == 0
    assert count_of(image, theme.colour("disabled"), left=20) > 0


def test_a_fold_button_is_as_high_as_its_text_needs(theme: Theme, qtbot: QtBot) -> None:
    box = QWidget()
    qtbot.addWidget(box)
    button = FoldButton(theme, "More about this decision")
    layout = QVBoxLayout(box)
    layout.addWidget(button)
    layout.addStretch(1)
    box.resize(110, 400)
    box.show()
    settle()
    assert button.height() == button.heightForWidth(button.width())
    assert button.height() > 2 * theme.px(0.8)


def _row(theme: Theme, qtbot: QtBot) -> tuple[QWidget, WrapLabel, WrapLabel]:
    box = QWidget()
    qtbot.addWidget(box)
    left, right = WrapLabel(theme, "Party democracy revived"), WrapLabel(theme, "changed")
    layout = QVBoxLayout(box)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(Bar(left, right, right_takes_its_own(lambda: 100)))
    layout.addStretch(1)
    return box, left, right


def test_two_things_stand_side_by_side_where_there_is_room(theme: Theme, qtbot: QtBot) -> None:
    box, left, right = _row(theme, qtbot)
    box.resize(400, 100)
    box.show()
    settle()
    assert left.y() == right.y() == 0
    assert left.geometry().right() < right.x()
    assert right.geometry().right() == 399


def test_two_things_are_stacked_where_there_is_not(theme: Theme, qtbot: QtBot) -> None:
    box, left, right = _row(theme, qtbot)
    box.resize(130, 100)
    box.show()
    settle()
    assert right.y() > left.geometry().bottom()
    assert left.width() == 130
    assert left.height() >= left.heightForWidth(130) > theme.px(1.2)


def test_a_hidden_thing_leaves_its_room_to_the_other(theme: Theme, qtbot: QtBot) -> None:
    box, left, right = _row(theme, qtbot)
    box.resize(400, 100)
    box.show()
    right.hide()
    settle()
    assert left.width() == 400
