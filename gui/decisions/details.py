"""What the casebook tells about a decision beyond its options."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui.widgets.wrap_label import WrapLabel
from scenarios.model.plain import in_sentence
from scenarios.model.targets import parted
from scenarios.projection.consequences import has_consequence
from scenarios.telling.language import filled, together
from scenarios.telling.provisions import clause

if TYPE_CHECKING:
    from gui.theme import Theme
    from scenarios.model.casebook import Casebook, Decision


def has_details(decision: Decision) -> bool:
    """Whether there is anything to tell."""
    return bool(
        decision.actors
        or decision.happened
        or decision.alternative
        or decision.considered_by
        or decision.arises
        or decision.presupposes
        or decision.tellings
        or decision.note
    )


class DecisionDetails(QWidget):
    """What happened, what else was possible, who weighed it, and what it depends on."""

    def __init__(
        self, casebook: Casebook, decision: Decision, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(1)
        for heading, text in self._parts(casebook, decision):
            if layout.count():
                layout.addSpacing(theme.px(0.35))
            layout.addWidget(WrapLabel(theme, heading, role="small", bold=True, colour="ink-soft"))
            layout.addWidget(WrapLabel(theme, text, role="small"))

    def _parts(self, casebook: Casebook, decision: Decision) -> list[tuple[str, str]]:
        voices = [casebook.voice(voice) for voice in decision.considered_by]
        named = [
            filled(self.tr("{voice} (a contemporary)"), voice=voice.name)
            if voice.contemporary
            else voice.name
            for voice in voices
        ]
        drawn = any(
            has_consequence(casebook, decision.id, option.id)
            for option in decision.options
            if not option.actual
        )
        parts = (
            (self.tr("Who was in it"), together(", ", decision.actors)),
            (self.tr("What happened"), decision.happened),
            (self.tr("The alternative"), decision.alternative),
            (self.tr("Who weighed it"), "\n".join(named)),
            (self.tr("Arises only if"), "\n".join(_conditions(casebook, decision))),
            (self.tr("Why it may not arise"), decision.arises_reason),
            *(
                (
                    filled(
                        self.tr("How “{document}” tells it"),
                        document=in_sentence(casebook.document(document).title),
                    ),
                    text,
                )
                for document, text in decision.tellings.items()
            ),
            (
                self.tr("What the documents draw from it"),
                "" if drawn else self.tr("Nothing: no document says where the other road leads."),
            ),
            (self.tr("Note"), decision.note),
        )
        return [(heading, text) for heading, text in parts if text]


def _conditions(casebook: Casebook, decision: Decision) -> list[str]:
    """The earlier decisions that this one rests on, a line each."""
    lines = []
    for key, options in decision.arises.items():
        earlier = casebook.decision(key)
        lines.append(
            filled("{}: {}", earlier.title, " / ".join(earlier.option(option).label for option in options))
        )
    lines += [clause(casebook, *parted(target)) for target in decision.presupposes]
    return lines
