"""Run first in the bundle: programs that it starts are to find the system's libraries, not its own."""

import os

# The bootloader sets it for this program, which has read it by now.
_BEFORE = os.environ.pop("LD_LIBRARY_PATH_ORIG", None)
if _BEFORE is not None:
    os.environ["LD_LIBRARY_PATH"] = _BEFORE
else:
    os.environ.pop("LD_LIBRARY_PATH", None)
