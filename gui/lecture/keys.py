"""The keys of a lecture, as clickers and people expect them; they work in both of its windows."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QLineEdit, QPlainTextEdit, QWidget

from gui.language import QT_TRANSLATE_NOOP
from gui.latin_keys import latin_of

_K = Qt.Key


class LectureKey(Struct, frozen=True):
    """Keys that do one thing.

    Attributes:
        deed: What they do, by its name in the code.
        keys: The keys, without Ctrl, Alt or Meta.
        told: What the key sheet says.
    """

    deed: str
    keys: tuple[Qt.Key, ...]
    told: str


KEYS: tuple[LectureKey, ...] = (
    LectureKey(
        "forward",
        (_K.Key_PageDown, _K.Key_Right, _K.Key_Down, _K.Key_N),
        QT_TRANSLATE_NOOP("lecture", "next"),
    ),
    LectureKey(
        "back", (_K.Key_PageUp, _K.Key_Left, _K.Key_Up, _K.Key_P), QT_TRANSLATE_NOOP("lecture", "back")
    ),
    LectureKey("first", (_K.Key_Home,), QT_TRANSLATE_NOOP("lecture", "first step")),
    LectureKey("last", (_K.Key_End,), QT_TRANSLATE_NOOP("lecture", "last step")),
    LectureKey("go-to", (_K.Key_G,), QT_TRANSLATE_NOOP("lecture", "go to a step by its number")),
    LectureKey(
        "overview", (_K.Key_O,), QT_TRANSLATE_NOOP("lecture", "all steps; choose one with the arrows")
    ),
    LectureKey(
        "as-planned", (_K.Key_Backspace,), QT_TRANSLATE_NOOP("lecture", "back to the step as planned")
    ),
    LectureKey("later-course", (_K.Key_BracketRight,), QT_TRANSLATE_NOOP("lecture", "next course")),
    LectureKey("earlier-course", (_K.Key_BracketLeft,), QT_TRANSLATE_NOOP("lecture", "course before")),
    LectureKey("black", (_K.Key_B, _K.Key_Period), QT_TRANSLATE_NOOP("lecture", "black screen")),
    LectureKey("white", (_K.Key_W, _K.Key_Comma), QT_TRANSLATE_NOOP("lecture", "white screen")),
    LectureKey("card", (_K.Key_Z,), QT_TRANSLATE_NOOP("lecture", "zoom to what is pointed at, or the next")),
    LectureKey(
        "rest",
        (_K.Key_R,),
        QT_TRANSLATE_NOOP("lecture", "go on to what has no room, page by page, and back to the first"),
    ),
    LectureKey(
        "enlarge", (_K.Key_Plus, _K.Key_Equal), QT_TRANSLATE_NOOP("lecture", "enlarge around the pointer")
    ),
    LectureKey("reduce", (_K.Key_U, _K.Key_Minus), QT_TRANSLATE_NOOP("lecture", "smaller again")),
    LectureKey("pointer", (_K.Key_L,), QT_TRANSLATE_NOOP("lecture", "show the pointer")),
    LectureKey("spotlight", (_K.Key_H,), QT_TRANSLATE_NOOP("lecture", "spotlight at the pointer")),
    LectureKey("timer", (_K.Key_T,), QT_TRANSLATE_NOOP("lecture", "start or stop the timer")),
    LectureKey("hands", (_K.Key_C,), QT_TRANSLATE_NOOP("lecture", "count hands")),
    LectureKey("swap", (_K.Key_S,), QT_TRANSLATE_NOOP("lecture", "swap the screens")),
    LectureKey("notes", (_K.Key_M,), QT_TRANSLATE_NOOP("lecture", "notes, where there is one screen")),
    LectureKey("notes-on", (_K.Key_J,), QT_TRANSLATE_NOOP("lecture", "on in long notes")),
    LectureKey("notes-back", (_K.Key_K,), QT_TRANSLATE_NOOP("lecture", "back in long notes")),
    LectureKey("full-screen", (_K.Key_F11,), QT_TRANSLATE_NOOP("lecture", "full screen or window")),
    LectureKey("key-sheet", (_K.Key_F1, _K.Key_Question), QT_TRANSLATE_NOOP("lecture", "these keys")),
    LectureKey(
        "leave", (_K.Key_Escape,), QT_TRANSLATE_NOOP("lecture", "clear the screen, then leave the lecture")
    ),
)
FLIP = QT_TRANSLATE_NOOP("lecture", "set the first to ninth decision on the map otherwise")

_TYPING = (QLineEdit, QPlainTextEdit, QAbstractSpinBox)
_FREE = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier


class LectureKeys(QObject):
    """Hears keys in some windows before the widgets in them, wherever in them the keyboard is.

    A letter that is no key of the lecture does nothing there: a closed list would choose by it.

    Args:
        windows: Which windows; a dialog above them keeps its keys.
        deeds: What each deed does.
        flip: Sets the n-th decision otherwise.
        parent: Its owner.
    """

    def __init__(
        self,
        windows: Callable[[], list[QWidget]],
        deeds: dict[str, Callable[[], object]],
        flip: Callable[[int], object],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._windows, self._flip = windows, flip
        self._deeds = {int(key): deeds[one.deed] for one in KEYS for key in one.keys}
        application = QApplication.instance()
        if application is not None:
            application.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Take the keys of the lecture."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if not isinstance(watched, QWidget) or watched.window() not in self._windows():
            return False
        if QApplication.activeModalWidget() is not None or event.modifiers() & ~_FREE:
            return False
        key, text = latin_of(event) or event.key(), event.text().strip()
        writes = bool(text) and text.isprintable()
        if _is_written_in(watched) and (writes or key == _K.Key_Backspace):
            return False
        if _K.Key_1 <= key <= _K.Key_9:
            self._flip(key - _K.Key_0)
            return True
        deed = self._deeds.get(int(key))
        if deed is not None:
            deed()
        return deed is not None or writes


def _is_written_in(widget: QWidget) -> bool:
    return isinstance(widget, _TYPING) and not widget.isReadOnly()


def lecture_key_sheet() -> list[tuple[str, str]]:
    """Return the keys as this system writes them, and what they do."""
    native = QKeySequence.SequenceFormat.NativeText
    rows = [
        (
            ", ".join(QKeySequence(key).toString(native) for key in one.keys),
            QCoreApplication.translate("lecture", one.told),
        )
        for one in KEYS
    ]
    return [*rows, ("1–9", QCoreApplication.translate("lecture", FLIP))]
