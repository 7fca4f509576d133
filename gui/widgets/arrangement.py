"""How the parts of a widget are measured and placed.

Qt's layouts tell each other of a change step by step, one turn of the event loop a step, and measure
everything again at each. A column of forty cards that change together is then arranged, and painted, several
times over. Here whoever changes something says so, and everything is measured once and placed once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeAlias

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QSizePolicy, QWidget

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Sequence

    from PySide6.QtGui import QResizeEvent, QShowEvent

    _Widget = QWidget
    # From the row's width, what the right-hand part would like, and the gap: the left-hand part's width, or
    # None for one above the other.
    Split: TypeAlias = Callable[[int, int, int], int | None]
else:
    _Widget = object

_REMEMBERED = 12  # states of a widget: those of the few branches between which a reader goes to and fro

Places: TypeAlias = list[tuple[QWidget, int, int, int, int]]
"""Widgets and where each is to stand: x, y, width, height."""


def is_put_away(widget: QWidget) -> bool:
    """Whether somebody has hidden it; one that was never shown is hidden, too, and about to be seen."""
    return widget.isHidden() and widget.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide)


class Part(Protocol):
    """Something that takes room."""

    def is_shown(self) -> bool:
        """Whether it takes any room now."""

    def wish(self) -> int:
        """The width at which nothing of it wraps."""

    def plan(self, x: int, y: int, width: int, places: Places) -> int:
        """Add the places of its widgets when it stands here and is so wide, and return its height."""

    def widgets(self) -> list[QWidget]:
        """The widgets it is made of, in reading order."""


class Sole:
    """One widget; while it is hidden it takes no room."""

    def __init__(self, widget: QWidget) -> None:
        self.widget = widget
        self._follows = widget.hasHeightForWidth()

    def is_shown(self) -> bool:
        """Whether the widget is to be seen when its parent is."""
        return not self.widget.isHidden()

    def wish(self) -> int:
        """What the widget would like."""
        return self.widget.sizeHint().width()

    def line(self) -> int:
        """How high the widget is when nothing of it wraps."""
        return self.widget.sizeHint().height()

    def height(self, width: int) -> int:
        """The widget's height for a width, or what it would like."""
        return self.widget.heightForWidth(width) if self._follows else self.widget.sizeHint().height()

    def plan(self, x: int, y: int, width: int, places: Places) -> int:
        """As wide as told, as high as that needs."""
        height = self.height(width)
        places.append((self.widget, x, y, width, height))
        return height

    def widgets(self) -> list[QWidget]:
        """The one."""
        return [self.widget]


class Pile:
    """Parts one below the other, each as wide as the pile."""

    def __init__(self, *parts: Part | QWidget) -> None:
        self.gap = 0
        self._margins = (0, 0, 0, 0)
        self._parts: list[Part] = []
        for part in parts:
            self.add(part)

    def add(self, part: Part | QWidget) -> None:
        """Put another part, or a widget that is one, at the end."""
        self._parts.append(Sole(part) if isinstance(part, QWidget) else part)

    def lead(self, widgets: Sequence[QWidget]) -> None:
        """Put widgets before all else."""
        self._parts[:0] = [Sole(widget) for widget in widgets]

    def let_go(self, widgets: Sequence[QWidget]) -> None:
        """Hold these no longer."""
        self._parts = [
            part for part in self._parts if not (isinstance(part, Sole) and part.widget in widgets)
        ]

    def clear(self) -> None:
        """Let go of all parts."""
        self._parts.clear()

    def set_margins(self, left: int, above: int, right: int, below: int) -> None:
        """Leave room round the parts."""
        self._margins = (left, above, right, below)

    def is_shown(self) -> bool:
        """Whether any part is."""
        return any(part.is_shown() for part in self._parts)

    def wish(self) -> int:
        """As wide as the widest part would like."""
        widest = max((part.wish() for part in self._parts if part.is_shown()), default=0)
        return widest + self._margins[0] + self._margins[2]

    def plan(self, x: int, y: int, width: int, places: Places) -> int:
        """All parts, with gaps between them and margins round them."""
        left, above, right, below = self._margins
        bottom = start = y + above
        for part in self._parts:
            if part.is_shown():
                top = bottom + self.gap if bottom > start else start
                bottom = top + part.plan(x + left, top, width - left - right, places)
        return bottom + below - y

    def widgets(self) -> list[QWidget]:
        """Those of all parts."""
        return [widget for part in self._parts for widget in part.widgets()]


class Flow:
    """Widgets side by side, in as many lines as it takes; a hidden one takes no room."""

    def __init__(self, *widgets: QWidget) -> None:
        self.gap = 8
        self._parts = [Sole(widget) for widget in widgets]

    def is_shown(self) -> bool:
        """Whether any is."""
        return any(part.is_shown() for part in self._parts)

    def wish(self) -> int:
        """All in one line."""
        wishes = [part.wish() for part in self._parts if part.is_shown()]
        return sum(wishes) + self.gap * max(0, len(wishes) - 1)

    def plan(self, x: int, y: int, width: int, places: Places) -> int:
        """Line by line, each as high as its highest."""
        left, top, bottom = x, y, y
        for part in self._parts:
            if not part.is_shown():
                continue
            wide = min(part.wish(), width)
            if left > x and left + wide > x + width:
                left, top = x, bottom
            bottom = max(bottom, top + part.plan(left, top, wide, places))
            left += wide + self.gap
        return bottom - y

    def widgets(self) -> list[QWidget]:
        """All of them."""
        return [part.widget for part in self._parts]


class SideRow:
    """Two widgets side by side, or stacked where the width does not do; a hidden one takes no room."""

    def __init__(self, left: QWidget, right: QWidget, split: Split, *, flush_right: bool = True) -> None:
        """Arrange two widgets.

        Args:
            left: The first one; above the other when stacked.
            right: The second one.
            split: How wide the first one is, or None to stack them.
            flush_right: Whether the second one stands at the right edge, and no wider than it likes.
        """
        self.gap = 10
        self._split = split
        self._flush_right = flush_right
        self._left, self._right = Sole(left), Sole(right)

    def is_shown(self) -> bool:
        """Whether either is."""
        return self._left.is_shown() or self._right.is_shown()

    def wish(self) -> int:
        """Both side by side as wide as they like."""
        wishes = [part.wish() for part in (self._left, self._right) if part.is_shown()]
        return sum(wishes) + self.gap * max(0, len(wishes) - 1)

    def plan(self, x: int, y: int, width: int, places: Places) -> int:
        """Side by side, each in the middle of the first line; or stacked; or the one that is shown."""
        left, right = self._left, self._right
        if not right.is_shown():
            return left.plan(x, y, width, places) if left.is_shown() else 0
        liked = min(right.wish(), width)
        alone = liked if self._flush_right else width
        if not left.is_shown():
            return right.plan(x + width - alone, y, alone, places)
        left_width = self._split(width, liked, self.gap)
        if left_width is None:
            upper = left.plan(x, y, width, places) + self.gap // 2
            return upper + right.plan(x, y + upper, alone, places)
        right_width = width - left_width - self.gap
        left_height, right_height = left.height(left_width), right.height(right_width)
        height = max(left_height, right_height)
        # The taller one wraps: the other stands beside its first line, not beside its middle.
        spare = max(0, left.line() - right_height)
        left_y, right_y = y + (height - left_height) // 2, y + min(height - right_height, spare) // 2
        places.append((left.widget, x, left_y, left_width, left_height))
        places.append((right.widget, x + left_width + self.gap, right_y, right_width, right_height))
        return height

    def widgets(self) -> list[QWidget]:
        """Both."""
        return [self._left.widget, self._right.widget]


def right_takes_its_own(least_left: Callable[[], int]) -> Split:
    """The right-hand thing is as wide as it likes, if that leaves at least so much to the left."""

    def split(width: int, right: int, gap: int) -> int | None:
        left = width - right - gap
        return left if left >= least_left() else None

    return split


def left_takes_its_own(left: QWidget) -> Split:
    """The left-hand thing is as wide as it likes, and the rest is for the other."""
    return lambda width, right, gap: min(left.sizeHint().width(), width - gap)  # noqa: ARG005 - a Split


def beside_text(text: QWidget, enough: Callable[[], int]) -> Split:
    """The right-hand thing is as wide as it likes, if that leaves the text enough, or all it needs."""
    return right_takes_its_own(lambda: min(enough(), text.sizeHint().width()))


class Arranged(_Widget):
    """To be mixed into a widget that places its parts itself.

    Such a widget calls `arrange_as` in its constructor, and `rearrange` whenever what it holds has changed;
    whoever holds it then gives it its place and lets it `settle`, or waits until Qt asks for that.
    """

    pile: Pile
    _plans: dict[int, tuple[int, Places]]
    _known: dict[Hashable, dict[int, tuple[int, Places]]]
    _wish: QSize | None
    _stale: bool

    def arrange_as(self, pile: Pile) -> None:
        """Hold these parts, and take their widgets for children."""
        self.pile = pile
        for widget in pile.widgets():
            if widget.parentWidget() is not self:
                widget.setParent(self)
        self._plans, self._known = {}, {}
        self._wish = None
        self._stale = True
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def rearrange(self, state: Hashable = None) -> None:
        """Measure anew: something in it has changed.

        Args:
            state: All that its sizes depend on, if that can be said; what was measured in a state is
                remembered until it is rearranged without one.
        """
        if state is None or len(self._known) >= _REMEMBERED:
            self._known.clear()
        self._plans = {} if state is None else self._known.setdefault(state, {})
        self._wish = None
        self._stale = True
        self.updateGeometry()

    def settle(self) -> None:
        """Place the parts, if anything has changed since that was done."""
        if not self._stale:
            return
        self._stale = False
        for widget, x, y, width, height in self._plan(self.width())[1]:
            widget.setGeometry(x, y, width, height)
            if isinstance(widget, Arranged):
                widget.settle()

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        """The height follows from the width."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """The height of all parts at this width."""
        return self._plan(width)[0]

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """The size at which nothing wraps."""
        if self._wish is None:
            width = self.pile.wish()
            self._wish = QSize(width, self.heightForWidth(width))
        return self._wish

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Narrow: what is in it wraps."""
        return QSize(0, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Place the parts."""
        super().resizeEvent(event)
        self._stale = True
        self.settle()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Place the parts for the first time."""
        super().showEvent(event)
        self.settle()

    def _plan(self, width: int) -> tuple[int, Places]:
        found = self._plans.get(width)
        if found is None:
            places: Places = []
            found = self._plans[width] = (self.pile.plan(0, 0, width, places), places)
        return found


class Bar(Arranged, QWidget):
    """A row of two things, for panels that Qt arranges."""

    def __init__(
        self,
        left: QWidget,
        right: QWidget,
        split: Split,
        before: int = 0,
        after: int = 0,
        *,
        flush_right: bool = True,
    ) -> None:
        """Make a row.

        Args:
            left: The first thing.
            right: The second thing.
            split: As for a `SideRow`.
            before: Room to the left of both.
            after: Room to the right of both.
            flush_right: As for a `SideRow`.
        """
        super().__init__()
        row = Pile(SideRow(left, right, split, flush_right=flush_right))
        row.set_margins(before, 0, after, 0)
        self.arrange_as(row)

    def event(self, event: QEvent) -> bool:
        """Arrange when Qt says that one of them wants another size."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.rearrange()
            self.settle()
        return super().event(event)
