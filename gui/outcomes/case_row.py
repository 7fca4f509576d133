"""A strength bar with its words beside it, in columns common to all cards."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from gui.outcomes.band import StrengthBar
from gui.widgets.arrangement import SideRow
from gui.widgets.wrap_label import WrapLabel, natural_width
from scenarios.model.verdicts import VERDICTS
from scenarios.telling.firmness import spread_words
from scenarios.telling.language import filled, tr
from scenarios.telling.verdicts import verdict_told

if TYPE_CHECKING:
    from PySide6.QtGui import QFont

    from gui.theme import Theme
    from scenarios.explaining.draws import Spread
    from scenarios.model.verdicts import Verdict

_WIDEST_SHARE = 0.5


def case_tip(strength: float | None, verdict: Verdict | None, spread: Spread | None = None) -> str:
    """Return what a bar, its band and its brackets mean; nothing where there is no strength."""
    if strength is None or verdict is None:
        return ""
    said = filled(
        tr(
            "Strength of the documents' case: {strength} of 100, which lies in the band {band}. Not a chance."
        ),
        strength=round(100 * strength),
        band=verdict.band,
    )
    if spread is None or not spread.moves:
        return said
    brackets = tr("The brackets hold the middle 90 of 100 readings of the certainty words: {spread}.")
    return f"{said} {filled(brackets, spread=spread_words(spread))}"


class CaseRow(SideRow):
    """Bar and words; the words go below where the column is too narrow for the longest verdict."""

    def __init__(self, theme: Theme, *, slight: bool = False) -> None:
        """Make a row.

        Args:
            theme: Colours and fonts.
            slight: Drawn lighter, for the positions below the leading one.
        """
        self.bar = StrengthBar(theme, slight=slight)
        self.words = WrapLabel(theme, role="small", colour="ink-soft")
        self._theme = theme
        self._words_width = 0
        self._roomy = False
        super().__init__(self.bar, self.words, self._columns, flush_right=False)
        self._dress()
        theme.changed.connect(self._dress)

    def show_case(
        self, strength: float | None, verdict: Verdict | None, words: str, *, has_bar: bool
    ) -> None:
        """Show a strength and what is said of it; without a bar the words stand alone."""
        if self.bar.isHidden() == has_bar:
            self.bar.setVisible(has_bar)
        self.bar.show_strength(strength, verdict)
        self.words.show_text(words)
        self.words.set_colour("ink-soft" if verdict is None else "ink")

    def set_roomy(self, roomy: bool) -> None:
        """Say it in larger letters, or as small as usual."""
        self.words.set_role("body" if roomy else "small")
        self._roomy = roomy
        self._dress()

    def _columns(self, width: int, liked: int, gap: int) -> int | None:  # noqa: ARG002 - the same for all rows
        left = width - gap - self._words_width
        if left < self.bar.least_width():
            return None
        return min(left, max(self.bar.least_width(), round(width * _WIDEST_SHARE)))

    def _dress(self) -> None:
        self._words_width = _widest_verdict(self._theme.font("body" if self._roomy else "small"))
        self.gap = self._theme.px(0.7)


@lru_cache(maxsize=16)
def _widest_verdict(font: QFont) -> int:
    return max(natural_width(verdict_told(verdict), font) for verdict in VERDICTS)
