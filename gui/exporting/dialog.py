"""The dialog that exports: which kind of file, how it is made, what it will hold, and where it goes."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase, QGuiApplication, QImage, QPixmap, QTextCharFormat
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QStackedWidget,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from gui import asking, damage
from gui.exporting.options import OptionsForm
from gui.exporting.preview import Preview, preview
from gui.exporting.requests import request_of
from gui.widgets.button_row import ButtonRow
from gui.widgets.panes import Panes
from gui.widgets.room import Downwards, open_as
from gui.widgets.wrap_label import WrapLabel
from scenarios.exports.kinds import KINDS, Kind
from scenarios.exports.request import ExportError
from scenarios.files.writing import write_file
from scenarios.model.faults import FaultError
from scenarios.model.plain import in_sentence, path_in_sentence
from scenarios.telling.language import capital, filled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QResizeEvent

    from gui.desk.files import Files
    from gui.desk.session import Session
    from gui.theme import Theme


_EMS_LIST, _EMS_BESIDE = 6.0, 34.0  # heights of a line


class ExportDialog(QDialog):
    """Exports what is shown, as often as wanted.

    Args:
        session: What is shown.
        files: Its file, beside which an export is suggested.
        theme: Its colours and fonts.
        parent: The window over which it stands.
    """

    def __init__(self, session: Session, files: Files, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._files, self._theme = session, files, theme
        self._picture = QPixmap()
        self.setObjectName("export")
        self.setWindowTitle(self.tr("Export"))
        self._kinds = QListWidget()
        self._kinds.setObjectName("export:kinds")
        self._kinds.setAccessibleName(self.tr("Kind of file"))
        self._kinds.setWordWrap(True)
        self._kinds.setMinimumWidth(theme.px(10))
        for kind in KINDS:
            item = QListWidgetItem(kind.title())
            item.setData(Qt.ItemDataRole.UserRole, kind.key)
            self._kinds.addItem(item)
        self._form = OptionsForm(session)
        self._text = QTextBrowser()
        self._text.setObjectName("export:preview")
        self._text.setAccessibleName(self.tr("What the file will hold"))
        self._text.setOpenLinks(False)
        self._image = QLabel()
        self._image.setObjectName("export:picture")
        self._image.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._said = WrapLabel(theme, role="small", colour="ink-soft")
        self._said.setObjectName("export:said")
        self._arrange()
        self._kinds.currentRowChanged.connect(self._choose)
        self._form.changed.connect(self._show_preview)
        # What is on the screen may be another scenario by now, which another program has sent here.
        session.casebook_changed.connect(self.reject)
        self._kinds.setCurrentRow(0)

    @property
    def kind(self) -> Kind:
        """The kind of file that is chosen."""
        return KINDS[self._kinds.currentRow()]

    def export(self) -> None:
        """Ask where the file goes, and write it."""
        path = asking.ask_export_path(self, self._files.suggested(self.kind.suffix), self.kind.title())
        if path is None:
            return
        endings = {kind.suffix for kind in KINDS} - {self.kind.suffix}
        if path.suffix.lower() in endings:
            # By its name another program, and the user, would take it for something else.
            said = self.tr(
                "Nothing is written: “{file}” ends as another kind of file does, this one with {ending}."
            )
            self._say(filled(said, ending=self.kind.suffix, file=in_sentence(path.name)))
            return
        try:
            with _waiting():
                data = self.kind.write(request_of(self._session, self._files, self._form.options))
                write_file(path, data)
        except FaultError as error:
            asking.tell_faults(self, self.tr("It is not exported."), error.faults)
        except Exception as error:  # noqa: BLE001 - what is not told is raised again
            self._say(_sentence(error))
        else:
            self._say(filled(self.tr("Written: {file}"), file=path_in_sentence(path)))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Fit the picture to the room there is."""
        super().resizeEvent(event)
        self._fit_picture()

    def _arrange(self) -> None:
        self._stack = QStackedWidget()
        self._stack.addWidget(self._text)
        self._frame = QScrollArea()
        self._frame.setWidget(self._image)
        self._frame.setWidgetResizable(True)
        self._stack.addWidget(self._frame)
        row = ButtonRow(QDialogButtonBox.StandardButton.Close)
        buttons = row.box
        self._export = buttons.addButton(self.tr("&Export…"), QDialogButtonBox.ButtonRole.AcceptRole)
        self._export.setObjectName("export:write")
        self._export.setDefault(True)
        self._export.clicked.connect(self.export)
        buttons.rejected.connect(self.reject)
        px = self._theme.px
        self._kinds.setMinimumHeight(px(_EMS_LIST))
        self._stack.setMinimumSize(px(_EMS_LIST), px(_EMS_LIST))
        asked, seen = QWidget(), QWidget()
        left, right = QVBoxLayout(asked), QVBoxLayout(seen)
        for half in (left, right):
            half.setContentsMargins(0, 0, 0, 0)
        left.addWidget(self._kinds, 1)
        left.addWidget(self._form)
        right.addWidget(WrapLabel(self._theme, self.tr("What the file will hold"), role="small", bold=True))
        right.addWidget(self._stack, 1)
        right.addWidget(self._said)
        halves = Panes(asked, seen, (2, 3), lambda: px(_EMS_BESIDE))
        rows = QVBoxLayout(self)
        rows.addWidget(Downwards(halves, "export:all"), 1)
        rows.addWidget(row)
        open_as(self, px(66), px(42))

    def _choose(self, row: int) -> None:
        del row
        self._form.show_kind(self.kind)
        self._show_preview()

    def _show_preview(self) -> None:
        request = request_of(self._session, self._files, self._form.options)
        try:
            with _waiting():
                seen = preview(self.kind, request)
        except Exception as error:  # noqa: BLE001 - what is not told is raised again
            self._say(_sentence(error))
            self._show(Preview("text", b""))
            self._export.setEnabled(False)
            return
        self._export.setEnabled(True)
        self._say("" if seen.is_whole else self.tr("Only the beginning is shown here."))
        self._show(seen)

    def _show(self, seen: Preview) -> None:
        if seen.form == "picture":
            self._picture = QPixmap.fromImage(QImage.fromData(seen.data))
            self._stack.setCurrentWidget(self._frame)
            self._fit_picture()
            return
        self._stack.setCurrentWidget(self._text)
        text = seen.data.decode()
        # What was shown before leaves its letters behind.
        self._text.setCurrentCharFormat(QTextCharFormat())
        if seen.form == "rich":
            self._text.setLineWrapMode(QTextBrowser.LineWrapMode.WidgetWidth)
            self._text.setFont(self._theme.font())
            self._text.setHtml(text)
        else:
            mono = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
            mono.setPointSizeF(self._theme.font("small").pointSizeF())
            self._text.setLineWrapMode(QTextBrowser.LineWrapMode.NoWrap)
            self._text.setFont(mono)
            self._text.setPlainText(text)

    def _fit_picture(self) -> None:
        if not self._picture.isNull():
            room = self._frame.viewport().width()
            self._image.setPixmap(
                self._picture.scaledToWidth(
                    min(room, self._picture.width()), Qt.TransformationMode.SmoothTransformation
                )
            )

    def _say(self, text: str) -> None:
        self._said.show_text(text)


def _sentence(error: Exception) -> str:
    """Say why nothing is exported, at every try; raise again what is the program's own fault."""
    if isinstance(error, ExportError):
        return f"{capital(str(error))}."
    cause = damage.cause(error)
    if cause is None:
        raise error
    return cause


@contextmanager
def _waiting() -> Iterator[None]:
    QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
    try:
        yield
    finally:
        QGuiApplication.restoreOverrideCursor()
