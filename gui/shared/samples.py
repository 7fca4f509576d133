"""The menu of sample scenarios."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from scenarios.model.plain import on_one_line
from scenarios.telling.language import filled

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QMenu


def fill_when_opened(menu: QMenu, open_sample: Callable[[Path], object]) -> None:
    """Have a menu list the samples each time it opens, so that no start waits for them.

    Args:
        menu: The menu.
        open_sample: Called with the file of the sample that was chosen.
    """

    def fill() -> None:
        from scenarios.files.samples import samples

        menu.clear()
        lecture = QCoreApplication.translate("samples", "{title} (lecture)")
        for sample in samples():
            title = on_one_line(sample.title).replace("&", "&&")
            action = menu.addAction(filled(lecture, title=title) if sample.is_lecture else title)
            action.triggered.connect(lambda _=False, path=sample.path: open_sample(path))
        if menu.isEmpty():
            none = QCoreApplication.translate("samples", "There are no samples here")
            menu.addAction(none).setEnabled(False)

    menu.aboutToShow.connect(fill)
