"""Starting servers for a benchmark, waiting for them, loading them, and stopping them."""

from __future__ import annotations

import http.client
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager


def free_port() -> int:
    """Return a port on which nobody listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def serving(command: Sequence[str], port: int, environment: Mapping[str, str]) -> Iterator[float]:
    """Run a server, yield the seconds until its first answer, and end it by its own process id."""
    start = time.perf_counter()
    process = subprocess.Popen(command, env={**os.environ, **environment}, stdout=subprocess.DEVNULL)
    try:
        while not answers(port):
            if process.poll() is not None or time.perf_counter() - start > 60:
                raise RuntimeError(f"no answer from {' '.join(command)}")
            time.sleep(0.01)
        yield time.perf_counter() - start
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(20)


def answers(port: int, path: str = "/") -> bool:
    """Return whether the server answers."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        connection.request("GET", path)
        return connection.getresponse().read() is not None
    except OSError:
        return False
    finally:
        connection.close()


def requests_a_second(port: int, path: str, seconds: float, accepted: str) -> float:
    """Load one page over kept-alive connections: with wrk if installed, else with threads of our own.

    `accepted` is the Accept-Encoding that is sent.
    """
    if shutil.which("wrk"):
        address = f"http://127.0.0.1:{port}{path}"
        said = subprocess.run(
            ["wrk", "-t1", "-c16", f"-d{seconds:.0f}s", "-H", f"Accept-Encoding: {accepted}", address],
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        if "Non-2xx" in said:
            raise RuntimeError(said)
        return float(re.search(r"Requests/sec:\s*([\d.]+)", said)[1])  # type: ignore[index]
    counts = [0] * 8
    deadline = time.perf_counter() + seconds

    def ask(which: int) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", port)
        while time.perf_counter() < deadline:
            connection.request("GET", path, headers={"Accept-Encoding": accepted})
            answer = connection.getresponse()
            answer.read()
            if answer.status != 200:
                raise RuntimeError(f"{path}: {answer.status}")
            counts[which] += 1
        connection.close()

    threads = [threading.Thread(target=ask, args=(which,)) for which in range(len(counts))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sum(counts) / seconds


MINGBAI = (sys.executable, "-m", "mingbai.cli.main")
