"""From a snapshot to what the map is to show."""

from __future__ import annotations

from tests.casebooks import courses, mini
from tests.scenarios.drawing.drawn import picture
from tests.scenarios.projected import snapshot

PLAYED = ("site", "toll")


def test_the_decisions_and_their_fates() -> None:
    shown = picture(snapshot(mini(), {"site": "none"}, in_play=PLAYED), "ferry", PLAYED)
    assert {fork.id: (fork.fate, fork.in_play) for fork in shown.forks} == {
        "site": ("departure", True),
        "toll": ("not-arising", True),
        "flood": ("not-arising", False),
    }
    assert shown.span == (1900.0, 1912.0)
    assert len(shown.event_years) == 3
    happened = picture(snapshot(mini(), in_play=PLAYED), "ferry", PLAYED)
    assert {fork.fate for fork in happened.forks} == {"actual"}
    assert shown.steady == happened.steady


def test_history_ends_where_it_did_and_is_named() -> None:
    happened = picture(snapshot(mini(), in_play=PLAYED), "ferry", PLAYED)
    assert happened.trunk_lane == "closed"
    assert happened.as_it_happened == "your branch: as it happened"
    shown = picture(snapshot(mini(), {"site": "mill"}, in_play=PLAYED), "ferry", PLAYED)
    assert shown.as_it_happened == "as it happened"
    assert shown.yours == ("your branch",)
    assert [line.is_shown for line in shown.lines].count(True) == 1


def test_your_branch_is_named_with_what_you_suppose() -> None:
    supposing = snapshot(courses(), {"dyke": "breaks"}, {"owner": "town"}, in_play=("dyke",))
    assert picture(supposing, "trade", ("dyke",)).yours == (
        "your branch, supposing that the town owns the ferry",
        "your branch, as you suppose",
        "as you suppose",
    )


def test_the_branch_on_show_splits_hinge_by_hinge() -> None:
    shown = picture(snapshot(courses(), {"dyke": "breaks"}, in_play=("dyke",)), "trade", ("dyke",))
    [mine] = [line for line in shown.lines if line.is_shown]
    assert mine.split is not None
    assert (mine.split.hinge, mine.split.title, mine.split.depth) == ("owner", "Who owns the ferry?", 2)
    assert [way.words for way in mine.split.ways] == ["The town", "The company"]
    ends = [(way.course, way.lane) for way in mine.ends()]
    lanes = ("grain", "timber", "salt", "coal", "slate", "fish")
    assert ends == list(enumerate(lanes))
    assert [line.split for line in shown.lines if not line.is_shown] == [None]


def test_courses_that_lead_to_the_same_have_one_way() -> None:
    shown = picture(snapshot(courses(), {"dyke": "breaks"}, in_play=("dyke",)), "guild", ("dyke",))
    [mine] = [line for line in shown.lines if line.is_shown]
    assert "smiths" in {way.lane for way in mine.ends()}
    assert any(" / " in way.words for each in (mine.split,) if each for way in each.ways) or mine.split
    debated = picture(snapshot(courses(), {"dyke": "breaks"}, in_play=("dyke",)), "blame", ("dyke",))
    assert {line.split for line in debated.lines} == {None}
