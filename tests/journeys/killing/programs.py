"""The server that the kill tests kill, and where its programs stand."""

from __future__ import annotations

import os
import socket
import time
import urllib.request
from pathlib import Path

from loaded import Loaded

HERE = Path(__file__).parent


def environment(data: Path) -> dict[str, str]:
    kept = {k: v for k, v in os.environ.items() if k not in {"DATABASE_URL", "PORT", "HOST"}}
    return {**kept, "DATA_DIR": str(data)}


class Server:
    """The product's own command, in its own process group."""

    def __init__(self, loaded: Loaded) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        self.url = f"http://127.0.0.1:{port}"
        self.running = loaded.start("serve", "--port", str(port), "--workers", "2", "--no-worker")
        for _ in range(300):
            try:
                urllib.request.urlopen(f"{self.url}/work/sign-in/", timeout=5).close()
            except OSError:
                assert not self.running.has_ended(), self.running.said
                time.sleep(0.1)
            else:
                return
        raise AssertionError(self.running.said)

    def kill(self) -> None:
        """Kill the whole group at once, as a power failure would."""
        self.running.kill()
