"""How far a position's strength hangs on how the certainty words are read: a track and a line.

It is worked out beside the window, seconds after what is told around it. Its room is kept from the start, so
that nothing below moves when it comes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QWidget

from gui.shared.spread_bar import SpreadBar
from gui.widgets.wrap_label import WrapLabel
from scenarios.telling.firmness import spread_words
from scenarios.telling.language import filled

if TYPE_CHECKING:
    from gui.desk.session import Session
    from gui.desk.spreads import Spreads
    from gui.theme import Theme
    from scenarios.model.casebook import Casebook

_WIDEST = "00–00"  # of a spread


class SpreadRow(QWidget):
    """The spread of the position in focus; nothing where there cannot be one.

    Args:
        session: What is in focus.
        theme: Fonts and colours.
    """

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__()
        self._session = session
        self._spreads: Spreads | None = None
        self._is_folded = False
        self._bar = SpreadBar(theme)
        self._words = WrapLabel(theme, role="small", colour="ink-soft")
        self._words.setObjectName("why:spread")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._bar, 1)
        row.addWidget(self._words, 2)
        self.hide()

    def follow_spreads(self, spreads: Spreads) -> None:
        """Show spreads from now on, as soon as they are known."""
        self._spreads = spreads
        spreads.changed.connect(self.tell)
        self.tell()

    def fold(self, is_folded: bool) -> None:
        """Take no room, or take it again."""
        self._is_folded = is_folded
        self.tell()

    def tell(self) -> None:
        """Tell of the position in focus now."""
        session, spreads = self._session, self._spreads
        if spreads is None or not self._has_one():
            self.hide()
            return
        question = session.side_of(session.question or "").question(session.question or "")
        told = self.tr("its strength over readings of the certainty words, the middle 90 in 100: {spread}")
        spread = spreads.of(question.id).get(session.position or "")
        if not spreads.is_known:
            said = filled(told, spread="…")
        elif spread is not None and spread.moves:
            said = filled(told, spread=spread_words(spread))
        else:
            said, spread = self.tr("its strength is the same in all readings of the certainty words"), None
        self._bar.show_spread(spread, leading=question.answer == session.position)
        self._words.keep_room_for(filled(told, spread=_WIDEST))
        self._words.setText(said)
        self.setVisible(not self._is_folded)

    def _has_one(self) -> bool:
        session = self._session
        if session.question is None or session.position is None or not _has_words(session.casebook):
            return False
        question = session.side_of(session.question).question(session.question)
        # What is settled has no strength that could be another.
        return question.position(session.position).verdict is not None


def _has_words(casebook: Casebook) -> bool:
    """Whether some argument's base score is a word, which may be read higher or lower, and not a number."""
    return any(low < high for low, high in (one.interval or (0.0, 0.0) for one in casebook.arguments))
