"""A browser that runs a page, driven as a person drives it: by pointer and keys, over its own pipe.

Debian's Chromium or Google's Chrome, without a window and without a network. No driver and no port is needed:
the browser reads commands from one pipe and answers on another (the Chrome DevTools Protocol).
"""

from __future__ import annotations

import base64
import contextlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

PATIENCE = 120.0  # seconds that a page may take for one answer, on a machine that is busy

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-extensions",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
    "--hide-scrollbars",
    # Tests click faster than any person.
    "--disable-ipc-flooding-protection",
    "--force-color-profile=srgb",
    "--host-resolver-rules=MAP * ~NOTFOUND",
    "--remote-debugging-pipe",
)
# The browser takes its pipes at these two numbers.
_ON_PIPES = """import os, sys
for number, end in enumerate(sys.argv[1:3], start=3):
    os.dup2(int(end), number)
os.execvp(sys.argv[3], sys.argv[3:])
"""
_LOADED = """new Promise((done) => {
    if (document.readyState === "complete") done();
    else addEventListener("load", done);
})"""
_KEYS = {
    "Tab": 9,
    "Enter": 13,
    " ": 32,
    "ArrowUp": 38,
    "ArrowDown": 40,
    "ArrowLeft": 37,
    "ArrowRight": 39,
}


def find_browser() -> str | None:
    """Return the browser's program, or None where there is none."""
    return next((found for name in _NAMES if (found := shutil.which(name))), None)


class Browser:
    """A running browser; every page is a tab of it."""

    def __init__(self, program: str, folder: Path) -> None:
        self.folder = folder
        told, self._to = os.pipe()
        self._from, said = os.pipe()
        high = [_high(told), _high(said)]
        self._process = subprocess.Popen(
            [sys.executable, "-c", _ON_PIPES, *map(str, high), program, *_FLAGS, f"--user-data-dir={folder}"],
            pass_fds=high,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        for end in high:
            os.close(end)
        self._number = 0
        self._buffer = b""
        self.events: list[dict[str, Any]] = []

    def call(self, method: str, session: str | None = None, **parameters: Any) -> dict[str, Any]:
        """Send a command and return its result; what happens meanwhile is kept in `events`."""
        self._number += 1
        number = self._number
        message: dict[str, Any] = {"id": number, "method": method, "params": parameters}
        if session is not None:
            message["sessionId"] = session
        data = json.dumps(message).encode() + b"\0"
        while data:
            data = data[os.write(self._to, data) :]
        while True:
            found = self._read()
            if found.get("id") == number:
                assert "error" not in found, f"{method}: {found['error']}"
                result: dict[str, Any] = found["result"]
                return result
            if "method" in found:
                self.events.append(found)

    def close(self) -> None:
        """End the browser."""
        with contextlib.suppress(BrokenPipeError, EOFError):
            self.call("Browser.close")
        try:
            self._process.wait(10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        for end in (self._to, self._from):
            os.close(end)

    def open(self, address: str = "about:blank", *, wide: int = 1280, high: int = 720) -> Page:
        """Open a page in a tab of its own."""
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        page = Page(self, target, session)
        page.shape(wide, high)
        page.go(address)
        return page

    def _read(self) -> dict[str, Any]:
        while b"\0" not in self._buffer:
            data = os.read(self._from, 1 << 20)
            if not data:
                raise EOFError("the browser has ended")
            self._buffer += data
        text, self._buffer = self._buffer.split(b"\0", 1)
        found: dict[str, Any] = json.loads(text)
        return found


class Page:
    """A page in a tab."""

    def __init__(self, browser: Browser, target: str, session: str) -> None:
        self.browser = browser
        self._target = target
        self._session = session
        for domain in ("Page", "Runtime", "Network", "Log", "DOM", "Accessibility"):
            self.call(f"{domain}.enable")

    def call(self, method: str, **parameters: Any) -> dict[str, Any]:
        """Send a command to this page and return its result."""
        return self.browser.call(method, self._session, **parameters)

    def go(self, address: str) -> None:
        """Go to an address and wait until it is loaded."""
        self.call("Page.navigate", url=address)
        self.run(_LOADED)

    def run(self, script: str) -> Any:
        """Run an expression in the page and return its value, that of a promise once it is kept."""
        found = self.call("Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True)
        assert "exceptionDetails" not in found, found["exceptionDetails"]
        return found["result"].get("value")

    def wait_for(self, condition: str) -> None:
        """Wait until an expression is true in the page; what a click sets off may come a little later."""
        self.run(
            f"""new Promise((done, failed) => {{
                const end = performance.now() + {1000 * PATIENCE};
                const look = () => {{
                    if ({condition}) done();
                    else if (performance.now() > end) failed(new Error("it never came"));
                    else setTimeout(look, 10);
                }};
                look();
            }})"""
        )

    def click(self, selector: str) -> None:
        """Press the pointer's button in the middle of an element, scrolled into sight."""
        x, y = self.run(
            f"""(() => {{
                const found = document.querySelector({json.dumps(selector)});
                found.scrollIntoView({{ block: "center" }});
                const {{ left, top, width, height }} = found.getBoundingClientRect();
                return [left + width / 2, top + height / 2];
            }})()"""
        )
        for kind in ("mousePressed", "mouseReleased"):
            self.call("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1)

    def press(self, key: str, *, shift: bool = False) -> None:
        """Press a key and let it go."""
        given: dict[str, Any] = {
            "key": key,
            "windowsVirtualKeyCode": _KEYS[key],
            "modifiers": 8 if shift else 0,
        }
        text = {"Enter": "\r", " ": " "}.get(key)
        pressed = {"text": text} if text else {}
        self.call("Input.dispatchKeyEvent", type="keyDown" if text else "rawKeyDown", **given, **pressed)
        self.call("Input.dispatchKeyEvent", type="keyUp", **given)

    def shape(self, wide: int, high: int, *, scale: float = 1.0, mobile: bool = False) -> None:
        """Give the page a size in pixels of its own."""
        self.call(
            "Emulation.setDeviceMetricsOverride",
            width=wide, height=high, deviceScaleFactor=scale, mobile=mobile,
        )  # fmt: skip

    def scheme(self, name: str) -> None:
        """Let the system be `light` or `dark`."""
        self.call("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": name}])

    def picture(self, *, whole: bool = False) -> bytes:
        """Return a picture of what is to be seen, or of the whole page, as PNG."""
        found = self.call("Page.captureScreenshot", captureBeyondViewport=whole)
        return base64.b64decode(found["data"])

    def printed(self) -> bytes:
        """Return the page printed as PDF."""
        return base64.b64decode(
            self.call("Page.printToPDF", preferCSSPageSize=True, paperWidth=8.27, paperHeight=11.69)["data"]
        )

    def told(self) -> list[dict[str, Any]]:
        """Return the nodes that a screen reader is given."""
        nodes: list[dict[str, Any]] = self.call("Accessibility.getFullAXTree")["nodes"]
        return [node for node in nodes if not node.get("ignored")]

    def complaints(self) -> list[str]:
        """Return what the page complained of, and what it asked the network for beside itself."""
        found = []
        for event in self.browser.events:
            if event.get("sessionId") != self._session:
                continue
            said = event["params"]
            if event["method"] == "Runtime.exceptionThrown":
                found.append(json.dumps(said["exceptionDetails"])[:2000])
            elif event["method"] == "Log.entryAdded":
                found.append(said["entry"]["text"])
            elif event["method"] == "Network.requestWillBeSent":
                address = said["request"]["url"]
                if not address.startswith(("file:", "about:", "data:", "blob:")):
                    found.append(f"it asked for {address}")
        return found

    def close(self) -> None:
        """Close the tab."""
        self.browser.call("Target.closeTarget", targetId=self._target)


@contextlib.contextmanager
def running(program: str) -> Iterator[Browser]:
    """Run a browser with a home of its own."""
    with tempfile.TemporaryDirectory(prefix="otherwise-browser-", ignore_cleanup_errors=True) as folder:
        browser = Browser(program, Path(folder))
        try:
            yield browser
        finally:
            browser.close()


def _high(end: int) -> int:
    """Return a copy of an end of a pipe that is in nobody's way."""
    import fcntl

    copy = fcntl.fcntl(end, fcntl.F_DUPFD, 20)
    os.close(end)
    return copy
