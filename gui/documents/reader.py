"""The document reader: what a document argues, in the order of its text, and search over everything.

A window of its own. It shows the branch on show in the main window, asks the session to put arguments and
questions in focus, and never changes the scenario.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPoint, QRect, QSignalBlocker, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from gui import asking
from gui.desk.deeds import of_passage
from gui.desk.rows import deeds_of_row, mark_told, row_quoted
from gui.documents.attaching import ask_about_text
from gui.documents.entries import found, in_order_of_text
from gui.documents.passage import PassageView
from gui.shared.kind_filter import HiddenLine, KindMenu
from gui.shared.reason_delegate import DOTS
from gui.shared.reason_tree import ReasonTree
from gui.widgets.arrangement import Bar, right_takes_its_own
from gui.widgets.button_row import ButtonRow
from gui.widgets.buttons import PushButton
from gui.widgets.dropping import FileDrops
from gui.widgets.elided_combo import ElidedCombo
from gui.widgets.panes import Panes
from gui.widgets.room import Downwards, open_as, room
from gui.widgets.wrap_label import WrapLabel
from scenarios.files.texts import TextError
from scenarios.model.targets import bearing_of
from scenarios.telling.arguments import citation, facts, note_words, relations
from scenarios.telling.language import filled, together
from scenarios.telling.questions import question_facts
from scenarios.telling.quoting import passage_quoted
from scenarios.telling.sieve import sifted_children

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from PySide6.QtGui import QShowEvent

    from gui.desk.deeds import Deeds
    from gui.desk.focus import Focus
    from gui.desk.session import Session
    from gui.desk.texts import AttachedTexts
    from gui.theme import Theme
    from scenarios.model.casebook import Document
    from scenarios.telling.reason_rows import Row


# Heights of a line: of the window, of a field to search in, of two halves side by side, of rows and text.
_EMS_WIDE, _EMS_HIGH, _EMS_WORDS, _EMS_BESIDE, _EMS_ROWS = 58.0, 38.0, 10.0, 34.0, 6.0


class DocumentReader(FileDrops, QWidget):
    """A window on the documents of the open casebook."""

    def __init__(
        self, session: Session, theme: Theme, texts: AttachedTexts, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._theme = theme
        self._texts = texts
        self._was_shown = False
        self._is_behind = False  # whether the rows are those of an earlier projection
        # Path, document and lines of the text last read.
        self._read: tuple[str, str, tuple[str, ...]] = ("", "", ())
        self.setObjectName("documents")
        self.setWindowTitle(self.tr("Documents — Otherwise"))
        self._build_controls()
        self._build_passage()
        self._arrange()
        self._wire()
        self._restart()

    def _build_controls(self) -> None:
        self._which = ElidedCombo(18)
        self._which.setObjectName("documents:which")
        self._which.setAccessibleName(self.tr("Document"))
        self._words = QLineEdit()
        self._words.setObjectName("documents:search")
        self._words.setAccessibleName(self.tr("Search everything"))
        self._words.setPlaceholderText(self.tr("Search arguments, voices, decisions, questions, events"))
        self._words.setClearButtonEnabled(True)
        self._words.setAcceptDrops(False)  # the window takes files
        self._kinds = KindMenu("documents")
        self._hidden = HiddenLine(self._theme, "documents")
        self._tree = ReasonTree(
            self._theme,
            self._children,
            partial(row_quoted, self._session),
            partial(deeds_of_row, self._session),
            partial(mark_told, self._session),
        )
        self._tree.setObjectName("documents:rows")
        self._tree.setAccessibleName(self.tr("Arguments in the order of the text"))
        self._tree.setColumnHidden(DOTS, True)
        self._nothing = WrapLabel(self._theme, colour="ink-soft")
        self._nothing.hide()

    def _build_passage(self) -> None:
        self._title = WrapLabel(self._theme, role="title")
        self._about = WrapLabel(self._theme, role="small", colour="ink-soft")
        self._cited = WrapLabel(self._theme, role="strong")
        self._cited.setObjectName("documents:cited")
        self._facts = WrapLabel(self._theme)
        self._facts.setObjectName("documents:facts")
        self._absence = WrapLabel(self._theme, colour="ink-soft")
        self._absence.setObjectName("documents:absence")
        self._passage = PassageView(self._theme)
        self._passage.setObjectName("documents:passage")
        self._passage.setAccessibleName(self.tr("The passage in the attached text"))
        self._passage.cite_with(self._cite, self._deeds)
        self._attach = PushButton(self.tr("Attach the text…"))
        self._attach.setObjectName("documents:attach")
        self._detach = PushButton(self.tr("Detach"))
        self._detach.setObjectName("documents:detach")
        self._goto = PushButton(self.tr("Show its question in the main window"))
        self._goto.setObjectName("documents:goto")

    def _arrange(self) -> None:
        px = self._theme.px
        search = Bar(self._words, self._kinds, right_takes_its_own(lambda: px(_EMS_WORDS)))
        top = Bar(self._which, search, _as_it_likes, flush_right=False)
        left = QWidget()
        rows = QVBoxLayout(left)
        rows.setContentsMargins(0, 0, 0, 0)
        for widget, stretch in ((self._hidden, 0), (self._nothing, 0), (self._tree, 1), (self._goto, 0)):
            rows.addWidget(widget, stretch)
        right = QWidget()
        page = QVBoxLayout(right)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(self._told(), 2)
        page.addWidget(self._passage, 3)
        buttons = ButtonRow()
        for button in (self._detach, self._attach):
            buttons.box.addButton(button, QDialogButtonBox.ButtonRole.ActionRole)
        page.addWidget(buttons)
        panes = Panes(left, right, (6, 5), lambda: px(_EMS_BESIDE))
        held = QWidget()
        whole = QVBoxLayout(held)
        whole.addWidget(top)
        whole.addWidget(panes, 1)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(Downwards(held, "documents:all"))
        self._theme.changed.connect(self._give_room)
        self._give_room()
        open_as(self, px(_EMS_WIDE), px(_EMS_HIGH))

    def _give_room(self) -> None:
        """Keep so much in sight as can be read; where there is less room, all of it scrolls."""
        px = self._theme.px
        self._tree.setMinimumHeight(px(_EMS_ROWS))
        self._passage.setMinimumHeight(px(_EMS_ROWS))

    def _told(self) -> Downwards:
        """What is told of a document and an argument; it scrolls where it is too much."""
        told = QWidget()
        column = QVBoxLayout(told)
        column.setContentsMargins(self._theme.px(0.4), 0, 0, 0)
        for label in (self._title, self._about, self._cited, self._facts, self._absence):
            column.addWidget(label)
        column.addStretch(1)
        return Downwards(told)

    def _wire(self) -> None:
        session = self._session
        self._which.currentIndexChanged.connect(self._show_rows)
        self._words.textChanged.connect(self._show_rows)
        self._kinds.changed.connect(self._show_rows)
        self._hidden.unwanted.connect(self._kinds.show_all)
        self._tree.chosen.connect(session.focus_argument)
        self._tree.moved.connect(self._show_passage)
        self._goto.clicked.connect(self._go)
        self._attach.clicked.connect(self._ask_for_text)
        self._detach.clicked.connect(self._forget_text)
        session.casebook_changed.connect(self._restart)
        session.projected.connect(self._follow_projection)
        session.focused.connect(self._follow)
        close = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        close.activated.connect(self.close)

    def _restart(self) -> None:
        self._which.blockSignals(True)
        self._which.clear()
        self._which.addItem(self.tr("All documents"), None)
        for document in self._session.casebook.documents:
            self._which.addItem(filled("{} — {}", document.mark, document.title), document.id)
        self._which.blockSignals(False)
        self._kinds.offer(self._session.casebook)
        self._show_rows()

    def _follow_projection(self) -> None:
        # Closed, it must cost a toggle in the main window nothing.
        self._is_behind = not self.isVisible()
        if not self._is_behind:
            self._show_rows()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Catch up with what has changed meanwhile."""
        super().showEvent(event)
        above = self.parentWidget()
        if above is not None and self.isWindow() and not self._was_shown:
            self._stand_over(above.window())
        if not self._was_shown and self._session.argument is not None:
            self._tree.select_argument(self._session.argument)
        self._was_shown = True
        if self._is_behind:
            self._show_rows()

    def _stand_over(self, window: QWidget) -> None:
        """Stand in the middle of a window, as far as the screen has room for that."""
        free = window.screen().availableGeometry().adjusted(8, 8, -8, -8)  # room for a frame
        self.resize(self.size().boundedTo(room(window)))
        place = QRect(QPoint(), self.size())
        place.moveCenter(window.frameGeometry().center())
        place.moveRight(min(place.right(), free.right()))
        place.moveBottom(min(place.bottom(), free.bottom()))
        self.move(max(place.x(), free.x()), max(place.y(), free.y()))

    def _show_rows(self, *_: object) -> None:
        self._is_behind = False
        session, document = self._session, self._which.currentData()
        casebook, side_of = session.casebook, session.side_of_argument
        words = self._words.text()
        searching = bool(words.strip())
        wanted = self._kinds.wanted
        if searching:
            listing = found(casebook, side_of, words, document, wanted)
        else:
            listing = in_order_of_text(casebook, side_of, document, wanted)
        self._kinds.show_counts(listing.counts)
        self._hidden.show_hidden(listing.hidden, wanted)
        self._tree.mark_words(words)
        self._tree.show_rows(listing.groups)
        if searching:
            self._tree.expandToDepth(0)
            self._tree.scrollToTop()  # the first hit in sight, under its heading
        self._nothing.show_text(self._nothing_found(document))
        self._nothing.setVisible(not listing.groups and not listing.hidden)
        self._show_passage(self._tree.current)

    def _nothing_found(self, document_id: str | None) -> str:
        if document_id is None:
            return self.tr("Nothing holds these words.")
        title = self._session.casebook.document(document_id).title
        nothing = self.tr("Nothing in “{document}” holds these words; other documents may.")
        return filled(nothing, document=title)

    def _document(self, row: Row | None) -> Document | None:
        casebook = self._session.casebook
        if row is not None and row.argument:
            return casebook.document(casebook.argument(row.argument).document)
        if row is not None and row.document:
            return casebook.document(row.document)
        chosen = self._which.currentData()
        return casebook.document(chosen) if chosen is not None else None

    def _show_passage(self, row: Row | None) -> None:
        document = self._document(row)
        self._goto.setEnabled(row is not None and self._destination(row) is not None)
        casebook = self._session.casebook
        self._title.show_text(document.title if document else casebook.title)
        about = [casebook.summary]
        if document is not None:
            about = [document.author or self.tr("unsigned"), document.published, document.about]
        self._about.show_text(together(" · ", about))
        argument = casebook.argument(row.argument) if row is not None and row.argument else None
        self._cited.show_text(citation(argument) if argument is not None else "")
        lines = self._lines_of(document) if document else ()
        self._facts.show_text("\n\n".join(self._said_of(row, with_passage=bool(lines))))
        self._passage.setVisible(bool(lines))
        self._passage.show_lines(lines)
        if lines and argument is not None:
            self._passage.mark(argument.lines, argument.cue)
        self._attach.setEnabled(document is not None)
        self._detach.setVisible(document is not None and self._has_text(document))
        if document is None:
            self._absence.show_text(self.tr("Choose a document, or an argument, to see where it stands."))

    def _cite(self, lines: Sequence[int], words: str) -> str:
        document = self._document(self._tree.current)
        return passage_quoted(document, lines, words) if document is not None else ""

    def _deeds(self, lines: Sequence[int], text: str) -> Deeds:
        document = self._document(self._tree.current)
        return of_passage(self._session, document.id, lines, text) if document is not None else []

    def _said_of(self, row: Row | None, *, with_passage: bool) -> Sequence[str]:
        """What is told of an argument or a question beside its row."""
        casebook = self._session.casebook
        if row is not None and row.question:
            return question_facts(casebook.question(row.question))
        if row is None or not row.argument:
            return ()
        argument = casebook.argument(row.argument)
        if with_passage:
            # Beside the passage stands what it is taken for; all else is under the argument's row.
            note = (note_words(argument),) if argument.note else ()
            return (argument.text, *relations(casebook, argument), *note)
        return [argument.text, *facts(self._session.side_of_argument(argument.id), argument)]

    def _has_text(self, document: Document) -> bool:
        return self._texts.path_of(self._session.casebook, document.id) is not None

    def _lines_of(self, document: Document) -> tuple[str, ...]:
        path = self._texts.path_of(self._session.casebook, document.id)
        if path is None:
            self._absence.show_text(
                self.tr(
                    "The text itself is not part of Otherwise. If you own it as a plain-text file, attach it:"
                    " the passage is then shown here with the cited lines marked. The file is only read."
                )
            )
            return ()
        try:
            same = self._read[:2] == (str(path), document.id)
            lines = self._read[2] if same else self._texts.lines_of(self._session.casebook, document.id)
        except TextError as problem:
            self._absence.show_text(filled(self.tr("The attached text cannot be shown. {why}"), why=problem))
            return ()
        self._read = (str(path), document.id, lines)
        self._absence.show_text("")
        return lines

    def search(self) -> None:
        """Put the keyboard into the search field."""
        self._words.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._words.selectAll()

    def show_argument(self, argument_id: str) -> None:
        """Show an argument in the order of its document, and put the keyboard on it."""
        with QSignalBlocker(self._words):
            self._words.clear()
        self._which.setCurrentIndex(
            self._which.findData(self._session.casebook.argument(argument_id).document)
        )
        self._show_rows()
        self._tree.select_argument(argument_id)
        self._tree.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_line(self, document_id: str, line: int, words: str) -> None:
        """Show a line of a document's attached text, with words in it marked."""
        with QSignalBlocker(self._words):
            self._words.clear()
        self._which.setCurrentIndex(self._which.findData(document_id))
        self._tree.setCurrentIndex(QModelIndex())
        self._show_rows()
        self._passage.mark([line], words)
        self._passage.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def attach(self, path: Path, document_id: str | None = None) -> None:
        """Attach a file as the text of a document, or of all, asking what cannot be known.

        Args:
            path: The file.
            document_id: The document; None to ask.
        """
        casebook = self._session.casebook
        attachment = ask_about_text(self, casebook, path, document_id)
        if attachment is not None:
            self._texts.attach(casebook, attachment.documents, path, attachment.encoding)
            self._read = ("", "", ())
            self._show_passage(self._tree.current)
            # Not in the closed box of documents, which a letter typed would open.
            shown = self._passage if self._passage.isVisible() else self._words
            shown.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask_for_text(self) -> None:
        document = self._document(self._tree.current)
        path = asking.ask_text_path(self)
        if document is not None and path is not None:
            self.attach(path, document.id)

    def _forget_text(self) -> None:
        casebook, document = self._session.casebook, self._document(self._tree.current)
        path = self._texts.path_of(casebook, document.id) if document is not None else None
        if document is None or path is None:
            return
        if asking.ask_whether_to_detach(self, path.name, document.title):
            self._texts.detach(casebook, (document.id,))
            self._show_passage(self._tree.current)

    def _destination(self, row: Row) -> tuple[str, str] | None:
        casebook = self._session.casebook
        if row.question:
            return row.question, ""
        return bearing_of(casebook, casebook.argument(row.argument)) if row.argument else None

    def _go(self) -> None:
        row = self._tree.current
        destination = self._destination(row) if row is not None else None
        if row is None or destination is None:
            return
        question_id, position_id = destination
        if position_id:
            self._session.focus_position(question_id, position_id)
        else:
            self._session.focus_question(question_id)
        if row.argument:
            self._session.focus_argument(row.argument)

    def _children(self, row: Row) -> tuple[Row, ...]:
        if not row.argument:
            return ()
        return sifted_children(self._session.side_of_argument(row.argument), row, self._kinds.wanted)

    def _follow(self, before: Focus, now: Focus) -> None:
        if before.course != now.course:
            self._follow_projection()
        elsewhere = not self._tree.hasFocus() and not self._goto.hasFocus()
        if before.argument != now.argument and now.argument is not None and elsewhere:
            self._tree.select_argument(now.argument)


def _as_it_likes(width: int, right: int, gap: int) -> int | None:
    """A third for the choice of the document, the rest for the search; or one above the other."""
    left = (width - gap) // 3
    return left if width - left - gap >= right else None
