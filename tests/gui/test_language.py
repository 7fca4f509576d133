"""Every sentence of the screen can be translated, and is where a translation is at hand."""

from __future__ import annotations

import ast
import re
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
            yield _name(node), node


def _text(node: ast.AST) -> str | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


# Where there is no Qt to translate with, or none yet.
BEFORE_QT = {
    "gui/damage.py", "gui/libraries.py", "gui/messages.py", "gui/platforms.py", "gui/preflight.py",
    "gui/errors.py", "scenarios/exports/references.py", "scenarios/files/installed.py",
}  # fmt: skip
_TRANSLATED = {"tr", "translate", "QT_TRANSLATE_NOOP"}
_SENTENCE = re.compile(r"[A-Za-z]{2,} [a-z]{2,}")
_CODE = re.compile(r'[<>=;]|px|"use|data:|^dim dot$|^@media')


def _loose(tree: ast.AST) -> Iterator[ast.Constant]:
    """Texts of two words or more, and patterns of one, that go past the translator."""
    for node in ast.walk(tree):
        for child in ast.iter_child_nodes(node):
            child.parent = node  # type: ignore[attr-defined]
    for node in ast.walk(tree):
        if not isinstance(node, ast.Constant) or (text := _text(node)) is None or _CODE.search(text):
            continue
        above = list(_above(node))
        if any(isinstance(one, ast.Expr) and one.value is node for one in above[:1]):
            continue
        calls = [name for one in above if isinstance(one, ast.Call) for name in (_name(one),)]
        if any(isinstance(one, ast.Raise) for one in above) or _TRANSLATED & set(calls):
            continue
        pattern = (
            bool(calls) and calls[0] == "filled" and re.search(r"[A-Za-z]{2,}", re.sub(r"{.*?}", "", text))
        )
        if _SENTENCE.search(text) or pattern:
            yield node


def _above(node: ast.AST) -> Iterator[ast.AST]:
    while (above := getattr(node, "parent", None)) is not None:
        yield above
        node = above


def _name(call: ast.Call) -> str:
    function = call.func
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


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


def test_every_sentence_that_is_put_together_can_be_translated() -> None:
    bare = [
        f"{path.relative_to(ROOT)}:{node.lineno}: {_text(node)}"
        for path in SOURCES
        if path.relative_to(ROOT).as_posix() not in BEFORE_QT
        for node in _loose(ast.parse(path.read_text(encoding="utf-8")))
    ]
    assert bare == []


def test_a_loose_sentence_would_be_noticed() -> None:
    loose = """
def told(name):
    \"\"\"A sentence about the function.\"\"\"
    if not name:
        raise ValueError("no name was given")
    kept = tr("this can be translated")
    first = filled("for {}", name) + f"this is left in {kept}"
    return first + "and so is this" + filled("{}: {}", kept, name)
"""
    found = [str(node.value) for node in _loose(ast.parse(loose))]
    assert sorted(found) == ["and so is this", "for {}", "this is left in "]


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
