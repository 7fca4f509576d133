"""Rows with what is known of them, one below another, as a model that a tree shows.

Its items are made by Qt and never by Python: of those that Python makes and puts below one another PySide may
let go of one that Qt still holds, and then Qt ends the program when it takes them away.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QStandardItemModel

from gui.shared.reason_delegate import ROW_ROLE, TEXT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scenarios.telling.reason_rows import Row

_COLUMNS = 2
_TOP = QModelIndex()


class RowsModel(QStandardItemModel):
    """Rows of two columns: what each says, and its dot."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(0, _COLUMNS, parent)

    def put(self, rows: Sequence[Row], above: QModelIndex = _TOP, *, closed: bool = True) -> None:
        """Put rows below another, after those that are there.

        Args:
            rows: The rows.
            above: The row they stand below; at the top where it is left out.
            closed: Whether an argument among them can be opened, to be filled then.
        """
        if not rows:
            return
        if above.isValid() and not self.columnCount(above):
            self.insertColumns(0, _COLUMNS, above)
        first = self.rowCount(above)
        self.insertRows(first, len(rows), above)
        for place, row in enumerate(rows, first):
            index = self.index(place, TEXT, above)
            self.write(index, row)
            if closed and row.argument:
                self.insertColumns(0, _COLUMNS, index)
                self.insertRows(0, 1, index)

    def write(self, index: QModelIndex, row: Row) -> None:
        """Let a row say something else."""
        self.setItemData(
            index,
            {
                int(Qt.ItemDataRole.DisplayRole): row.text,
                int(Qt.ItemDataRole.AccessibleTextRole): row.spoken,
                ROW_ROLE: row,
            },
        )

    def is_unfilled(self, index: QModelIndex | QPersistentModelIndex) -> bool:
        """Whether a row can be opened and what stands below it has not been put there yet."""
        return self.rowCount(index) == 1 and self.index(0, TEXT, index).data(ROW_ROLE) is None

    def fill(self, index: QModelIndex, rows: Sequence[Row]) -> None:
        """Put what stands below a row in the place that was kept for it."""
        self.removeRows(0, 1, index)
        self.put(rows, index)

    def below(self, above: QModelIndex = _TOP) -> list[QModelIndex]:
        """The rows below another."""
        return [self.index(place, TEXT, above) for place in range(self.rowCount(above))]
