"""Change the program one thing at a time, and see whether a test notices.

Owns the sample of the changes, the copy of the project they are made in and the run of the tests. Which
tests touch a line is taken down once, in ``build/mutants.json``, by a run of them all under coverage; then
each change is given to those that touch its line, the quickest first. The project itself is never changed.

    python -m tests.mutants --take-down tests/scenarios --of scenarios
    python -m tests.mutants --count 250 --seed 1 scenarios
"""

from __future__ import annotations

import argparse
import contextlib
import importlib
import json
import os
import random
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import coverage
import pytest

from tests.mutations import Mutation, mutations

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

ROOT = Path(__file__).parents[1]
KEPT = ROOT / "build" / "mutants.json"
_MOST_KEPT = 200  # tests of a line: there are lines that nearly all of them touch
# Imported once and inherited by every run; the project's own modules are read anew each time.
_SHARED = (
    "numpy",
    "pydantic",
    "hypothesis",
    "pytestqt.plugin",
    "xdist.plugin",
    "_hypothesis_pytestplugin",
    "pytest_benchmark.plugin",
    "networkx",
    "PySide6.QtWidgets",
    "PySide6.QtTest",
)
_REWRITTEN = "ignore::pytest.PytestAssertRewriteWarning"  # of what was imported before
_NOT_COPIED = shutil.ignore_patterns(".git", ".venv", "build", ".mypy_cache", ".ruff_cache", ".hypothesis")
_LEAST_SECONDS = 30.0  # that the tests of one change are given, however quick they were


class _Watch:
    """Watches which lines each test touches, and how long it takes.

    All in memory: a test may become another user for a while, who may not write our files.
    """

    def __init__(self, packages: Sequence[str]) -> None:
        self.coverage = coverage.Coverage(data_file=None, branch=False, source=list(packages))
        self.seconds: dict[str, float] = {}
        self.failed: set[str] = set()

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        self.coverage.switch_context(item.nodeid)
        try:
            return (yield)
        finally:
            self.coverage.switch_context("")

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        self.seconds[report.nodeid] = self.seconds.get(report.nodeid, 0.0) + report.duration
        if not report.passed:
            self.failed.add(report.nodeid)


class _Chosen:
    """Runs the tests that were chosen and no others, and tells the first that fails."""

    def __init__(self, tests: Sequence[str], told: Path) -> None:
        self._tests, self._told = set(tests), told

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        items[:] = [item for item in items if item.nodeid in self._tests]

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed and not self._told.exists():
            self._told.write_text(report.nodeid, encoding="utf-8")


class Touching:
    """Which tests touch a line and how long they take, as it was taken down."""

    def __init__(self) -> None:
        kept = json.loads(KEPT.read_text("utf-8")) if KEPT.exists() else {"seconds": {}, "lines": {}}
        self._seconds: dict[str, float] = kept["seconds"]
        self._lines: dict[str, dict[str, list[str]]] = kept["lines"]

    def take_down(self, tests: Sequence[str], packages: Sequence[str]) -> None:
        """Run tests, and keep what they touch beside what was kept of others."""
        watch = _Watch(packages)
        watch.coverage.start()
        pytest.main(["-q", "-p", "no:cov", *tests], plugins=[watch])
        watch.coverage.stop()
        passed = {test: took for test, took in watch.seconds.items() if test not in watch.failed}
        self._seconds |= passed
        data = watch.coverage.get_data()
        for file in data.measured_files():
            lines = self._lines.setdefault(str(Path(file).relative_to(ROOT)), {})
            for line, found in data.contexts_by_lineno(file).items():
                all_of_them = passed.keys() & found | set(lines.get(str(line), ()))
                lines[str(line)] = self._quickest(all_of_them)[:_MOST_KEPT]
        KEPT.parent.mkdir(parents=True, exist_ok=True)
        KEPT.write_text(json.dumps({"seconds": self._seconds, "lines": self._lines}), "utf-8")

    def chosen(self, mutation: Mutation, most: int, seconds: float) -> list[str]:
        """The quickest tests that touch a change; where its line runs only on import, those of its module."""
        lines = self._lines.get(mutation.path, {})
        first, last = mutation.lines
        at_line = lines.get(str(mutation.line), [])
        in_statement = [test for at in range(first, last + 1) for test in lines.get(str(at), ())]
        tests = at_line or in_statement
        if mutation.on_import or not tests:
            tests = [test for found in lines.values() for test in found]
        return self._within(tests, most, seconds)

    def beside(self, tests: Sequence[str], most: int, seconds: float) -> list[str]:
        """More tests of the same files: what a fixture prepares for all, only the first is seen to touch."""
        files = {test.partition("::")[0] for test in tests}
        others = [test for test in self._seconds if test.partition("::")[0] in files and test not in tests]
        return self._within(others, most, seconds)

    def seconds_of(self, tests: Iterable[str]) -> float:
        """How long these took together."""
        return sum(self._seconds[test] for test in tests)

    def _within(self, tests: Iterable[str], most: int, seconds: float) -> list[str]:
        found: list[str] = []
        for test in self._quickest(tests)[:most]:
            seconds -= self._seconds[test]
            if found and seconds < 0:
                break
            found.append(test)
        return found

    def _quickest(self, tests: Iterable[str]) -> list[str]:
        return sorted(set(tests), key=lambda test: (self._seconds[test], test))


def sampled(places: Sequence[str], count: int, seed: int) -> list[Mutation]:
    """Draw changes from all that can be made in these files and folders."""
    files = sorted({file for place in places for file in _modules(ROOT / place)})
    every = [
        each for file in files for each in mutations(str(file.relative_to(ROOT)), file.read_text("utf-8"))
    ]
    return random.Random(seed).sample(every, min(count, len(every)))  # noqa: S311 - a sample, no secret


def _modules(place: Path) -> Iterator[Path]:
    return iter([place]) if place.is_file() else place.rglob("*.py")


@contextlib.contextmanager
def changed(scratch: Path, mutation: Mutation) -> Iterator[None]:
    """Make a change in the copy, and take it back."""
    file = scratch / mutation.path
    source, status = file.read_text("utf-8"), file.stat()
    file.write_text(mutation.applied(source), "utf-8")
    try:
        yield
    finally:
        file.write_text(source, "utf-8")
        os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns))  # what was compiled of it holds again


def outcome(scratch: Path, tests: Sequence[str], seconds: float) -> str:
    """Run tests in the copy in a process of their own, and say how it went."""
    told = scratch / "build-told"
    told.unlink(missing_ok=True)
    child = os.fork()
    if child == 0:
        _run(scratch, tests, told)
    until = time.monotonic() + seconds
    while True:
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            break
        if time.monotonic() > until:
            os.killpg(child, signal.SIGKILL)
            os.waitpid(child, 0)
            return "timed out"
        time.sleep(0.02)
    if os.waitstatus_to_exitcode(status) == pytest.ExitCode.OK:
        return "survived"
    return f"killed by {told.read_text('utf-8') if told.exists() else 'import'}"


def _run(scratch: Path, tests: Sequence[str], told: Path) -> None:
    os.setsid()
    os.chdir(scratch)
    os.environ["PYTHONDONTWRITEBYTECODE"] = "1"  # a change and its undoing may be alike in time and size
    sys.dont_write_bytecode = True
    sys.path[:] = [str(scratch), *(place for place in sys.path if Path(place or ".").resolve() != ROOT)]
    for name in [name for name in sys.modules if name.partition(".")[0] in {"tests", "scenarios", "gui"}]:
        del sys.modules[name]
    log = os.open(scratch / "build-log", os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    os.dup2(log, 1)
    os.dup2(log, 2)
    files = list(dict.fromkeys(test.partition("::")[0] for test in tests))
    code: int = pytest.ExitCode.INTERNAL_ERROR
    try:
        code = pytest.main(
            ["-x", "-q", "-p", "no:cov", "-W", _REWRITTEN, *files], plugins=[_Chosen(tests, told)]
        )
    finally:
        os._exit(code)


def run(sample: Mapping[int, Mutation], most: int, seconds: float) -> None:
    """Try each change, and print what came of it as it comes."""
    touching = Touching()
    for name in _SHARED:
        importlib.import_module(name)
    counts: Counter[str] = Counter()
    with tempfile.TemporaryDirectory(prefix="mutants-") as folder:
        scratch = Path(folder) / "otherwise"
        shutil.copytree(ROOT, scratch, ignore=_NOT_COPIED)
        for number, mutation in sample.items():
            tests = touching.chosen(mutation, most, seconds)
            came, ran = "untouched", 0
            for some in (tests, touching.beside(tests, most, seconds)):
                if some and came in {"untouched", "survived"}:
                    limit = _LEAST_SECONDS + 5 * touching.seconds_of(some)
                    if not ran and not counts and (came := outcome(scratch, some, limit)) != "survived":
                        sys.exit(f"Nothing is changed, and yet: {came}")
                    with changed(scratch, mutation):
                        came = outcome(scratch, some, limit)
                    ran += len(some)
            counts[came.partition(" by ")[0]] += 1
            print(f"{number} {mutation.path}:{mutation.line} {came} ({ran} tests)", flush=True)
            if came in {"survived", "untouched"}:
                print(mutation.told((ROOT / mutation.path).read_text("utf-8")), flush=True)
    print(", ".join(f"{count} {kind}" for kind, count in sorted(counts.items())))


def main() -> None:
    """Take down what tests touch, or try changes."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.mutants", description=(__doc__ or "").split("\n\n")[0]
    )
    parser.add_argument(
        "places", nargs="*", metavar="PLACE", help="files and folders whose lines are changed"
    )
    parser.add_argument(
        "--take-down", nargs="+", metavar="TESTS", help="run these, and keep what each touches"
    )
    parser.add_argument("--of", nargs="+", default=["scenarios"], metavar="PACKAGE", help="touched in these")
    parser.add_argument("--count", type=int, default=100, help="how many changes to try")
    parser.add_argument("--seed", type=int, default=1, help="which of them")
    parser.add_argument("--only", nargs="+", type=int, metavar="NUMBER", help="only these of the sample")
    parser.add_argument("--most-tests", type=int, default=60, help="tests for each change")
    parser.add_argument("--seconds", type=float, default=20.0, help="what those may take together")
    given = parser.parse_args()
    os.nice(5)
    if given.take_down:
        Touching().take_down(given.take_down, given.of)
    if given.places:
        sample = dict(enumerate(sampled(given.places, given.count, given.seed), 1))
        run({at: sample[at] for at in given.only or sample}, given.most_tests, given.seconds)


if __name__ == "__main__":
    main()
