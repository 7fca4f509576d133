"""The lecturer's own screen: this step and the next, notes, clocks, the list of steps, and the toggles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from gui.lecture.clocks import Clocks
from gui.lecture.live import LiveControls
from gui.lecture.screen import HallScreen
from gui.widgets.buttons import TabButton
from gui.widgets.panes import Panes
from gui.widgets.room import Downwards, keep_within
from gui.widgets.wrap_label import WrapLabel
from scenarios.model.plain import shown
from scenarios.telling.language import filled
from scenarios.telling.step_headings import step_heading

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QCloseEvent

    from gui.desk.player import Player
    from gui.desk.session import Session
    from gui.lecture.overlay import Overlay
    from gui.settings import Settings
    from gui.theme import Theme
    from gui.windows.audience import AudienceWindow
    from scenarios.drawing.hall.showing import Showing

_NOTES = "lecture-notes"
_BESIDE = 34.0  # heights of a line: in less the second half stands below the first
SIZES = (1.0, 1.25, 1.5, 2.0, 2.5)


MOST_NOTICES = 2
BRIEF = 120  # letters of a heading or a notice; more would take the room of the notes
LEAST_NOTES = 5  # lines


def _briefly(text: str) -> str:
    return text if len(text) <= BRIEF else f"{text[:BRIEF].rstrip()}…"


class PresenterWindow(QWidget):
    """What only the lecturer sees.

    Signals:
        closed: The user closed it.
        count_asked: The hall has raised its hands.
    """

    closed = Signal()
    count_asked = Signal()

    def __init__(
        self,
        session: Session,
        player: Player,
        overlay: Overlay,
        hall: AudienceWindow,
        theme: Theme,
        settings: Settings,
    ) -> None:
        super().__init__()
        self._session, self._player, self._theme, self._settings = session, player, theme, settings
        self._hall = hall
        self.setObjectName("presenter")
        self.setWindowTitle(self.tr("Lecture — notes"))
        self.now = HallScreen("lecture:now", overlay, hall.screen_)
        self.now.pointed.connect(overlay.point)
        self.then = HallScreen("lecture:then", like=hall.screen_)
        self._next = WrapLabel(theme, role="small", colour="ink-soft")
        self._where = WrapLabel(theme, role="title", bold=True)
        self._told = WrapLabel(theme, role="small", colour="selection")
        self.notes = QPlainTextEdit()
        self.notes.setObjectName("lecture:notes")
        self.notes.setAccessibleName(self.tr("Notes"))
        self.notes.setReadOnly(True)
        self.notes.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.steps = QListWidget()
        self.steps.setObjectName("lecture:steps")
        self.steps.setAccessibleName(self.tr("Steps"))
        self.steps.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.steps.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # Steps of one heading are told apart by what stands at its end.
        self.steps.setWordWrap(True)
        self.steps.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.steps.itemClicked.connect(lambda _: player.go(self.steps.currentRow()))
        self.clocks = Clocks(theme)
        self._live = LiveControls(session, player, theme)
        self._live.count_asked.connect(self.count_asked)
        self._size = min(SIZES, key=lambda size: abs(size - settings.number(_NOTES, 1.25)))
        self._arrange()
        self._fill()
        self._resize_notes(0)
        theme.changed.connect(self._dress)
        player.shown.connect(self.show_step)
        overlay.changed.connect(self._tell)
        self.show_step(player.showing)

    def show_step(self, showing: Showing) -> None:
        """Show a step, what follows, and its notes."""
        player, casebook = self._player, self._session.casebook
        self.now.show_step(showing)
        after = player.following
        self.then.show_step(after)
        coming = self.tr("The lecture ends here")
        if after is not None:
            # As it is called in the list; what is set otherwise is in the heading that the hall will see.
            heading = after.heading if after.planned else step_heading(casebook, after.step)
            coming = filled(
                self.tr("Next: {heading}"), heading=_briefly(heading or step_heading(casebook, after.step))
            )
        self._next.show_text(coming)
        self._where.show_text(
            filled(self.tr("Step {number} of {count}"), number=player.place.step + 1, count=len(player.steps))
        )
        self._tell()
        notes = shown(showing.step.notes)
        if self.notes.toPlainText() != notes:  # else they stay where they were scrolled to
            self.notes.setPlainText(notes)
        self.steps.setCurrentRow(player.place.step)
        self._live.show_step(showing)

    def _tell(self) -> None:
        """Say what the lecturer should know of the step and of what the hall sees of it."""
        notices = list(self._notices())
        told = [_briefly(notice) for notice in notices[:MOST_NOTICES]]
        more = len(notices) - MOST_NOTICES
        if more > 0:
            told.append(filled(self.tr("… and {count} more"), count=more))
        self._told.show_text("\n".join(told))
        self._told.setToolTip("\n".join(notices))

    def _notices(self) -> Iterator[str]:
        yield from self._player.notices
        picture = self._hall.screen_.picture
        if picture is None or not picture.left_out or picture.leaves < 2:
            return
        told = self.tr("The hall does not see all of it: {more}. R goes on to the rest.")
        yield filled(told, more=picture.left_out)

    def scroll_notes(self, by: int) -> None:
        """Go on in notes that are longer than their room, or with -1 back."""
        bar = self.notes.verticalScrollBar()
        bar.setValue(bar.value() + by * max(1, bar.pageStep() - 1))

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Closing it ends the lecture."""
        super().closeEvent(event)
        self.closed.emit()

    def _arrange(self) -> None:
        left = QWidget()
        column = QVBoxLayout(left)
        column.addWidget(self._where)
        column.addWidget(self.now, 3)
        column.addWidget(self._told)
        sizes = QHBoxLayout()
        sizes.addWidget(WrapLabel(self._theme, self.tr("Notes"), role="small", bold=True))
        sizes.addStretch(1)
        for text, by, name in (
            (self.tr("Smaller"), -1, "lecture:smaller"),
            (self.tr("Larger"), 1, "lecture:larger"),
        ):
            button = TabButton(text)
            button.setObjectName(name)
            button.clicked.connect(lambda _=False, by=by: self._resize_notes(by))
            sizes.addWidget(button)
        column.addLayout(sizes)
        column.addWidget(self.notes, 2)
        right = QWidget()
        column = QVBoxLayout(right)
        column.addWidget(self.clocks)
        column.addWidget(self._next)
        column.addWidget(self.then, 2)
        column.addWidget(self._live, 2)
        column.addWidget(self.steps, 2)
        panes = Panes(left, right, (3, 2), lambda: self._theme.px(_BESIDE))
        whole = QHBoxLayout(self)
        whole.addWidget(Downwards(panes, "presenter:all"))
        keep_within(self)
        # Itself: else Qt would give the keyboard to the first button, to be pressed by whoever presses Space.
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFocus()

    def _fill(self) -> None:
        casebook = self._session.casebook
        for number, step in enumerate(self._player.steps, 1):
            self.steps.addItem(filled("{}  {}", number, step_heading(casebook, step)))

    def _dress(self) -> None:
        self._resize_notes(0)

    def _resize_notes(self, by: int) -> None:
        place = min(max(SIZES.index(self._size) + by, 0), len(SIZES) - 1)
        self._size = SIZES[place]
        font = self._theme.font("body")
        font.setPointSizeF(font.pointSizeF() * self._size)
        self.notes.setFont(font)
        self.notes.setMinimumHeight(LEAST_NOTES * QFontMetrics(font).height() + self._theme.px(1))
        self._settings.set({_NOTES: self._size})
