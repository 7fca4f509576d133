"""A page of the window: asked anew when what it is about changes, and only while it is seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui.desk.background import Work
from gui.explain.waiting import WaitBar
from gui.widgets.column import CardColumn
from gui.widgets.wrap_label import WrapLabel

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QShowEvent

    from gui.desk.session import Session
    from gui.theme import Theme
    from scenarios.drawing.ruler import Role


class Page(QWidget):
    """What all pages have in common.

    Args:
        name: The object name; parts are named after it.
        session: What is shown.
        theme: Colours and fonts.
        gently: Whether what is complete when work is stopped is shown.

    Attributes:
        work: What is being worked out.
    """

    def __init__(self, name: str, session: Session, theme: Theme, *, gently: bool = False) -> None:
        super().__init__()
        self.setObjectName(name)
        self._name, self._session, self._theme = name, session, theme
        self.work = Work(self)
        self._rows = QVBoxLayout(self)
        self._waiting = WaitBar(name, self.work, self, gently=gently)
        self._is_behind = True
        session.projected.connect(self.refresh)
        session.casebook_changed.connect(self.refresh)
        theme.changed.connect(self.refresh)

    def refresh(self, *_: object) -> None:
        """Ask anew, now or when the page is next seen."""
        self._is_behind = True
        if self.isVisible():
            self._catch_up()
        else:
            self.work.cancel()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Catch up with what changed while it was not seen."""
        super().showEvent(event)
        if self._is_behind:
            self._catch_up()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Work out nothing that is not seen."""
        super().hideEvent(event)
        if self.work.is_busy:
            self.work.cancel()
            self._is_behind = True

    def _catch_up(self) -> None:
        self._is_behind = False
        self._ask()

    def _ask(self) -> None:
        """Work out what the page shows."""
        raise NotImplementedError


class Told(CardColumn):
    """A column of words and cards that is filled anew each time.

    Args:
        theme: Colours and fonts.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._shown: list[QWidget] = []

    def clear(self) -> None:
        """Let go of everything that was told."""
        self.empty()
        for widget in self._shown:
            widget.setParent(None)
            widget.deleteLater()
        self._shown = []

    def say(
        self, text: str, role: Role = "body", colour: str = "ink", *, bold: bool | None = None, name: str = ""
    ) -> None:
        """Tell a sentence."""
        label = WrapLabel(self._theme, text, role=role, colour=colour, bold=bold)
        label.setObjectName(name)
        label.setContentsMargins(3, self._theme.px(0.2), 3, 0)
        self.put(label)

    def put(self, widget: QWidget) -> None:
        """Add something to what is told."""
        self.add(widget)
        self._shown.append(widget)
