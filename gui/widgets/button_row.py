"""The buttons at the foot of a window, in the system's order, in as many rows as they need."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QDialogButtonBox, QSizePolicy, QWidget

from gui.widgets.arrangement import is_put_away


class _Box(QDialogButtonBox):
    """Says when it wants to place its buttons, which whoever holds it does."""

    def event(self, event: QEvent) -> bool:
        """Leave the places to the row."""
        row = self.parentWidget()
        if event.type() == QEvent.Type.LayoutRequest and isinstance(row, ButtonRow):
            row.updateGeometry()
            row.place()
            return True
        return bool(super().event(event))


class ButtonRow(QWidget):
    """Dialog buttons that go into another row where one is too narrow; Qt's own make the window wider.

    Attributes:
        box: Qt's box, which says in what order they stand and what they do.
    """

    def __init__(
        self, buttons: QDialogButtonBox.StandardButton = QDialogButtonBox.StandardButton.NoButton
    ) -> None:
        super().__init__()
        # In it and no box itself: of a widget that has a layout Qt asks the layout how high it is.
        self.box: QDialogButtonBox = _Box(buttons, self)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        """The narrower, the more rows."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """The height of all rows."""
        margins = self.contentsMargins()
        rows = self._rows(width - margins.left() - margins.right())
        return self._high(rows) + margins.top() + margins.bottom()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """All in one row."""
        margins, buttons = self.contentsMargins(), self._in_order()
        width, height = self._wide(buttons), self._high([buttons])
        return QSize(width + margins.left() + margins.right(), height + margins.top() + margins.bottom())

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As narrow as the widest button."""
        margins = self.contentsMargins()
        widest = max((button.sizeHint().width() for button in self._in_order()), default=0)
        return QSize(widest + margins.left() + margins.right(), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Place the buttons."""
        super().resizeEvent(event)
        self.place()

    def _gap(self) -> int:
        layout = self.box.layout()
        return max(0, layout.spacing()) if layout is not None else 0

    def _in_order(self) -> list[QAbstractButton]:
        """The buttons in the order in which the system wants them."""
        layout = self.box.layout()
        items = [layout.itemAt(place) for place in range(layout.count())] if layout is not None else []
        found = [item.widget() for item in items if item is not None]
        return [one for one in found if isinstance(one, QAbstractButton) and not is_put_away(one)]

    def _rows(self, width: int) -> list[list[QAbstractButton]]:
        """Rows no wider than that, the last one full: there the most important buttons stand."""
        rows: list[list[QAbstractButton]] = []
        for button in reversed(self._in_order()):
            if not rows or self._wide([button, *rows[0]]) > width:
                rows.insert(0, [])
            rows[0].insert(0, button)
        return rows

    def _wide(self, row: list[QAbstractButton]) -> int:
        return sum(button.sizeHint().width() for button in row) + self._gap() * max(0, len(row) - 1)

    def _high(self, rows: list[list[QAbstractButton]]) -> int:
        heights = [max((button.sizeHint().height() for button in row), default=0) for row in rows]
        return sum(heights) + self._gap() * max(0, len(heights) - 1)

    def place(self) -> None:
        """Put the rows at the right edge, where a box of Qt's has its buttons."""
        self.box.setGeometry(self.contentsRect())
        if (layout := self.box.layout()) is not None:
            # Qt's layout tells of a change once, and then no more until it has placed its widgets itself:
            # without that, nobody would hear of the next button that appears or gets another word.
            layout.setEnabled(True)
            layout.activate()
            layout.setEnabled(False)
        width, top = self.box.width(), 0
        for row in self._rows(width):
            left, high = width - self._wide(row), self._high([row])
            for button in row:
                wide = button.sizeHint().width()
                mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
                x = width - left - wide if mirrored else left
                button.setGeometry(max(0, x), top, min(wide, width), high)
                left += wide + self._gap()
            top += high + self._gap()
