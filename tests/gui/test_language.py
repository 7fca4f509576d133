"""Every sentence of the screen can be translated, and is where a translation is at hand."""

from __future__ import annotations

import ast
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from gui.language import speak
from scenarios.telling.language import listed, translate_with

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ("gui", "scenarios/telling", "scenarios/drawing", "scenarios/exports")
SOURCES = [path for room in ROOMS for path in sorted((ROOT / room).rglob("*.py"))]
# Functions that put a text on the screen, and what of a text needs no translation.
SHOWING = {
    "setText", "setWindowTitle", "setToolTip", "setAccessibleName", "setAccessibleDescription",
    "setPlaceholderText", "setInformativeText", "show_text", "WrapLabel", "QPushButton", "QLabel", "addMenu",
    "addButton",
}  # fmt: skip
TOOLS = Path(sys.executable).parent


def _calls(path: Path) -> Iterator[tuple[str, ast.Call]]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            function = node.func
            yield function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", ""), node


def _text(node: ast.AST) -> str | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What Qt's own tool finds to translate."""
    path = tmp_path_factory.mktemp("language") / "otherwise_de.ts"
    tool = TOOLS / "pyside6-lupdate"
    if not tool.exists():
        pytest.skip("pyside6-lupdate is not installed")
    subprocess.run([tool, *SOURCES, "-ts", path, "-target-language", "de"], check=True, capture_output=True)
    return path


def test_every_sentence_is_seen_by_the_translators_tool(seen: Path) -> None:
    found = {node.text for node in ET.parse(seen).iter("source")}  # noqa: S314
    marked = {
        text
        for path in SOURCES
        for name, call in _calls(path)
        if name in ("tr", "QT_TRANSLATE_NOOP") and call.args and (text := _text(call.args[-1])) is not None
    }
    assert len(marked) > 300
    assert marked - found == set()


def test_nothing_in_bare_english_is_put_on_the_screen() -> None:
    bare = [
        f"{path.relative_to(ROOT)}:{call.lineno}: {text}"
        for path in SOURCES
        for name, call in _calls(path)
        if name in SHOWING
        for argument in call.args
        if (text := _text(argument)) is not None and sum(letter.isalpha() for letter in text) > 1
        if text != "Otherwise"
    ]
    assert bare == []


def test_a_translation_at_hand_is_spoken(seen: Path, qapp: QApplication) -> None:
    assert not speak(qapp, seen.parent, QLocale("de_AT")), "there is none yet"
    tree = ET.parse(seen)  # noqa: S314
    for message in tree.iter("message"):
        translation = message.find("translation")
        assert translation is not None
        translation.attrib.pop("type", None)
        translation.text = {"and": "und", "As it &happened": "Wie es &geschah"}.get(
            message.findtext("source", ""), message.findtext("source", "")
        )
    tree.write(seen, encoding="utf-8", xml_declaration=True)
    subprocess.run([TOOLS / "pyside6-lrelease", seen], check=True, capture_output=True)
    try:
        assert speak(qapp, seen.parent, QLocale("de_AT"))
        assert listed(["a", "b"]) == "a und b"
        assert QCoreApplication.translate("commands", "As it &happened") == "Wie es &geschah"
    finally:
        translate_with(None)
        for translator in qapp.findChildren(QTranslator):
            qapp.removeTranslator(translator)
            translator.deleteLater()
