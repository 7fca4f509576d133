"""The document reader: what a document argues, in the order of its text, and search over everything.

A window of its own. It shows the branch on show in the main window, asks the session to put arguments and
questions in focus, and never changes the scenario.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from gui import asking
from gui.documents.attached import TextError, read_lines
from gui.documents.entries import found, in_order_of_text, question_of
from gui.documents.passage import PassageView
from gui.shared.kind_filter import HiddenLine, KindMenu
from gui.shared.reason_delegate import DOTS
from gui.shared.reason_tree import ReasonTree
from gui.widgets.wrap_label import WrapLabel
from scenarios.telling.arguments import citation, facts, note_words
from scenarios.telling.questions import question_facts
from scenarios.telling.sieve import sifted_children

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QShowEvent

    from gui.desk.focus import Focus
    from gui.desk.session import Session
    from gui.documents.attached import AttachedTexts
    from gui.theme import Theme
    from scenarios.model.casebook import Document
    from scenarios.telling.reason_rows import Row


class DocumentReader(QWidget):
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
        self._read: tuple[str, tuple[str, ...]] = ("", ())  # path and lines of the text last read
        self.setObjectName("documents")
        self.setWindowTitle(self.tr("Documents — Otherwise"))
        self._build_controls()
        self._build_passage()
        self._arrange()
        self._wire()
        self._restart()

    def _build_controls(self) -> None:
        self._which = QComboBox()
        self._which.setObjectName("documents:which")
        self._which.setAccessibleName(self.tr("Document"))
        self._which.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._which.setMinimumContentsLength(18)
        self._words = QLineEdit()
        self._words.setObjectName("documents:search")
        self._words.setAccessibleName(self.tr("Search everything"))
        self._words.setPlaceholderText(self.tr("Search arguments, voices, decisions, questions, events"))
        self._words.setClearButtonEnabled(True)
        self._kinds = KindMenu("documents")
        self._hidden = HiddenLine(self._theme, "documents")
        self._tree = ReasonTree(self._theme, self._children)
        self._tree.setObjectName("documents:rows")
        self._tree.setAccessibleName(self.tr("Arguments in the order of the text"))
        self._tree.setColumnHidden(DOTS, True)
        self._nothing = WrapLabel(self._theme, self.tr("Nothing holds these words."), colour="ink-soft")
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
        self._attach = QPushButton(self.tr("Attach the text…"))
        self._attach.setObjectName("documents:attach")
        self._detach = QPushButton(self.tr("Detach"))
        self._detach.setObjectName("documents:detach")
        self._goto = QPushButton(self.tr("Show its question in the main window"))
        self._goto.setObjectName("documents:goto")

    def _arrange(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self._which)
        top.addWidget(self._words, 1)
        top.addWidget(self._kinds)
        left = QWidget()
        rows = QVBoxLayout(left)
        rows.setContentsMargins(0, 0, 0, 0)
        for widget, stretch in ((self._hidden, 0), (self._nothing, 0), (self._tree, 1), (self._goto, 0)):
            rows.addWidget(widget, stretch)
        right = QWidget()
        page = QVBoxLayout(right)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(self._told(), 1)
        page.addWidget(self._passage, 3)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self._detach)
        buttons.addWidget(self._attach)
        page.addLayout(buttons)
        panes = QSplitter(Qt.Orientation.Horizontal)
        panes.addWidget(left)
        panes.addWidget(right)
        panes.setStretchFactor(0, 3)
        panes.setStretchFactor(1, 2)
        panes.setChildrenCollapsible(False)
        panes.setSizes([600, 500])  # whatever the texts would like
        whole = QVBoxLayout(self)
        whole.addLayout(top)
        whole.addWidget(panes, 1)
        self.resize(1100, 720)

    def _told(self) -> QScrollArea:
        """What is told of a document and an argument; it scrolls where it is too much."""
        told = QWidget()
        column = QVBoxLayout(told)
        column.setContentsMargins(self._theme.px(0.4), 0, 0, 0)
        for label in (self._title, self._about, self._cited, self._facts, self._absence):
            column.addWidget(label)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(told)
        return scroll

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
        find = QShortcut(QKeySequence.StandardKey.Find, self)
        find.activated.connect(self._words.setFocus)
        close = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        close.activated.connect(self.close)

    def _restart(self) -> None:
        self._which.blockSignals(True)
        self._which.clear()
        self._which.addItem(self.tr("All documents"), None)
        for document in self._session.casebook.documents:
            self._which.addItem(f"{document.mark} — {document.title}", document.id)
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
        self.resize(self.size().boundedTo(free.size() * 0.9))
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
        self._tree.show_rows(listing.groups)
        if searching:
            self._tree.expandToDepth(0)
        self._nothing.setVisible(not listing.groups and not listing.hidden)
        self._show_passage(self._tree.current)

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
        self._about.show_text(" · ".join(part for part in about if part))
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

    def _said_of(self, row: Row | None, *, with_passage: bool) -> Sequence[str]:
        """What is told of an argument or a question beside its row."""
        casebook = self._session.casebook
        if row is not None and row.question:
            return question_facts(casebook.question(row.question))
        if row is None or not row.argument:
            return ()
        argument = casebook.argument(row.argument)
        if with_passage:
            # The passage says it better than we do; what the editors add it does not say.
            return [note_words(argument)] if argument.note else ()
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
            lines = self._read[1] if self._read[0] == str(path) else read_lines(path)
        except TextError as problem:
            self._absence.show_text(self.tr("The attached text cannot be shown. {why}").format(why=problem))
            return ()
        self._read = (str(path), lines)
        self._absence.show_text("")
        return lines

    def _ask_for_text(self) -> None:
        document = self._document(self._tree.current)
        path = asking.ask_text_path(self)
        if document is None or path is None:
            return
        casebook = self._session.casebook
        others = tuple(one.id for one in casebook.documents if one.id != document.id)
        documents: tuple[str, ...] = (document.id,)
        if others and asking.ask_whether_all_documents(self, document.title):
            documents = (document.id, *others)
        try:
            self._texts.attach(casebook, documents, path)
        except TextError as problem:
            asking.tell_faults(self, self.tr("The text cannot be attached"), problem.faults)
        self._read = ("", ())
        self._show_passage(self._tree.current)

    def _forget_text(self) -> None:
        document = self._document(self._tree.current)
        if document is not None:
            self._texts.detach(self._session.casebook, (document.id,))
            self._show_passage(self._tree.current)

    def _destination(self, row: Row) -> tuple[str, str] | None:
        casebook = self._session.casebook
        if row.question:
            return row.question, ""
        return question_of(casebook, casebook.argument(row.argument)) if row.argument else None

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
