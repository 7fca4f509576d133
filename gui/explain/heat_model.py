"""What matters as a table: choices by outcomes, sortable by every column."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec import Struct
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from scenarios.explaining.matters import Reach
from scenarios.model.alternatives import Departure
from scenarios.model.dates import parse_date, spoken_date
from scenarios.telling.alternatives import (
    alternative_words,
    position_words,
    ranked,
    reach_words,
    sums_words,
)
from scenarios.telling.language import capital, filled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scenarios.explaining.matters import Cell, Matters, Row
    from scenarios.model.casebook import Casebook

REACH_ROLE = Qt.ItemDataRole.UserRole + 1
DATE, RANK, SUMS = range(3)
_OWN = 3  # columns before those of the outcomes

_Index = QModelIndex | QPersistentModelIndex


class HeatRow(Struct, frozen=True):
    """A row: a choice, or all suppositions together.

    Attributes:
        title: What goes otherwise.
        option: How.
        date: When; empty for suppositions.
        rank: Its place by what it changes, 0 for suppositions.
        rank_words: The same as it is written.
        sums: How many outcomes it changes, and how.
        rows: What it is made of; one but for suppositions.
    """

    title: str
    option: str
    date: str
    rank: int
    rank_words: str
    sums: tuple[int, int, int]
    rows: tuple[Row, ...]

    @property
    def decision(self) -> str | None:
        """The decision; None for suppositions."""
        alternative = self.rows[0].alternative
        return alternative.decision if isinstance(alternative, Departure) else None

    def strongest(self, question: str) -> tuple[Row, Cell]:
        """What does most to an outcome."""
        order = list(Reach)
        row = min(self.rows, key=lambda one: order.index(one.outcomes[question].reach))
        return row, row.outcomes[question]


def heat_rows(casebook: Casebook, found: Matters, suppositions: str) -> tuple[HeatRow, ...]:
    """Return the rows in the order of time, suppositions last.

    Args:
        casebook: The casebook.
        found: What matters.
        suppositions: What the row of suppositions is called.
    """
    ranks = list(found.ranks.values())
    rows = []
    for row in found.departures:
        alternative = row.alternative
        if isinstance(alternative, Departure):
            decision = casebook.decision(alternative.decision)
            rank = found.ranks[alternative]
            label = decision.option(alternative.option).label
            rows.append(
                HeatRow(decision.title, label, decision.date, rank, ranked(ranks, rank), row.sums, (row,))
            )
    rows.sort(key=lambda one: parse_date(one.date))
    if found.suppositions:
        whole = HeatRow(suppositions, "", "", 0, "", (0, 0, 0), found.suppositions)
        reached = [whole.strongest(question)[1].reach for question in found.suppositions[0].outcomes]
        sums = reached.count(Reach.LEADING), reached.count(Reach.SOME), reached.count(Reach.SILENT)
        rows.append(HeatRow(suppositions, "", "", 0, "", sums, found.suppositions))
    return tuple(rows)


class HeatModel(QAbstractTableModel):
    """Choices by outcomes; the row of suppositions stays last however it is sorted."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._casebook: Casebook | None = None
        self._rows: list[HeatRow] = []
        self._questions: list[str] = []

    def show_rows(self, casebook: Casebook, rows: Sequence[HeatRow]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._casebook, self._rows = casebook, list(rows)
        self._questions = list(rows[0].rows[0].outcomes) if rows else []
        self.endResetModel()

    @property
    def rows(self) -> tuple[HeatRow, ...]:
        """The rows from top to bottom."""
        return tuple(self._rows)

    def row_at(self, index: _Index) -> HeatRow:
        """The row of an index."""
        return self._rows[index.row()]

    def question_at(self, index: _Index) -> str | None:
        """The outcome of an index; None in the columns before."""
        return self._questions[index.column() - _OWN] if index.column() >= _OWN else None

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008, N802 - Qt's name and default
        """How many choices."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008, N802 - Qt's name and default
        """Date, rank, sums, and the outcomes."""
        return 0 if parent.isValid() else _OWN + len(self._questions)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What stands in a cell."""
        row, question = self.row_at(index), self.question_at(index)
        if role == REACH_ROLE:
            return None if question is None else row.strongest(question)[1].reach
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return self.sentence(index)
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if question is not None:
            return _short(self, row.strongest(question)[1].reach)
        own = {DATE: row.date and spoken_date(row.date), RANK: row.rank_words, SUMS: _sums(row.sums)}
        return own[index.column()]

    def headerData(  # noqa: N802 - Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """What a column or a row is called."""
        if role != Qt.ItemDataRole.DisplayRole or self._casebook is None:
            return None
        if orientation == Qt.Orientation.Vertical:
            row = self._rows[section]
            return f"{row.title}\n{row.option}" if row.option else row.title
        if section >= _OWN:
            return self._casebook.question(self._questions[section - _OWN]).title
        return {
            DATE: self.tr("Date"),
            RANK: self.tr("Rank"),
            SUMS: self.tr("Outcomes: other + some + silent"),
        }[section]

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort the choices; the first of a column is what changes most, or what is earliest."""
        if not self._rows or column < 0:
            return
        self.layoutAboutToBeChanged.emit()
        last = [row for row in self._rows if row.decision is None]
        rest = [row for row in self._rows if row.decision is not None]
        rest.sort(key=lambda row: parse_date(row.date))
        if column == RANK:
            rest.sort(key=lambda row: row.rank)
        elif column == SUMS:
            rest.sort(key=lambda row: row.sums, reverse=True)
        elif column >= _OWN:
            question, reaches = self._questions[column - _OWN], list(Reach)
            rest.sort(key=lambda row: reaches.index(row.strongest(question)[1].reach))
        if order == Qt.SortOrder.DescendingOrder:
            rest.reverse()
        self._rows = [*rest, *last]
        self.layoutChanged.emit()

    def sentence(self, index: _Index) -> str:
        """What a cell says, in a sentence."""
        assert self._casebook is not None  # noqa: S101 - there is no cell without a casebook
        row, question = self.row_at(index), self.question_at(index)
        if question is None:
            said = filled("{}: {}", row.title, row.option) if row.option else row.title
            return filled(self.tr("{choice}: {sums}."), choice=said, sums=sums_words(row.sums))
        strongest, cell = row.strongest(question)
        title = self._casebook.question(question).title
        pattern = {
            Reach.LEADING: self.tr("{question} {reach}: {leads}; before: {was}. {choice}."),
            Reach.SOME: self.tr("{question} {reach}; in the leading course as before: {was}. {choice}."),
            Reach.SILENT: self.tr("{question} {reach}; before: {was}. {choice}."),
            Reach.NONE: self.tr("{question} {reach}: {leads}. {choice}."),
        }[cell.reach]
        return filled(
            pattern,
            question=title,
            reach=reach_words(cell.reach),
            leads=position_words(self._casebook, question, cell.leads),
            was=position_words(self._casebook, question, cell.was),
            choice=capital(alternative_words(self._casebook, strongest.alternative)),
        )


def _short(model: QObject, reach: Reach) -> str:
    return {
        Reach.LEADING: model.tr("other"),
        Reach.SOME: model.tr("some"),
        Reach.SILENT: model.tr("silent"),
        Reach.NONE: "",
    }[reach]


def _sums(sums: tuple[int, int, int]) -> str:
    return " + ".join(str(count) for count in sums)
