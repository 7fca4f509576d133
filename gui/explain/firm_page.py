"""How firm: one word, the draws behind it, and what flips the lead."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QLabel, QSpinBox

from gui.desk.seed import seed_of, set_seed
from gui.explain.line_card import LineCard
from gui.explain.page import Page, Told
from gui.explain.sweep_strip import SweepStrip
from gui.shared.spread_bar import SpreadBar
from scenarios.explaining.draws import DRAWS
from scenarios.explaining.robustness import how_firm
from scenarios.telling.alternatives import position_words
from scenarios.telling.firmness import (
    draws_words,
    firmness_cautions,
    firmness_meaning,
    firmness_words,
    flipping,
    flips_words,
    semantics_words,
    silent_words,
    spread_words,
    sweep_words,
)
from scenarios.telling.language import filled

if TYPE_CHECKING:
    from gui.desk.focus import Focus
    from gui.desk.session import Session
    from gui.settings import Settings
    from gui.theme import Theme
    from scenarios.explaining.robustness import HowFirm

_LARGEST_SEED = 2**31 - 1  # what a spin box holds


class FirmPage(Page):
    """How firm the lead of the question in focus is."""

    def __init__(self, session: Session, theme: Theme, settings: Settings) -> None:
        super().__init__("how-firm", session, theme)
        self._settings = settings
        self._seed = QSpinBox()
        self._seed.setObjectName("how-firm:seed")
        self._seed.setAccessibleName(self.tr("Draw number"))
        self._seed.setToolTip(self.tr("The same number draws the same readings again"))
        self._seed.setRange(0, _LARGEST_SEED)
        self._seed.setValue(seed_of(settings))
        self._seed.setKeyboardTracking(False)
        self._told = Told(theme)
        foot = QHBoxLayout()
        foot.addWidget(QLabel(self.tr("Draw number")))
        foot.addWidget(self._seed)
        foot.addStretch(1)
        self._rows.addWidget(self._told, 1)
        self._rows.addWidget(self._waiting)
        self._rows.addLayout(foot)
        self._seed.valueChanged.connect(self._reseed)
        session.focused.connect(self._follow)
        self.work.done.connect(self._show)

    def _reseed(self, seed: int) -> None:
        set_seed(self._settings, seed)
        self.refresh()

    def _follow(self, before: Focus, now: Focus) -> None:
        if before.question != now.question:
            self.refresh()

    def _ask(self) -> None:
        snapshot, question = self._session.snapshot, self._session.question
        if question is None:
            self._told.clear()
            self._told.say(self.tr("This casebook asks no question."))
            self._told.arrange()
            return
        engine, standpoint, seed = snapshot.engine, snapshot.standpoint, self._seed.value()
        self.work.start(
            lambda watch: how_firm(engine, standpoint, question, draws=DRAWS, seed=seed, watch=watch)
        )

    def _show(self, found: HowFirm) -> None:
        casebook, told, draws = self._session.casebook, self._told, found.draws
        told.clear()
        title = casebook.question(found.question).title
        told.say(title, "body", "ink-soft")
        told.say(position_words(casebook, found.question, found.leads), "title")
        told.say(firmness_words(found.firmness), "heading", "selection", name="how-firm:word")
        told.say(firmness_meaning(found.firmness), "small", "ink-soft")
        for caution in firmness_cautions(draws, self._session.snapshot.question(found.question, 0).status):
            told.say(caution, "small", "ink-soft")
        told.say(flips_words(casebook, found), name="how-firm:flips")
        told.say(self.tr("Readings of the certainty words"), "strong")
        told.say(
            filled(
                self.tr(
                    "{draws} readings drawn by lot (draw number {seed}): how often each leads is a count of"
                    " them, not a chance."
                ),
                draws=f"{draws.draws:,}",
                seed=draws.seed,
            ),
            "small",
            "ink-soft",
            name="how-firm:draws",
        )
        for position in draws.leads:
            said, bars = draws_words(draws, position), []
            spread = draws.spreads.get(position)
            # What is settled has one strength, whatever the words mean.
            if spread is not None and spread.moves:
                bar = SpreadBar(self._theme)
                bar.show_spread(spread, leading=position == found.leads)
                bars.append(bar)
                said = filled(
                    self.tr("{leads}; middle 90 in 100 of its strengths: {spread}"),
                    leads=said,
                    spread=spread_words(spread),
                )
            label = position_words(casebook, found.question, position)
            card = LineCard(self._theme, f"how-firm:position:{position}", label, said, "", *bars)
            card.clicked.connect(partial(self._session.focus_position, found.question, position))
            told.put(card)
        if draws.silent:
            told.say(silent_words(draws), "small", "ink-soft")
        self._tell_sweeps(found)
        told.arrange()

    def _tell_sweeps(self, found: HowFirm) -> None:
        casebook, told = self._session.casebook, self._told
        told.say(self.tr("Credence of each document, from 0 to 1"), "strong")
        told.say(
            self.tr("Filled: it leads as now. Hatched: another leads. Dotted: the documents do not say."),
            "small",
            "ink-soft",
        )
        for sweep in found.credences:
            document = casebook.document(sweep.document)
            told.say(filled("{}  {}", document.mark, document.title), "small", bold=True)
            told.put(SweepStrip(self._theme, sweep, found.leads))
            told.say(sweep_words(casebook, found.question, sweep), "small", "ink-soft")
        told.say(self.tr("However reasons are weighed"), "strong")
        for one in found.semantics:
            leads = position_words(casebook, found.question, one.leads)
            told.say(filled("{}: {}", semantics_words(one.name), leads), "small")
        told.say(self.tr("Voices, muted one at a time"), "strong")
        flips = flipping(found, found.voices)
        for one in flips:
            leads = position_words(casebook, found.question, one.leads)
            told.say(filled("{}: {}", casebook.voice(one.name).name, leads), "small")
        if not flips:
            told.say(self.tr("None of them flips the lead."), "small")
