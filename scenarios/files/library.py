"""Where things lie: the shipped casebooks, the user's own, the settings, the files used last.

This module owns the folders, and alone asks appdirs for them. A casebook is opened no further than to learn
its id. The environment variable `OTHERWISE_HOME` puts everything of the user's into one folder, for
installations carried on a stick and for tests.

The window asks for the folder of its settings before it is first painted, so what reads and writes files is
loaded only where a file is read or written.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path

import appdirs

APPLICATION = "Otherwise"
HOME_VARIABLE = "OTHERWISE_HOME"
DEFAULT_CASEBOOK = "soviet-succession"
SHIPPED_IDS = (DEFAULT_CASEBOOK, "vane-clocks")
"""The casebooks that come with the program: without one of these it is not whole."""
MOST_RECENT = 10

_RECENT_LIMIT = 2**20
_RECENT_PATIENCE = 0.5  # seconds
_ID_LINE = re.compile(r"""^[ \t]*id[ \t]*=[ \t]*(["'])([^"'\\\n]*)\1""", re.MULTILINE)
_FIRST_TABLE = re.compile(r"^[ \t]*\[", re.MULTILINE)


def resources_folder() -> Path:
    """Return the folder of what is shipped with the program."""
    return Path(__file__).resolve().parents[2] / "resources"


def data_folder() -> Path:
    """Return the folder of the user's own casebooks and scenarios; it need not exist."""
    home = os.environ.get(HOME_VARIABLE)
    return Path(home) if home else Path(appdirs.user_data_dir(APPLICATION, appauthor=False))


def recovery_folder() -> Path:
    """Return the folder of the copies of unsaved work; it need not exist."""
    return data_folder() / "recovery"


def versions_folder() -> Path:
    """Return the folder of the last saved versions of scenarios; it need not exist."""
    return data_folder() / "versions"


def settings_folder() -> Path:
    """Return the folder of the settings; it need not exist."""
    home = os.environ.get(HOME_VARIABLE)
    return Path(home) / "settings" if home else Path(appdirs.user_config_dir(APPLICATION, appauthor=False))


def shipped_casebooks() -> tuple[Path, ...]:
    """Return the casebooks that come with the program, the default one first."""
    found = _casebooks_in(resources_folder() / "casebooks")
    return tuple(sorted(found, key=lambda path: path.stem != DEFAULT_CASEBOOK))


def user_casebooks() -> tuple[Path, ...]:
    """Return the casebooks that the user put into the data folder, by name."""
    return _casebooks_in(data_folder() / "casebooks")


def known_casebooks() -> dict[str, Path]:
    """Return the casebooks at hand by their ids; the user's own copy goes before the one shipped."""
    found: dict[str, Path] = {}
    for path in (*user_casebooks(), *shipped_casebooks()):
        found.setdefault(casebook_id_of(path), path)
    found.pop("", None)
    return found


def find_casebook(casebook_id: str) -> Path | None:
    """Return the file of a casebook, or None if there is none of this id at hand."""
    return known_casebooks().get(casebook_id)


def shipped_casebook(casebook_id: str) -> Path | None:
    """Return the file of a casebook that comes with the program, whatever copies the user has."""
    return next((path for path in shipped_casebooks() if casebook_id_of(path) == casebook_id), None)


def casebook_id_of(path: Path) -> str:
    """Return the id of the casebook in a file, or "" if it cannot be told; nothing else of it is checked."""
    from scenarios.files.bounded import read_bounded
    from scenarios.files.toml_text import CASEBOOK_LIMIT
    from scenarios.model.faults import CasebookError, FaultError

    try:
        text = read_bounded(path, CASEBOOK_LIMIT, CasebookError).decode("utf-8-sig")
    except (FaultError, UnicodeDecodeError):
        return ""
    # The id stands above the first table, so that the whole file need not be parsed to find it.
    table = _FIRST_TABLE.search(text)
    line = _ID_LINE.search(text, 0, table.start() if table else len(text))
    return line[2] if line else ""


def recent_titles() -> dict[Path, str]:
    """Return the titles of the files used last by where they lie, the latest first; "" where it has none.

    None if the list is lost or broken.
    """
    import json

    from scenarios.files.bounded import read_bounded
    from scenarios.model.faults import FaultError

    try:
        listed = json.loads(read_bounded(_recent_list(), _RECENT_LIMIT, FaultError))
    except (FaultError, ValueError, RecursionError):
        return {}
    if not isinstance(listed, list):
        return {}
    titles: dict[Path, str] = {}
    for entry in listed:
        # A name alone is an entry of an earlier version of the program.
        name, title = entry if isinstance(entry, list) and len(entry) == 2 else (entry, "")
        if isinstance(name, str) and name and "\0" not in name and len(titles) < MOST_RECENT:
            titles.setdefault(Path(name), title if isinstance(title, str) else "")
    return titles


def remember_file(path: Path, title: str = "") -> None:
    """Put a file at the head of the files used last, with what its scenario is called."""
    whole = _absolute(path)
    _change_recent(lambda recent: {whole: title} | {**recent, whole: title})


def forget_file(path: Path) -> None:
    """Take a file off the list of files used last."""
    whole = _absolute(path)
    _change_recent(lambda recent: {other: title for other, title in recent.items() if other != whole})


def _casebooks_in(folder: Path) -> tuple[Path, ...]:
    try:
        found = sorted(path for path in folder.iterdir() if path.suffix == ".toml")
    except OSError:
        return ()
    # Not by Path.is_file, which raises where a link leads out of reach, and would hide all the others.
    return tuple(path for path in found if os.path.isfile(path))  # noqa: PTH113


def _recent_list() -> Path:
    return settings_folder() / "recent.json"


def _absolute(path: Path) -> Path:
    # Made whole but not resolved: the user goes on seeing the name under which the file was opened.
    return Path(os.path.abspath(path))  # noqa: PTH100 - pathlib would keep the dots


def _change_recent(change: Callable[[dict[Path, str]], dict[Path, str]]) -> None:
    import json

    from scenarios.files.atomic import write_whole
    from scenarios.files.locks import alone

    try:
        settings_folder().mkdir(parents=True, exist_ok=True)
        # Another program may be adding its own file at the same time.
        with alone(_recent_list().with_suffix(".lock"), _RECENT_PATIENCE) as is_alone:
            if is_alone:
                entries = [[os.fspath(path), title] for path, title in change(recent_titles()).items()]
                data = json.dumps(entries[:MOST_RECENT], indent=1).encode("ascii")
                write_whole(_recent_list(), data)
    except OSError:
        # A list of recent files is a convenience: a full or read-only disk must not stop anyone's work.
        return
