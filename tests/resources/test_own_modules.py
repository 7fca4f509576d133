"""A bundle that is updated or removed while it runs goes on loading the modules it was started with."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.resources.desk import ROOT, posix

MODULES = ("early", "late")

CODE = """
import os, sys, types
from pathlib import Path
from resources.packaging import own_modules

library, program = sys.argv[1:3]
sys.path.insert(0, library)
import early

# As PyInstaller's own reader does it: the file is opened anew for every module.
archives = types.ModuleType("archives")
exec("def extract(path, at, size):\\n"
     "    with open(path, 'rb') as file:\\n"
     "        file.seek(at, os.SEEK_SET)\\n"
     "        return file.read(size)", archives.__dict__)
archives.os = os
own_modules.keep(library)
own_modules.keep(program)
own_modules.read_kept(archives)
for path in (library, program):
    os.unlink(path)
    if sys.argv[3] == "updated":
        Path(path).write_bytes(b"another version, of another length")
import late
assert late.VALUE == "late"
assert archives.extract(program, 4, 6) == b"module"
with archives.open(program) as kept:
    assert kept.seek(-3, os.SEEK_END) == 11 and kept.read() == b"end" and kept.tell() == 14
    assert kept.seek(-1, os.SEEK_CUR) == 13 and kept.read(5) == b"d"
Path(program + ".other").write_bytes(b"another file")
assert archives.extract(program + ".other", 0, 7) == b"another"
print("loaded")
"""


@posix
@pytest.mark.parametrize("fate", ["removed", "updated"])
def test_what_is_loaded_late_is_what_the_program_was_started_with(tmp_path: Path, fate: str) -> None:
    library, program = tmp_path / "base_library.zip", tmp_path / "otherwise"
    with zipfile.ZipFile(library, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in MODULES:
            archive.writestr(f"{name}.py", f"VALUE = {name!r}\n")
    program.write_bytes(b"PYZ\0module end")
    done = subprocess.run(
        [sys.executable, "-c", CODE, library, program, fate],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.stdout == "loaded\n", done.stderr
