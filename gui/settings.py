"""What the program remembers between starts: theme, size of text, sizes of panels; nothing of a scenario.

Settings are a small JSON file. A missing, damaged or unwritable file is never worth a word to the user: the
defaults serve. Each change rereads the file and replaces its own keys only, under a lock, so that two
programs running at once do not undo each other. The window waits for its settings, so nothing is loaded here
before it is needed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

VERSION = 1
FILE_NAME = "settings.json"
MOST_BYTES = 256 * 1024
PATIENCE = 0.5  # seconds to wait for another program that is writing its own


class Settings:
    """Values by key, on disk; a value of the wrong type counts as not there."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._values = self._read()
        self._unwritten: dict[str, str | float | list[int]] = {}

    @classmethod
    def of_user(cls) -> Settings:
        """The settings of the person who runs the program."""
        from scenarios.files.library import settings_folder

        return cls(settings_folder() / FILE_NAME)

    def text(self, key: str, default: str) -> str:
        """A text, such as the name of the theme."""
        value = self._values.get(key)
        return value if isinstance(value, str) else default

    def number(self, key: str, default: float) -> float:
        """A number, such as the size of text."""
        value = self._values.get(key)
        if not isinstance(value, (int, float)) or isinstance(value, bool):
            return default
        try:
            return float(value)
        except OverflowError:  # hundreds of digits
            return default

    def sizes(self, key: str, count: int) -> list[int] | None:
        """So many sizes of panels, in pixels; None where they were never set."""
        value = self._values.get(key)
        if not isinstance(value, list) or len(value) != count:
            return None
        if not all(isinstance(size, int) and 0 <= size < 100_000 for size in value):
            return None
        return list(value) if any(value) else None

    def set(self, changes: Mapping[str, str | float | list[int]]) -> None:
        """Remember these values, now and at the next start."""
        if all(self._values.get(key) == value for key, value in changes.items()):
            return
        import json

        from scenarios.files.atomic import write_whole
        from scenarios.files.locks import alone

        self._values = {**self._values, **changes}
        self._unwritten.update(changes)
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with alone(self._path.with_suffix(".lock"), PATIENCE) as is_alone:
                if is_alone:
                    self._values = {**self._read(), **self._unwritten, "version": VERSION}
                    write_whole(self._path, json.dumps(self._values, indent=2).encode("ascii"))
                    self._unwritten.clear()
        except OSError:
            # The sizes of panels are not worth interrupting anyone for; they hold until the program ends.
            return

    def _read(self) -> dict[str, Any]:
        try:
            with self._path.open("rb") as file:
                data = file.read(MOST_BYTES)
        except OSError:
            return {}
        import json

        try:
            values = json.loads(data)
        except (ValueError, RecursionError):
            return {}
        return values if isinstance(values, dict) else {}
