"""One position of the question in focus: its strength, and a way to ask why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gui.outcomes.case_row import CaseRow, case_tip
from gui.outcomes.marks import DocumentMarks
from gui.outcomes.row import Row
from gui.widgets.arrangement import Pile, SideRow, beside_text
from gui.widgets.wrap_label import WrapLabel
from scenarios.model.targets import parted
from scenarios.telling.firmness import spread_words
from scenarios.telling.language import filled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from gui.outcomes.finding import PositionFinding
    from gui.theme import Theme
    from scenarios.explaining.draws import Spread
    from scenarios.model.casebook import Document
    from scenarios.model.verdicts import Verdict


class PositionRow(Row):
    """A position that can be put in focus."""

    def __init__(
        self, name: str, documents: Sequence[Document], theme: Theme, parent: QWidget | None = None
    ) -> None:
        """Make a row.

        Args:
            name: ``question/position``.
            documents: The casebook's documents.
            theme: Colours and fonts.
            parent: The card.
        """
        super().__init__(f"position:{name}", theme, ends=0.3, parent=parent)
        self._stands: tuple[float | None, Verdict | None] = (None, None)
        self._spread: Spread | None = None
        self.position = parted(name)[1]
        self._label = WrapLabel(theme, role="body")
        self._marks = DocumentMarks(documents, theme)
        self._case = CaseRow(theme, slight=True)
        head = SideRow(self._label, self._marks, beside_text(self._label, lambda: theme.px(7)))
        self.arrange_as_one(Pile(head, self._case), (self._marks,))
        self._dress()
        theme.changed.connect(self._dress)

    def show_spread(self, spread: Spread | None) -> None:
        """Bracket the middle 90 % of its strengths; None for none."""
        self._case.bar.show_spread(spread)
        self._spread = spread
        self._tip()
        told = self.tr("middle 90 in 100 readings of the certainty words: {spread}")
        moves = spread is not None and spread.moves
        self.setAccessibleDescription(filled(told, spread=spread_words(spread)) if spread and moves else "")

    def show_finding(self, finding: PositionFinding, *, current: bool) -> None:
        """Show the position, and whether it is the one in focus."""
        label = finding.label
        if finding.actual:
            label = filled(self.tr("{position} (as it happened)"), position=label)
        self._label.show_text(label)
        self._marks.show_views(finding.views, finding.unheard)
        self._case.show_case(
            finding.strength, finding.verdict, finding.words, has_bar=finding.strength is not None
        )
        self._stands = (finding.strength, finding.verdict)
        self._tip()
        self.rearrange()
        self.setAccessibleName(filled("{}, {}", label, finding.words) if finding.words else label)
        self.show_current(current)

    def _tip(self) -> None:
        self.setToolTip(case_tip(*self._stands, self._spread))

    def _ground(self) -> str:
        return "selection-soft" if self._current else super()._ground()

    def _dress(self) -> None:
        # Its bar stands under the card's.
        self.pile.gap = self._theme.px(0.1)
        super()._dress()
