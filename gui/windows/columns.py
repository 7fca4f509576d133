"""Three columns beside each other where there is room, and else one at a time, as pages with tabs.

It knows widths, and nothing of what stands in the columns.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QTabBar, QVBoxLayout, QWidget

from gui.widgets.grip_splitter import GripSplitter
from gui.widgets.lettering import give_font

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from gui.theme import Theme

# Below so much, in pixels of a screen at 100 % and with text at 100 %, columns become pages.
BESIDE_FROM = 1100
_EMS_HIGH, _EMS_NARROW = 7.0, 8.0  # heights of a line: less than that is never asked for


class _Tabs(QTabBar):
    """Tabs that are high enough for their letters: Qt lowers those at the back, and cuts their tails off."""

    def tabSizeHint(self, index: int) -> QSize:  # noqa: N802 - Qt's name
        """Higher by a quarter of a line."""
        size = super().tabSizeHint(index)
        return QSize(size.width(), size.height() + self.fontMetrics().height() // 4)


class Columns(QWidget):
    """The columns of a window.

    Signals:
        turned: Another page is shown, or the columns stand beside each other again.
    """

    turned = Signal()

    def __init__(self, columns: Sequence[tuple[str, QWidget]], shares: Sequence[int], theme: Theme) -> None:
        """Put columns beside each other.

        Args:
            columns: What each is called as a page, and what it is.
            shares: How wide each is at first.
            theme: Fonts.
        """
        super().__init__()
        self._theme = theme
        self._shares = [share * 100 for share in shares]
        self._widgets = [widget for _, widget in columns]
        self._sizes = list(self._shares)
        self._alone = False
        self._added: QWidget | None = None
        self._before = 0  # the page that was turned from to the added one
        self.is_paged = False
        self.tabs = _Tabs()
        self.tabs.setObjectName("pages")
        self.tabs.setAccessibleName(self.tr("Pages"))
        self.tabs.setExpanding(True)
        self.tabs.setDrawBase(False)
        for title, _ in columns:
            self.tabs.addTab(title)
        self.tabs.hide()
        self.splitter = GripSplitter(Qt.Orientation.Horizontal, theme)
        self.splitter.setObjectName("columns")
        for number, widget in enumerate(self._widgets):
            self.splitter.addWidget(widget)
            self.splitter.setStretchFactor(number, shares[number])
        rows = self._rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self.tabs)
        rows.addWidget(self.splitter, 1)
        self.tabs.currentChanged.connect(self._turn)
        self.splitter.splitterMoved.connect(self._moved)

    @property
    def sizes(self) -> list[int]:
        """How wide the columns are, or were when they last stood beside each other."""
        return self._sizes if self.is_paged or self._alone else self.splitter.sizes()

    def set_sizes(self, sizes: Sequence[int] | None) -> None:
        """Make the columns so wide; without sizes, so that they read well."""
        self._sizes = list(sizes or self._shares)
        if not self.is_paged and not self._alone:
            self.splitter.setSizes(self._sizes)

    def show_page(self, number: int) -> None:
        """Bring a column into sight, counted from 0."""
        self.tabs.setCurrentIndex(number)
        beside = self.splitter.isVisible() and not self.is_paged and not self._alone
        if beside and self.splitter.sizes()[number] == 0:
            self.set_sizes(None)  # it was folded

    def show_alone(self, *, alone: bool) -> None:
        """Let the column in front fill the window, or stand among the others."""
        if alone == self._alone:
            return
        self._alone = alone
        self._turn()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """A few lines high: what is in the columns scrolls, and what is above them is not squeezed."""
        least = self._theme.px(_EMS_NARROW) if self.is_paged else super().minimumSizeHint().width()
        return QSize(least, self._theme.px(_EMS_HIGH))

    def add_page(self, title: str, widget: QWidget) -> None:
        """Have one page more, which stands beside no column; it is seen while columns are pages."""
        self._added = widget
        self._rows.addWidget(widget, 1)
        self.tabs.addTab(title)
        self._turn()

    def name_added(self, title: str) -> None:
        """Call the added page something else."""
        self.tabs.setTabText(len(self._widgets), title)

    def show_added(self) -> None:
        """Turn to the added page."""
        if self.tabs.currentIndex() != len(self._widgets):
            self._before = self.tabs.currentIndex()
        self.tabs.setCurrentIndex(len(self._widgets))

    def show_before(self) -> None:
        """Turn back to the page that was seen before the added one."""
        self.tabs.setCurrentIndex(self._before)

    def take_page(self) -> bool:
        """Let go of the added page, and say whether it was the one in sight."""
        was_seen = self.tabs.currentIndex() == len(self._widgets)
        added, self._added = self._added, None
        if added is not None:
            self._rows.removeWidget(added)
        if was_seen:
            self.show_before()
        self.tabs.removeTab(len(self._widgets))
        self._turn()
        return was_seen

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Turn columns into pages, or back."""
        super().resizeEvent(event)
        self.arrange()

    def arrange(self) -> None:
        """Choose columns or pages for the width and the text there are now."""
        paged = self.width() < BESIDE_FROM * self._theme.scale
        give_font(self.tabs, self._theme.font("body"))
        if paged == self.is_paged:
            return
        self.is_paged = paged
        self._turn()

    def _moved(self) -> None:
        self._sizes = self.splitter.sizes()

    def _turn(self) -> None:
        one = self.is_paged or self._alone
        goes = [
            widget
            for number, widget in enumerate(self._widgets)
            if one and number != self.tabs.currentIndex()
        ]
        if not self.is_paged:
            goes.append(self.tabs)
        focused = self.window().focusWidget()
        if focused is not None and any(widget is focused or widget.isAncestorOf(focused) for widget in goes):
            focused.clearFocus()  # else Qt would give the keyboard to whatever comes next
        self.tabs.setVisible(self.is_paged)
        for number, widget in enumerate(self._widgets):
            widget.setVisible(not one or number == self.tabs.currentIndex())
        if self._added is not None:
            added = one and self.tabs.currentIndex() == len(self._widgets)
            self._added.setVisible(added)
            self.splitter.setVisible(not added)
        else:
            self.splitter.show()
        if not one:
            self.splitter.setSizes(self._sizes)
        self.turned.emit()
