"""Two things side by side, or stacked where the width does not do; it must not know what they are.

It is a box layout that keeps its things as Qt's own does and only measures and places them otherwise.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLayout, QLayoutItem, QWidget

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TypeAlias

    # From the row's width, what the right-hand thing would like, and the gap: the left-hand thing's width, or
    # None for one above the other.
    Split: TypeAlias = Callable[[int, int, int], int | None]


def right_takes_its_own(least_left: Callable[[], int]) -> Split:
    """The right-hand thing is as wide as it likes, if that leaves at least so much to the left."""

    def split(width: int, right: int, gap: int) -> int | None:
        left = width - right - gap
        return left if left >= least_left() else None

    return split


def beside_text(text: QWidget, enough: Callable[[], int]) -> Split:
    """The right-hand thing is as wide as it likes, if that leaves the text enough, or all it needs."""
    return right_takes_its_own(lambda: min(enough(), text.sizeHint().width()))


class SideRow(QHBoxLayout):
    """Left and right; hidden things take no room."""

    def __init__(
        self,
        left: QWidget,
        right: QWidget,
        split: Split,
        *,
        gap: int = 10,
        flush_right: bool = True,
    ) -> None:
        """Arrange two widgets.

        Args:
            left: The first thing; above the other when stacked.
            right: The second thing.
            split: How wide the first one is, or None to stack them.
            gap: Pixels between them, half of it when stacked.
            flush_right: Whether the second thing stands at the right edge, and no wider than it likes.
        """
        super().__init__()
        self._split = split
        self._gap = gap
        self._flush_right = flush_right
        self._heights: dict[int, int] = {}
        self._hint: QSize | None = None
        self._least: QSize | None = None
        self.set_margins(0, 0, 0, 0)
        self._right = right
        self.addWidget(left)
        self.addWidget(right)
        items = (self.itemAt(0), self.itemAt(1))
        self._both = tuple(item for item in items if item is not None)

    def set_margins(self, left: int, top: int, right: int, bottom: int) -> None:
        """Leave room round both things; to be used in place of ``setContentsMargins``."""
        self._sides, self._ends = left + right, top + bottom
        self.setContentsMargins(left, top, right, bottom)

    def expandingDirections(self) -> Qt.Orientation:  # noqa: N802 - Qt's name
        """It does not ask for more than it needs."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        """The height follows from the width."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """The height at this width."""
        found = self._heights.get(width)
        if found is None:
            found = self._ends + self._arrange(QRect(0, 0, width - self._sides, 0), place=False)
            self._heights[width] = found
        return found

    def invalidate(self) -> None:
        """Forget what was measured."""
        self._heights.clear()
        self._hint = self._least = None
        super().invalidate()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Both side by side as wide as they like."""
        if self._hint is None:
            hints = [item.sizeHint() for item in self._shown()]
            width = sum(hint.width() for hint in hints) + self._gap * (len(hints) - 1)
            self._hint = self._framed(width if hints else 0, [hint.height() for hint in hints])
        return self._hint

    def minimumSize(self) -> QSize:  # noqa: N802 - Qt's name
        """One above the other as narrow as they can be."""
        if self._least is None:
            hints = [item.minimumSize() for item in self._shown()]
            width = max((hint.width() for hint in hints), default=0)
            self._least = self._framed(width, [hint.height() for hint in hints])
        return self._least

    def setGeometry(self, rect: QRect) -> None:  # noqa: N802 - Qt's name
        """Put both things in their places."""
        QLayout.setGeometry(self, rect)  # not the box's own, which would place them side by side
        self._arrange(rect.marginsRemoved(self.contentsMargins()), place=True)

    def _framed(self, width: int, heights: list[int]) -> QSize:
        if not heights:
            return QSize(0, 0)
        return QSize(width + self._sides, max(heights) + self._ends)

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._both if not item.isEmpty()]

    def _arrange(self, rect: QRect, *, place: bool) -> int:
        shown = self._shown()
        if not shown:
            return 0
        if len(shown) == 1:
            height = _height(shown[0], rect.width())
            if place:
                own = rect.width()
                if self._flush_right and shown[0].widget() is self._right:
                    own = min(own, shown[0].sizeHint().width())
                shown[0].setGeometry(QRect(rect.right() + 1 - own, rect.y(), own, height))
            return height
        left, right = shown
        liked = min(right.sizeHint().width(), rect.width())
        left_width = self._split(rect.width(), liked, self._gap)
        if left_width is None:
            upper = _height(left, rect.width())
            own = liked if self._flush_right else rect.width()
            lower = _height(right, own)
            if place:
                left.setGeometry(QRect(rect.x(), rect.y(), rect.width(), upper))
                right.setGeometry(QRect(rect.x(), rect.y() + upper + self._gap // 2, own, lower))
            return upper + self._gap // 2 + lower
        right_width = rect.width() - left_width - self._gap
        left_height, right_height = _height(left, left_width), _height(right, right_width)
        height = max(left_height, right_height)
        if place:
            # The taller one wraps: the other stands beside its first line, not beside its middle.
            left_y = rect.y() + (height - left_height) // 2
            right_y = rect.y() + min((height - right_height) // 2, max(0, _line(left) - right_height) // 2)
            left.setGeometry(QRect(rect.x(), left_y, left_width, left_height))
            right.setGeometry(QRect(rect.x() + left_width + self._gap, right_y, right_width, right_height))
        return height


def _height(item: QLayoutItem, width: int) -> int:
    return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()


def _line(item: QLayoutItem) -> int:
    return item.sizeHint().height()
