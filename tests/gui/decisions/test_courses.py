"""Decisions where the branch splits: in how many courses one arises, and what the summary makes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QRadioButton

from gui.decisions.panel import DecisionsPanel
from gui.desk.session import Session
from tests.gui.widgets.looking import SIZES, click, cut_off, part, said, settle

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from gui.theme import Theme
    from scenarios.model.casebook import Casebook


@pytest.fixture
def session(courses: Casebook) -> Session:
    return Session(courses)


@pytest.fixture
def panel(session: Session, theme: Theme, qtbot: QtBot) -> DecisionsPanel:
    panel = DecisionsPanel(session, theme)
    qtbot.addWidget(panel)
    panel.resize(320, 1100)
    panel.show()
    qtbot.waitExposed(panel)
    panel.activateWindow()
    click(part(panel, "more-decisions"))
    return panel


def enabled(panel: DecisionsPanel, name: str) -> bool:
    return all(button.isEnabled() for button in part(panel, f"decision:{name}").findChildren(QRadioButton))


def departures(session: Session) -> list[str]:
    return list(session.snapshot.departures)


def test_a_decision_that_presupposes_says_in_how_many_courses_it_arises(
    panel: DecisionsPanel, session: Session
) -> None:
    assert (
        said(panel, "does-not-arise:regatta")
        == "Does not arise: it arises only if the port moves to the sea."
    )
    assert not enabled(panel, "regatta")
    click(part(panel, "option:dyke/breaks"))
    assert (
        said(panel, "does-not-arise:regatta")
        == "Arises only if the port moves to the sea: in 2 of 6 courses."
    )
    assert enabled(panel, "regatta")
    session.suppose("owner", "town")
    assert said(panel, "does-not-arise:regatta").endswith("in 1 of 3 courses.")
    session.suppose("port", "sea")
    assert said(panel, "does-not-arise:regatta") == ""
    assert enabled(panel, "regatta")
    session.suppose("port", "old")
    assert said(panel, "does-not-arise:regatta").startswith("Does not arise: ")
    assert said(panel, "does-not-arise:dyke") == ""


def test_a_choice_is_kept_through_courses_in_which_it_does_not_arise(
    panel: DecisionsPanel, session: Session
) -> None:
    click(part(panel, "option:dyke/breaks"))
    click(part(panel, "option:regatta/sailed"))
    assert departures(session) == ["dyke", "regatta"]
    assert said(panel, "departures-count") == "2 departures"
    click(part(panel, "option:dyke/holds"))
    assert not enabled(panel, "regatta")
    assert departures(session) == []
    assert said(panel, "departures-count") == "as it happened"
    click(part(panel, "option:dyke/breaks"))
    assert departures(session) == ["dyke", "regatta"]


def test_a_card_that_departs_in_some_courses_is_read_aloud_as_both(panel: DecisionsPanel) -> None:
    click(part(panel, "option:dyke/breaks"))
    click(part(panel, "option:regatta/sailed"))
    assert part(panel, "decision:dyke").accessibleDescription() == "A departure from what happened."
    assert part(panel, "decision:regatta").accessibleDescription() == (
        "A departure from what happened. Arises only if the port moves to the sea: in 2 of 6 courses."
    )


def test_the_summary_tells_of_courses_of_what_is_supposed_and_of_what_follows(
    panel: DecisionsPanel, session: Session
) -> None:
    click(part(panel, "option:dyke/breaks"))
    follows = [
        "5 lead otherwise",
        "1 fallen silent",
        "1 weaker",
        "1 stronger",
        "1 argued the same",
    ]
    assert said(panel, "departures-summary").splitlines() == [
        "History rewritten at 1 point",
        "The casebook names nobody of the time who weighed this",
        "Latest departure: 1901",
        "The documents lead on in 6 courses",
        *follows,
    ]
    session.suppose("owner", "town")
    session.suppose("port", "sea")
    lines = said(panel, "departures-summary").splitlines()
    assert lines[3:5] == [
        "You suppose that the town owns the ferry",
        "You suppose that the port moves to the sea",
    ]
    assert not [line for line in lines if "courses" in line]
    assert "3 lead otherwise" in lines


def test_a_supposition_without_a_departure_is_told_as_one(panel: DecisionsPanel, session: Session) -> None:
    session.suppose("owner", "company")
    settle()
    assert said(panel, "departures-count") == "1 supposed, idle here"
    assert said(panel, "departures-summary").splitlines() == [
        "No departure: every decision goes as it happened.",
        "You suppose that the company owns it: idle, since here it stands as it happened.",
    ]


@pytest.mark.parametrize(("scale", "width"), SIZES)
def test_nothing_is_cut_off(panel: DecisionsPanel, theme: Theme, scale: float, width: int) -> None:
    theme.set_scale(scale)
    panel.resize(width, 1100)
    click(part(panel, "option:dyke/breaks"))
    click(part(panel, "option:regatta/sailed"))
    settle()
    assert cut_off(panel) == []
