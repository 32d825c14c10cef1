"""How much of a file is done, on a terminal."""

from __future__ import annotations

from typing import TextIO

_WIDTH = 30


class Progress:
    """A bar by bytes read, redrawn in its place; nothing where no person looks on."""

    def __init__(self, stream: TextIO, size: int | None) -> None:
        """Draw on ``stream`` if it is a terminal; ``size`` is that of the file, if known."""
        self._stream, self._size = stream, size
        self._shown = stream.isatty()

    def show(self, bytes_read: int | None, records: int) -> None:
        """Draw how far the work is."""
        if not self._shown:
            return
        said = spaced(records)
        if self._size and bytes_read is not None:
            share = min(1.0, bytes_read / self._size)
            bar = ("#" * round(share * _WIDTH)).ljust(_WIDTH, ".")
            said = f"[{bar}] {share:4.0%}  {said}"
        self._stream.write(f"\r{said}")
        self._stream.flush()

    def end(self) -> None:
        """Wipe the bar away."""
        if self._shown:
            self._stream.write("\r\x1b[K")
            self._stream.flush()


def spaced(number: int) -> str:
    """Return ``number`` with its digits in groups of three, as in every language here."""
    return f"{number:,}".replace(",", "\N{NO-BREAK SPACE}")
