"""What marks and polarity say by shape and by colour."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gui.widgets.document_mark import DocumentMark, mark_size
from gui.widgets.polarity import Polarity, polarity_of
from scenarios.model.verdicts import verdict
from tests.gui.widgets.looking import count_of

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from gui.theme import Mode, Theme


@pytest.mark.parametrize(
    ("strength", "expected"),
    [
        (1.0, Polarity.FOR), (0.8, Polarity.FOR), (0.6, Polarity.FOR), (0.59, Polarity.CONTESTED),
        (0.4, Polarity.CONTESTED), (0.39, Polarity.AGAINST), (0.2, Polarity.AGAINST), (0.0, Polarity.AGAINST),
    ],
)  # fmt: skip
def test_polarity_follows_the_verdict(strength: float, expected: Polarity) -> None:
    band = verdict(strength)
    assert polarity_of(band.low, band.high) is expected


def test_a_mark_that_speaks_looks_unlike_one_that_does_not(theme: Theme, qtbot: QtBot) -> None:
    mark = DocumentMark(theme, "N", "Nikonov")
    qtbot.addWidget(mark)
    mark.resize(mark.sizeHint())
    speaking = mark.grab().toImage()
    assert mark.accessibleName() == "Nikonov"
    mark.show_state(speaks=False)
    silent = mark.grab().toImage()
    assert mark.accessibleName() == "Nikonov: does not speak here"
    assert count_of(speaking, theme.colour("ink")) > 0
    assert count_of(silent, theme.colour("ink")) == 0
    # The ground is filled only while the document speaks.
    corner = (mark.width() // 2, mark.height() - 4)
    assert speaking.pixelColor(*corner) == theme.colour("panel")


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_a_mark_shows_its_sign_in_the_colour_of_its_side(mode: Mode, theme: Theme, qtbot: QtBot) -> None:
    theme.set_mode(mode)
    mark = DocumentMark(theme, "M", "The memoir")
    qtbot.addWidget(mark)
    looks = []
    for polarity in Polarity:
        mark.show_state(speaks=True, polarity=polarity)
        mark.resize(mark.sizeHint())
        image = mark.grab().toImage()
        assert count_of(image, theme.colour(polarity.ink), left=image.width() // 2) > 0
        assert mark.accessibleName() == f"The memoir: {polarity.words}"
        looks.append(image.convertToFormat(image.Format.Format_Grayscale8))
    # Without any hue the three are still told apart.
    assert looks[0] != looks[1] != looks[2] != looks[0]


def test_a_mark_grows_with_the_font(theme: Theme) -> None:
    small = mark_size(theme, signed=True)
    theme.set_scale(2.0)
    assert mark_size(theme, signed=True).height() > 1.8 * small.height()
