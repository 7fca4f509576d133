"""A sentence for those who double-clicked, where the program can show no window of its own.

``resources/desktop/otherwise.sh`` does the same for a program that cannot even begin.
"""

from __future__ import annotations

import os
import sys

# Not compared in place: a type checker would take the branches of other systems for dead.
SYSTEM: str = sys.platform

_TITLE = "Otherwise"
_WIDEST = 76  # letters of a line
# What stands in our sentences and is not in ISO 8859-1.
_PLAIN = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "…": "..."})


def say(sentence: str) -> bool:
    """Say it where it is seen: in the terminal, or in a message of the system for those who have none.

    Returns:
        Whether it was said so; if not, there is a screen, and nothing of the system's to show it with.
    """
    if sys.stderr is not None:
        sys.stderr.write(sentence + "\n")
        if sys.stderr.isatty():
            return True
    if SYSTEM == "win32":
        import ctypes

        ctypes.windll.user32.MessageBoxW(None, sentence, _TITLE, 0x10)  # type: ignore[attr-defined]
        return True
    if SYSTEM != "darwin" and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        return True
    return _show(sentence)


def _show(sentence: str) -> bool:
    import shutil
    import subprocess

    script = ("on run words", "display alert (item 1 of words)", "end run")
    rich = sentence.replace("&", "&amp;").replace("<", "&lt;")  # as kdialog takes what looks like it
    for command, typed in (
        (["zenity", "--error", "--no-markup", "--width=480", f"--title={_TITLE}", f"--text={sentence}"], b""),
        (["kdialog", "--title", _TITLE, "--error", rich], b""),
        (["xmessage", "-center", "-title", _TITLE, "-file", "-"], _for_xmessage(sentence)),
        (["osascript", *(word for line in script for word in ("-e", line)), sentence], b""),
    ):
        program = shutil.which(command[0])
        if program:
            nowhere = subprocess.DEVNULL
            shown = subprocess.Popen(  # noqa: S603
                [program, *command[1:]], stdin=subprocess.PIPE, stdout=nowhere, stderr=nowhere
            )
            if shown.stdin is not None:
                shown.stdin.write(typed)
                shown.stdin.close()
            return True
    return False


def _for_xmessage(sentence: str) -> bytes:
    """Return it in lines, and in the letters that xmessage knows: it is older than UTF-8."""
    import textwrap

    lines = textwrap.wrap(sentence.translate(_PLAIN), _WIDEST, break_on_hyphens=False)
    return "\n".join([*lines, ""]).encode("iso-8859-1", "replace")
