"""What makes the packages of the other systems does not give up, or go on, where it should not."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from resources.packaging import macos, windows


def test_an_image_is_tried_again_while_the_system_is_busy_with_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    codes = [1, 1, 0]
    tried: list[bool] = []

    def run(command: list[str], *, check: bool) -> subprocess.CompletedProcess[bytes]:
        tried.append(check)
        code = codes.pop(0)
        if check and code:
            raise subprocess.CalledProcessError(code, "hdiutil")
        return subprocess.CompletedProcess(command, code)

    monkeypatch.setattr(subprocess, "run", run)
    macos.make_image(tmp_path, tmp_path / "image.dmg", pause=0.0)
    assert tried == [False, False, False]
    codes[:] = [1] * macos.MOST_TRIES
    with pytest.raises(subprocess.CalledProcessError):
        macos.make_image(tmp_path, tmp_path / "image.dmg", pause=0.0)
    assert codes == []


def test_a_release_without_an_installer_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    (tmp_path / "otherwise").mkdir()
    monkeypatch.delenv("CI", raising=False)
    (made,) = windows.packages(tmp_path / "otherwise", tmp_path, tmp_path / "dist")
    assert made.suffix == ".zip"
    monkeypatch.setenv("CI", "true")
    with pytest.raises(SystemExit, match="no Inno Setup"):
        windows.packages(tmp_path / "otherwise", tmp_path, tmp_path / "dist")
