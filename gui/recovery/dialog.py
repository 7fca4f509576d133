"""Offers work that was left behind unsaved, by title and time, and to go on with a lecture cut short."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QDateTime, QLocale, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QVBoxLayout,
    QWidget,
)

from gui.widgets.button_row import ButtonRow
from gui.widgets.buttons import PushButton
from gui.widgets.choice_buttons import WrapCheckBox
from gui.widgets.room import Downwards, open_as
from gui.widgets.wrap_label import WrapLabel
from scenarios.model.plain import in_sentence
from scenarios.telling.language import filled, tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gui.theme import Theme
    from scenarios.files.recovery import Found
    from scenarios.model.place import Place


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
        self._heading = WrapLabel(theme, role="title")
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
        self._lectures: list[tuple[Found, WrapCheckBox]] = []
        page, copied = QWidget(), QWidget()
        self._rows = QVBoxLayout(copied)
        said = QVBoxLayout(page)
        said.setContentsMargins(0, 0, 0, 0)
        layout = QVBoxLayout(self)
        layout.setSpacing(theme.px(0.4))
        layout.setContentsMargins(*(theme.px(1.0),) * 4)
        for widget in (self._heading, line, copied):
            said.addWidget(widget)
        said.addStretch(1)
        layout.addWidget(Downwards(page), 1)
        layout.addWidget(self._make_buttons())
        self.show_copies(copies)
        open_as(self, theme.px(34), theme.px(20))

    @property
    def ticked(self) -> list[Found]:
        """The copies that are ticked."""
        return [found for found, box in self._boxes if box.isChecked()]

    @property
    def resumed(self) -> list[Found]:
        """Those of them whose lecture is to go on."""
        ticked = self.ticked
        return [found for found, box in self._lectures if box.isChecked() and found in ticked]

    def show_copies(self, copies: Sequence[Found]) -> None:
        """Offer these, all of them ticked."""
        while (row := self._rows.takeAt(0)) is not None:
            widget = row.widget()
            if widget is not None:
                widget.deleteLater()
        self._boxes, self._lectures = [], []
        cut_short = all(found.work.lecture is not None for found in copies)
        self._heading.show_text(
            self.tr("A lecture was cut short") if cut_short else self.tr("Unsaved work was found")
        )
        for number, found in enumerate(copies):
            box = WrapCheckBox(
                self._theme, filled("“{}”", in_sentence(found.work.title)), filled("– {}", about(found))
            )
            box.setObjectName(f"lost-work:{number}")
            box.setChecked(True)
            box.toggled.connect(self._follow_ticks)
            self._boxes.append((found, box))
            self._rows.addWidget(box)
            if found.work.lecture is not None:
                self._offer_lecture(number, found, found.work.lecture)
        self._rows.addStretch(1)
        self._follow_ticks()

    def _offer_lecture(self, number: int, found: Found, place: Place) -> None:
        said = filled(self.tr("Resume the lecture at step {number}"), number=place.step + 1)
        aside = self.tr("– with what was set off script") if place.is_off_script else ""
        box = WrapCheckBox(self._theme, said, aside)
        box.setObjectName(f"lost-work:resume-{number}")
        box.setChecked(True)
        self._lectures.append((found, box))
        row = QWidget()
        line = QVBoxLayout(row)
        line.setContentsMargins(self._theme.px(1.6), 0, 0, 0)  # below the copy that it belongs to
        line.addWidget(box)
        self._rows.addWidget(row)

    def _make_buttons(self) -> ButtonRow:
        row = ButtonRow()
        box = row.box
        self._open = PushButton(self.tr("Open"))
        self._discard = PushButton(self.tr("Discard…"))
        later = PushButton(self.tr("Not now"))
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
        return row

    def _follow_ticks(self) -> None:
        for button in (self._open, self._discard):
            button.setEnabled(bool(self.ticked))
        ticked = self.ticked
        for found, box in self._lectures:
            box.setEnabled(found in ticked)


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
