"""Colours by name and fonts by role, and how both reach Qt."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetricsF, QGuiApplication, QPalette

from scenarios.drawing.palette import COLOURS, THEMES, load_colours
from scenarios.drawing.ruler import ROLES

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

    from scenarios.drawing.palette import Colours
    from scenarios.drawing.ruler import Role

Mode = Literal["light", "dark", "system"]

MODES: tuple[Mode, ...] = ("light", "dark", "system")
SCALES: tuple[float, ...] = (1.0, 1.25, 1.5, 2.0)
SMALLEST_SCALE, LARGEST_SCALE = SCALES[0], SCALES[-1]

SMALLEST_BODY = 10.0  # points; below this the small role is hard to read on a projector

_BAR = 12  # pixels, a scroll bar's breadth

# What is filled in or chosen from; Fusion darkens its window's colour by as much for the edge.
_FIELDS = ("QLineEdit", "QPlainTextEdit", "QAbstractSpinBox", "QComboBox", "QCheckBox", "QListWidget")
_EDGE = 140


def system_is_dark() -> bool:
    """Whether the system asks for dark windows."""
    from PySide6.QtCore import Qt

    return QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark


class Theme(QObject):
    """The colours and fonts in force; tells its listeners when either changes.

    Signals:
        changed: Colours or font sizes are new. Emitted after the application's palette and font were set, so
            that a listener may measure text.
    """

    changed = Signal()

    def __init__(self, mode: Mode = "light", scale: float = 1.0, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._mode: Mode = mode if mode in MODES else "light"
        self._scale = _within(scale)
        self._sets: dict[bool, Colours] = {}
        # Asked for hundreds of times in one repaint.
        self._colours: dict[str, QColor] = {}
        self._fonts: dict[Role, QFont] = {}
        self._line = 0.0
        self._app: QApplication | None = None
        self._base = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
        if self._base.pointSizeF() < SMALLEST_BODY:
            self._base.setPointSizeF(SMALLEST_BODY)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._follow_system)

    @property
    def mode(self) -> Mode:
        """Light, dark, or whatever the system says."""
        return self._mode

    @property
    def scale(self) -> float:
        """Size of text against the system's own, 1.0 to 2.0."""
        return self._scale

    @property
    def is_dark(self) -> bool:
        """Whether the dark colours are in force now."""
        return system_is_dark() if self._mode == "system" else self._mode == "dark"

    def set_mode(self, mode: Mode) -> None:
        """Change to light, dark or the system's choice."""
        if mode != self._mode:
            self._mode = mode
            self._refresh()

    def set_scale(self, scale: float) -> None:
        """Change the size of all text; values outside 1.0–2.0 are brought inside."""
        scale = _within(scale)
        if scale != self._scale:
            self._scale = scale
            self._refresh()

    def colour(self, name: str) -> QColor:
        """The colour of that name in force now.

        Args:
            name: One of ``COLOURS``.

        Raises:
            KeyError: There is no such colour.
        """
        if not self._colours:
            self._colours = {key: QColor(value) for key, value in self._set().by_name.items()}
        return QColor(self._colours[name])

    def font(self, role: Role = "body") -> QFont:
        """The font of a role at the present scale."""
        if role not in self._fonts:
            size, bold = ROLES[role]
            font = QFont(self._base)
            font.setPointSizeF(round(self._base.pointSizeF() * self._scale * size, 1))
            font.setBold(bold)
            self._fonts[role] = font
        return QFont(self._fonts[role])

    def px(self, ems: float) -> int:
        """A length that grows with the text: so many times the height of a line of the body font."""
        if not self._line:
            self._line = QFontMetricsF(self.font()).height()
        return max(1, round(self._line * ems))

    def ground(self) -> QColor:
        """The colour behind everything, found faster than all the others: for the first paint alone."""
        lines = self._file().read_text(encoding="utf-8").splitlines()
        return QColor(next(line for line in lines if line.startswith("panel ")).split('"')[1])

    def apply(self, app: QApplication) -> None:
        """Give the application this theme, now and whenever it changes."""
        self.begin(app)
        self.finish()

    def begin(self, app: QApplication) -> None:
        """Give the application colours and fonts, and leave the few rules to ``finish``.

        Under a style sheet each widget is dressed anew whenever something around it is put into place; a
        window that is filled first and finished then stands in half the time.
        """
        self._app = app
        app.setStyle("Fusion")  # the same arrangement, and the palette honoured, on every system
        self._paint(app)
        app.setFont(self.font())
        # Qt tells windows of the font a moment later, when what fills them has taken the old one already.
        for window in app.topLevelWidgets():
            app.sendEvent(window, QEvent(QEvent.Type.ApplicationFontChange))

    def finish(self) -> None:
        """Give the application the few rules that a palette cannot say."""
        rules = self.stylesheet()
        if self._app is not None and self._app.styleSheet() != rules:
            self._app.setStyleSheet(rules)

    def palette(self) -> QPalette:
        """The palette made of these colours."""
        colour = self.colour
        role = QPalette.ColorRole
        palette = QPalette(colour("panel"))
        for target, name in (
            (role.Window, "panel"), (role.WindowText, "ink"), (role.Base, "surface"),
            (role.AlternateBase, "panel"), (role.Text, "ink"), (role.Button, "surface"),
            (role.ButtonText, "ink"), (role.BrightText, "against-text"), (role.ToolTipBase, "surface"),
            (role.ToolTipText, "ink"), (role.PlaceholderText, "ink-soft"), (role.Highlight, "selection"),
            (role.HighlightedText, "on-selection"), (role.Link, "link"), (role.LinkVisited, "link"),
            (role.Mid, "line"), (role.Midlight, "hover"), (role.Dark, "line"),
        ):  # fmt: skip
            palette.setColor(target, colour(name))
        palette.setColor(role.Accent, colour("selection"))
        group = QPalette.ColorGroup.Disabled
        for target in (role.WindowText, role.Text, role.ButtonText):
            palette.setColor(group, target, colour("disabled"))
        return palette

    def stylesheet(self) -> str:
        """The few rules a palette cannot say.

        A frame with the dynamic property ``card`` true is drawn as a card; with ``current`` true as well, as
        the one in focus.
        """
        hex_of = {name: self.colour(name).name() for name in COLOURS}
        return (
            f"QFrame[card='true'] {{ background: {hex_of['surface']}; border: 1px solid {hex_of['line']};"
            f" border-radius: 6px; }}"
            f"QFrame[card='true'][current='true'] {{ border: 2px solid {hex_of['selection']}; }}"
            "QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }"
            # A menu higher than the screen is scrolled through: its second column would stand outside.
            "QMenu { menu-scrollable: 1; }"
            f"QToolTip {{ color: {hex_of['ink']}; background: {hex_of['surface']};"
            f" border: 1px solid {hex_of['line']}; }}"
            f"QScrollBar {{ background: transparent; width: {_BAR}px; height: {_BAR}px; margin: 0; }}"
            f"QScrollBar::handle {{ background: {hex_of['line']}; border-radius: 4px; }}"
            "QScrollBar::handle:vertical { margin: 0 2px; min-height: 32px; }"
            "QScrollBar::handle:horizontal { margin: 2px 0; min-width: 32px; }"
            f"QScrollBar::handle:hover {{ background: {hex_of['branch']}; }}"
            "QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }"
            "QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }"
            f"QSplitter::handle {{ background: {hex_of['panel']}; }}"
            f"QSplitter::handle:hover {{ background: {hex_of['line']}; }}"
        )

    def _set(self) -> Colours:
        dark = self.is_dark
        if dark not in self._sets:
            self._sets[dark] = load_colours(self._file())
        return self._sets[dark]

    def _file(self) -> Path:
        return THEMES / ("dark.toml" if self.is_dark else "light.toml")

    def _follow_system(self) -> None:
        if self._mode == "system":
            self._refresh()

    def _paint(self, app: QApplication) -> None:
        """Give the application its colours, and what is filled in an edge that can be seen.

        Fusion draws an edge a shade darker than the window: on dark ground nobody sees where a field is.
        """
        palette = self.palette()
        app.setPalette(palette)
        palette.setColor(QPalette.ColorRole.Window, self.colour("branch").lighter(_EDGE))
        for kind in _FIELDS:
            app.setPalette(palette, kind)  # type: ignore[arg-type]  # takes a str, and no bytes

    def _refresh(self) -> None:
        self._colours, self._fonts, self._line = {}, {}, 0.0
        if self._app is not None:
            self._dress()
        self.changed.emit()

    def _dress(self) -> None:
        if self._app is None:
            return
        self._paint(self._app)
        self._app.setFont(self.font())
        # Set anew even where no rule has changed: under a style sheet a new font reaches widgets only so.
        self._app.setStyleSheet(self.stylesheet())


def _within(scale: float) -> float:
    return min(LARGEST_SCALE, max(SMALLEST_SCALE, float(scale)))
