"""What the tests of the desktop's files share."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.resources.desk import DESKTOP, ROOT, Desk, give_python


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A checkout in a folder with spaces, umlauts and quotes, whose main.py notes what it is given."""
    checkout = tmp_path / "Prüf stand 'ü'" / "Otherwise"
    shutil.copytree(DESKTOP, checkout / "resources" / "desktop")
    (checkout / "resources" / "icons").mkdir()
    shutil.copy(ROOT / "resources" / "icons" / "otherwise.svg", checkout / "resources" / "icons")
    (checkout / "pyproject.toml").write_text("[project]\n", encoding="utf-8")
    (checkout / "main.py").write_text(
        "import os, sys\n"
        "with open(os.environ['CALLS'], 'a', encoding='utf-8') as file:\n"
        "    print('main.py', *sys.argv[1:], sep='\\n', file=file)\n"
        "if os.environ.get('REASON'):\n"
        "    sys.exit(os.environ['REASON'])\n",
        encoding="utf-8",
    )
    home = tmp_path / "home"
    home.mkdir()
    programs = tmp_path / "programs"
    programs.mkdir()
    give_python(checkout)
    return Desk(home, checkout, tmp_path / "calls", programs)
