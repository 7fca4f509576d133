"""Every command of a window as an action, and the menus they stand in; it must not carry any of them out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence

from gui.theme import SCALES
from scenarios.model.faults import visible

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from PySide6.QtGui import QUndoStack
    from PySide6.QtWidgets import QMainWindow, QMenu

    from gui.theme import Mode, Theme

_KEY = QKeySequence.StandardKey


class Actions(QObject):
    """The actions of one window; what they do is connected by the window."""

    _theme: Theme

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self._window = window
        make = self._make
        self.new = make("new", self.tr("&New"), _KEY.New)
        self.open = make("open", self.tr("&Open…"), _KEY.Open)
        self.open_casebook = make("open-casebook", self.tr("Open &casebook…"))
        self.save = make("save", self.tr("&Save"), _KEY.Save)
        self.save_as = make("save-as", self.tr("Save &as…"), "Ctrl+Shift+S")
        self.save_copy = make("save-copy", self.tr("Save a copy &with its casebook…"))
        self.find_casebook = make("find-casebook", self.tr("&Find the casebook it lacks…"))
        self.close = make("close", self.tr("&Close"), "Ctrl+W")
        self.quit = make("quit", self.tr("&Quit"), "Ctrl+Q")
        self.quit.setMenuRole(QAction.MenuRole.QuitRole)

        self.undo = make("undo", self.tr("&Undo"), _KEY.Undo)
        self.undo.setIconText(self.tr("↶ Undo"))
        self.redo = make("redo", self.tr("&Redo"), "Ctrl+Shift+Z", "Ctrl+Y")
        self.redo.setIconText(self.tr("↷ Redo"))
        self.as_it_happened = make("as-it-happened", self.tr("As it &happened"), "Ctrl+H")
        self.as_it_happened.setIconText(self.tr("As it happened"))
        self.describe = make("describe", self.tr("&Title and notes…"), "F2")

        self.larger = make("larger", self.tr("&Larger"), "Ctrl++", "Ctrl+=")
        self.smaller = make("smaller", self.tr("&Smaller"), "Ctrl+-")
        self.normal = make("normal", self.tr("&Normal"), "Ctrl+0")
        self.what_changed = make("what-changed", self.tr("W&hat changed"), "Ctrl+Shift+W")
        self.later_course = make("later-course", self.tr("Later &course"), "Ctrl+]")
        self.earlier_course = make("earlier-course", self.tr("&Earlier course"), "Ctrl+[")
        self.next_panel = make("next-panel", self.tr("Next &panel"), "F6")
        self.previous_panel = make("previous-panel", self.tr("P&revious panel"), "Shift+F6")
        names = (self.tr("&Decision points"), self.tr("&Branch map"), self.tr("&Why"), self.tr("&Outcomes"))
        self.panels = tuple(
            make(f"panel-{number}", name, f"Alt+{number}") for number, name in enumerate(names, 1)
        )

        self.documents = make("documents", self.tr("&Read the documents"), "Ctrl+D")
        self.guide = make("guide", self.tr("&How to read the screen"), "F1")
        self.welcome = make("welcome", self.tr("&Welcome"))
        self.about = make("about", self.tr("&About Otherwise"))
        self.about.setMenuRole(QAction.MenuRole.AboutRole)

        self.themes: Mapping[Mode, QAction] = {
            "light": make("theme-light", self.tr("&Light")),
            "dark": make("theme-dark", self.tr("&Dark")),
            "system": make("theme-system", self.tr("&Follow the system")),
        }
        self.scales = {scale: make(f"text-{scale:.0%}", f"{scale:.0%}") for scale in SCALES}
        _choose_one(self, self.themes.values())
        _choose_one(self, self.scales.values())
        self.recent_menu = self._fill_menu_bar()

    def follow_undo(self, stack: QUndoStack) -> None:
        """Enable undo and redo as the stack allows, and say in the menu what they would do."""
        undo, redo = self.tr("&Undo {what}"), self.tr("&Redo {what}")

        def name_undo(what: str) -> None:
            self.undo.setText(undo.format(what=what).rstrip())

        def name_redo(what: str) -> None:
            self.redo.setText(redo.format(what=what).rstrip())

        stack.undoTextChanged.connect(name_undo)
        stack.redoTextChanged.connect(name_redo)
        stack.canUndoChanged.connect(self.undo.setEnabled)
        stack.canRedoChanged.connect(self.redo.setEnabled)
        self.undo.triggered.connect(stack.undo)
        self.redo.triggered.connect(stack.redo)
        name_undo(stack.undoText())
        name_redo(stack.redoText())
        self.undo.setEnabled(stack.canUndo())
        self.redo.setEnabled(stack.canRedo())

    def follow_theme(self, theme: Theme) -> None:
        """Tick the theme and the size of text in force, and change them when asked."""
        self._theme = theme

        def choose_mode(mode: Mode) -> Callable[[], None]:
            return lambda: theme.set_mode(mode)

        def choose_scale(scale: float) -> Callable[[], None]:
            return lambda: theme.set_scale(scale)

        for mode, action in self.themes.items():
            action.triggered.connect(choose_mode(mode))
        for scale, action in self.scales.items():
            action.triggered.connect(choose_scale(scale))
        self.larger.triggered.connect(
            lambda: theme.set_scale(next((s for s in SCALES if s > theme.scale), SCALES[-1]))
        )
        self.smaller.triggered.connect(
            lambda: theme.set_scale(next((s for s in reversed(SCALES) if s < theme.scale), SCALES[0]))
        )
        self.normal.triggered.connect(lambda: theme.set_scale(SCALES[0]))
        # A method, which Qt forgets with this object: the theme outlives the window.
        theme.changed.connect(self._show_theme)
        self._show_theme()

    def show_recent(self, paths: Iterable[Path], open_file: Callable[[Path], object]) -> None:
        """Fill the menu of recent files."""
        self.recent_menu.clear()
        for number, path in enumerate(paths, 1):
            # A tab in a name would set the rest of it apart as the keys of a shortcut.
            name = visible(f"{path.name} — {path.parent}").replace("&", "&&")
            action = self.recent_menu.addAction(f"&{number % 10} {name}")
            action.triggered.connect(lambda _=False, path=path: open_file(path))
        self.recent_menu.setEnabled(not self.recent_menu.isEmpty())

    def _show_theme(self) -> None:
        theme = self._theme
        self.themes[theme.mode].setChecked(True)
        for scale, action in self.scales.items():
            action.setChecked(scale == theme.scale)
        self.larger.setEnabled(theme.scale < SCALES[-1])
        self.smaller.setEnabled(theme.scale > SCALES[0])

    def _make(self, name: str, text: str, *keys: str | QKeySequence.StandardKey) -> QAction:
        action = QAction(text, self)
        action.setObjectName(f"action:{name}")
        sequences: list[QKeySequence] = []
        for key in keys:
            sequences += [QKeySequence(key)] if isinstance(key, str) else QKeySequence.keyBindings(key)
        action.setShortcuts(sequences)
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        self._window.addAction(action)
        return action

    def _fill_menu_bar(self) -> QMenu:
        bar = self._window.menuBar()
        file = bar.addMenu(self.tr("&File"))
        file.addActions([self.new, self.open])
        recent = file.addMenu(self.tr("Open &recent"))
        recent.setObjectName("recent-files")
        self.sample_menu = file.addMenu(self.tr("Open sa&mple"))
        self.sample_menu.setObjectName("samples")
        file.addSeparator()
        file.addActions([self.save, self.save_as, self.save_copy])
        file.addSeparator()
        file.addActions([self.open_casebook, self.find_casebook])
        file.addSeparator()
        file.addActions([self.close, self.quit])

        edit = bar.addMenu(self.tr("&Edit"))
        edit.addActions([self.undo, self.redo])
        edit.addSeparator()
        edit.addActions([self.as_it_happened, self.describe])

        view = bar.addMenu(self.tr("&View"))
        colours = view.addMenu(self.tr("&Theme"))
        colours.addActions(list(self.themes.values()))
        sizes = view.addMenu(self.tr("Text &size"))
        sizes.addActions(list(self.scales.values()))
        sizes.addSeparator()
        sizes.addActions([self.larger, self.smaller, self.normal])
        view.addSeparator()
        view.addActions([self.what_changed, self.later_course, self.earlier_course])
        view.addSeparator()
        view.addActions(list(self.panels))
        view.addSeparator()
        view.addActions([self.next_panel, self.previous_panel])

        documents = bar.addMenu(self.tr("&Documents"))
        documents.addAction(self.documents)
        help_ = bar.addMenu(self.tr("&Help"))
        help_.addActions([self.guide, self.welcome, self.about])
        return recent


def _choose_one(owner: QObject, actions: Iterable[QAction]) -> None:
    group = QActionGroup(owner)
    for action in actions:
        action.setCheckable(True)
        group.addAction(action)
