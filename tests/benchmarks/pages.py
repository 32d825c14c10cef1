"""How long the pages take, and how large they are, without the network.

    python tests/benchmarks/pages.py

Prints for each page its first answer in a fresh application and the median of 21 more, in
milliseconds, and its size in kilobytes without pictures. Goals: the first page under 100 ms, the
whole checklist under 300 kB.
"""

import statistics
import time

from docsec_web.app import create_app

PAGES = ("/en/", "/en/features", "/es/features?q=holograma", "/en/features/dovid", "/en/indicators")
PAGES += ("/en/vocabulary", "/en/checklist", "/en/workbook", "/en/cards", "/en/session")


def milliseconds(client, page: str) -> float:
    """Return the time of one answer."""
    started = time.perf_counter()
    client.get(page)
    return (time.perf_counter() - started) * 1000


client = create_app().test_client()
print(f"{'page':26}{'first':>8}{'median':>8}{'kB':>7}")
for page in PAGES:
    first = milliseconds(client, page)
    usual = statistics.median(milliseconds(client, page) for _ in range(21))
    print(f"{page:26}{first:8.1f}{usual:8.1f}{len(client.get(page).data) / 1000:7.0f}")
