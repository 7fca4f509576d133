"""What tests of the branches panel need: the panel, shown, and ways to click on what is drawn."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from gui.branches.panel import BranchesPanel

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from gui.desk.session import Session
    from gui.theme import Theme

ShowPanel = Callable[..., BranchesPanel]


@pytest.fixture
def show_panel(qtbot: QtBot, theme: Theme) -> ShowPanel:
    """Shows the panel of a session in a window of its own."""

    def show(session: Session, width: int = 660, height: int = 440) -> BranchesPanel:
        panel = BranchesPanel(session, theme)
        qtbot.addWidget(panel)
        panel.resize(width, height)
        with qtbot.waitExposed(panel):
            panel.show()
        panel.activateWindow()
        return panel

    return show


@pytest.fixture
def panel(show_panel: ShowPanel, session: Session) -> BranchesPanel:
    """The panel of a new scenario of the mini casebook, the fate of the ferry in focus."""
    session.focus_question("ferry")
    return show_panel(session)
