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
from bench.servers import MINGBAI, Served, free_port, requests_a_second, serving

AT_LEAST = 0.95
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
        with serving([*MINGBAI, "serve", "--port", str(port), "--workers", str(os.cpu_count())], port, data) as served:
            starts.append(served.seconds)
    started = verdict(
        "start of mingbai serve to its first answer on an existing database", statistics.median(starts), START_LIMIT, unit=" s"
    )
    with serving([*MINGBAI, "serve", "--port", str(port), "--workers", "1"], port, data) as served:
        kept = [_compare(port, served, accepted) for accepted in ("identity", "gzip", "br")]
        return 0 if all(kept) and started else 1


def _compare(port: int, served: Served, accepted: str) -> bool:
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
        with serving([*GRANIAN, *SAME, "--port", str(bare_port), "bench.bare:application"], bare_port, shown) as bare:
            ratios = []
            for round_number in range(ROUNDS):
                pair = [(served, port, PAGE), (bare, bare_port, "/")]
                speeds = [_speed(*one, accepted) for one in (pair if round_number % 2 else reversed(pair))]
                ours, theirs = speeds if round_number % 2 else reversed(speeds)
                print(f"    page {ours[0]:,.0f}/s, {ours[1]:.1f} µs each; bare {theirs[0]:,.0f}/s, {theirs[1]:.1f} µs each")
                ratios.append(ours[0] / theirs[0])
    print(f"{PAGE}, {accepted}: {len(body):,} bytes")
    what = f"cached public page ({accepted}), times granian's bare answer"
    return verdict(what, statistics.median(ratios), AT_LEAST, at_least=True)


def _speed(served: Served, port: int, path: str, accepted: str) -> tuple[float, float]:
    """Return requests a second, and the microseconds of processor time that the server spends on each."""
    before = served.cpu()
    speed = requests_a_second(port, path, SECONDS, accepted)
    return speed, (served.cpu() - before) / (speed * SECONDS) * 1_000_000


if __name__ == "__main__":
    sys.exit(main())
