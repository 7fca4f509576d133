"""The ground on which a map's words are placed: what they must keep off, and how near they are to what.

Many places are judged at once, as rows of (left, top, right, bottom). Lines are kept as cells of a grid with
running sums, so that what lies in a rectangle is four look-ups, however many lines there are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from scenarios.drawing.geometry import Cubic, Point, Rect

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

Numbers: TypeAlias = "NDArray[np.float64]"
Mask: TypeAlias = "NDArray[np.bool_]"
Cells: TypeAlias = "NDArray[np.int32]"

CELLS = 8  # to the height of a line of text
HALF, HALF_THIN = 0.15, 0.055  # heights of a line of text, half of a thick and of a thin line
SQUARE = 0.71  # of a distance, half a square that holds nothing farther away
CLEAR = 1.0  # pixels between words and what they must not touch
_STEPS = np.linspace(0.0, 1.0, 10)  # along a leader line


class Ground:
    """What is drawn already.

    Attributes:
        bounds: Where words may stand; lines outside are of no account.
        unit: The height of a line of the body font.
        rects: Other words.
        diamonds: The middle and the side of each.
        circles: The middle and the radius of each.
    """

    def __init__(
        self,
        bounds: Rect,
        unit: float,
        rects: Iterable[Rect] = (),
        diamonds: Iterable[tuple[Point, float]] = (),
        circles: Iterable[tuple[Point, float]] = (),
    ) -> None:
        self.bounds = bounds
        self.unit = unit
        self.rects = list(rects)
        self.diamonds = list(diamonds)
        self.circles = list(circles)
        self._cell = self.unit / CELLS
        self._rows = max(1, int(self.bounds.height / self._cell) + 2)
        self._columns = max(1, int(self.bounds.width / self._cell) + 2)
        self._strokes: list[Cells] = []
        # Of the lines how many there are in a cell; of the others whether there is one.
        self._lines, self._thick, self._thin, self._upright = (self._empty() for _ in range(4))
        self._sums: dict[str, Cells] = {}

    def add_stroke(self, pieces: Sequence[Cubic], *, thick: bool) -> int:
        """Keep words off a line.

        Args:
            pieces: Its curves.
            thick: Whether no words may lie on it at all; else rather not.

        Returns:
            Its number.
        """
        grid = self._empty()
        for piece in pieces:
            if piece.is_level:
                (row, first), (_, last) = self._cell_of(np.array((piece.start, piece.end)))
                grid[row, first : last + 1] = 1
            else:
                rows, columns = self._cell_of(_along(piece, self._cell)).T
                grid[rows, columns] = 1
        self._strokes.append(grid)
        self._lines += grid
        if thick:
            self._thick |= grid
        else:
            self._thin |= grid
        self._sums.clear()
        return len(self._strokes) - 1

    def add_leader(self, x: float, top: float, bottom: float) -> None:
        """Rather keep words off a thin upright line, which names nothing to be near to."""
        cells = self._cell_of(np.array([(x, top), (x, bottom)]))
        self._upright[cells[0, 0] : cells[1, 0] + 1, cells[0, 1]] = 1
        self._sums.clear()

    def clear(self, places: Numbers) -> Mask:
        """Which places are on the ground, off the thick lines, the signs and other words."""
        bounds = self.bounds
        found: Mask = (places[:, 0] >= bounds.x) & (places[:, 2] <= bounds.right)
        found &= (places[:, 1] >= bounds.y) & (places[:, 3] <= bounds.bottom)
        found &= self._inside("thick", places, HALF * self.unit + CLEAR) == 0
        left_over = np.flatnonzero(found)
        found[left_over] = self._off_words_and_signs(places[left_over])
        return found

    def _off_words_and_signs(self, places: Numbers) -> Mask:
        found: Mask = np.ones(len(places), dtype=bool)
        if self.rects:
            others = np.array([(one.x, one.y, one.right, one.bottom) for one in self.rects])
            found &= ~meeting(places, others, CLEAR).any(axis=1)
        left, top, right, bottom = (places[:, side, None] for side in range(4))
        for corners, marks in ((True, self.diamonds), (False, self.circles)):
            if marks:
                x, y, size = np.array([(at.x, at.y, size) for at, size in marks]).T
                across = np.maximum(np.maximum(left - x, x - right), 0.0)
                down = np.maximum(np.maximum(top - y, y - bottom), 0.0)
                far = across + down if corners else np.hypot(across, down)
                found &= (far > size + CLEAR).all(axis=1)
        return found

    def covered(self, places: Numbers) -> tuple[Numbers, Numbers]:
        """How much of thin lines and of leader lines lies under each place, in heights of a line of text."""
        thin = self._inside("thin", places, HALF_THIN * self.unit + CLEAR)
        return thin / CELLS, self._inside("upright", places, 0.0) / CELLS

    def nearest(self, places: Numbers, own: int, reaches: Sequence[float]) -> tuple[Numbers, Numbers]:
        """Return how near a stroke is to each place, and how near the nearest other.

        Args:
            places: The places.
            own: The stroke.
            reaches: The distances told apart, ascending; what is farther than the last is infinitely far.
        """
        margins = np.array(reaches)[:, None]
        sums = _summed(self._strokes[own])
        # A square around a place reaches farther at its corners, and cells blur both: on the safe side.
        within = self._count(sums, places, np.maximum(0.0, SQUARE * margins - self._cell))
        wide = margins + self._cell
        every = self._inside("lines", places, wide) - self._count(sums, places, wide)
        far = np.append(np.array(reaches), np.inf)
        return far[_first(within > 0)], far[_first(every > 0)]

    def free(self, starts: Numbers, ends: Numbers) -> Mask:
        """Which straight lines pass through no words and no sign but the one they begin at."""
        steps = _STEPS[None, 1:, None]
        points = starts[:, None, :] * (1 - steps) + ends[:, None, :] * steps
        x, y = points[:, :, 0, None], points[:, :, 1, None]
        found: Mask = np.ones(len(starts), dtype=bool)
        if self.rects:
            sides = np.array([(one.x, one.y, one.right, one.bottom) for one in self.rects])
            inside = (sides[:, 0] <= x) & (x <= sides[:, 2]) & (sides[:, 1] <= y) & (y <= sides[:, 3])
            found &= ~inside.any(axis=(1, 2))
        for corners, marks in ((True, self.diamonds), (False, self.circles)):
            if marks:
                at_x, at_y, size = np.array([(at.x, at.y, size) for at, size in marks]).T
                across, down = np.abs(x - at_x), np.abs(y - at_y)
                far = across + down if corners else np.hypot(across, down)
                found &= ~(far < size).any(axis=(1, 2))
        return found

    def crossed(self, starts: Numbers, ends: Numbers) -> Numbers:
        """About how many lines straight lines lie on, counted at points along them."""
        steps = _STEPS[None, 1:-1, None]
        points = starts[:, None, :] * (1 - steps) + ends[:, None, :] * steps
        cells = self._cell_of(points.reshape(-1, 2))
        on = self._lines[cells[:, 0], cells[:, 1]] > 0
        counted: Numbers = on.reshape(len(starts), len(_STEPS) - 2).sum(axis=1).astype(float)
        return counted

    def _empty(self) -> Cells:
        return np.zeros((self._rows, self._columns), dtype=np.int32)

    def _cell_of(self, points: Numbers) -> Cells:
        """The row and the column of each point; of those outside, at the edge."""
        down = np.floor((points[:, 1] - self.bounds.y) / self._cell)
        across = np.floor((points[:, 0] - self.bounds.x) / self._cell)
        rows = np.clip(down, 0, self._rows - 1)
        found: Cells = np.column_stack([rows, np.clip(across, 0, self._columns - 1)]).astype(np.int32)
        return found

    def _inside(self, what: str, places: Numbers, margin: float | Numbers) -> Cells:
        if what not in self._sums:
            kinds = {"lines": self._lines, "thick": self._thick, "thin": self._thin, "upright": self._upright}
            self._sums[what] = _summed(kinds[what])
        return self._count(self._sums[what], places, margin)

    def _count(self, sums: Cells, places: Numbers, margin: float | Numbers) -> Cells:
        """What of a grid lies in each place and a margin around it; one row a margin."""
        x, y, cell = self.bounds.x, self.bounds.y, self._cell
        left = ((places[:, 0] - x - margin) / cell).astype(int).clip(0, self._columns)
        right = ((places[:, 2] - x + margin) / cell).astype(int).clip(-1, self._columns - 1) + 1
        top = ((places[:, 1] - y - margin) / cell).astype(int).clip(0, self._rows)
        bottom = ((places[:, 3] - y + margin) / cell).astype(int).clip(-1, self._rows - 1) + 1
        found: Cells = sums[bottom, right] - sums[top, right] - sums[bottom, left] + sums[top, left]
        return found


def meeting(places: Numbers, others: Numbers, margin: float = 0.0) -> Mask:
    """Which places meet which others, or come nearer than a margin; shape (places, others)."""
    left, top, right, bottom = (places[:, side, None] for side in range(4))
    found: Mask = (left - margin < others[:, 2]) & (others[:, 0] < right + margin)
    return found & (top - margin < others[:, 3]) & (others[:, 1] < bottom + margin)


def _first(found: Mask) -> Cells:
    """The first row in which each column is true; the number of rows where none is."""
    rows: Cells = np.where(found.any(axis=0), found.argmax(axis=0), len(found))
    return rows


def _summed(grid: Cells) -> Cells:
    """Running sums from the left upper corner, with a row and a column of nothing before them."""
    sums: Cells = np.zeros((grid.shape[0] + 1, grid.shape[1] + 1), dtype=np.int32)
    np.cumsum(np.cumsum(grid, axis=0, dtype=np.int32), axis=1, dtype=np.int32, out=sums[1:, 1:])
    return sums


def _along(piece: Cubic, spacing: float) -> Numbers:
    """Points along a curve, so close that it skips no cell."""
    length = abs(piece.end.x - piece.start.x) + abs(piece.end.y - piece.start.y)
    t = np.linspace(0.0, 1.0, max(3, int(1.6 * length / spacing) + 2))[:, None]
    s = 1 - t
    start, pull, push, end = (np.array(point) for point in (piece.start, piece.pull, piece.push, piece.end))
    points: Numbers = s**3 * start + 3 * s * s * t * pull + 3 * s * t * t * push + t**3 * end
    return points
