"""A question, or something to be told, with buttons: Qt's own box grows out of a small screen."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QSizePolicy,
    QStyle,
    QVBoxLayout,
    QWidget,
)

from gui.widgets.button_row import ButtonRow
from gui.widgets.buttons import PushButton
from gui.widgets.letters import give_letters
from gui.widgets.plain_label import PlainLabel
from gui.widgets.room import Downwards, open_whole

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QShowEvent

_T = TypeVar("_T")
_WIDE = 30  # heights of a line
_DETAILS = 10  # heights of a line


class Kind(Enum):
    """What is told, by the sign beside it."""

    ASKS = QStyle.StandardPixmap.SP_MessageBoxQuestion
    TELLS = QStyle.StandardPixmap.SP_MessageBoxInformation
    WARNS = QStyle.StandardPixmap.SP_MessageBoxWarning
    FAILS = QStyle.StandardPixmap.SP_MessageBoxCritical


class Question(QDialog):
    """Asks in plain text, scrolled through where it is long, with all its buttons in sight.

    Without a button it gets one that says OK. Escape and the window's own close answer with the button for
    that, the one that cancels, or the only one there is.
    """

    def __init__(self, parent: QWidget | None, text: str, *, kind: Kind = Kind.WARNS) -> None:
        """Make a dialog without buttons.

        Args:
            parent: The window that asks.
            text: What it is about, in a sentence.
            kind: What sign stands beside it.
        """
        super().__init__(parent)
        self.setObjectName("question")
        self.setWindowTitle("Otherwise")
        sign = QLabel()
        size = self.style().pixelMetric(QStyle.PixelMetric.PM_MessageBoxIconSize)
        sign.setPixmap(self.style().standardIcon(kind.value).pixmap(size, size))
        self._text, self._more = PlainLabel(text), PlainLabel("")
        for label in (self._text, self._more):
            # As high as its lines are here; what Qt would ask for are those of a narrower one.
            policy = label.sizePolicy()
            policy.setVerticalPolicy(QSizePolicy.Policy.Preferred)
            label.setSizePolicy(policy)
        self._more.hide()
        self._details = QPlainTextEdit()
        self._details.setObjectName("question:details")
        self._details.setReadOnly(True)
        self._details.setAccessibleName(QCoreApplication.translate("Question", "Details"))
        self._details.hide()
        self._row = ButtonRow()
        self.buttons = self._row.box
        self._answer: QPushButton | None = None
        self._escape: QPushButton | None = None
        self._show_details: QPushButton | None = None
        said = QWidget()
        column = QVBoxLayout(said)
        column.setContentsMargins(0, 0, 0, 0)
        for widget in (self._text, self._more, self._details):
            column.addWidget(widget)
        column.addStretch(1)
        top = QHBoxLayout()
        top.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        top.addWidget(_Said(said, "question:said"), 1)
        rows = QVBoxLayout(self)
        rows.addLayout(top, 1)
        rows.addWidget(self._row)
        self.setAccessibleDescription(text)

    @property
    def said(self) -> str:
        """All that is told, with the details."""
        return f"{self._text.text()}\n{self._more.text()}\n{self._details.toPlainText()}"

    @property
    def answer(self) -> QPushButton | None:
        """The button that was pressed, or stands for closing without one."""
        return self._answer

    def say_more(self, text: str) -> None:
        """Tell more than the first sentence."""
        self._more.setText(text)
        self._more.setVisible(bool(text))

    def give_details(self, text: str) -> None:
        """Have something at hand that few need, behind a button."""
        self._details.setPlainText(text)
        self._details.setMinimumHeight(_DETAILS * self.fontMetrics().height())
        words = (
            QCoreApplication.translate("Question", "Show details…"),
            QCoreApplication.translate("Question", "Hide details…"),
        )
        button = self._show_details = PushButton(words[0])
        button.setObjectName("question:show-details")
        self.buttons.addButton(button, QDialogButtonBox.ButtonRole.ResetRole)

        def flip() -> None:
            self._details.setVisible(self._details.isHidden())
            button.setText(words[not self._details.isHidden()])
            give_letters(self.buttons.buttons())
            open_whole(self, max(self.width(), _WIDE * self.fontMetrics().height()))

        button.clicked.connect(flip)

    def add(
        self,
        button: str | QDialogButtonBox.StandardButton,
        role: QDialogButtonBox.ButtonRole = QDialogButtonBox.ButtonRole.AcceptRole,
        *,
        default: bool = False,
        escape: bool = False,
    ) -> QPushButton:
        """Add a button, and return it.

        Args:
            button: What it says, or one that Qt knows.
            role: Where it stands; for one that Qt knows Qt says that.
            default: Whether Return presses it.
            escape: Whether Escape presses it.
        """
        made = (
            self.buttons.addButton(button, role)
            if isinstance(button, str)
            else self.buttons.addButton(button)
        )
        if default:
            made.setDefault(True)
            made.setFocus()
        if escape:
            self._escape = made
        made.clicked.connect(lambda: self._take(made))
        return made

    def ask(self) -> QPushButton | None:
        """Ask, and return the answer; the dialog is gone after that."""
        if not any(button is not self._show_details for button in self.buttons.buttons()):
            self.add(QDialogButtonBox.StandardButton.Ok, default=True)
        give_letters(self.buttons.buttons())
        self.exec()
        self.deleteLater()
        return self._answer

    def ask_among(self, answers: Mapping[QPushButton, _T], otherwise: _T) -> _T:
        """Ask, and return what the button that was pressed stands for."""
        answer = self.ask()
        return otherwise if answer is None else answers.get(answer, otherwise)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Be as large as what is told needs."""
        open_whole(self, _WIDE * self.fontMetrics().height())
        super().showEvent(event)

    def reject(self) -> None:
        """Answer as Escape does; where nothing stands for that, stay."""
        answers = [one for one in self.buttons.buttons() if one is not self._show_details]
        cancels = self.buttons.button(QDialogButtonBox.StandardButton.Cancel)
        only = answers[0] if len(answers) == 1 else None
        escape = self._escape or cancels or only
        if isinstance(escape, QPushButton):
            self._take(escape)

    def _take(self, button: QPushButton) -> None:
        self._answer = button
        self.done(QDialog.DialogCode.Accepted)


class _Said(Downwards):
    """What is told, with room for it also beside a scroll bar, which else stays because it is there."""

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """The height that is enough with a bar and without."""
        bar = self.verticalScrollBar().sizeHint().width()
        return max(super().heightForWidth(width), super().heightForWidth(max(1, width - bar)))
