"""Every command of the program, its keys, and the menus it stands in, as values.

Menus, the keys of every window and the key sheet are made from them. What a command does is said by the desk
and by the window that shows it.
"""

from __future__ import annotations

from msgspec import Struct
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeySequence

from gui.language import QT_TRANSLATE_NOOP
from gui.theme import SCALES

_KEY = QKeySequence.StandardKey
Keys = str | QKeySequence.StandardKey


class Command(Struct, frozen=True):
    """Something that can be done.

    Attributes:
        id: Its name in the code.
        title: What the menu says, with ``&`` before its letter.
        keys: Its keys; they live in every window of a desk.
        short: What a button says, "" for the title.
        told: What the key sheet says of it, "" to leave it out there.
        group: Of commands with the same group one is ticked; one whose group is itself is ticked or not.
    """

    id: str
    title: str
    keys: tuple[Keys, ...] = ()
    short: str = ""
    told: str = ""
    group: str = ""


class Menu(Struct, frozen=True):
    """A menu of commands.

    Attributes:
        id: Its name in the code.
        title: What it is called.
        entries: Ids of commands, menus, and None for a line between them.
    """

    id: str
    title: str
    entries: tuple[str | Menu | None, ...]


SIZES = tuple(f"{scale:.0%}" for scale in SCALES)

COMMANDS: tuple[Command, ...] = (
    Command("new", QT_TRANSLATE_NOOP("commands", "&New"), (_KEY.New,)),
    Command("new-window", QT_TRANSLATE_NOOP("commands", "New &window"), ("Ctrl+Alt+N",)),
    Command("open", QT_TRANSLATE_NOOP("commands", "&Open…"), (_KEY.Open,)),
    Command("open-casebook", QT_TRANSLATE_NOOP("commands", "Open caseboo&k…")),
    Command("save", QT_TRANSLATE_NOOP("commands", "&Save"), (_KEY.Save,)),
    Command("save-as", QT_TRANSLATE_NOOP("commands", "Save &as…"), ("Ctrl+Shift+S",)),
    Command("save-copy", QT_TRANSLATE_NOOP("commands", "Save a copy with case&book…")),
    Command("export", QT_TRANSLATE_NOOP("commands", "&Export…"), ("Ctrl+E",)),
    Command("find-casebook", QT_TRANSLATE_NOOP("commands", "Find the casebook it &lacks…")),
    Command("load-again", QT_TRANSLATE_NOOP("commands", "Load again from &disk")),
    Command("show-folder", QT_TRANSLATE_NOOP("commands", "Show in &folder")),
    Command("send", QT_TRANSLATE_NOOP("commands", "Send by ma&il…")),
    Command("close", QT_TRANSLATE_NOOP("commands", "&Close"), ("Ctrl+W",)),
    Command("quit", QT_TRANSLATE_NOOP("commands", "&Quit"), ("Ctrl+Q",)),
    Command(
        "undo",
        QT_TRANSLATE_NOOP("commands", "&Undo"),
        (_KEY.Undo,),
        short=QT_TRANSLATE_NOOP("commands", "↶ Undo"),
        told=QT_TRANSLATE_NOOP("commands", "take the last step back"),
    ),
    Command(
        "redo",
        QT_TRANSLATE_NOOP("commands", "&Redo"),
        ("Ctrl+Shift+Z", "Ctrl+Y"),
        short=QT_TRANSLATE_NOOP("commands", "↷ Redo"),
        told=QT_TRANSLATE_NOOP("commands", "take it again"),
    ),
    Command(
        "as-it-happened",
        QT_TRANSLATE_NOOP("commands", "As it &happened"),
        ("Ctrl+H",),
        short=QT_TRANSLATE_NOOP("commands", "As it happened"),
        told=QT_TRANSLATE_NOOP("commands", "every decision as it happened, nothing supposed"),
    ),
    Command(
        "find",
        QT_TRANSLATE_NOOP("commands", "&Find…"),
        (_KEY.Find,),
        told=QT_TRANSLATE_NOOP("commands", "decisions, outcomes, arguments, passages, commands"),
    ),
    Command(
        "title",
        QT_TRANSLATE_NOOP("commands", "Edit the tit&le"),
        ("F2",),
        told=QT_TRANSLATE_NOOP("commands", "the title, where it stands"),
    ),
    Command(
        "notes",
        QT_TRANSLATE_NOOP("commands", "&Notes"),
        ("Ctrl+Shift+N",),
        short=QT_TRANSLATE_NOOP("commands", "✎ Notes"),
        told=QT_TRANSLATE_NOOP("commands", "into the notes, and out of them"),
    ),
    Command(
        "put-into-notes",
        QT_TRANSLATE_NOOP("commands", "&Put into the notes"),
        ("Ctrl+J",),
        told=QT_TRANSLATE_NOOP("commands", "what the keyboard is on goes into the notes, with its source"),
    ),
    Command(
        "copy-table",
        QT_TRANSLATE_NOOP("commands", "Copy the &table"),
        ("Ctrl+Shift+C",),
        told=QT_TRANSLATE_NOOP("commands", "copy the question's table, for a text or a spreadsheet"),
    ),
    Command("copy-argument", QT_TRANSLATE_NOOP("commands", "&Copy the argument")),
    Command(
        "what-changed",
        QT_TRANSLATE_NOOP("commands", "W&hat changed"),
        ("Ctrl+Shift+W",),
        told=QT_TRANSLATE_NOOP("commands", "all that your choices change, in one column"),
    ),
    Command(
        "what-matters",
        QT_TRANSLATE_NOOP("commands", "What &matters"),
        ("Ctrl+Shift+M",),
        told=QT_TRANSLATE_NOOP("commands", "which choices change what, and which pairs do more together"),
    ),
    Command(
        "what-it-takes",
        QT_TRANSLATE_NOOP("commands", "What would it ta&ke"),
        ("Ctrl+Shift+K",),
        told=QT_TRANSLATE_NOOP("commands", "the least that lets a position lead, or unseats it"),
    ),
    Command(
        "how-firm",
        QT_TRANSLATE_NOOP("commands", "How &firm"),
        ("Ctrl+Shift+F",),
        told=QT_TRANSLATE_NOOP("commands", "whether other readings flip the lead"),
    ),
    Command(
        "compare",
        QT_TRANSLATE_NOOP("commands", "C&ompare with…"),
        ("Ctrl+Shift+D",),
        told=QT_TRANSLATE_NOOP("commands", "this branch beside another, history, another reading"),
    ),
    Command("criteria", QT_TRANSLATE_NOOP("commands", "Cr&iteria")),
    Command(
        "later-course",
        QT_TRANSLATE_NOOP("commands", "Later &course"),
        ("Ctrl+]",),
        told=QT_TRANSLATE_NOOP("commands", "the next course"),
    ),
    Command(
        "earlier-course",
        QT_TRANSLATE_NOOP("commands", "&Earlier course"),
        ("Ctrl+[",),
        told=QT_TRANSLATE_NOOP("commands", "the course before"),
    ),
    Command(
        "larger",
        QT_TRANSLATE_NOOP("commands", "&Larger"),
        ("Ctrl++", "Ctrl+="),
        told=QT_TRANSLATE_NOOP("commands", "larger text"),
    ),
    Command(
        "smaller",
        QT_TRANSLATE_NOOP("commands", "&Smaller"),
        ("Ctrl+-",),
        told=QT_TRANSLATE_NOOP("commands", "smaller text"),
    ),
    Command(
        "normal",
        QT_TRANSLATE_NOOP("commands", "&Normal"),
        ("Ctrl+0",),
        told=QT_TRANSLATE_NOOP("commands", "normal text"),
    ),
    Command("theme-light", QT_TRANSLATE_NOOP("commands", "&Light"), group="theme"),
    Command("theme-dark", QT_TRANSLATE_NOOP("commands", "&Dark"), group="theme"),
    Command("theme-system", QT_TRANSLATE_NOOP("commands", "&Follow the system"), group="theme"),
    *(Command(f"text-{size}", size, group="text") for size in SIZES),
    Command("panel-1", QT_TRANSLATE_NOOP("commands", "&Decision points"), ("Alt+1",)),
    Command("panel-2", QT_TRANSLATE_NOOP("commands", "&Branch map"), ("Alt+2",)),
    Command("panel-3", QT_TRANSLATE_NOOP("commands", "&Why"), ("Alt+3",)),
    Command("panel-4", QT_TRANSLATE_NOOP("commands", "&Outcomes"), ("Alt+4",)),
    Command("page-1", QT_TRANSLATE_NOOP("commands", "D&ecisions page"), ("Ctrl+1",)),
    Command("page-2", QT_TRANSLATE_NOOP("commands", "&Map and why page"), ("Ctrl+2",)),
    Command("page-3", QT_TRANSLATE_NOOP("commands", "Outcomes pa&ge"), ("Ctrl+3",)),
    Command(
        "fill",
        QT_TRANSLATE_NOOP("commands", "Only this &panel"),
        ("Shift+F11",),
        told=QT_TRANSLATE_NOOP("commands", "the panel with the keyboard alone, and all of them again"),
    ),
    Command(
        "full-screen",
        QT_TRANSLATE_NOOP("commands", "F&ull screen"),
        ("F11",),
        told=QT_TRANSLATE_NOOP("commands", "the whole screen, and back"),
    ),
    Command("reset-layout", QT_TRANSLATE_NOOP("commands", "&Reset layout")),
    Command(
        "next-panel",
        QT_TRANSLATE_NOOP("commands", "Next &panel"),
        ("F6",),
        told=QT_TRANSLATE_NOOP("commands", "from panel to panel"),
    ),
    Command("previous-panel", QT_TRANSLATE_NOOP("commands", "P&revious panel"), ("Shift+F6",)),
    Command(
        "lecture",
        QT_TRANSLATE_NOOP("commands", "&Steps of the lecture"),
        ("Ctrl+L",),
        told=QT_TRANSLATE_NOOP("commands", "the steps of the lecture"),
    ),
    Command(
        "start-lecture",
        QT_TRANSLATE_NOOP("commands", "S&tart the lecture"),
        ("F5",),
        told=QT_TRANSLATE_NOOP("commands", "give the lecture from its first step"),
    ),
    Command(
        "start-here",
        QT_TRANSLATE_NOOP("commands", "Start at the &current step"),
        ("Shift+F5",),
        told=QT_TRANSLATE_NOOP("commands", "give the lecture from the current step"),
    ),
    Command("large-room", QT_TRANSLATE_NOOP("commands", "&Large room"), group="large-room"),
    Command(
        "documents",
        QT_TRANSLATE_NOOP("commands", "&Read the documents"),
        ("Ctrl+D",),
        told=QT_TRANSLATE_NOOP("commands", "the documents, argument by argument"),
    ),
    Command(
        "guide",
        QT_TRANSLATE_NOOP("commands", "&How to read the screen"),
        ("F1",),
        told=QT_TRANSLATE_NOOP("commands", "this page"),
    ),
    Command("welcome", QT_TRANSLATE_NOOP("commands", "&Welcome")),
    Command("about", QT_TRANSLATE_NOOP("commands", "&About Otherwise")),
)

MENUS: tuple[Menu, ...] = (
    Menu(
        "file",
        QT_TRANSLATE_NOOP("commands", "&File"),
        (
            "new",
            "new-window",
            "open",
            Menu("recent-files", QT_TRANSLATE_NOOP("commands", "Open &recent"), ()),
            Menu("samples", QT_TRANSLATE_NOOP("commands", "Open sa&mple"), ()),
            None,
            "save",
            "save-as",
            "save-copy",
            None,
            "load-again",
            Menu("versions", QT_TRANSLATE_NOOP("commands", "Re&vert to"), ()),
            "show-folder",
            "send",
            None,
            "export",
            None,
            "open-casebook",
            "find-casebook",
            None,
            "close",
            "quit",
        ),
    ),
    Menu(
        "edit",
        QT_TRANSLATE_NOOP("commands", "&Edit"),
        (
            "undo",
            "redo",
            None,
            "copy-table",
            "copy-argument",
            "put-into-notes",
            None,
            "find",
            None,
            "as-it-happened",
            "title",
        ),
    ),
    Menu(
        "view",
        QT_TRANSLATE_NOOP("commands", "&View"),
        (
            Menu(
                "theme",
                QT_TRANSLATE_NOOP("commands", "&Theme"),
                ("theme-light", "theme-dark", "theme-system"),
            ),
            Menu(
                "text-size",
                QT_TRANSLATE_NOOP("commands", "Text &size"),
                (*(f"text-{size}" for size in SIZES), None, "larger", "smaller", "normal"),
            ),
            None,
            "notes",
            "what-changed",
            "what-matters",
            "what-it-takes",
            "how-firm",
            "compare",
            "criteria",
            None,
            "later-course",
            "earlier-course",
            None,
            Menu(
                "go-to",
                QT_TRANSLATE_NOOP("commands", "&Go to"),
                (
                    *(f"panel-{number}" for number in (1, 2, 3, 4)),
                    None,
                    *(f"page-{number}" for number in (1, 2, 3)),
                    None,
                    "next-panel",
                    "previous-panel",
                ),
            ),
            "fill",
            "full-screen",
            "reset-layout",
        ),
    ),
    Menu(
        "lecture-menu",
        QT_TRANSLATE_NOOP("commands", "&Lecture"),
        ("lecture", "start-lecture", "start-here", None, "large-room"),
    ),
    Menu("documents-menu", QT_TRANSLATE_NOOP("commands", "&Documents"), ("documents",)),
    Menu("help", QT_TRANSLATE_NOOP("commands", "&Help"), ("guide", "welcome", "about")),
)


def said(text: str) -> str:
    """Return a title or a told line of the tables in the language in force."""
    return QCoreApplication.translate("commands", text)


def sequences(command: Command) -> list[QKeySequence]:
    """Return the keys of a command on this system, the first the one to show."""
    found: list[QKeySequence] = []
    for key in command.keys:
        found += [QKeySequence(key)] if isinstance(key, str) else QKeySequence.keyBindings(key)
    return found


def key_sheet() -> list[tuple[str, str]]:
    """Return keys as this system writes them, and what they do, of every command that tells it."""
    native = QKeySequence.SequenceFormat.NativeText
    return [
        (", ".join(sequence.toString(native) for sequence in sequences(command)), said(command.told))
        for command in COMMANDS
        if command.told
    ]
