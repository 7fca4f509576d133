"""The dialog that exports, driven by clicks and keys."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QListWidget, QTextBrowser, QWidget

from gui import asking, damage
from gui.errors import MOST_DIALOGS
from gui.exporting.dialog import ExportDialog
from gui.exporting.preview import MOST_LINES, preview
from gui.windows.main_window import MainWindow
from scenarios.exports import kinds
from scenarios.exports.kinds import KINDS, Kind
from scenarios.exports.request import OPTIONS, ExportError, Request
from scenarios.files.scenario_files import scenario_to_bytes
from scenarios.model.lecture import Step, View, with_steps
from scenarios.model.scenario import CasebookReference, Scenario
from tests.casebooks import MINI
from tests.gui.widgets.looking import click, part, said, settle
from tests.scenarios.exports.requests import request

if TYPE_CHECKING:
    from scenarios.model.faults import Fault
    from tests.gui.conftest import OpenWindow

CONTROL = Qt.KeyboardModifier.ControlModifier


def open_dialog(window: MainWindow) -> ExportDialog:
    QTest.keyClick(window, Qt.Key.Key_E, CONTROL)
    (dialog,) = (one for one in window.findChildren(ExportDialog) if one.isVisible())
    return dialog


def choose_kind(dialog: ExportDialog, key: str) -> None:
    """Walk down the list of kinds by key, as far as this one."""
    kinds_shown = part(dialog, "export:kinds")
    assert isinstance(kinds_shown, QListWidget)
    kinds_shown.setFocus()
    QTest.keyClick(kinds_shown, Qt.Key.Key_Home)
    for _ in range([kind.key for kind in KINDS].index(key)):
        QTest.keyClick(kinds_shown, Qt.Key.Key_Down)
    assert dialog.kind.key == key


def seen(dialog: ExportDialog) -> str:
    browser = part(dialog, "export:preview")
    assert isinstance(browser, QTextBrowser)
    return browser.toPlainText()


def shown_options(dialog: ExportDialog) -> set[str]:
    return {name for name in OPTIONS if part(dialog, f"export:{name}").isVisible()}


def pick(dialog: ExportDialog, name: str, place: int) -> None:
    combo = part(dialog, f"export:{name}")
    assert isinstance(combo, QComboBox)
    combo.setFocus()
    QTest.keyClick(combo, Qt.Key.Key_Home)
    for _ in range(place):
        QTest.keyClick(combo, Qt.Key.Key_Down)


@pytest.fixture
def target(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the user says that the file is to go."""
    path = tmp_path / "out"
    monkeypatch.setattr(asking, "ask_export_path", lambda *_: path)
    return path


def test_it_offers_every_kind_and_shows_what_the_file_will_hold(window: MainWindow) -> None:
    window.desk.session.choose("site", "mill")
    dialog = open_dialog(window)
    shown = part(dialog, "export:kinds")
    assert isinstance(shown, QListWidget)
    assert [shown.item(row).text() for row in range(shown.count())] == [kind.title() for kind in KINDS]
    assert dialog.kind.key == "report.pdf"
    assert "What was changed and supposed" in seen(dialog)
    assert "Where to build the bridge: At the mill (as it happened: At the ford)" in seen(dialog)
    choose_kind(dialog, "outcomes.csv")
    assert seen(dialog).startswith("branch,choices,course,")
    choose_kind(dialog, "arguments.argdown")
    assert "[ferry/kept]: The ferry is kept" in seen(dialog)
    dialog.close()


def test_a_kind_shows_what_it_heeds_and_nothing_else(window: MainWindow) -> None:
    dialog = open_dialog(window)
    for kind in KINDS:
        choose_kind(dialog, kind.key)
        # Of one course there is nothing to choose.
        assert shown_options(dialog) == set(kind.heeds) - {"course"}
    dialog.close()


def test_a_branch_of_courses_asks_which(port: MainWindow) -> None:
    port.desk.session.choose("dyke", "breaks")
    assert len(port.desk.session.snapshot.courses) == 6
    port.desk.session.focus_course(2)
    dialog = open_dialog(port)
    choose_kind(dialog, "arguments.bag")
    assert shown_options(dialog) == {"course"}
    combo = part(dialog, "export:course")
    assert isinstance(combo, QComboBox)
    assert (combo.count(), combo.currentIndex()) == (6, 2)
    before = seen(dialog)
    pick(dialog, "course", 0)
    assert seen(dialog) != before
    dialog.close()


def test_a_file_is_not_named_as_one_of_another_kind(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "page.csv"
    monkeypatch.setattr(asking, "ask_export_path", lambda *_: path)
    dialog = open_dialog(window)
    choose_kind(dialog, "page.html")
    click(part(dialog, "export:write"))
    assert said(dialog, "export:said") == (
        "Nothing is written: “page.csv” ends as another kind of file does, this one with .html."
    )
    assert not path.exists()
    dialog.close()


def test_a_click_writes_the_file(window: MainWindow, target: Path) -> None:
    window.desk.session.choose("site", "mill")
    dialog = open_dialog(window)
    choose_kind(dialog, "outcomes.csv")
    pick(dialog, "branches", 1)
    click(part(dialog, "export:write"))
    rows = list(csv.DictReader(io.StringIO(target.read_text(encoding="utf-8-sig"), newline="")))
    assert {row["choices"] for row in rows} >= {"", "site=mill", "site=none"}
    assert said(dialog, "export:said") == f"Written: {target}"
    assert dialog.isVisible()
    dialog.close()


def test_a_handout_has_the_notes_of_the_lecturer_when_they_are_ticked(
    window: MainWindow, target: Path
) -> None:
    holder = window.desk.session.holder
    steps = [Step(view=View.SLIDE, heading="Welcome", text="Good morning", notes="Breathe slowly.")]
    holder.change(with_steps(holder.scenario, steps), "A step")
    dialog = open_dialog(window)
    choose_kind(dialog, "handout.pdf")
    found = []
    for _ in range(2):
        click(part(dialog, "export:write"))
        found.append(" ".join(page.extract_text() for page in PdfReader(target).pages))
        click(part(dialog, "export:notes"))
    assert ["Welcome" in text for text in found] == [True, True]
    assert ["Breathe slowly." in text for text in found] == [False, True]
    dialog.close()


def test_what_the_user_saved_before_is_suggested_beside(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    suggested: list[tuple[str, str]] = []

    def ask(_: QWidget, suggestion: Path, title: str) -> None:
        suggested.append((suggestion.name, title))

    monkeypatch.setattr(asking, "ask_export_path", ask)
    window.desk.session.rename("A bridge: at the mill?")
    dialog = open_dialog(window)
    choose_kind(dialog, "tables.xlsx")
    click(part(dialog, "export:write"))
    assert suggested == [("A bridge at the mill.xlsx", dialog.kind.title())]
    dialog.close()


def test_a_place_that_cannot_be_written_is_told(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []

    def tell(_: QWidget, title: str, faults: tuple[Fault, ...]) -> None:
        told.extend([title, *map(str, faults)])

    monkeypatch.setattr(asking, "ask_export_path", lambda *_: tmp_path / "none" / "x.pdf")
    monkeypatch.setattr(asking, "tell_faults", tell)
    dialog = open_dialog(window)
    click(part(dialog, "export:write"))
    assert told[0] == "It is not exported."
    assert "its folder is not there" in told[1]
    assert not (tmp_path / "none").exists()
    dialog.close()


def test_what_cannot_be_exported_is_said_and_not_offered(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: Request) -> bytes:
        raise ExportError("there is nothing to write")

    kind = Kind("poem", ".txt", lambda: "A poem", refuse)
    monkeypatch.setattr(kinds, "KINDS", (*KINDS, kind))
    monkeypatch.setattr("gui.exporting.dialog.KINDS", (*KINDS, kind))
    dialog = open_dialog(window)
    shown = part(dialog, "export:kinds")
    shown.setFocus()
    QTest.keyClick(shown, Qt.Key.Key_End)
    assert said(dialog, "export:said") == "There is nothing to write."
    assert not part(dialog, "export:write").isEnabled()
    assert seen(dialog) == ""
    choose_kind(dialog, "outcomes.csv")
    assert part(dialog, "export:write").isEnabled()
    dialog.close()


def test_a_failure_while_it_is_written_is_said(
    window: MainWindow, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[int] = []

    def write(_: Request) -> bytes:
        calls.append(1)
        if len(calls) > 1:
            raise ExportError("it has grown too large")
        return b"fine"

    kind = Kind("poem", ".txt", lambda: "A poem", write)
    monkeypatch.setattr("gui.exporting.dialog.KINDS", (*KINDS, kind))
    dialog = open_dialog(window)
    shown = part(dialog, "export:kinds")
    shown.setFocus()
    QTest.keyClick(shown, Qt.Key.Key_End)
    assert seen(dialog) == "fine"
    click(part(dialog, "export:write"))
    assert said(dialog, "export:said") == "It has grown too large."
    assert not target.exists()
    dialog.close()


def test_a_program_replaced_meanwhile_says_at_every_try_why_nothing_is_exported(
    window: MainWindow, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: Request) -> bytes:
        raise ValueError("bad marshal data")  # as modules of another version are read

    monkeypatch.setattr(damage, "was_replaced", lambda: True)
    dialog = open_dialog(window)
    choose_kind(dialog, "outcomes.csv")
    broken = tuple(replace(kind, write=fail) for kind in KINDS)
    monkeypatch.setattr("gui.exporting.dialog.KINDS", broken)
    for _ in range(MOST_DIALOGS + 1):
        click(part(dialog, "export:write"))
        assert said(dialog, "export:said") == damage.REPLACED
    assert not target.exists()
    choose_kind(dialog, "report.md")
    assert said(dialog, "export:said") == damage.REPLACED
    assert not part(dialog, "export:write").isEnabled()
    dialog.close()


@pytest.mark.parametrize("key", ["map.svg", "map.pdf", "map.png", "why.svg", "why.pdf", "why.png"])
def test_a_picture_is_shown_as_a_picture(window: MainWindow, key: str) -> None:
    dialog = open_dialog(window)
    choose_kind(dialog, key)
    settle()
    label = part(dialog, "export:picture")
    assert isinstance(label, QLabel)
    assert label.isVisible()
    image = label.pixmap().toImage()
    assert image.pixelColor(3, 3) == QColor("#ffffff")
    dark = sum(image.pixelColor(x, y).lightness() < 120 for x in range(0, 400, 2) for y in range(0, 120, 2))
    assert dark > 50, "there are words at its top"
    wide = label.pixmap().width()
    dialog.resize(dialog.width() // 2, dialog.height())
    settle()
    assert label.pixmap().width() < wide
    choose_kind(dialog, "report.pdf")
    assert not label.isVisible()
    dialog.close()


def test_the_options_of_a_picture_are_seen_in_it(window: MainWindow) -> None:
    dialog = open_dialog(window)
    choose_kind(dialog, "map.png")
    assert shown_options(dialog) >= {"question", "scale", "width", "transparent", "dark"}
    label = part(dialog, "export:picture")
    assert isinstance(label, QLabel)
    light = label.pixmap().toImage()
    box = part(dialog, "export:dark")
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Space)
    settle()
    assert label.pixmap().toImage().pixelColor(3, 3).lightness() < 60
    QTest.keyClick(box, Qt.Key.Key_Space)
    pick(dialog, "question", 2)
    settle()
    other = label.pixmap().toImage()
    assert other.pixelColor(3, 3) == QColor("#ffffff")
    assert other != light
    dialog.close()


def test_another_scenario_closes_it(window: MainWindow) -> None:
    dialog = open_dialog(window)
    window.desk.session.open(window.desk.session.casebook)
    assert not dialog.isVisible()


def test_a_long_file_is_shown_from_its_beginning() -> None:
    long = Kind("long", ".txt", lambda: "Long", lambda _: b"x" * 1_000 + b"\n" + b"y\n" * 1_000)
    found = preview(long, request())
    lines = found.data.decode().splitlines()
    assert len(lines) == MOST_LINES
    assert lines[0].endswith("x…")
    assert not found.is_whole


def test_a_report_is_text_whatever_it_says() -> None:
    (kind,) = (kind for kind in KINDS if kind.key == "report.pdf")
    data = preview(
        kind, request({"site": "mill"}, notes={"": "<b>bold</b> & <img src='x'>\nline"})
    ).data.decode()
    assert "&lt;b&gt;bold&lt;/b&gt; &amp; &lt;img src=&#x27;x&#x27;&gt;<br>line" in data
    assert "<img" not in data


def test_a_page_is_looked_at_as_it_stands_without_a_script(window: MainWindow) -> None:
    dialog = open_dialog(window)
    choose_kind(dialog, "page.html")
    settle()
    assert "not a chance" in seen(dialog)
    assert "<" not in seen(dialog)
    dialog.close()


def test_a_page_of_an_own_casebook_carries_it(open_window: OpenWindow, target: Path) -> None:
    window = open_window(MINI)
    dialog = open_dialog(window)
    choose_kind(dialog, "page.html")
    click(part(dialog, "export:write"))
    assert '"casebook_text":"format = ' in target.read_text(encoding="utf-8")


@pytest.mark.parametrize(("mode", "scale"), [("light", 1.0), ("dark", 2.0)])
def test_it_fits_and_everything_in_it_has_a_name(window: MainWindow, mode: str, scale: float) -> None:
    window.desk.theme.set_mode(mode)  # type: ignore[arg-type]
    window.desk.theme.set_scale(scale)
    dialog = open_dialog(window)
    settle()
    room = QApplication.primaryScreen().availableSize()
    assert dialog.width() <= room.width()
    assert dialog.height() <= room.height()
    for name in ("export:kinds", "export:preview"):
        assert part(dialog, name).accessibleName()
    image: QImage = dialog.grab().toImage()
    assert not image.isNull()
    dialog.close()


def test_a_scenario_without_its_casebook_exports_nothing(
    open_window: OpenWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(asking, "ask_whether_to_find_casebook", lambda *_: False)
    path = tmp_path / "lost.otherwise"
    path.write_bytes(scenario_to_bytes(Scenario(casebook=CasebookReference(id="lost"))))
    window = open_window(path)
    assert not window.desk.actions["export"].isEnabled()
    assert not window.desk.actions["copy-table"].isEnabled()
