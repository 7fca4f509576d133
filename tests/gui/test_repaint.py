"""What a change has painted: every part of the window once, and only after all of them have changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.gui.widgets.looking import Painted, settle

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from gui.windows.main_window import MainWindow


@pytest.mark.parametrize(
    "choices", [{"site": "none"}, {"toll": "charged"}, {"site": "mill", "flood": "raised"}]
)
def test_a_toggle_paints_no_card_and_no_panel_twice(
    window: MainWindow, qtbot: QtBot, choices: dict[str, str]
) -> None:
    window.resize(1280, 900)
    # These come when they are worked out, and have a picture of their own.
    qtbot.waitUntil(lambda: window.desk.spreads.is_known)
    settle()
    painted = Painted(window)
    window.desk.session.choose_branch(choices)
    settle()
    named = {name: times for name, times in painted.times.items() if name and not name.startswith("qt_")}
    assert {"branches", "why", "outcomes", "decisions"} & named.keys()
    assert [name for name in named if name.startswith("outcome:")]
    assert {name: times for name, times in named.items() if times > 1} == {}
