"""The help pages: they open, say what they must, grow with the text and close by key."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTextBrowser

from gui.help.about import AboutDialog
from gui.help.guide import GuideDialog
from gui.theme import Theme
from resources.packaging import licences
from scenarios import __version__
from scenarios.files import library
from scenarios.model.verdicts import verdict

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def _text(dialog: GuideDialog | AboutDialog) -> str:
    page = dialog.findChild(QTextBrowser, "page")
    assert page is not None
    return " ".join(page.toPlainText().split())


def test_guide_explains_every_verdict_word(qtbot: QtBot) -> None:
    dialog = GuideDialog(Theme())
    qtbot.addWidget(dialog)
    for strength in (0.1, 0.3, 0.5, 0.7, 0.9):
        assert str(verdict(strength)) in _text(dialog)


def test_about_names_version_licence_and_meaning(qtbot: QtBot) -> None:
    dialog = AboutDialog(Theme())
    qtbot.addWidget(dialog)
    said = _text(dialog)
    for words in (__version__, "GNU General Public License", "not a probability", "pyqtgraph", "LGPL"):
        assert words in said


def test_about_says_where_the_licences_of_a_bundle_lie(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(library, "resources_folder", lambda: tmp_path / "a & b" / "resources")
    dialog = AboutDialog(Theme())
    qtbot.addWidget(dialog)
    assert str(tmp_path / "a & b" / licences.FOLDER) in _text(dialog)


@pytest.mark.parametrize("dialog_class", [GuideDialog, AboutDialog])
def test_escape_closes(qtbot: QtBot, dialog_class: type[GuideDialog] | type[AboutDialog]) -> None:
    dialog = dialog_class(Theme())
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_text_grows_with_the_theme(qtbot: QtBot, theme: Theme) -> None:
    dialog = GuideDialog(theme)
    qtbot.addWidget(dialog)
    page = dialog.findChild(QTextBrowser, "page")
    assert page is not None
    dialog.show()
    qtbot.waitExposed(dialog)
    dialog.resize(600, 400)
    before = page.verticalScrollBar().maximum()
    theme.set_scale(2.0)
    dialog.resize(600, 400)
    qtbot.waitUntil(lambda: page.verticalScrollBar().maximum() > 1.5 * before)
