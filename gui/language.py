"""The language of the screen: English, unless the system speaks one that we have a translation into."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6 import QtCore
from PySide6.QtCore import QCoreApplication, QLocale, QTranslator

from scenarios.telling.language import translate_with

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

# Marks a text of a table for translation under a heading, and returns it as it is.
QT_TRANSLATE_NOOP = cast("Callable[[str, str], str]", QtCore.QT_TRANSLATE_NOOP)


def speak(application: QCoreApplication, folder: Path, locale: QLocale | None = None) -> bool:
    """Put every sentence of the program into the system's language, where a translation is at hand.

    Args:
        application: The program.
        folder: Where translations lie, as ``otherwise_de.qm``.
        locale: The language wanted; the system's unless said.

    Returns:
        Whether there is one.
    """
    translator = QTranslator(application)
    if not translator.load(locale or QLocale.system(), "otherwise", "_", str(folder)):
        return False
    application.installTranslator(translator)
    # Sentences that need no window have no class to stand under.
    translate_with(lambda text: QCoreApplication.translate("", text))
    return True
