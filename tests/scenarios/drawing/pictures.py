"""Made-up pictures to lay out, and a ruler that needs no font."""

from __future__ import annotations

import itertools
from random import Random
from typing import TYPE_CHECKING

from msgspec.structs import replace

from scenarios.drawing.picture import Fork, Picture
from scenarios.drawing.routes import BranchLine, Split, Way
from scenarios.drawing.ruler import ROLES
from scenarios.telling.branches import LaneText

if TYPE_CHECKING:
    from scenarios.drawing.ruler import Role

VERDICTS = ("yours: strong case against (0–20)", "yours: evenly contested (40–60)")
_WORDS = ("party", "democracy", "is", "revived", "by", "the", "old", "collective", "apparatus", "regime")


class PlainRuler:
    """Every letter is as wide as the others."""

    def __init__(self, size: float = 17.0) -> None:
        self.size = size

    def width(self, text: str, role: Role) -> float:
        """So many letters."""
        return len(text) * self.height(role) * (0.5 if ROLES[role][1] else 0.45)

    def height(self, role: Role) -> float:
        """Small text is smaller."""
        return round(self.size * ROLES[role][0])


def made_up(seed: int) -> Picture:
    """A picture as a casebook might give it: crowded decisions, long labels, every branch of four of them."""
    random = Random(seed)  # noqa: S311 - nothing here is a secret
    start = random.choice([1900, 1922, 1789])
    span = (float(start), float(start + random.randint(3, 40)))
    forks = tuple(
        Fork(
            f"d{number}",
            _phrase(random, 1, 6),
            span[0] + random.random() ** 2 * (span[1] - span[0]),
            in_play=number < 4 or random.random() < 0.2,
        )
        for number in range(random.randint(1, 12))
    )
    lanes: list[str | None] = [f"p{number}" for number in range(random.randint(1, 4))]
    lanes.append(None)
    crossed = [fork for fork in forks if fork.in_play][: random.choice((1, 2, 3, 4))]
    lines = []
    for options in itertools.product(*[range(3 if fork is crossed[0] else 2) for fork in crossed]):
        leaves = [(fork, option) for fork, option in zip(crossed, options, strict=True) if option]
        leaves.sort(key=lambda leaf: leaf[0].year)
        lines.append(
            BranchLine(tuple((fork.id, str(option)) for fork, option in leaves), random.choice(lanes))
        )
    picture = Picture(
        span,
        forks,
        tuple(
            LaneText(
                lane,
                _phrase(random, 1, 8) if lane else "The documents do not say",
                VERDICTS[1],
                "yours: 40–60",
            )
            if lane
            else LaneText(None, "The documents do not say")
            for lane in lanes
        ),
        lines[0].lane,
        tuple(lines),
        event_years=tuple(span[0] + random.random() * (span[1] - span[0]) for _ in range(9)),
        verdict_samples=VERDICTS,
    )
    return taking(picture, random.randrange(len(lines)))


def taking(picture: Picture, index: int) -> Picture:
    """The same picture when another branch is on show, as after a toggle."""
    taken = dict(picture.lines[index].leaves)
    end = picture.lines[index].lane
    total = len(picture.lines)
    counts = {text.lane: 0 for text in picture.lanes}
    for line in picture.lines:
        counts[line.lane] += 1
    return replace(
        picture,
        lines=tuple(replace(line, is_shown=number == index) for number, line in enumerate(picture.lines)),
        forks=tuple(
            replace(fork, fate="departure" if fork.id in taken else "actual") for fork in picture.forks
        ),
        lanes=tuple(
            replace(
                text,
                is_end=text.lane == end,
                verdict=VERDICTS[index % 2] if text.lane else "",
                verdict_band="yours: 0–20" if text.lane else "",
                count=f"{counts[text.lane]} of {total} branches" if counts[text.lane] else "",
                count_short=f"{counts[text.lane]} of {total}" if counts[text.lane] else "",
            )
            for text in picture.lanes
        ),
    )


def splitting(picture: Picture, seed: int) -> Picture:
    """The same picture when the branch on show splits at up to three hinges, into at most nine courses."""
    random = Random(seed)  # noqa: S311 - nothing here is a secret
    lanes = [text.lane for text in picture.lanes]
    courses = itertools.count()

    def split(depth: int) -> Split:
        ways = []
        for _ in range(random.choice((2, 2, 3))):
            words = _phrase(random, 1, 4)
            if depth < 3 and random.random() < 0.3:
                inner = split(depth + 1)
                first = next(way.course for each in inner.ways for way in each.leaves())
                ways.append(Way(words, first, None, inner))
            else:
                ways.append(Way(words, next(courses), random.choice(lanes)))
        return Split(f"h{depth}", _phrase(random, 2, 6), tuple(ways))

    lines = tuple(
        replace(line, split=split(1)) if line.is_shown else replace(line, split=None)
        for line in picture.lines
    )
    return replace(picture, lines=lines)


def _phrase(random: Random, least: int, most: int) -> str:
    return " ".join(random.choice(_WORDS) for _ in range(random.randint(least, most)))
