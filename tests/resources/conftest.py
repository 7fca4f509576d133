"""What the tests of the desktop's files share."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from resources.packaging import linux
from tests.resources.desk import DESKTOP, RECORDER, Desk


@pytest.fixture(scope="session")
def share(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the desktop reads, as the archive holds it."""
    folder = tmp_path_factory.mktemp("archive") / "share"
    linux.shared_files(folder)
    return folder


@pytest.fixture
def desk(tmp_path: Path, share: Path) -> Desk:
    """The archive in a folder with spaces, umlauts and quotes; its program notes what it is given."""
    unpacked = tmp_path / "Prüf stand 'ü'" / "otherwise-1"
    inside = unpacked / "program" / "_internal"
    inside.mkdir(parents=True)
    for name in ("base_library.zip", "libpython3.11.so.1.0"):
        (inside / name).write_bytes(b"")
    program = unpacked / "program" / "otherwise"
    complaint = 'if [ -n "${REASON:-}" ]; then printf "%s\\n" "$REASON" >&2; exit 255; fi\n'
    program.write_text(RECORDER + complaint, encoding="utf-8")
    program.chmod(0o755)
    shutil.copytree(share, unpacked / "share")
    for script in ("install.sh", "otherwise.sh"):
        shutil.copy(DESKTOP / script, unpacked / script)
    home = tmp_path / "home"
    home.mkdir()
    programs = tmp_path / "programs"
    programs.mkdir()
    return Desk(home, unpacked, tmp_path / "calls", programs)
