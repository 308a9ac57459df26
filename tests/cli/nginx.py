"""nginx with the very configuration that the how-to gives, on loopback."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest

from cli.served import free_port

ROOT = Path(__file__).parents[2] / "docs" / "how-to" / "nginx"
with_nginx = pytest.mark.skipif(
    shutil.which("nginx") is None, reason="nginx is not installed (apt-get install nginx): its example configuration is not tried"
)


@contextmanager
def nginx(example: str, folder: Path, places: Mapping[str, str]) -> Iterator[int]:
    """Start nginx with an example, in which these places are replaced by those of the test; yield its port."""
    port, plain = free_port(), free_port()
    key, certificate = folder / "key.pem", folder / "fullchain.pem"
    asked = [
        "-x509",
        "-newkey",
        "ec",
        "-pkeyopt",
        "ec_paramgen_curve:prime256v1",
        "-nodes",
        "-days",
        "2",
        "-subj",
        "/CN=localhost",
    ]
    subprocess.run(["openssl", "req", *asked, "-keyout", key, "-out", certificate], check=True, capture_output=True)
    text = (ROOT / example).read_text("utf-8")
    ours = {
        "listen 443 ssl": f"listen 127.0.0.1:{port} ssl",
        "listen 80;": f"listen 127.0.0.1:{plain};",
        "/etc/ssl/mingbai": f"{folder}",
    }
    for before, after in {**ours, "/var/cache/nginx": f"{folder}/cache", **places}.items():
        text = text.replace(before, after)
    (folder / "cache").mkdir()
    own = "".join(f"{one}_temp_path {folder}/{one};" for one in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
    http = f"include /etc/nginx/mime.types; access_log off; {own} {text}"
    # What pytest makes is for its own account alone.
    user = "user root; " if os.geteuid() == 0 else ""
    main = f"{user}daemon off; pid {folder}/pid; events {{}} http {{ {http} }}"
    (folder / "nginx.conf").write_text(main, "utf-8")
    process = subprocess.Popen(["nginx", "-c", folder / "nginx.conf", "-e", folder / "error.log"])
    try:
        for _ in range(100):
            if (folder / "pid").exists() and (folder / "pid").read_text().strip():
                break
            assert process.poll() is None, (folder / "error.log").read_text()
            time.sleep(0.05)
        yield port
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(10)
