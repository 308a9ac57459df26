"""Static files from memory, packed once; their names change with their content, so browsers keep them for a year."""

from __future__ import annotations

import mimetypes
from dataclasses import dataclass
from pathlib import Path

from mingbai.config.packing import GZIP, packed, takes_gzip

YEAR = 365 * 24 * 60 * 60
SMALLEST = 9
"""The level of packing: these are made once and sent for a year."""
Header = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Asset:
    """One static file as it is sent: whole, and packed where that saves something."""

    headers: list[Header]
    body: bytes
    packed_headers: list[Header]
    packed_body: bytes

    def answer(self, accepted: str, *, is_whole: bool) -> tuple[int, list[Header], bytes]:
        """Return status, headers and body for a reader who takes these encodings and asks for all or the head."""
        is_packed = bool(self.packed_body) and takes_gzip(accepted)
        headers, body = (self.packed_headers, self.packed_body) if is_packed else (self.headers, self.body)
        return 200, headers, body if is_whole else b""


class Assets:
    """The collected static files below `root`, at addresses that begin with `route`.

    Only what was there at the start is served: no address, however it is written, leads out of the folder.
    """

    def __init__(self, route: str, root: Path) -> None:
        self.paths = {f"{route}{file.relative_to(root).as_posix()}": file for file in root.rglob("*") if file.is_file()}
        self.loaded: dict[str, Asset] = {}

    def at_hand(self, path: str) -> Asset | None:
        """Return a file that is in memory."""
        return self.loaded.get(path)

    def load(self, path: str) -> Asset | None:
        """Read and pack a file; None where there is none. Slow: not for the event loop."""
        file = self.paths.get(path)
        if file is None:
            return None
        kind, _ = mimetypes.guess_type(file.name)
        kind = kind or "application/octet-stream"
        kind = f"{kind}; charset=utf-8" if kind.startswith("text/") else kind
        body = file.read_bytes()
        small = packed(body, kind, SMALLEST)
        shared = [("content-type", kind), ("cache-control", f"max-age={YEAR}, immutable"), ("vary", "accept-encoding")]
        found = Asset(
            [*shared, ("content-length", str(len(body)))],
            body,
            [*shared, ("content-encoding", GZIP), ("content-length", str(len(small)))],
            small,
        )
        self.loaded[path] = found
        return found
