"""Run first in the bundle: what it starts finds the system's libraries, and nothing of the bootloader."""

import os

# The bootloader sets it for this program, which has read it by now.
_BEFORE = os.environ.pop("LD_LIBRARY_PATH_ORIG", None)
if _BEFORE is not None:
    os.environ["LD_LIBRARY_PATH"] = _BEFORE
else:
    os.environ.pop("LD_LIBRARY_PATH", None)

for _name in [name for name in os.environ if name.startswith("_PYI_")]:
    del os.environ[_name]
