"""One line of a card: of which courses it is told, where they lead, on whose word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gui.outcomes.marks import DocumentMarks
from gui.outcomes.row import Row
from gui.widgets.arrangement import Pile, SideRow, beside_text
from gui.widgets.wrap_label import WrapLabel
from scenarios.telling.language import together

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from gui.outcomes.finding import CourseFinding
    from gui.theme import Theme
    from scenarios.model.casebook import Document


class CourseRow(Row):
    """Courses that fall together, as a button that puts the first of them in focus."""

    def __init__(
        self, name: str, documents: Sequence[Document], theme: Theme, parent: QWidget | None = None
    ) -> None:
        """Make a row.

        Args:
            name: ``question/place``.
            documents: The casebook's documents.
            theme: Colours and fonts.
            parent: The card.
        """
        super().__init__(f"course:{name}", theme, ends=0.2, parent=parent)
        self.course = 0
        self._told = WrapLabel(theme, role="small", colour="selection")
        self._leading = WrapLabel(theme, role="body", bold=True)
        self._marks = DocumentMarks(documents, theme)
        self._words = WrapLabel(theme, role="small", colour="ink-soft")
        beside = beside_text(self._leading, lambda: theme.px(7))
        head = SideRow(self._leading, self._marks, beside)
        self.arrange_as_one(Pile(self._told, head, self._words), (self._marks,))
        self._dress()
        theme.changed.connect(self._dress)

    def show_finding(self, finding: CourseFinding) -> None:
        """Show where these courses lead."""
        self.course = finding.course
        self._told.show_text(finding.told)
        self._leading.show_text(finding.leading)
        self._leading.set_bold(not finding.silent)
        self._leading.set_colour("ink-soft" if finding.silent else "ink")
        self._marks.show_views(finding.views, finding.unheard)
        self._words.show_text(finding.words)
        self.rearrange()
        said = (finding.told, finding.leading, finding.words)
        self.setAccessibleName(together(", ", said))
        self.show_current(finding.current)
