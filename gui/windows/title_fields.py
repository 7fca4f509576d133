"""Title, author and file name where they stand: read as a heading, and written by pressing on them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from gui.desk.naming import file_name_for
from gui.tips import plain_tip
from gui.widgets.buttons import ToolButton
from gui.widgets.lettering import give_font
from gui.widgets.one_undo import OneUndo
from scenarios.model.plain import on_one_line, path_in_sentence
from scenarios.model.scenario import LONGEST_TITLE
from scenarios.telling.language import filled

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QPaintEvent

    from gui.desk.files import Files
    from gui.desk.session import Session
    from gui.theme import Theme
    from scenarios.drawing.ruler import Role

_LEAST_LETTERS = 8


class HeadingField(QLineEdit):
    """A line that looks like a heading until it is pressed.

    Signals:
        left: The keyboard has left it, or Return was pressed in it.
    """

    left = Signal()

    def __init__(self, name: str, theme: Theme, role: Role, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._role: Role = role
        self._mark = ""
        self.setObjectName(name)
        self.setFrame(False)
        self.setMaxLength(LONGEST_TITLE)
        self.setAcceptDrops(False)  # the window takes files
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._dress)
        self._dress()

    @property
    def is_in_hand(self) -> bool:
        """Whether somebody is writing in it."""
        return self.hasFocus() and self.isModified()

    def show_text(self, text: str, mark: str = "") -> None:
        """Show a text, and a mark behind it; what is being written in it stays."""
        self._mark = mark
        text = on_one_line(text)
        if text != self.text() and not (self.hasFocus() and text == on_one_line(self.text())):
            at = self.cursorPosition()
            self.setText(text)
            self.setCursorPosition(min(at, len(text)) if self.hasFocus() else 0)
        self.updateGeometry()
        self.update()

    def text_shown(self) -> str:
        """What there is room for."""
        text = self.text() or self.placeholderText()
        metrics = self.fontMetrics()
        room = self.width() - 2 * self._pad - metrics.horizontalAdvance(self._mark)
        return metrics.elidedText(text, Qt.TextElideMode.ElideRight, room) + self._mark

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """The whole of it on one line."""
        metrics = self.fontMetrics()
        # A cursor behind the last letter needs a little more than the letters.
        width = metrics.horizontalAdvance((self.text() or self.placeholderText()) + self._mark + "n")
        return QSize(width + 2 * self._pad, metrics.height() + self._pad)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """A few letters of it."""
        metrics = self.fontMetrics()
        width = min(self.sizeHint().width(), metrics.horizontalAdvance("n") * _LEAST_LETTERS)
        return QSize(width, metrics.height() + self._pad)

    def event(self, event: QEvent) -> bool:
        """Answer the pointer."""
        if event.type() in (QEvent.Type.Enter, QEvent.Type.Leave):
            self.update()
        return bool(super().event(event))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Return and Esc give the keyboard back."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.clearFocus()
        elif event.key() == Qt.Key.Key_Escape:
            self.give_up()
            self.clearFocus()
        else:
            super().keyPressEvent(event)

    def give_up(self) -> None:
        """Esc was pressed: what is written as it is typed stays; undo takes it back."""

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Show its beginning again."""
        super().focusOutEvent(event)
        self.setCursorPosition(0)
        self.left.emit()
        self.setModified(False)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw a heading, cut short with dots; where the keyboard is, a field."""
        if self.hasFocus():
            super().paintEvent(event)
        painter = QPainter(self)
        if self.underMouse() or self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(self._theme.colour("ink" if self.hasFocus() else "branch"))
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -2, -2), 4, 4)
        if not self.hasFocus():
            painter.setPen(self._theme.colour("ink" if self.text() and self._role != "small" else "ink-soft"))
            room = self.rect().adjusted(self._pad, 0, -self._pad, 0)
            level = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
            painter.drawText(room, level, self.text_shown())

    def _dress(self) -> None:
        give_font(self, self._theme.font(self._role))
        self._pad = self._theme.px(0.3)
        self.setTextMargins(self._pad - 2, 0, self._pad - 2, 0)
        palette = QPalette(self._theme.palette())
        palette.setColor(QPalette.ColorRole.Base, self._theme.colour("surface"))
        self.setPalette(palette)
        self.updateGeometry()


class WrittenField(OneUndo, HeadingField):
    """A heading that is written into the scenario as it is typed."""


class FileField(HeadingField):
    """The file's name: Return gives the file the name that was typed, Esc leaves it as it is."""

    def give_up(self) -> None:
        """Forget what was typed."""
        self.setModified(False)
        self.undo_all()

    def undo_all(self) -> None:
        """Show the file's name again."""
        while self.isUndoAvailable():
            self.undo()
        self.setModified(False)


class TitleFields(QWidget):
    """Title above; author and file name, smaller, below it.

    Signals:
        save_asked: The scenario has no file yet, and is to get one.
    """

    save_asked = Signal()

    def __init__(self, session: Session, files: Files, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._files = files
        self._theme = theme
        self._title_before, self._path_before = session.scenario.title, files.path
        self.title = WrittenField("title", theme, "title")
        self.title.setAccessibleName(self.tr("Title"))
        self.author = WrittenField("author", theme, "small")
        self.author.setAccessibleName(self.tr("Author"))
        self.author.setPlaceholderText(self.tr("by …"))
        self.author.setToolTip(self.tr("Who made this scenario: press and write"))
        self.file = FileField("file-name", theme, "small")
        self.file.setAccessibleName(self.tr("File name"))
        self._save = _plain_button("file-none", self.tr("not in a file yet"))
        self._save.setToolTip(self.tr("Save it"))
        self._offer = _plain_button("file-offer", self.tr("Name the file after the title"))
        self._below = QHBoxLayout()
        for widget in (self.author, self.file, self._save, self._offer):
            self._below.addWidget(widget)
        self._below.addStretch(1)
        self._rows = QVBoxLayout(self)
        self._rows.addWidget(self.title)
        self._rows.addLayout(self._below)
        self._wire()
        self._dress()
        self._show()

    def _wire(self) -> None:
        session, files = self._session, self._files
        self.title.textEdited.connect(lambda text: session.rename(text.strip()))
        self.author.textEdited.connect(lambda text: session.set_author(text.strip()))
        self.file.left.connect(self._rename_file)
        self._save.clicked.connect(self.save_asked)
        self._offer.clicked.connect(self._take_offer)
        session.casebook_changed.connect(self._begin)
        session.scenario_changed.connect(self._show)
        session.holder.clean_changed.connect(self._show)
        files.moved.connect(self._follow)
        self._theme.changed.connect(self._dress)

    def edit_title(self) -> None:
        """Put the keyboard into the title."""
        self.title.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.title.selectAll()

    def _begin(self) -> None:
        self._title_before, self._path_before = self._session.scenario.title, self._files.path
        self._show()

    def _follow(self) -> None:
        """Another file may be named after the title as it is now; one that is only saved again is not."""
        if self._files.path == self._path_before:
            self._show()
        else:
            self._begin()

    def _show(self, *_: object) -> None:
        scenario, path = self._session.scenario, self._files.path
        dirty = not self._session.holder.is_clean
        self.title.setPlaceholderText(self._files.title)
        self.title.show_text(scenario.title, " •" if dirty else "")
        tip = self.tr("The title: press and write")
        if scenario.title:  # whole, where it has no room
            tip = filled(self.tr("{title}. Press and write to change it."), title=on_one_line(scenario.title))
        self.title.setToolTip(plain_tip(tip))
        self.title.setAccessibleDescription(self.tr("Not saved") if dirty else "")
        self.author.show_text(scenario.author)
        if not self.file.is_in_hand:
            self.file.show_text(path.name if path is not None else "")
        if path is not None:
            folder = self.tr("In the folder {folder}. Press and write to give the file another name.")
            self.file.setToolTip(plain_tip(filled(folder, folder=path_in_sentence(path.parent))))
        self.file.setVisible(path is not None)
        self._save.setVisible(path is None)
        self._offer.setVisible(self._offered() is not None)

    def _offered(self) -> str | None:
        """The file name that would fit the title, if that was changed and the file was named after it."""
        path, title = self._files.path, self._session.scenario.title
        if path is None or not title or title == self._title_before:
            return None
        wanted = file_name_for(title)
        was_named_so = path.name == file_name_for(self._title_before)
        return wanted if path.name != wanted and (was_named_so or not self._title_before) else None

    def _take_offer(self) -> None:
        wanted = self._offered()
        if wanted is not None and self._files.rename_file(wanted):
            self._begin()

    def _rename_file(self) -> None:
        if self.file.isModified() and self._files.path is not None:
            wanted = self.file.text()
            self.file.setModified(False)
            self._files.rename_file(wanted)
        self._show()

    def _dress(self) -> None:
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        self._below.setSpacing(self._theme.px(0.3))
        for button in (self._save, self._offer):
            give_font(button, self._theme.font("small"))
        self._show()


def _plain_button(name: str, text: str) -> ToolButton:
    button = ToolButton()
    button.setObjectName(name)
    button.setText(text)
    button.setAccessibleName(text)
    button.setAutoRaise(True)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    return button
