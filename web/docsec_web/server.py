"""`docsec serve`: waitress, on this computer only unless asked otherwise."""

from __future__ import annotations

import socket

import waitress

from docsec.errors import UsageError
from docsec_web.app import create_app
from docsec_web.store import prepare

LOOPBACK = ("127.0.0.1", "localhost", "::1")
THREADS = 4
CONNECTIONS = 50


def serve(host: str = "127.0.0.1", port: int = 8000, store: str | None = None) -> None:
    """Serve the pages until interrupted; ``port`` 0 takes a free one, ``store`` keeps workbooks.

    Raises:
        UsageError: the address cannot be taken, or the store not be used.
    """
    server = open_server(host, port, STORE=prepare(store) if store else None)
    shown = f"[{host}]" if ":" in host else host
    print(f"docsec: http://{shown}:{server.effective_port}/  (Ctrl+C ends it)", flush=True)
    if host not in LOOPBACK:
        print("Anybody who reaches this address can use it; nothing is encrypted.", flush=True)
    server.run()


def open_server(host: str, port: int, **config: object) -> waitress.server.BaseWSGIServer:
    """Return a server that listens at ``host`` and ``port``, not yet running.

    Raises:
        UsageError: the address cannot be taken.
    """
    # The name of another machine is unknown here; on this one only its own names are taken.
    names = {} if host in LOOPBACK else {"ALLOWED_HOSTS": None}
    app = create_app({**names, **config})
    most = 2 * int(app.config["MAX_CONTENT_LENGTH"])
    return waitress.create_server(
        app,
        sockets=[_listening(host, port)],
        threads=THREADS,
        connection_limit=CONNECTIONS,
        ident=None,
        max_request_body_size=most,
        # Waitress would put what is longer on disk.
        inbuf_overflow=most + 1,
        outbuf_overflow=1 << 40,
    )


def _listening(host: str, port: int) -> socket.socket:
    """Return a socket at the address; waitress would leave its own open where that fails."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family)
    except (OSError, OverflowError) as error:
        raise UsageError("port-in-use", host=host, port=port) from error
