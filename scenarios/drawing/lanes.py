"""The fixed lanes at the right edge: their order, where they lie and the words beside them.

The trunk never moves, so the lanes are arranged around it: the lane in which history ends lies at the trunk,
the others above and below in their own order, as evenly as the count allows, and silence last.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from scenarios.drawing.labels import elided, wrapped
from scenarios.telling.language import together

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from scenarios.drawing.ruler import Role, Ruler
    from scenarios.telling.branches import LaneText

MOST_LABEL_LINES = 3
WIDEST_COLUMN = 0.42  # of the map's width
NARROWEST_COLUMN = 0.2


class Line(Struct, frozen=True):
    """A line beside a lane: its text, its font, and what it tells."""

    text: str
    role: Role
    part: Literal["label", "verdict", "count"]


class Lane(Struct, frozen=True):
    """A lane's place: the y of its middle, and how high its words may be."""

    lane: str | None
    y: float
    room: float


def arranged(
    lanes: Sequence[str | None], trunk: str | None
) -> tuple[tuple[str | None, ...], tuple[str | None, ...]]:
    """Return the lanes above and below the trunk's, each from top to bottom.

    Args:
        lanes: All lanes in their own order.
        trunk: The lane in which history ends.
    """
    others = [lane for lane in lanes if lane != trunk]
    # Half above and half below, wherever the trunk's own place in the order is: both sides are in use.
    above = len(others) // 2
    return tuple(others[:above]), tuple(others[above:])


def placed(
    needs: Mapping[str | None, float],
    least: Mapping[str | None, float],
    trunk: str | None,
    trunk_y: float,
    top: float,
    bottom: float,
) -> tuple[Lane, ...]:
    """Return every lane's place, from top to bottom.

    Args:
        needs: How high the words of each lane would like to be, in the lanes' own order.
        least: How high they have to be, if there is room at all, and no higher than they would like to be.
        trunk: The lane in which history ends.
        trunk_y: Where the trunk is.
        top: Where the lanes begin.
        bottom: Where they end.
    """
    above, below = arranged(tuple(needs), trunk)
    half_up, *upper = _shared((trunk, *reversed(above)), needs, least, trunk_y - top)
    half_down, *lower = _shared((trunk, *below), needs, least, bottom - trunk_y)
    found = [Lane(trunk, trunk_y, 2 * min(half_up, half_down))]
    y = trunk_y - half_up
    for lane, room in zip(reversed(above), upper, strict=True):
        found.insert(0, Lane(lane, y - room / 2, room))
        y -= room
    y = trunk_y + half_down
    for lane, room in zip(below, lower, strict=True):
        found.append(Lane(lane, y + room / 2, room))
        y += room
    return tuple(found)


def _shared(
    side: Sequence[str | None],
    needs: Mapping[str | None, float],
    least: Mapping[str | None, float],
    available: float,
) -> list[float]:
    """Share the height on one side of the trunk among the near half of its own lane and the others."""
    weights = [0.5] + [1.0] * (len(side) - 1)
    wanted = [needs[lane] * weight for lane, weight in zip(side, weights, strict=True)]
    floors = [least[lane] * weight for lane, weight in zip(side, weights, strict=True)]
    if available <= sum(floors):
        return [floor * available / sum(floors) for floor in floors]
    if available <= sum(wanted):
        part = (available - sum(floors)) / (sum(wanted) - sum(floors))
        return [floor + part * (want - floor) for floor, want in zip(floors, wanted, strict=True)]
    share = (available - sum(wanted)) / sum(weights)
    return [want + share * weight for want, weight in zip(wanted, weights, strict=True)]


def need(text: LaneText, width: float, ruler: Ruler) -> float:
    """How high the words of a lane are when nothing is left out, whichever branch is on show."""
    lines = min(MOST_LABEL_LINES, len(wrapped(text.label, width, "strong", ruler)))
    notes = 1 if text.lane is None else 2
    return lines * ruler.height("strong") + notes * ruler.height("small")


def column_width(texts: Sequence[LaneText], samples: Sequence[str], width: float, ruler: Ruler) -> float:
    """Return how wide the words beside the lanes have to be, measured from the font.

    Args:
        texts: The words of every lane.
        samples: The longest verdicts there are, so that the column does not move when one changes.
        width: The width of the map.
        ruler: Measures text.
    """
    least = max([ruler.width(sample, "small") for sample in samples], default=0.0)
    least = max(least, NARROWEST_COLUMN * width)
    most = max(WIDEST_COLUMN * width, 1.0)
    for percent in range(0, 101, 5):
        candidate = min(most, least) + (most - min(most, least)) * percent / 100
        # In the bold that the end of the branch on show has: which one that is changes with every choice.
        if all(_fits(text.label, candidate, ruler) for text in texts):
            return candidate
    return most


def words(text: LaneText, width: float, room: float, ruler: Ruler) -> list[Line]:
    """Return the lines to write beside a lane, as full as there is room for.

    First the notes are shortened, then the label to two lines, then the notes go, and last the label is cut.
    """
    role: Role = "strong" if text.is_end else "body"
    label = wrapped(text.label, width, role, ruler)
    verdict = _note((text.verdict, text.verdict_band), "verdict", width, ruler)
    count = _note((text.count, text.count_short), "count", width, ruler)
    brief = _brief(text, width, ruler)
    full = [Line(line, "small", "verdict") for line in wrapped(text.verdict, width, "small", ruler)]
    arrangements = [(MOST_LABEL_LINES, verdict + count), (MOST_LABEL_LINES, brief), (2, brief)]
    if len(full) > 1 and text.is_end:
        # On more lines rather than in fewer words.
        counted = _note((text.count_short,), "count", width, ruler)
        arrangements[:0] = [(MOST_LABEL_LINES, full + count), (MOST_LABEL_LINES, full + counted)]
    if len(label) == 2:
        # Whole or not at all: a label cut in half says less than one without its notes.
        arrangements.append((2, []))
    for lines, notes in arrangements:
        kept = min(lines, len(label))
        if kept * ruler.height(role) + len(notes) * ruler.height("small") <= room:
            return _cut(label, kept, width, role, ruler) + notes
    return _cut(label, 1, width, role, ruler) + brief


def whole_words(text: LaneText, width: float, ruler: Ruler) -> list[Line]:
    """Return the lines to write beside a lane when nothing is to be left out."""
    role: Role = "strong" if text.is_end else "body"
    label = [Line(line, role, "label") for line in wrapped(text.label, width, role, ruler)]
    verdict = [Line(line, "small", "verdict") for line in wrapped(text.verdict, width, "small", ruler)]
    count = [Line(line, "small", "count") for line in wrapped(text.count, width, "small", ruler)]
    return label + verdict + count


def easy_room(text: LaneText, width: float, ruler: Ruler) -> float:
    """The height at which a lane's label is whole, as a rule, and its notes are brief."""
    lines = min(MOST_LABEL_LINES, len(wrapped(text.label, width, "strong", ruler)))
    return lines * ruler.height("strong") + ruler.height("small")


def _fits(label: str, width: float, ruler: Ruler) -> bool:
    lines = wrapped(label, width, "strong", ruler)
    return len(lines) <= 2 and " ".join(lines) == " ".join(label.split())


def _cut(label: list[str], most: int, width: float, role: Role, ruler: Ruler) -> list[Line]:
    kept = label[:most]
    if len(label) > most:
        kept[-1] = elided(" ".join(label[most - 1 :]), width, role, ruler)
    return [Line(line, role, "label") for line in kept]


def _brief(text: LaneText, width: float, ruler: Ruler) -> list[Line]:
    """Verdict and count on one line, in the fullest words that fit."""
    candidates = [
        together(" · ", parts)
        for parts in (
            (text.verdict, text.count),
            (text.verdict, text.count_short),
            (text.verdict_band, text.count_short),
            (text.verdict_band or text.count_short,),
        )
    ]
    return _note(candidates, "verdict" if text.verdict else "count", width, ruler)


def _note(
    candidates: Sequence[str], part: Literal["verdict", "count"], width: float, ruler: Ruler
) -> list[Line]:
    """The fullest of these that fits on one line; no line for no words."""
    if not candidates[0]:
        return []
    fitting = [candidate for candidate in candidates if ruler.width(candidate, "small") <= width]
    return [Line(fitting[0] if fitting else elided(candidates[-1], width, "small", ruler), "small", part)]
