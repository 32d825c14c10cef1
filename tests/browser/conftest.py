"""A real Chromium against a real server, both on this machine and nowhere else."""

import io
import shutil
import threading
from collections.abc import Callable, Iterator
from datetime import date
from urllib.parse import urlsplit

import pytest
from PIL import Image
from werkzeug.serving import make_server

from docsec.findings import Reading
from docsec.policy import Policy
from docsec.reading.fake import FakeReader

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
ARGUMENTS = (
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-sync",
    "--no-first-run",
    "--no-pings",
)
ALTERED = (
    "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<",
    "L898902C36UTO7108122F1204159ZE184226B<<<<<10",
)


def _line(top: float) -> tuple[tuple[float, float], ...]:
    return ((0.05, top), (0.95, top), (0.95, top + 0.05), (0.05, top + 0.05))


def _policy() -> Policy:
    return Policy(reference_date=date(2011, 1, 1), max_bytes=2_000_000)


@pytest.fixture(scope="session")
def address() -> Iterator[str]:
    """The pages, with a reader that sees one altered digit in every picture."""
    from docsec_web.app import create_app

    sure = tuple((0.99,) * len(line) for line in ALTERED)
    reading = Reading(ALTERED, "TD3", sure, (_line(0.8), _line(0.87)), 0.0, "fake", 0.01)
    app = create_app({"READER": FakeReader([reading]), "POLICY": _policy})
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(scope="session")
def browser() -> Iterator[object]:
    """Chromium, or a skip where it is not installed."""
    sync_api = pytest.importorskip("playwright.sync_api")
    if CHROMIUM is None:
        pytest.skip("no browser: install Debian's chromium, or put one on the PATH")
    with sync_api.sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=CHROMIUM, args=list(ARGUMENTS))
        yield launched
        launched.close()


@pytest.fixture
def open_page(browser: object, address: str) -> Iterator[Callable[..., object]]:
    """Open a page; in the end, nothing left this machine and nothing complained."""
    contexts, complaints = [], []

    def watch(request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme in ("http", "https") and parts.hostname != "127.0.0.1":
            complaints.append(f"left this machine: {request.url}")

    def listen(message) -> None:
        refused = "Failed to load resource" in message.text  # a status such as 400: expected
        if message.type in ("error", "warning") and not refused:
            complaints.append(message.text)

    def begin(path: str, *, width: int = 1280, javascript: bool = True):
        context = browser.new_context(
            viewport={"width": width, "height": 900}, java_script_enabled=javascript
        )
        context.set_default_timeout(20_000)
        contexts.append(context)
        page = context.new_page()
        page.on("request", watch)
        page.on("console", listen)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(address + path)
        return page

    yield begin
    for context in contexts:
        context.close()
    assert complaints == []


@pytest.fixture(scope="session")
def png() -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (900, 620), (205, 215, 225)).save(buffer, "PNG")
    return buffer.getvalue()
