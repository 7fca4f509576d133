"""The outline: everything the map shows, in words."""

from __future__ import annotations

from scenarios.drawing.layout import Hit
from scenarios.drawing.outline import Entry, outline_entries
from scenarios.telling.events import chronology
from tests.casebooks import courses, mini
from tests.scenarios.projected import snapshot

PLAYED = ("site", "toll")


def of_mini(choices: dict[str, str], question: str = "ferry") -> tuple[Entry, ...]:
    shown = snapshot(mini(), choices, in_play=PLAYED)
    return outline_entries(shown, shown.map(question), chronology(shown.casebook))


def test_every_branch_has_a_line_and_yours_is_strong_and_open() -> None:
    *branches, forks, events = of_mini({})
    assert branches[0].text == "Your branch, as it happened → The ferry closes (as it happened)"
    assert [(entry.strong, entry.open) for entry in branches] == [(True, True)] + [(False, False)] * 4
    assert [entry.hit for entry in branches] == [Hit("branch", number) for number in range(5)]
    assert (forks.text, forks.open, events.text) == ("Decision points", False, "Events")
    assert [entry.hit for entry in forks.entries] == [
        Hit("fork", key=key) for key in ("site", "toll", "flood")
    ]
    assert len(events.entries) == 3


def test_a_branch_s_lines_are_its_departures_and_its_end() -> None:
    mill = next(entry for entry in of_mini({}) if entry.key == "branch:site=mill,toll=charged")
    *departures, end = [entry.text for entry in mill.entries]
    assert departures[0].endswith("departure: Where to build the bridge: At the mill")
    assert departures[1].endswith("departure: Whether the bridge takes a toll: A penny a head")
    assert end.startswith("Ends: ")
    assert end.endswith(" of 5 branches end there")


def test_a_branch_alone_is_not_counted() -> None:
    shown = snapshot(mini())
    entries = outline_entries(shown, shown.map("ferry"), ())
    assert [entry.text for entry in entries[0].entries] == ["Ends: The ferry closes (as it happened)"]
    assert [entry.key for entry in entries] == ["branch:", "forks"]


def test_the_courses_of_your_branch_have_a_line_each() -> None:
    shown = snapshot(courses(), {"dyke": "breaks"}, in_play=("dyke",))
    entries = outline_entries(shown, shown.map("trade"), ())
    mine = next(entry for entry in entries if entry.strong)
    ends = [entry for entry in mine.entries if entry.text.startswith("Ends: if ")]
    assert [entry.hit for entry in ends] == [Hit("course", index=number) for number in range(6)]
    assert ends[4].text.startswith("Ends: if the company owns it and the port moves up the river: Slate")
