"""nginx as the how-to sets it up, against nginx with one bare file of the same bytes: an export, and the site behind it."""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from bench.measure import verdict
from bench.servers import MINGBAI, answers, free_port, requests_a_second, serving

PAGE = "/baiyang/"
EXAMPLES = Path(__file__).resolve().parents[1] / "docs" / "how-to" / "nginx"
EXPORTED, RECIPE = 0.9, 0.8
ROUNDS, SECONDS = 7, 2
TLS = ("ssl_certificate", "ssl_protocols", "ssl_session", "return 301")


def main() -> int:
    """Export the demonstration, then load each pair in turn."""
    if not shutil.which("nginx"):
        print("nginx is not installed: not measured")
        return 0
    data = {"DATA_DIR": os.environ["DATA_DIR"]}
    for step in ("setup", "demo"):
        subprocess.run([*MINGBAI, step], env={**os.environ, **data}, check=True, stdout=subprocess.DEVNULL)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        subprocess.run([*MINGBAI, "export-site", folder / "site"], env={**os.environ, **data}, check=True)
        _bare(folder)
        port = free_port()
        with serving([*MINGBAI, "serve", "--port", str(port), "--workers", "1"], port, data):
            kept = [
                *_compare(folder, "export.conf", EXPORTED, {"/srv/mingbai/site": f"{folder}/site"}),
                *_compare(folder, "mingbai.conf", RECIPE, {"127.0.0.1:8000": f"127.0.0.1:{port}"}),
            ]
    return 0 if all(kept) else 1


def _bare(folder: Path) -> None:
    """Write the page as a file with its packed twin, and the least that serves it."""
    (folder / "bare" / "baiyang").mkdir(parents=True)
    for ending in ("", ".gz"):
        shutil.copy(folder / "site" / "current" / "baiyang" / f"index.html{ending}", folder / "bare" / "baiyang")
    told = "gzip_static on; charset utf-8; keepalive_requests 100000; open_file_cache max=1000;"
    (folder / "bare.conf").write_text(f"server {{ listen 443 ssl; root {folder}/bare; {told} }}", "utf-8")


def _compare(folder: Path, example: str, limit: float, places: Mapping[str, str]) -> list[bool]:
    with _nginx(folder, EXAMPLES / example, places) as ours, _nginx(folder, folder / "bare.conf", {}) as bare:
        return [_ratio(example, ours, bare, accepted, limit) for accepted in ("identity", "gzip")]


def _ratio(example: str, ours: tuple[int, int], bare: tuple[int, int], accepted: str, limit: float) -> bool:
    ratios, spent = [], [0.0, 0.0]
    for number in range(ROUNDS):
        speeds = [0.0, 0.0]
        for which in (0, 1) if number % 2 else (1, 0):
            port, process = (ours, bare)[which]
            before = _seconds(process)
            speeds[which] = requests_a_second(port, PAGE, SECONDS, accepted)
            spent[which] += (_seconds(process) - before) / (speeds[which] * SECONDS) * 1e6 / ROUNDS
        print(f"    {example} {speeds[0]:,.0f}/s, bare {speeds[1]:,.0f}/s")
        ratios.append(speeds[0] / speeds[1])
    print(f"    processor time of nginx a request: {example} {spent[0]:.1f} µs, bare {spent[1]:.1f} µs")
    return verdict(f"{example} ({accepted}), times a bare file of nginx", statistics.median(ratios), limit, at_least=True)


@contextmanager
def _nginx(folder: Path, example: Path, places: Mapping[str, str]) -> Iterator[tuple[int, int]]:
    """Run an example on a port of ours without TLS; yield the port and the process that answers."""
    port, plain, own = free_port(), free_port(), Path(tempfile.mkdtemp(dir=folder))
    text = "\n".join(line for line in example.read_text("utf-8").splitlines() if not line.strip().startswith(TLS))
    ours = {"listen 443 ssl": f"listen 127.0.0.1:{port}", "listen 80;": f"listen 127.0.0.1:{plain};"}
    for before, after in {**ours, "/var/cache/nginx": str(own), **places}.items():
        text = text.replace(before, after)
    temporary = "".join(f"{one}_temp_path {own}/{one};" for one in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
    user = "user root;" if os.geteuid() == 0 else ""
    http = f"include /etc/nginx/mime.types; access_log off; sendfile on; {temporary} {text}"
    # One process answers, without a master over it: its processor time is the server's.
    main = f"{user} daemon off; master_process off; pid {own}/pid; events {{ worker_connections 1024; }} http {{ {http} }}"
    (own / "nginx.conf").write_text(main, "utf-8")
    process = subprocess.Popen(["nginx", "-c", own / "nginx.conf", "-e", own / "error.log"])
    try:
        while not answers(port, PAGE):
            if process.poll() is not None:
                raise RuntimeError((own / "error.log").read_text("utf-8"))
            time.sleep(0.05)
        yield port, process.pid
    finally:
        process.terminate()
        process.wait(10)


def _seconds(process: int) -> float:
    """Return the processor time of a process so far."""
    user, system = Path(f"/proc/{process}/stat").read_text("utf-8").rsplit(")", 1)[1].split()[11:13]
    return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")


if __name__ == "__main__":
    sys.exit(main())
