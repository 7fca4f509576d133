"""A card of a few lines that can be pressed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractButton, QWidget

from gui.widgets.arrangement import Arranged, Pile, SideRow
from gui.widgets.cards import card_margins, paint_card
from gui.widgets.wrap_label import WrapLabel
from scenarios.telling.language import filled, together

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QPaintEvent

    from gui.theme import Theme
    from gui.widgets.arrangement import Split


class LineCard(Arranged, QAbstractButton):
    """What was found, in words; pressed, it takes the reader there.

    Args:
        theme: Colours and fonts.
        name: The object name.
        head: The first line, in bold.
        small: Lines below it.
        does: What a press does.
        parts: What stands between the first line and those below it.
    """

    def __init__(
        self, theme: Theme, name: str, head: str, small: str = "", does: str = "", *parts: QWidget | SideRow
    ) -> None:
        super().__init__()
        self._theme = theme
        self.setObjectName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        lines: list[QWidget | SideRow] = [WrapLabel(theme, head, role="body", bold=True), *parts]
        if small:
            lines.append(WrapLabel(theme, small, role="small", colour="ink-soft"))
        if does:
            lines.append(WrapLabel(theme, does, role="small", colour="link"))
        self.arrange_as(Pile(*lines))
        self.setAccessibleName(together(" ", (head, *small.splitlines())))
        self.setAccessibleDescription(does)
        margins = card_margins(theme)
        self.pile.set_margins(margins.left(), margins.top(), margins.right(), margins.bottom())
        self.pile.gap = theme.px(0.15)
        for child in self.pile.widgets():
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter presses, as Space does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 - Qt's name
        """Draw the card's ground."""
        paint_card(
            QPainter(self), self.rect(), self._theme, hovered=self.underMouse(), focused=self.hasFocus()
        )


class PairCard(LineCard):
    """What something is on either side, side by side.

    Args:
        theme: Colours and fonts.
        name: The object name.
        head: The first line, in bold.
        one: The first side.
        other: The second side.
    """

    def __init__(self, theme: Theme, name: str, head: str, one: str, other: str) -> None:
        left, right = (WrapLabel(theme, side, role="small") for side in (one, other))
        super().__init__(theme, name, head, "", "", SideRow(left, right, _halves(theme), flush_right=False))
        self.setAccessibleName(filled("{} {}. {}.", head, one, other))


def _halves(theme: Theme) -> Split:
    """Two halves; one above the other where they would be narrower than a few words."""

    def split(width: int, right: int, gap: int) -> int | None:
        del right
        half = (width - gap) // 2
        return half if half >= theme.px(9.0) else None

    return split
