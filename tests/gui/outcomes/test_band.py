"""The strength bar says by place and shape what it says by hue."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from gui.outcomes.band import StrengthBar
from scenarios.model.verdicts import verdict
from tests.gui.widgets.looking import count_of, near

if TYPE_CHECKING:
    from PySide6.QtGui import QColor
    from pytestqt.qtbot import QtBot

    from gui.theme import Mode, Theme

WIDTH = 200
MODES = ["light", "dark"]


@pytest.fixture
def bar(theme: Theme, qtbot: QtBot) -> StrengthBar:
    bar = StrengthBar(theme)
    qtbot.addWidget(bar)
    return bar


def _look(bar: StrengthBar, theme: Theme, strength: float | None) -> QImage:
    bar.show_strength(strength, None if strength is None else verdict(strength))
    bar.resize(WIDTH, bar.sizeHint().height())
    image = QImage(bar.size(), QImage.Format.Format_RGB32)
    image.fill(theme.colour("surface"))
    bar.render(image, renderFlags=QWidget.RenderFlag.DrawChildren)
    return image


def _columns(image: QImage, colour: QColor) -> list[int]:
    return [x for x in range(image.width()) if count_of(image, colour, x, x + 1)]


@pytest.mark.parametrize("mode", MODES)
def test_a_case_for_is_solid_and_to_the_right(mode: Mode, bar: StrengthBar, theme: Theme) -> None:
    theme.set_mode(mode)
    image = _look(bar, theme, 0.8)
    columns = _columns(image, theme.colour("for"))
    assert min(columns) >= WIDTH // 2 - 2
    assert abs(max(columns) - (0.8 * WIDTH + bar.height() * 0.36)) <= 3
    assert near(image.pixelColor(160, image.height() // 2), theme.colour("for"))
    assert _columns(image, theme.colour("against-fill")) == []


@pytest.mark.parametrize("mode", MODES)
def test_a_case_against_is_an_outline_to_the_left(mode: Mode, bar: StrengthBar, theme: Theme) -> None:
    theme.set_mode(mode)
    image = _look(bar, theme, 0.2)
    columns = _columns(image, theme.colour("against-fill"))
    assert max(columns) <= WIDTH // 2 + 2
    # The dot is a ring: its middle is left free.
    assert near(image.pixelColor(40, image.height() // 2), theme.colour("surface"))
    assert _columns(image, theme.colour("for")) == []


@pytest.mark.parametrize("mode", MODES)
def test_a_contested_case_has_no_hue(mode: Mode, bar: StrengthBar, theme: Theme) -> None:
    theme.set_mode(mode)
    image = _look(bar, theme, 0.55)
    assert _columns(image, theme.colour("contested"))
    assert _columns(image, theme.colour("for")) == _columns(image, theme.colour("against-fill")) == []


def test_the_three_are_told_apart_without_colour(bar: StrengthBar, theme: Theme) -> None:
    looks = []
    for strength in (0.38, 0.5, 0.62):
        image = _look(bar, theme, strength).convertToFormat(QImage.Format.Format_Mono)
        looks.append(sum(image.pixelIndex(x, y) for x in range(WIDTH) for y in range(image.height())))
    assert len(set(looks)) == 3


def test_silence_is_dotted_and_has_no_dot(bar: StrengthBar, theme: Theme) -> None:
    image = _look(bar, theme, None)
    middle = image.height() // 2
    background = theme.colour("surface")
    inked = [not near(image.pixelColor(x, middle), background, 8) for x in range(WIDTH)]
    steps = sum(one != two for one, two in pairwise(inked))
    assert steps > 20
    for name in ("for", "against-fill", "contested"):
        assert _columns(image, theme.colour(name)) == []


@pytest.mark.parametrize("strength", [0.0, 0.1, 0.3, 0.5, 0.7, 0.9, 1.0])
def test_the_zone_of_the_verdict_is_drawn_darker(bar: StrengthBar, theme: Theme, strength: float) -> None:
    image = _look(bar, theme, strength)
    zones = {
        min(x * 5 // WIDTH, 4)
        for x in range(WIDTH)
        if near(image.pixelColor(x, image.height() // 2), theme.colour("branch"), 6)
    }
    assert zones <= {verdict(strength).low // 20}


@pytest.mark.parametrize("strength", [0.0, 1.0])
def test_a_dot_at_the_end_stands_wholly_on_the_bar(bar: StrengthBar, theme: Theme, strength: float) -> None:
    _look(bar, theme, strength)
    assert bar.height() * 0.3 < bar.dot_x(strength) < WIDTH - bar.height() * 0.3
    assert bar.dot_x(0.5) == WIDTH / 2
