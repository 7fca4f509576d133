"""Whatever is opened in a window: it is said in a moment, and what was open stays open."""

from __future__ import annotations

import gc
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication

from gui import asking
from tests.cost import Cost
from tests.gui.desk.test_files import Answers
from tests.hostile import CORPUS, LARGE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gui.windows.main_window import MainWindow
    from scenarios.model.faults import Fault

CORPUS_FILES = sorted(CORPUS.iterdir())


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> Answers:
    """Answers whatever is asked, and says of what cannot be opened only that."""
    answers = Answers(monkeypatch)
    answers.listen()
    monkeypatch.setattr(asking, "ask_about_unsaved", lambda *_: asking.Unsaved.DISCARD)

    def lacking(_parent: object, title: str, notices: Sequence[Fault | str]) -> bool:
        answers.told.append("\n".join([title, *map(str, notices)]))
        return False

    monkeypatch.setattr(asking, "ask_whether_to_find_casebook", lacking)
    return answers


def opened(window: MainWindow, answers: Answers, path: Path) -> str:
    """Open a file as a user does; gives what was said."""
    answers.told.clear()
    answers.give("ask_open_path", path)
    window.desk.actions["open"].trigger()
    QApplication.processEvents()
    return "\n".join(answers.told[1:])  # the first is the question itself


def test_the_open_scenario_survives_every_file_that_is_refused(window: MainWindow, answers: Answers) -> None:
    window.desk.session.choose("site", "mill")
    scenario, projection = window.desk.session.scenario, window.desk.session.snapshot
    refused = [path for path in CORPUS_FILES if path.name.startswith("refused-")]
    for path in refused:
        with Cost() as cost:
            said = opened(window, answers, path)
        assert said.startswith(f"“{path.name}” cannot be opened.\n"), path.name
        assert all(line.isprintable() for line in said.splitlines())
        assert window.desk.session.scenario is scenario
        assert window.desk.session.snapshot is projection
        assert cost.seconds < 2.0
    assert len(refused) > 40
    window.desk.actions["undo"].trigger()
    assert window.desk.session.scenario.choices == {}


def test_every_file_that_opens_is_shown_and_saved_again(
    window: MainWindow, answers: Answers, tmp_path: Path
) -> None:
    for path in (path for path in CORPUS_FILES if path.name.startswith("opened-")):
        with Cost() as cost:
            said = opened(window, answers, path)
            window.grab()
        assert "cannot be opened" not in said, path.name
        assert window.desk.files.path == path
        assert window.windowTitle().isprintable(), path.name
        assert cost.seconds < 2.0
        answers.give("ask_save_path", tmp_path / path.name)
        window.desk.actions["save-as"].trigger()
        assert (tmp_path / path.name).exists()


@pytest.mark.parametrize(
    "name",
    [
        "nearly too many keys",
        "a long text beyond the first plane",
        "many long notes",
        "as many in play as there may be",
        "a casebook inside of many branches",
        "a casebook inside of more branches",
        "a casebook inside of many links",
        "a casebook inside of many arguments",
        "a casebook inside of long words",
    ],
)
def test_large_files_cost_a_window_little(
    window: MainWindow, answers: Answers, tmp_path: Path, name: str
) -> None:
    costs: list[Cost] = []
    # What else runs on the machine takes its share now and then, not three times in a row.
    while not costs or (costs[-1].seconds >= 2.0 and len(costs) < 3):
        path = tmp_path / f"large-{len(costs)}.otherwise"
        path.write_bytes(LARGE[name]())
        gc.collect()
        with Cost() as cost:
            opened(window, answers, path)
            window.grab()
        assert cost.megabytes < 200
        costs.append(cost)
    assert min(cost.seconds for cost in costs) < 2.0
