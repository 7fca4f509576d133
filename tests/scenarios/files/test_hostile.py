"""Whatever a file holds: one clear line, within two seconds and 200 MB, and nothing else happens."""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scenarios.files.casebook_files import casebook_from_bytes
from scenarios.files.checking import check
from scenarios.files.opening import Opened, open_anyway
from scenarios.files.recovery import read_copy
from scenarios.files.scenario_files import open_scenario, scenario_from_bytes, scenario_to_bytes
from scenarios.model.faults import FaultError, ScenarioError
from scenarios.model.fit import fit
from tests.casebooks import MINI
from tests.cost import Cost
from tests.hostile import CORPUS, LARGE
from tests.scenarios.projected import snapshot

MOST_SECONDS = 2.0
MOST_MEGABYTES = 200

FIXTURE = CORPUS.parent / "scenarios" / "version-3.otherwise"
CORPUS_FILES = sorted(CORPUS.iterdir())

posix = pytest.mark.skipif(os.name != "posix", reason="of POSIX systems")


def find_mini(casebook_id: str) -> Path | None:
    return MINI if casebook_id == "mini" else None


def show(opened: Opened) -> None:
    """Compute all that a window would show first."""
    fitting = fit(opened.casebook, opened.scenario)
    shown = snapshot(
        opened.casebook, fitting.choices, fitting.supposed, fitting.reading, in_play=fitting.in_play
    )
    for question in opened.casebook.questions[:1]:
        shown.map(question.id)


def assert_clear(error: FaultError) -> None:
    assert error.faults
    for fault in error.faults:
        line = str(fault)
        assert len(line.splitlines()) == 1
        assert len(line) <= 300
        assert line.isprintable()
        assert "pydantic" not in line
        assert "Traceback" not in line


def test_the_cost_of_something_is_measured() -> None:
    with Cost() as cost:
        block = bytearray(50_000_000)
        time.sleep(0.05)
    assert len(block) == 50_000_000
    assert cost.seconds >= 0.05
    assert cost.megabytes >= 40 or sys.platform != "linux"


@pytest.mark.parametrize("name", LARGE)
def test_large_files_cost_little(tmp_path: Path, name: str) -> None:
    path = tmp_path / "large.otherwise"
    path.write_bytes(LARGE[name]())
    with Cost() as cost:
        try:
            show(open_anyway(path, find_mini))
        except ScenarioError as error:
            assert_clear(error)
    assert cost.seconds < MOST_SECONDS
    assert cost.megabytes < MOST_MEGABYTES


@pytest.mark.parametrize("name", ["a casebook inside of many links", "many long notes", "wide lectures"])
def test_a_large_file_that_opened_is_saved_again(name: str) -> None:
    scenario = scenario_from_bytes(LARGE[name](), "x").scenario
    with Cost() as cost:
        data = scenario_to_bytes(scenario)
    assert scenario_from_bytes(data, "x").scenario == scenario
    assert cost.seconds < MOST_SECONDS
    assert cost.megabytes < MOST_MEGABYTES


@pytest.mark.parametrize("path", CORPUS_FILES, ids=lambda path: path.stem)
def test_what_failed_once_does_not_fail_again(path: Path) -> None:
    with Cost() as cost:
        try:
            opened = open_anyway(path, find_mini)
        except ScenarioError as error:
            assert path.name.startswith("refused-")
            assert_clear(error)
            assert check(path).faults
        else:
            assert path.name.startswith("opened-")
            show(opened)
            assert all(notice.isprintable() for notice in opened.notices)
            assert scenario_from_bytes(scenario_to_bytes(opened.scenario), "x").scenario == opened.scenario
    assert cost.seconds < MOST_SECONDS


# What is no file, or no file that could be read.


@pytest.fixture
def odd(tmp_path: Path) -> dict[str, Path]:
    """Paths that are not what they seem."""
    for name in ("folder", "loop", "pipe", "device", "link-to-device", "link-to-pipe", "huge", "dangling"):
        path = tmp_path / f"{name}.otherwise"
        if name == "folder":
            path.mkdir()
        elif name == "pipe":
            os.mkfifo(path)
        elif name == "huge":
            with path.open("wb") as file:
                file.truncate(2**30)
    (tmp_path / "loop.otherwise").symlink_to(tmp_path / "loop.otherwise")
    (tmp_path / "link-to-device.otherwise").symlink_to("/dev/zero")
    (tmp_path / "link-to-pipe.otherwise").symlink_to(tmp_path / "pipe.otherwise")
    (tmp_path / "dangling.otherwise").symlink_to(tmp_path / "nothing")
    return {path.stem: path for path in tmp_path.iterdir()}


@posix
@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("folder", "it is a folder"),
        ("loop", "it is a link that leads back to itself"),
        ("pipe", "it is a pipe"),
        ("link-to-pipe", "it is a pipe"),
        ("link-to-device", "it is a device"),
        ("huge", "it is larger than 16 MiB"),
        ("dangling", "there is no such file"),
    ],
)
def test_what_is_no_scenario_file_is_not_waited_for(odd: dict[str, Path], name: str, said: str) -> None:
    with Cost() as cost, pytest.raises(ScenarioError, match=said) as caught:
        open_anyway(odd[name], find_mini)
    assert_clear(caught.value)
    assert cost.seconds < MOST_SECONDS
    assert cost.megabytes < 20


@posix
@pytest.mark.parametrize(
    "path",
    ["/dev/zero", "/dev/random", "/dev/full", "/dev/stdin", "/dev/tty", "/proc/self/mem", "/proc/kmsg"],
)
def test_devices_are_not_waited_for(path: str) -> None:
    with Cost() as cost, pytest.raises(ScenarioError) as caught:
        open_anyway(Path(path), find_mini)
    assert_clear(caught.value)
    assert cost.seconds < MOST_SECONDS
    assert cost.megabytes < 20


# Nothing in a file is loaded, linked or run.

_watched: list[tuple[str, object]] = []
_watching: list[bool] = []


_TOLD = ("open", "exec", "compile", "import", "subprocess.Popen", "os.system", "ctypes.dlopen")
_TOLD_OF = ("socket.", "os.exec", "os.spawn", "os.listdir", "os.scandir")


def _watch(event: str, arguments: tuple[object, ...]) -> None:
    if _watching and (event in _TOLD or event.startswith(_TOLD_OF)):
        _watched.append((event, arguments[0]))


@pytest.fixture(scope="module")
def _audit() -> None:
    sys.addaudithook(_watch)  # for good; it only looks while it is told to


@pytest.fixture
def watched(_audit: None) -> Iterator[list[tuple[str, object]]]:
    """What the program does while something is opened."""
    _watched.clear()
    yield _watched
    _watching.clear()


@pytest.mark.parametrize("name", ["opened-paths-in-ids", "opened-html-in-texts", "opened-names-of-python"])
def test_nothing_in_a_file_is_followed(watched: list[tuple[str, object]], name: str) -> None:
    path = CORPUS / f"{name}.otherwise"
    show(open_anyway(path, find_mini))  # so that nothing is imported for the first time below
    _watching.append(True)
    opened = open_anyway(path, find_mini)
    show(opened)
    scenario_to_bytes(opened.scenario)
    _watching.clear()
    touched = {(event, os.fspath(what)) for event, what in watched if isinstance(what, (str, os.PathLike))}
    assert touched <= {("open", str(path)), ("open", str(MINI))}
    assert ("open", str(path)) in touched


# Whatever structure, whatever bytes.

BOUND = settings(max_examples=150, deadline=2_000, suppress_health_check=[HealthCheck.too_slow])

texts = st.text(st.characters(), max_size=30) | st.sampled_from(
    ["", "mini", "site", "mill", "\u202e", "\x00"]
)
values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | texts,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(texts, inner, max_size=4),
    max_leaves=12,
)
KEYS = [*json.loads(FIXTURE.read_bytes()), "x"]


def opens_or_says_why(data: bytes) -> None:
    """Check that bytes make a scenario that can be shown and saved, or one clear fault."""
    try:
        scenario = scenario_from_bytes(data, "x").scenario
    except ScenarioError as error:
        assert_clear(error)
        return
    again = scenario_from_bytes(scenario_to_bytes(scenario), "x").scenario
    assert again == scenario
    casebook = casebook_from_bytes(MINI.read_bytes(), "mini.toml")
    fitting = fit(casebook, scenario)
    assert all(notice.isprintable() for notice in fitting.notices)
    snapshot(casebook, fitting.choices, fitting.supposed, fitting.reading)


@BOUND
@given(st.binary(max_size=300))
def test_any_bytes(data: bytes) -> None:
    opens_or_says_why(data)


@BOUND
@given(values)
def test_any_json(value: object) -> None:
    opens_or_says_why(json.dumps(value).encode())


@BOUND
@given(st.dictionaries(st.sampled_from(KEYS), values, max_size=6))
def test_any_value_under_any_key(changes: dict[str, Any]) -> None:
    raw = {**json.loads(FIXTURE.read_bytes()), **changes}
    opens_or_says_why(json.dumps(raw).encode())


@BOUND
@given(
    choices=st.dictionaries(texts, texts, max_size=5),
    credence=st.dictionaries(texts, st.floats(0, 1) | st.integers(), max_size=5),
    lists=st.lists(texts, max_size=5),
    notes=st.dictionaries(texts, texts, max_size=5),
    unknown=values,
)
def test_any_scenario(
    choices: dict[str, str],
    credence: dict[str, float],
    lists: list[str],
    notes: dict[str, str],
    unknown: object,
) -> None:
    raw = {
        "format": "otherwise/scenario",
        "version": 1,
        "casebook": {"id": "mini", "y": unknown},
        "choices": choices,
        "credence": credence,
        "muted": lists,
        "in_play": lists,
        "notes": notes,
        "x": unknown,
    }
    opens_or_says_why(json.dumps(raw).encode())


@st.composite
def mutations(draw: st.DrawFn, data: bytes) -> bytes:
    """The bytes of a real file with a few of them changed, taken out, doubled or exchanged."""
    changed = bytearray(data)
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(changed)))
        end = min(len(changed), start + draw(st.sampled_from([0, 1, 2, 10, 100, 1_000])))
        piece = draw(
            st.binary(max_size=3)
            | st.sampled_from([b'"', b"{", b"[", b"null", b"1e999", b"\\ud800", b"\xff\xfe", b"9" * 5_000])
            | st.just(bytes(changed[start:end]) * 2)
        )
        changed[start:end] = piece
    return bytes(changed)


@BOUND
@given(mutations(FIXTURE.read_bytes()))
def test_any_change_to_a_real_scenario(data: bytes) -> None:
    opens_or_says_why(data)


@BOUND
@given(mutations(MINI.read_bytes()))
def test_any_change_to_the_casebook_inside(data: bytes) -> None:
    raw = {**json.loads(FIXTURE.read_bytes()), "casebook_text": data.decode("utf-8", "replace")}
    scenario = scenario_from_bytes(json.dumps(raw).encode(), "x").scenario
    try:
        casebook = casebook_from_bytes((scenario.casebook_text or "").encode("utf-8", "replace"), "x")
    except FaultError as error:
        assert_clear(error)
        return
    fitting = fit(casebook, scenario)
    snapshot(casebook, fitting.choices, fitting.supposed, fitting.reading)


@pytest.fixture(scope="module")
def copy_bytes(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    from scenarios.files.recovery import Copies, Work

    folder = tmp_path_factory.mktemp("recovery")
    copies = Copies(folder)
    copies.keep(1, Work(open_scenario(FIXTURE).scenario, title="x", path=Path("/x"), digest="abc"))
    data = (copies.folder / "1.copy").read_bytes()
    copies.close()
    return data


@settings(BOUND, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(data=st.data())
def test_any_change_to_a_copy_of_unsaved_work(data: st.DataObject, tmp_path: Path, copy_bytes: bytes) -> None:
    path = tmp_path / "1.copy"
    path.write_bytes(data.draw(mutations(copy_bytes)))
    try:
        read_copy(path)
    except ScenarioError as error:
        assert_clear(error)
