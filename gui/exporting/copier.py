"""What is copied: the citation of an argument, the table of a question, a picture.

All of it is put on the clipboard at once and by value, so that a system which keeps a clipboard keeps it when
the program has ended. What makes it is loaded when something is copied: every window has a copier.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject
from PySide6.QtGui import QGuiApplication, QImage

if TYPE_CHECKING:
    from gui.desk.files import Files
    from gui.desk.session import Session
    from scenarios.exports.copied import Copied
    from scenarios.exports.kinds import Kind


class Copier(QObject):
    """Copies what is shown.

    Args:
        session: What is shown.
        files: Its file.
        parent: Who owns it.
    """

    def __init__(self, session: Session, files: Files, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._files = session, files

    def argument(self, argument_id: str | None) -> None:
        """Copy an argument with who says it where; nothing where none is meant."""
        from gui.exporting.requests import in_focus, request_of
        from scenarios.exports.copied import argument_citation

        if argument_id is not None:
            request = request_of(self._session, self._files, in_focus(self._session))
            _put(argument_citation(request, argument_id))

    def table(self, question_id: str | None) -> None:
        """Copy a question's positions and their strengths; nothing where none is meant."""
        from gui.exporting.requests import request_of
        from scenarios.exports.copied import question_table

        if question_id is not None:
            _put(question_table(request_of(self._session, self._files), question_id))

    def picture(self, name: str) -> None:
        """Copy a picture, as it would be exported: `map` or `why`."""
        from gui.exporting.requests import in_focus, request_of

        kind = picture_kind(name)
        if kind is None:
            return
        data = kind.write(request_of(self._session, self._files, in_focus(self._session)))
        mime = QMimeData()
        mime.setImageData(QImage.fromData(data))
        # Programs that know the format take the file itself, which no system has to convert.
        mime.setData("image/png", data)
        QGuiApplication.clipboard().setMimeData(mime)


def picture_kind(name: str) -> Kind | None:
    """Return the kind of export that makes a picture of pixels of this name; None if there is none."""
    from scenarios.exports.kinds import KINDS

    return next((kind for kind in KINDS if (kind.name, kind.suffix) == (name, ".png")), None)


def _put(copied: Copied) -> None:
    mime = QMimeData()
    mime.setHtml(copied.html)
    mime.setText(copied.text)
    QGuiApplication.clipboard().setMimeData(mime)
