"""The real server: its address, its limits, and nothing on disk there either."""

import io
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing
from functools import partial
from http.client import HTTPConnection

import numpy as np
import pytest
from PIL import Image
from waitress import wasyncore
from werkzeug.datastructures import FileStorage
from werkzeug.test import encode_multipart

from docsec.errors import UsageError
from docsec.reading.fake import FakeReader
from docsec_web.server import open_server, serve


@pytest.fixture
def start() -> Iterator[Callable[..., int]]:
    running = []

    def begin(host: str = "127.0.0.1", **config: object) -> int:
        server = open_server(host, 0, **config)
        thread = threading.Thread(target=server.run)
        thread.start()
        running.append((server, thread))
        return server.effective_port

    yield begin
    for server, thread in running:
        # Closed from within its loop; a socket closed from here would be missed there.
        server.trigger.pull_trigger(partial(wasyncore.close_all, server._map))
        thread.join()
        server.task_dispatcher.shutdown()


def test_port_in_use() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(UsageError) as raised:
            serve("127.0.0.1", port)
    assert raised.value.code == "port-in-use"
    assert raised.value.parameters == {"host": "127.0.0.1", "port": port}


def test_no_such_address() -> None:
    with pytest.raises(UsageError):
        serve("no-such-host.invalid", 0)


def ask(port: int, path: str, body: bytes | None = None, kind: str = "text/plain"):
    connection = HTTPConnection("127.0.0.1", port, timeout=60)
    with closing(connection):
        method = "GET" if body is None else "POST"
        connection.request(method, path, body, {"Content-Type": kind})
        answer = connection.getresponse()
        return answer.status, answer.headers, answer.read()


def test_it_answers(start: Callable[..., int]) -> None:
    status, headers, _ = ask(start(), "/api/v1/health")
    assert status == 200
    assert "Server" not in headers


def test_nothing_is_written_to_disk_by_the_server(
    start: Callable[..., int], files_written: Callable[[], AbstractContextManager[list[str]]]
) -> None:
    port = start(READER=FakeReader(()))
    pixels = np.random.default_rng(1).integers(0, 255, (800, 900, 3), dtype=np.uint8)
    buffer = io.BytesIO()
    Image.fromarray(pixels).save(buffer, "PNG")
    upload = FileStorage(io.BytesIO(buffer.getvalue()), "page.png")
    boundary, body = encode_multipart({"file": upload})
    assert len(body) > 1_500_000, "waitress would keep it in memory anyway"
    with files_written() as opened:
        kind = f"multipart/form-data; boundary={boundary}"
        _, _, page = ask(port, "/en/check", body, kind)
    assert b"No MRZ was read." in page
    assert opened == []


def test_too_large_a_request_gets_its_sentence(start: Callable[..., int]) -> None:
    status, _, body = ask(start(MAX_CONTENT_LENGTH=1_000_000), "/api/v1/check", b"x" * 1_500_000)
    assert status == 413
    assert b"upload-too-large" in body
