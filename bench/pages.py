"""A cached public page against granian's bare response of the same size and headers, and the start of the server."""

from __future__ import annotations

import http.client
import json
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from bench.measure import verdict
from bench.servers import MINGBAI, free_port, requests_a_second, serving

AT_LEAST = 0.9
START_LIMIT = 2.0
PAGE = "/baiyang/"
ROUNDS = 11
SECONDS = 2
GRANIAN = (sys.executable, "-m", "granian", "--interface", "wsgi", "--log-level", "warning", "--no-access-log")
# The same for both: one worker, so that the second core is left to the load generator.
SAME = ("--workers", "1", "--blocking-threads", "4")


def main() -> int:
    """Measure the start, then load both servers in turn."""
    data = {"DATA_DIR": os.environ["DATA_DIR"]}
    for step in ("setup", "demo"):
        subprocess.run([*MINGBAI, step], env={**os.environ, **data}, check=True, stdout=subprocess.DEVNULL)
    port = free_port()
    starts = []
    for _ in range(3):
        with serving([*MINGBAI, "serve", "--port", str(port), "--workers", str(os.cpu_count())], port, data) as seconds:
            starts.append(seconds)
    started = verdict(
        "start of mingbai serve to its first answer on an existing database", statistics.median(starts), START_LIMIT, unit=" s"
    )
    with serving([*MINGBAI, "serve", "--port", str(port), "--workers", "1"], port, data):
        kept = [_compare(port, accepted) for accepted in ("identity", "gzip")]
        return 0 if all(kept) and started else 1


def _compare(port: int, accepted: str) -> bool:
    page = http.client.HTTPConnection("127.0.0.1", port)
    page.request("GET", PAGE, headers={"Accept-Encoding": accepted})
    answer = page.getresponse()
    body = answer.read()
    if answer.status != 200:
        raise RuntimeError(f"{PAGE}: {answer.status}")
    headers = [(name, value) for name, value in answer.getheaders() if name.lower() not in ("date", "server", "connection")]
    bare_port = free_port()
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "body").write_bytes(body)
        shown = {"BENCH_BODY": str(Path(folder) / "body"), "BENCH_HEADERS": json.dumps(headers)}
        with serving([*GRANIAN, *SAME, "--port", str(bare_port), "bench.bare:application"], bare_port, shown):
            ratios = []
            for round_number in range(ROUNDS):
                pair = [(port, PAGE), (bare_port, "/")]
                speeds = [requests_a_second(*one, SECONDS, accepted) for one in (pair if round_number % 2 else reversed(pair))]
                ours, bare = speeds if round_number % 2 else reversed(speeds)
                print(f"    page {ours:,.0f}/s, bare {bare:,.0f}/s")
                ratios.append(ours / bare)
    print(f"{PAGE}, {accepted}: {len(body):,} bytes")
    what = f"cached public page ({accepted}), times granian's bare answer"
    return verdict(what, statistics.median(ratios), AT_LEAST, at_least=True)


if __name__ == "__main__":
    sys.exit(main())
