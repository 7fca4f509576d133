"""Offers work that was left behind unsaved, by title and time."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QDateTime, QLocale, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from gui.widgets.choice_buttons import WrapCheckBox
from gui.widgets.wrap_label import WrapLabel
from scenarios.model.plain import in_sentence
from scenarios.telling.language import filled, tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gui.theme import Theme
    from scenarios.files.recovery import Found


class LostWorkDialog(QDialog):
    """Asks what is to become of work that was left behind. To close it leaves everything as it is.

    Signals:
        accepted: What is ticked is to be opened.
        discard_asked: These copies (its argument, a list) are to be given up; the dialog stays.
    """

    discard_asked = Signal(list)

    def __init__(self, copies: Sequence[Found], theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setObjectName("lost-work")
        self.setWindowTitle(self.tr("Unsaved work"))
        heading = WrapLabel(theme, self.tr("Unsaved work was found"), role="title")
        line = WrapLabel(
            theme,
            self.tr(
                "Otherwise did not end in the usual way. Open what you want to keep, and save it."
                " What you leave here is offered again next time."
            ),
            role="small",
            colour="ink-soft",
        )
        self._boxes: list[tuple[Found, WrapCheckBox]] = []
        page = QWidget()
        self._rows = QVBoxLayout(page)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(page)
        layout = QVBoxLayout(self)
        layout.setSpacing(theme.px(0.4))
        layout.setContentsMargins(*(theme.px(1.0),) * 4)
        for widget in (heading, line):
            layout.addWidget(widget)
        layout.addWidget(scroll, 1)
        layout.addWidget(self._make_buttons())
        self.show_copies(copies)
        self.resize(theme.px(34), theme.px(20))

    @property
    def ticked(self) -> list[Found]:
        """The copies that are ticked."""
        return [found for found, box in self._boxes if box.isChecked()]

    def show_copies(self, copies: Sequence[Found]) -> None:
        """Offer these, all of them ticked."""
        while (row := self._rows.takeAt(0)) is not None:
            widget = row.widget()
            if widget is not None:
                widget.deleteLater()
        self._boxes = []
        for number, found in enumerate(copies):
            box = WrapCheckBox(
                self._theme, filled("“{}”", in_sentence(found.work.title)), filled("– {}", about(found))
            )
            box.setObjectName(f"lost-work:{number}")
            box.setChecked(True)
            box.toggled.connect(self._follow_ticks)
            self._boxes.append((found, box))
            self._rows.addWidget(box)
        self._rows.addStretch(1)
        self._follow_ticks()

    def _make_buttons(self) -> QDialogButtonBox:
        box = QDialogButtonBox()
        self._open = QPushButton(self.tr("Open"))
        self._discard = QPushButton(self.tr("Discard…"))
        later = QPushButton(self.tr("Not now"))
        for button, name, role in (
            (self._open, "open", QDialogButtonBox.ButtonRole.AcceptRole),
            (self._discard, "discard", QDialogButtonBox.ButtonRole.DestructiveRole),
            (later, "later", QDialogButtonBox.ButtonRole.RejectRole),
        ):
            button.setObjectName(f"lost-work:{name}")
            button.setAccessibleName(button.text())
            box.addButton(button, role)
        self._open.setDefault(True)
        self._open.clicked.connect(self.accept)
        self._discard.clicked.connect(lambda: self.discard_asked.emit(self.ticked))
        later.clicked.connect(self.reject)
        return box

    def _follow_ticks(self) -> None:
        for button in (self._open, self._discard):
            button.setEnabled(bool(self.ticked))


def about(found: Found) -> str:
    """When work was last changed, and what file it belongs to."""
    when = _spoken(found.changed)
    path = found.work.path
    if path is None:
        return filled(tr("changed {when}, never saved"), when=when)
    said = filled(tr("changed {when}, file {file}"), when=when, file=in_sentence(path.name))
    if _is_later(found):
        said += tr("; the file was changed after that")
    return said


def _is_later(found: Found) -> bool:
    try:
        changed = found.work.path.stat().st_mtime if found.work.path is not None else 0.0
        return datetime.fromtimestamp(changed, UTC) > found.changed
    except (OSError, ValueError, OverflowError):
        return False


def _spoken(moment: datetime) -> str:
    local = QDateTime.fromSecsSinceEpoch(int(moment.timestamp()))
    return QLocale.system().toString(local, QLocale.FormatType.ShortFormat)
