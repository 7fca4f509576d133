"""The document reader where the branch splits: each argument stands as it does in the course in focus."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gui.desk.session import Session
from gui.desk.texts import AttachedTexts
from gui.documents.reader import DocumentReader
from gui.shared.reason_delegate import TEXT, row_of
from gui.shared.reason_tree import ReasonTree

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex
    from pytestqt.qtbot import QtBot

    from gui.settings import Settings
    from gui.theme import Theme
    from scenarios.model.casebook import Casebook
    from scenarios.telling.reason_rows import Row


@pytest.fixture
def session(courses: Casebook) -> Session:
    session = Session(courses)
    session.choose("dyke", "breaks")
    return session


@pytest.fixture
def reader(session: Session, theme: Theme, settings: Settings, qtbot: QtBot) -> DocumentReader:
    reader = DocumentReader(session, theme, AttachedTexts(settings))
    qtbot.addWidget(reader)
    reader.show()
    qtbot.waitExposed(reader)
    return reader


def index(reader: DocumentReader, argument: str) -> QModelIndex:
    tree = reader.findChild(ReasonTree, "documents:rows")
    assert tree is not None
    model = tree.model()
    for place in range(model.rowCount()):
        top = model.index(place, TEXT)
        for inner in range(model.rowCount(top)):
            found = model.index(inner, TEXT, top)
            shown = row_of(found)
            if shown is not None and shown.argument == argument:
                return found
    raise AssertionError(argument)


def row(reader: DocumentReader, argument: str) -> Row:
    found = row_of(index(reader, argument))
    assert found is not None
    return found


def under(reader: DocumentReader, argument: str) -> list[str]:
    """What stands under an argument once it is opened."""
    tree = reader.findChild(ReasonTree, "documents:rows")
    assert tree is not None
    at = index(reader, argument)
    tree.expand(at)
    below = [row_of(tree.model().index(place, TEXT, at)) for place in range(tree.model().rowCount(at))]
    return [one.text for one in below if one is not None]


def test_an_argument_stands_as_it_does_in_the_course_in_focus(
    reader: DocumentReader, session: Session
) -> None:
    assert "strength 0.80 here" in row(reader, "A4").small
    assert "does not speak here, would apply if the company owns it" in row(reader, "B9").small
    session.focus_course(3)
    assert "does not speak here, would apply if the town owns the ferry" in row(reader, "A4").small
    assert row(reader, "A4").dim
    assert "strength 0.90 here" in row(reader, "B9").small


def test_an_argument_on_a_debate_stands_as_it_does_in_history(
    reader: DocumentReader, session: Session
) -> None:
    """Why reads debates in history, and the reader must not tell the contrary."""
    session.focus_course(3)
    assert session.course.holds["owner"] == "company"
    assert "strength 0.80 here" in row(reader, "A11").small
    assert not row(reader, "A11").dim
    before = under(reader, "A11")
    session.focus_course(0)
    assert under(reader, "A11") == before
