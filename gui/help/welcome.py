"""The short welcome at the first start: four ways to begin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QMenu,
    QVBoxLayout,
    QWidget,
)

from gui.shared.samples import fill_when_opened
from gui.widgets.buttons import PushButton
from gui.widgets.room import Downwards, open_as, room
from gui.widgets.wrap_label import WrapLabel

if TYPE_CHECKING:
    from pathlib import Path

    from gui.theme import Theme

_WIDTH = 34.0  # heights of a line
_BESIDE = 16.0  # heights of a line that the words beside a button need


class Welcome(QDialog):
    """Says what the program is for and how to begin. The window behind it stays open to everything.

    Signals:
        sample_wanted: A sample is to be opened (its argument, a path).
        file_wanted: The user wants to choose a file to open.
    """

    sample_wanted = Signal(object)
    file_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setObjectName("welcome")
        self.setWindowTitle(self.tr("Welcome to Otherwise"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        heading = WrapLabel(theme, self.tr("What if a decision had gone the other way?"), role="heading")
        about = WrapLabel(
            theme,
            self.tr(
                "Set a decision of the past otherwise and see how far the documents' own arguments carry"
                " each outcome, who says so on which page, and where the documents are silent. It does not"
                " predict."
            ),
        )
        sample = self._button("sample", self.tr("Open a &sample"))
        menu = QMenu(sample)
        menu.setObjectName("welcome:samples")
        fill_when_opened(menu, self._take_sample)
        sample.setMenu(menu)
        lecture = self._button("lecture", self.tr("Open the sample &lecture"))
        lecture.clicked.connect(self._take_lecture)
        explore = self._button("explore", self.tr("&Explore"))
        explore.clicked.connect(self.close)
        file = self._button("file", self.tr("&Open a file…"))
        file.clicked.connect(self.file_wanted)
        self._buttons = (sample, lecture, explore, file)
        said = (
            self.tr("A branch that is set already, for each of the great decisions."),
            self.tr("The great decisions before a hall, with notes; F5 gives it."),
            self.tr("Begin with history as it happened, and change it on the left."),
            self.tr("A scenario or a casebook that somebody gave you."),
        )
        self._ways = QGridLayout()
        self._said = tuple(WrapLabel(theme, words) for words in said)
        for button, words in zip(self._buttons, said, strict=True):
            button.setAccessibleDescription(words)
        again = WrapLabel(
            theme,
            self.tr("F1 explains the screen. This welcome stands in the menu Help."),
            role="small",
            colour="ink-soft",
        )
        # On a small screen, large text is scrolled through.
        page = QWidget()
        self._rows = QVBoxLayout(page)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(Downwards(page, "welcome:page"))
        for part in (heading, about):
            self._rows.addWidget(part)
        self._rows.addLayout(self._ways)
        self._rows.addStretch(1)
        self._rows.addWidget(again)
        explore.setDefault(True)
        sample.setFocus()
        theme.changed.connect(self._space)
        self._space()

    def _button(self, name: str, text: str) -> PushButton:
        button = PushButton(text, self)
        button.setObjectName(f"welcome:{name}")
        return button

    def _take_lecture(self) -> None:
        from scenarios.files.samples import samples

        lecture = next((sample for sample in samples() if sample.is_lecture), None)
        if lecture is not None:
            self.sample_wanted.emit(lecture.path)

    def _take_sample(self, path: Path) -> None:
        self.sample_wanted.emit(path)

    def _space(self) -> None:
        px = self._theme.px
        self._rows.setContentsMargins(px(1.2), px(1.0), px(1.2), px(0.8))
        self._rows.setSpacing(px(0.8))
        self._ways.setHorizontalSpacing(px(0.9))
        self._ways.setVerticalSpacing(px(0.6))
        metrics = QFontMetricsF(self._theme.font())
        widest = max(metrics.horizontalAdvance(button.text()) for button in self._buttons)
        for button in self._buttons:
            button.setFixedWidth(round(widest) + px(2.4))
        width = min(px(_WIDTH), room(self).width())
        # Large text on a small screen: what a button does stands below it.
        beside = width - self._buttons[0].width() >= px(_BESIDE)
        for row, (button, label) in enumerate(zip(self._buttons, self._said, strict=True)):
            self._ways.addWidget(button, row if beside else 2 * row, 0, Qt.AlignmentFlag.AlignLeft)
            self._ways.addWidget(label, row if beside else 2 * row + 1, 1 if beside else 0)
        for column in (0, 1):
            self._ways.setColumnStretch(column, int(column == beside))
        open_as(self, width, self._rows.totalHeightForWidth(width) + 2)
