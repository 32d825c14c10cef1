"""Keeping other packages' warnings out of the way, also when several threads work at once."""

from __future__ import annotations

import sys
import threading
import warnings
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

_lock = threading.Lock()
_inside = 0
_held = ExitStack()


@contextmanager
def quiet() -> Iterator[None]:
    """Silence warnings inside the block.

    `warnings.catch_warnings` changes the whole process: threads that leave it in another
    order than they came would leave it changed for good. So the first one in opens it and
    the last one out closes it. Where Python keeps the filters per thread, it does that.
    """
    if getattr(sys.flags, "context_aware_warnings", 0):
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
        return
    _enter()
    try:
        yield
    finally:
        _leave()


def _enter() -> None:
    global _inside
    with _lock:
        _inside += 1
        if _inside == 1:
            _held.enter_context(warnings.catch_warnings())
            warnings.simplefilter("ignore")


def _leave() -> None:
    global _inside
    with _lock:
        _inside -= 1
        if _inside == 0:
            _held.close()
