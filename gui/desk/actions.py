"""The commands of a desk as actions: one set, whose keys live in every window of the desk."""

from __future__ import annotations

from collections import Counter
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QActionGroup

from gui.commands import COMMANDS, MENUS, SIZES, Menu, said, sequences
from gui.theme import MODES, SCALES
from gui.tips import plain_tip
from gui.widgets.menus import keep_menu_within
from scenarios.model.faults import visible
from scenarios.model.plain import in_sentence, path_in_sentence
from scenarios.telling.language import filled, together
from scenarios.telling.moments import spoken_moments

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from PySide6.QtGui import QUndoStack
    from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

    from gui.commands import Command
    from gui.theme import Theme
    from scenarios.files.versions import Version

# What macOS puts into its own menu.
_ROLES = {"quit": QAction.MenuRole.QuitRole, "about": QAction.MenuRole.AboutRole}


class Actions(QObject):
    """One action for each command, enabled and ticked alike in every menu, button and window."""

    _theme: Theme

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._groups: dict[str, QActionGroup] = {}
        self._by_id = {command.id: self._make(command) for command in COMMANDS}
        self._carried_out: set[str] = set()

    def __getitem__(self, command_id: str) -> QAction:
        """The action of a command."""
        return self._by_id[command_id]

    def carry_out(self, deeds: Mapping[str, Callable[[], object]]) -> None:
        """Say what some commands do, by their ids."""
        for command_id, deed in deeds.items():
            self._carried_out.add(command_id)
            self[command_id].triggered.connect(lambda _=False, deed=deed: deed())

    @property
    def idle(self) -> tuple[str, ...]:
        """The commands of which nobody has said what they do."""
        return tuple(command_id for command_id in self._by_id if command_id not in self._carried_out)

    def live_in(self, window: QWidget) -> None:
        """Let the keys of every command work in a window."""
        window.addActions(list(self._by_id.values()))

    def fill(self, bar: QMenuBar) -> Mapping[str, QMenu]:
        """Fill a menu bar, and return its menus by their ids."""
        menus: dict[str, QMenu] = {}
        for menu in MENUS:
            self._fill(bar.addMenu(said(menu.title)), menu, menus)
        return menus

    def follow_undo(self, stack: QUndoStack) -> None:
        """Enable undo and redo as the stack allows, and say in the menu what they would do."""
        for command_id, doing, changed, can_change, can, what in (
            ("undo", stack.undo, stack.undoTextChanged, stack.canUndoChanged, stack.canUndo, stack.undoText),
            ("redo", stack.redo, stack.redoTextChanged, stack.canRedoChanged, stack.canRedo, stack.redoText),
        ):
            action = self[command_id]
            pattern = action.text() + " {what}"

            def name(what: str, action: QAction = action, pattern: str = pattern) -> None:
                action.setText(filled(pattern, what=what).rstrip())

            changed.connect(name)
            can_change.connect(action.setEnabled)
            self.carry_out({command_id: doing})
            name(what())
            action.setEnabled(can())

    def follow_theme(self, theme: Theme) -> None:
        """Tick the theme and the size of text in force, and change them when asked."""
        self._theme = theme
        for mode in MODES:
            self.carry_out({f"theme-{mode}": partial(theme.set_mode, mode)})
        for size, scale in zip(SIZES, SCALES, strict=True):
            self.carry_out({f"text-{size}": partial(theme.set_scale, scale)})
        larger, smaller = SCALES, tuple(reversed(SCALES))
        self.carry_out(
            {
                "larger": lambda: theme.set_scale(next((s for s in larger if s > theme.scale), SCALES[-1])),
                "smaller": lambda: theme.set_scale(next((s for s in smaller if s < theme.scale), SCALES[0])),
                "normal": lambda: theme.set_scale(SCALES[0]),
            }
        )
        # A method, which Qt forgets with this object: the theme outlives the desk.
        theme.changed.connect(self._show_theme)
        self._show_theme()

    def _show_theme(self) -> None:
        theme = self._theme
        self[f"theme-{theme.mode}"].setChecked(True)
        for size, scale in zip(SIZES, SCALES, strict=True):
            self[f"text-{size}"].setChecked(scale == theme.scale)
        self["larger"].setEnabled(theme.scale < SCALES[-1])
        self["smaller"].setEnabled(theme.scale > SCALES[0])

    def _make(self, command: Command) -> QAction:
        action = QAction(said(command.title), self)
        action.setObjectName(f"action:{command.id}")
        if command.short:
            action.setIconText(said(command.short))
        action.setShortcuts(sequences(command))
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        action.setMenuRole(_ROLES.get(command.id, QAction.MenuRole.NoRole))
        if command.group:
            action.setCheckable(True)
            if command.group != command.id:
                self._groups.setdefault(command.group, QActionGroup(self)).addAction(action)
        return action

    def _fill(self, shown: QMenu, menu: Menu, menus: dict[str, QMenu]) -> None:
        shown.setObjectName(menu.id)
        keep_menu_within(shown)
        menus[menu.id] = shown
        for entry in menu.entries:
            if entry is None:
                shown.addSeparator()
            elif isinstance(entry, Menu):
                self._fill(shown.addMenu(said(entry.title)), entry, menus)
            else:
                shown.addAction(self[entry])


def show_recent(menu: QMenu, titles: Mapping[Path, str], open_file: Callable[[Path], object]) -> None:
    """Fill the menu of recent files: title, file name, and the folder where that tells two apart."""
    menu.clear()
    menu.setToolTipsVisible(True)
    names = Counter(path.name for path in titles)
    for number, (path, title) in enumerate(titles.items(), 1):
        folder = path_in_sentence(path.parent) if names[path.name] > 1 else ""
        # A tab in a name would set the rest of it apart as the keys of a shortcut.
        parts = (*(in_sentence(visible(part)) for part in (title, path.name)), folder)
        name = together(" — ", parts).replace("&", "&&")
        action = menu.addAction(filled("&{} {}", number % 10, name))
        action.setToolTip(plain_tip(path_in_sentence(path)))
        action.triggered.connect(lambda _=False, path=path: open_file(path))
    menu.setEnabled(not menu.isEmpty())


def show_versions(menu: QMenu, versions: Sequence[Version], revert: Callable[[Version], object]) -> None:
    """Fill the menu of the last saved versions; the latest is what was saved last."""
    menu.clear()
    saved = spoken_moments([version.saved for version in versions])
    for version, moment in zip(versions, saved, strict=True):
        action = menu.addAction(moment)
        action.setObjectName(f"version:{version.file.stem}")
        action.triggered.connect(lambda _=False, version=version: revert(version))
    menu.setEnabled(not menu.isEmpty())
