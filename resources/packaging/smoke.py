"""Tries a bundle as its users do: by commands, by every export, with a window, and by a second start.

Run it with the path of the program, or without one in the checkout after ``build.py``. It needs nothing but
Python. Without a screen the window is drawn offscreen.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 90.0  # seconds; the first start on a slow machine reads everything from the disk

# Every kind of export: each may need a library that nothing else does.
EXPORTS = (
    "report.pdf", "report.md", "outcomes.csv", "tables.xlsx", "arguments.argdown", "arguments.graphml",
    "arguments.bag", "arguments.jsonld", "map.svg", "map.png", "map.pdf", "why.svg", "why.png", "why.pdf",
    "handout.pdf", "page.html",
)  # fmt: skip


def main(arguments: list[str]) -> int:
    """Try a bundle; raise an error where it fails."""
    program = Path(arguments[0]) if arguments else built()
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "OTHERWISE_HOME": str(Path(folder) / "home")}
        if sys.platform != "linux" or not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
            environment["QT_QPA_PLATFORM"] = "offscreen"
        samples = sorted((ROOT / "resources" / "samples").glob("*.otherwise"))
        try_commands(program, samples, environment)
        try_exports(program, samples[0], Path(folder), environment)
        copy = Path(folder) / "Für morgen ö.otherwise"
        shutil.copy(samples[0], copy)
        try_window(program, samples[-1], copy, environment)
    print(f"{program} works")
    return 0


def built() -> Path:
    """The program that ``build.py`` has made."""
    bundle = ROOT / "build" / "bundle"
    for name in (
        "otherwise/otherwise-cli.exe",
        "Otherwise.app/Contents/MacOS/otherwise",
        "otherwise/otherwise",
    ):
        if (bundle / name).exists():
            return bundle / name
    raise SystemExit("There is no bundle. Build it first: resources/packaging/build.py")


def try_commands(program: Path, samples: list[Path], environment: dict[str, str]) -> None:
    """Check every sample and project one."""
    for words in (["--version"], ["check", *map(str, samples)], ["project", str(samples[0])]):
        done = subprocess.run(
            [program, *words], env=environment, capture_output=True, check=True, timeout=PATIENCE
        )
        if not done.stdout:
            raise SystemExit(f"{program} {words[0]} printed nothing")
    done = subprocess.run(
        [program, "project", "--json"], env=environment, capture_output=True, check=True, timeout=PATIENCE
    )
    json.loads(done.stdout)


def try_exports(program: Path, sample: Path, folder: Path, environment: dict[str, str]) -> None:
    """Write a lecture down in every way there is, without a word, and read back what can be read."""
    lecture = folder / "A lecture.otherwise"
    scenario = {**json.loads(sample.read_bytes()), "lecture": [{"title": "The only step"}]}
    lecture.write_text(json.dumps(scenario), encoding="utf-8")
    for name in EXPORTS:
        written = folder / name
        words = ("export", str(lecture), "--as", written.stem, "--to", str(written))
        done = subprocess.run(
            [program, *words], check=False, env=environment, capture_output=True, timeout=PATIENCE
        )
        if done.returncode or done.stderr or not written.stat().st_size:
            raise SystemExit(f"{program} does not export {name}: {done.stderr.decode(errors='replace')}")
    for name in EXPORTS:
        if name.endswith((".argdown", ".bag")):
            back = ("import", str(folder / name), "--to", str(folder / "read back.toml"), "--force")
            subprocess.run(
                [program, *back], env=environment, capture_output=True, check=True, timeout=PATIENCE
            )


def try_window(program: Path, first: Path, second: Path, environment: dict[str, str]) -> None:
    """Open a file, then another by a second start, which hands it over and ends; both are remembered."""
    running = subprocess.Popen([program, first], env=environment)
    try:
        _until(lambda: _recent(environment) == [first.name], "the first file was not opened")
        subprocess.run([program, second], env=environment, check=True, timeout=PATIENCE)
        _until(lambda: _recent(environment) == [second.name, first.name], "the second file was not opened")
        if running.poll() is not None:
            raise SystemExit(f"{program} ended by itself with {running.returncode}")
    finally:
        running.terminate()
        running.wait(PATIENCE)


def _recent(environment: dict[str, str]) -> list[str]:
    """The names of the files opened last, the latest first."""
    try:
        listed = json.loads((Path(environment["OTHERWISE_HOME"]) / "settings" / "recent.json").read_bytes())
    except (OSError, ValueError):
        return []
    return [Path(name).name for name, _title in listed]


def _until(holds: Callable[[], bool], failure: str) -> None:
    deadline = time.monotonic() + PATIENCE
    while not holds():
        if time.monotonic() > deadline:
            raise SystemExit(failure)
        time.sleep(0.2)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
