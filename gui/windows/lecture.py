"""A lecture that is being given: its two windows, on which screens they stand, and its keys."""

from __future__ import annotations

from functools import partial
from html import escape
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QObject, Qt, Signal

from gui import asking
from gui.desk.player import Player
from gui.help.page import PageDialog
from gui.lecture.awake import Awake
from gui.lecture.keys import LectureKeys, lecture_key_sheet
from gui.lecture.overlay import Overlay
from gui.windows.audience import AudienceWindow
from gui.windows.lecture_screens import LectureScreens
from gui.windows.presenter import PresenterWindow
from scenarios.model.place import Phase
from scenarios.telling.step_headings import step_heading

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from gui.desk.desk import Desk
    from gui.settings import Settings

_LARGE = "lecture-large-room"


class Lecture(QObject):
    """Gives the lecture of a desk until it is left.

    Signals:
        left: It is over.
    """

    left = Signal()

    def __init__(self, desk: Desk, step: int, begun: float, ago: float) -> None:
        """Begin it.

        Args:
            desk: Its scenario's lecture, or a ready-made one where it has no steps.
            step: With which step, counted from 0.
            begun: When it began, in seconds since 1970.
            ago: How many seconds ago that is.
        """
        super().__init__(desk)
        self._desk, self._begun = desk, begun
        self.player = Player(desk.session, step, self)
        self.overlay = Overlay(self)
        # Before the windows show the next step: a card of the one before is none of it.
        self.player.shown.connect(self.overlay.begin)
        large = bool(desk.settings.number(_LARGE, 0.0))
        self.audience = AudienceWindow(self.player, self.overlay, large_room=large)
        self.presenter = PresenterWindow(
            desk.session, self.player, self.overlay, self.audience, desk.theme, desk.settings
        )
        self.presenter.clocks.begin(ago)
        self._screens = LectureScreens(self.audience, self.presenter, lambda: desk.front, desk.settings, self)
        self._awake = Awake()
        self._is_over = False
        self._keys = LectureKeys(lambda: [self.audience, self.presenter], self._deeds(), self._flip, self)
        for window in (self.audience, self.presenter):
            window.closed.connect(self.leave)
        self.presenter.count_asked.connect(self._count)
        desk.session.casebook_changed.connect(self._leave_for_good)
        self.player.shown.connect(self._keep_place)
        self._keep_place()
        self._screens.stand()
        self.presenter.show_step(self.player.showing)  # now that the hall has its size

    @property
    def windows(self) -> tuple[QWidget, QWidget]:
        """What the hall sees, and what the lecturer sees."""
        return self.audience, self.presenter

    def leave(self) -> None:
        """End the lecture and close its windows."""
        if self._is_over:
            return
        self._is_over = True
        self._desk.stage.stand(None)
        self._awake.release()
        for window in self.windows:
            window.close()
            window.deleteLater()
        self.left.emit()
        self.deleteLater()

    def _leave_for_good(self) -> None:
        """Another scenario is open: where this one was left is nothing to it."""
        self.leave()
        self._desk.stage.forget()

    def set_large_room(self, large: bool) -> None:
        """Show everything larger still, or no longer."""
        self.audience.set_large_room(large)
        self.presenter.show_step(self.player.showing)

    def _keep_place(self, *_: object) -> None:
        self._desk.stage.stand(replace(self.player.place, begun=self._begun))

    def _deeds(self) -> dict[str, Callable[[], object]]:
        player, overlay = self.player, self.overlay
        return {
            "forward": player.forward,
            "back": player.back,
            "first": lambda: player.go(0),
            "last": lambda: player.go(len(player.steps) - 1),
            "go-to": self._go_to,
            "overview": self._overview,
            "as-planned": player.as_planned,
            "later-course": lambda: player.step_course(1),
            "earlier-course": lambda: player.step_course(-1),
            "black": partial(overlay.make_blank, "black"),
            "white": partial(overlay.make_blank, "white"),
            "card": self._show_card,
            "rest": self._turn,
            "enlarge": lambda: overlay.enlarge(1),
            "reduce": lambda: overlay.enlarge(-1),
            "pointer": overlay.flip_pointer,
            "spotlight": overlay.flip_spotlight,
            "timer": self.presenter.clocks.flip_timer,
            "hands": self._count,
            "swap": self._screens.swap,
            "notes": self._screens.flip_notes,
            "notes-on": lambda: self.presenter.scroll_notes(1),
            "notes-back": lambda: self.presenter.scroll_notes(-1),
            "full-screen": self.audience.flip_full_screen,
            "key-sheet": self._show_keys,
            "leave": self._escape,
        }

    def _show_card(self) -> None:
        picture = self.audience.screen_.picture
        if picture is not None:
            self.overlay.show_card([card.rect for card in picture.cards], picture.leaves)

    def _turn(self) -> None:
        picture = self.audience.screen_.picture
        if picture is not None:
            self.overlay.turn(picture.leaves)

    def _flip(self, number: int) -> None:
        self.player.flip(number)

    def _escape(self) -> None:
        if self.overlay.is_clear:
            self.leave()
        else:
            self.overlay.clear()

    def _go_to(self) -> None:
        wanted = asking.ask_step(self._front(), len(self.player.steps), self.player.place.step + 1)
        if wanted is not None:
            self.player.go(wanted - 1)

    def _overview(self) -> None:
        casebook = self._desk.session.casebook
        headings = [step_heading(casebook, step) for step in self.player.steps]
        wanted = asking.ask_which_step(self._front(), headings, self.player.place.step)
        if wanted is not None:
            self.player.go(wanted)

    def _count(self) -> None:
        step = self.player.step
        question = next((q for q in self._desk.session.casebook.questions if q.id == step.question), None)
        if not step.asks or question is None:
            return
        again = bool(step.hands) and self.player.place.phase is Phase.COUNTED
        labels = {position.id: position.label for position in question.positions}
        before = step.hands_again if again else step.hands
        hands = asking.ask_hands(self._front(), question.title, labels, before, again=again)
        if hands is not None:
            self.player.count(hands, again=again)

    def _show_keys(self) -> None:
        rows = "".join(
            f"<tr><td><b>{escape(keys)}</b></td><td>{escape(told)}</td></tr>"
            for keys, told in lecture_key_sheet()
        )
        title = self.tr("Keys of a lecture")
        page = PageDialog(
            self._desk.theme, title, f"<h1>{escape(title)}</h1><table>{rows}</table>", self._front()
        )
        page.setObjectName("lecture:keys")
        page.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        page.open()

    def _front(self) -> QWidget:
        """Where to ask: on the lecturer's screen, where that can be seen."""
        return self.presenter if self.presenter.isVisible() else self.audience


def large_room(settings: Settings, large: bool) -> None:
    """Remember whether lectures are given in a large room."""
    settings.set({_LARGE: float(large)})
