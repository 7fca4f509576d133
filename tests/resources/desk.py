"""A desk to try the desktop files on: a home, an archive, stand-ins for programs; it checks nothing."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DESKTOP = ROOT / "resources" / "desktop"
# The name of the program at each call, then its arguments, a line each.
RECORDER = '#!/bin/sh\nfor word in "${0##*/}" "$@"; do printf "%s\\n" "$word"; done >>"$CALLS"\n'

posix = pytest.mark.skipif(os.name != "posix" or sys.platform == "darwin", reason="it is for Linux")


@dataclass
class Desk:
    """A user with a home of their own, and an unpacked archive to install from."""

    home: Path
    unpacked: Path
    calls: Path
    programs: Path  # stand-ins, found before the system's own
    variables: dict[str, str] = field(default_factory=dict)

    def run(
        self, *command: str | Path, expect: int = 0, **variables: str
    ) -> subprocess.CompletedProcess[str]:
        done = subprocess.run(
            [str(word) for word in command],
            env=self.environment | variables,
            cwd=self.home.parent,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            timeout=60,
        )
        assert done.returncode == expect, done.stdout + done.stderr
        return done

    def install(self, *arguments: str, expect: int = 0, **variables: str) -> subprocess.CompletedProcess[str]:
        return self.run("sh", self.script, *arguments, expect=expect, **variables)

    @property
    def script(self) -> Path:
        return self.unpacked / "install.sh"

    @property
    def program(self) -> Path:
        return self.home / ".local" / "lib" / "otherwise"

    @property
    def launcher(self) -> Path:
        return self.home / ".local" / "bin" / "otherwise"

    @property
    def entry(self) -> Path:
        return self.home / ".local/share/applications/otherwise.desktop"

    @property
    def environment(self) -> dict[str, str]:
        return {
            "PATH": f"{self.programs}{os.pathsep}{os.environ['PATH']}",
            "HOME": str(self.home),
            "LANG": "C.UTF-8",
            "CALLS": str(self.calls),
            "XDG_CONFIG_HOME": str(self.home / ".config"),
            **self.variables,
        }

    def stand_in(self, name: str, script: str = RECORDER) -> Path:
        path = self.programs / name
        path.write_text(script, encoding="utf-8")
        path.chmod(0o755)
        return path

    def called(self) -> list[str]:
        return self.calls.read_text(encoding="utf-8").splitlines() if self.calls.exists() else []

    def files(self) -> dict[str, bytes]:
        paths = sorted(path for path in self.home.rglob("*") if path.is_file())
        return {str(path.relative_to(self.home)): path.read_bytes() for path in paths}


def tool(name: str) -> str:
    """The path of a tool of the desktop, or a skip."""
    path = shutil.which(name)
    if path is None:
        pytest.skip(f"{name} is not installed")
    return path
