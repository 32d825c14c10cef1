"""The real server: its address, its limits, and nothing on disk there either."""

import io
import socket
import threading
import urllib.request
from collections.abc import Callable, Iterator

import pytest
from docsec_web.server import open_server, serve

from docsec.errors import UsageError


@pytest.fixture
def start() -> Iterator[Callable[..., str]]:
    running = []

    def begin(host: str = "127.0.0.1", **config: object) -> str:
        server = open_server(host, 0, **config)
        thread = threading.Thread(target=server.run)
        thread.start()
        running.append((server, thread))
        return f"http://127.0.0.1:{server.effective_port}"

    yield begin
    for server, thread in running:
        server.close()
        server.task_dispatcher.shutdown()
        thread.join()


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


def test_it_answers(start: Callable[..., str]) -> None:
    with urllib.request.urlopen(start() + "/api/v1/health") as response:  # noqa: S310
        assert response.status == 200
        assert "Server" not in response.headers
