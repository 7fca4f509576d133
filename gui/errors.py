"""The last resort: an error that nothing else caught is told in plain words, and the program goes on."""

from __future__ import annotations

import sys
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QThread, qVersion
from PySide6.QtWidgets import QApplication

from gui import damage
from gui.desk.stage import when_no_lecture_is_given

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType

MOST_DIALOGS = 3  # an error in a repaint comes back with every repaint


class LastResort:
    """Catches what nothing else caught; while a lecture is given it is told afterwards.

    Attributes:
        before: Called first of all, so that work can be put in safety; what they raise is reported too.
    """

    def __init__(
        self,
        show: Callable[[str], bool] | None = None,
        tell: Callable[[str], None] | None = None,
        offer: Callable[[], bool] | None = None,
    ) -> None:
        self.before: list[Callable[[], None]] = []
        self._offer = offer if offer is not None else offer_to_go_on
        self._show = show if show is not None else ask_whether_to_go_on
        self._tell = tell if tell is not None else tell_not_whole
        self._shown = 0
        self._busy = False

    def install(self) -> None:
        """Become the place where uncaught errors go."""
        sys.excepthook = self.catch

    def catch(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Report one error."""
        if issubclass(kind, KeyboardInterrupt):
            QCoreApplication.exit(130)
            return
        import traceback  # only now: an error is rare, and every start would wait for it

        details = "".join(traceback.format_exception(kind, error, trace))
        not_whole = damage.cause(error)
        if sys.stderr is not None:
            sys.stderr.write(f"{not_whole}\n" if not_whole else details)
        application = QApplication.instance()
        if self._busy or self._shown >= MOST_DIALOGS or application is None or not QThread.isMainThread():
            return
        self._busy = True
        try:
            for put_in_safety in self.before:
                try:
                    put_in_safety()
                except Exception:  # noqa: BLE001 - the first error matters; this one is told beside it
                    details += "\nAnd while the work was put in safety:\n" + traceback.format_exc()
        finally:
            self._busy = False
        self._shown += 1
        if not_whole == damage.REPLACED:
            self._ask(self._offer)
        elif not_whole:
            self._ask(partial(self._end, not_whole))
        else:
            show = partial(self._show, f"{details}\n{circumstances()}")
            when_no_lecture_is_given(application, partial(self._ask, show))

    def _ask(self, goes_on: Callable[[], bool]) -> None:
        """Show one of the dialogs, and never one over the other."""
        if self._busy:
            return
        self._busy = True
        try:
            if not goes_on():
                QCoreApplication.exit(1)
        finally:
            self._busy = False

    def _end(self, sentence: str) -> bool:
        self._tell(sentence)
        return False


def tell_not_whole(sentence: str) -> None:
    """Say that the program has to be installed again; it cannot go on."""
    # Not a dialog of ours, which may be what is lacking.
    from PySide6.QtWidgets import QMessageBox

    box = QMessageBox(QApplication.activeWindow())
    box.setObjectName("not-whole")
    box.setIcon(QMessageBox.Icon.Critical)
    box.setWindowTitle(box.tr("Otherwise"))
    box.setText(sentence)
    box.setInformativeText(box.tr("Otherwise ends now. What was not saved is offered at the next start."))
    box.exec()
    box.deleteLater()


def offer_to_go_on() -> bool:
    """Say that the program was updated or removed while it ran; much of it still works.

    Returns:
        Whether the user wants to go on for now, to save under a name of their own.
    """
    from PySide6.QtWidgets import QMessageBox

    box = QMessageBox(QApplication.activeWindow())
    box.setObjectName("replaced")
    box.setIcon(QMessageBox.Icon.Warning)
    box.setWindowTitle(box.tr("Otherwise"))
    box.setText(damage.REPLACED)
    box.setInformativeText(
        box.tr(
            "What was not saved was copied first and is offered at the next start. You can go on for now, to"
            " save it in its file, but not everything works any more."
        )
    )
    box.addButton(box.tr("End Otherwise"), QMessageBox.ButtonRole.DestructiveRole)
    go_on = box.addButton(box.tr("Go on for now"), QMessageBox.ButtonRole.AcceptRole)
    box.setDefaultButton(go_on)
    box.setEscapeButton(go_on)
    box.exec()
    goes_on = box.clickedButton() is go_on
    box.deleteLater()
    return goes_on


def circumstances() -> str:
    """What someone who mends the error needs to know about this computer."""
    import platform

    return f"Python {platform.python_version()}, Qt {qVersion()}, {platform.platform()}"


def ask_whether_to_go_on(details: str) -> bool:
    """Show an error, with details to copy.

    Returns:
        Whether the user wants to go on working.
    """
    from PySide6.QtWidgets import QDialogButtonBox

    from gui.widgets.question import Question
    from scenarios.telling.language import tr

    box = Question(QApplication.activeWindow(), tr("Something went wrong inside the program."))
    box.setObjectName("last-resort")
    box.say_more(
        tr(
            "Your scenario is still open. What was not saved was copied first: if the program ends, the copy"
            " is offered at the next start. Save the scenario under another name before you go on. The"
            " details below say what failed; they can be copied and sent to the makers."
        )
    )
    box.give_details(details)
    go_on = box.add(tr("Go on"), default=True, escape=True)
    box.add(tr("Quit at once"), QDialogButtonBox.ButtonRole.DestructiveRole)
    return box.ask() is go_on
