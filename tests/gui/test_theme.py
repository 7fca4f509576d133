"""Both themes are complete, readable, and reach Qt."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QCheckBox, QComboBox, QDoubleSpinBox, QLineEdit, QPlainTextEdit, QWidget

from gui.theme import Mode, Theme

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

TEXT = ("ink", "ink-soft", "disabled", "for", "against-text", "contested", "selection", "link")
GROUNDS = ("surface", "panel", "hover", "selection-soft")
SHAPES = ("for", "against-fill", "contested", "selection", "ink")


def luminance(colour: QColor) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(part) for part in (colour.redF(), colour.greenF(), colour.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: QColor, other: QColor) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.fixture(params=["light", "dark"])
def each(request: pytest.FixtureRequest, qapp: QApplication) -> Theme:  # noqa: ARG001 - Qt must run
    return Theme(request.param)


def test_the_measure_of_contrast() -> None:
    assert contrast(QColor("black"), QColor("white")) == pytest.approx(21.0)
    assert contrast(QColor("#777777"), QColor("white")) == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("name", TEXT)
def test_text_can_be_read(each: Theme, name: str, ground: str) -> None:
    assert contrast(each.colour(name), each.colour(ground)) >= 4.5


@pytest.mark.parametrize("kind", [QCheckBox, QComboBox, QDoubleSpinBox, QLineEdit, QPlainTextEdit])
def test_it_is_seen_where_a_field_is_even_one_that_takes_nothing_now(
    kind: type[QWidget], qapp: QApplication, qtbot: QtBot
) -> None:
    theme = Theme("dark")
    theme.apply(qapp)
    around = QWidget()
    qtbot.addWidget(around)
    around.resize(160, 60)
    field = kind(around)
    field.setGeometry(20, 10, 120, 40)
    field.setEnabled(False)
    around.show()
    image = around.grab().toImage()
    inside = [image.pixelColor(x, 30) for x in range(14, 44)]
    assert max(contrast(colour, theme.colour("panel")) for colour in inside) >= 3


def test_text_on_a_selection_can_be_read(each: Theme) -> None:
    assert contrast(each.colour("on-selection"), each.colour("selection")) >= 4.5


@pytest.mark.parametrize("name", SHAPES)
def test_shapes_can_be_seen(each: Theme, name: str) -> None:
    assert contrast(each.colour(name), each.colour("surface")) >= 3.0


def test_what_is_for_and_what_is_against_differ(each: Theme) -> None:
    assert each.colour("for") != each.colour("against-fill")
    assert each.colour("for") != each.colour("against-text")


def test_the_palette_is_made_of_the_colours(each: Theme) -> None:
    palette = each.palette()
    assert palette.color(QPalette.ColorRole.Window) == each.colour("panel")
    assert palette.color(QPalette.ColorRole.Text) == each.colour("ink")
    disabled = palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.ButtonText)
    assert disabled == each.colour("disabled")


def test_a_change_of_mode_reaches_the_application(theme: Theme, qapp: QApplication, qtbot: QtBot) -> None:
    light = qapp.palette().color(QPalette.ColorRole.Window)
    with qtbot.waitSignal(theme.changed):
        theme.set_mode("dark")
    assert theme.is_dark
    assert qapp.palette().color(QPalette.ColorRole.Window) == theme.colour("panel") != light
    assert theme.colour("panel").name() in qapp.styleSheet()
    with qtbot.assertNotEmitted(theme.changed):
        theme.set_mode("dark")


def test_text_grows_with_the_scale(theme: Theme, qapp: QApplication) -> None:
    normal, line = qapp.font().pointSizeF(), theme.px(1)
    theme.set_scale(2.0)
    assert qapp.font().pointSizeF() == pytest.approx(2 * normal)
    assert theme.px(1) == pytest.approx(2 * line, abs=2)
    assert theme.font("small").pointSizeF() < theme.font("body").pointSizeF()
    assert theme.font("body").pointSizeF() < theme.font("heading").pointSizeF()
    assert theme.font("strong").bold()


@pytest.mark.parametrize(("asked", "given"), [(0.1, 1.0), (1.3, 1.3), (9.0, 2.0)])
def test_the_scale_stays_within_bounds(theme: Theme, asked: float, given: float) -> None:
    theme.set_scale(asked)
    assert theme.scale == given


def test_the_system_is_followed(theme: Theme, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    theme.set_mode("system")
    light = theme.colour("ink")
    assert light == Theme("light").colour("ink")
    monkeypatch.setattr("gui.theme.system_is_dark", lambda: True)
    with qtbot.waitSignal(theme.changed):
        QGuiApplication.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert theme.is_dark
    assert theme.colour("ink") != light


def test_light_stays_light_whatever_the_system(
    theme: Theme, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gui.theme.system_is_dark", lambda: True)
    with qtbot.assertNotEmitted(theme.changed):
        QGuiApplication.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert not theme.is_dark


@pytest.mark.usefixtures("qapp")
def test_an_unknown_mode_is_light() -> None:
    odd: Mode = "sepia"  # type: ignore[assignment]
    assert Theme(odd).mode == "light"


def test_an_unknown_colour_is_refused(theme: Theme) -> None:
    with pytest.raises(KeyError):
        theme.colour("mauve")
