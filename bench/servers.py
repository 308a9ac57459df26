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
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path


def free_port() -> int:
    """Return a port on which nobody listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass(frozen=True)
class Served:
    """A server that runs: the seconds until its first answer, and its first process."""

    seconds: float
    pid: int

    def cpu(self) -> float:
        """Return the seconds of processor time that it and all that it started have used."""
        parents: dict[int, int] = {}
        ticks: dict[int, int] = {}
        for stat in Path("/proc").glob("[0-9]*/stat"):
            with suppress(OSError):
                fields = stat.read_text("utf-8", "replace").rpartition(")")[2].split()
                number = int(stat.parent.name)
                parents[number], ticks[number] = int(fields[1]), int(fields[11]) + int(fields[12])
        own = {self.pid}
        while more := {number for number, parent in parents.items() if parent in own} - own:
            own |= more
        return sum(ticks.get(number, 0) for number in own) / os.sysconf("SC_CLK_TCK")


@contextmanager
def serving(command: Sequence[str], port: int, environment: Mapping[str, str]) -> Iterator[Served]:
    """Run a server, yield it after its first answer, and end it by its own process id."""
    start = time.perf_counter()
    process = subprocess.Popen(command, env={**os.environ, **environment}, stdout=subprocess.DEVNULL)
    try:
        while not answers(port):
            if process.poll() is not None or time.perf_counter() - start > 60:
                raise RuntimeError(f"no answer from {' '.join(command)}")
            time.sleep(0.01)
        yield Served(time.perf_counter() - start, process.pid)
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


@dataclass(frozen=True)
class Loaded:
    """What wrk counted: answers, answers a second, and what went wrong."""

    count: int
    speed: float
    errors: int


def load(port: int, path: str, seconds: float, accepted: str, *, connections: int = 16, script: Path | None = None) -> Loaded:
    """Load a page, or what a Lua script asks for, over kept-alive connections with wrk."""
    address = f"http://127.0.0.1:{port}{path}"
    command = ["wrk", "-t1", f"-c{connections}", f"-d{seconds:.0f}s", "-H", f"Accept-Encoding: {accepted}", "--timeout", "10s"]
    command += ["-s", str(script)] if script else []
    said = subprocess.run([*command, address], capture_output=True, text=True, check=True).stdout
    wrong = [int(number) for number in re.findall(r"(?:connect|read|write|timeout|responses:) (\d+)", said)]
    count, speed = re.search(r"(\d+) requests in", said), re.search(r"Requests/sec:\s*([\d.]+)", said)
    assert count is not None
    assert speed is not None
    return Loaded(int(count[1]), float(speed[1]), sum(wrong))


def requests_a_second(port: int, path: str, seconds: float, accepted: str) -> float:
    """Load one page over kept-alive connections: with wrk if installed, else with threads of our own.

    `accepted` is the Accept-Encoding that is sent.
    """
    if shutil.which("wrk"):
        found = load(port, path, seconds, accepted)
        if found.errors:
            raise RuntimeError(f"{found.errors} errors")
        return found.speed
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
