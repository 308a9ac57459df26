"""Static files from memory, packed once; their names change with their content, so browsers keep them for a year."""

from __future__ import annotations

import mimetypes
from dataclasses import dataclass
from pathlib import Path

from mingbai.config.packing import SMALLEST, WHOLE, packed, taken
from mingbai.config.pages import Header, Sent

YEAR = 365 * 24 * 60 * 60


@dataclass(frozen=True, slots=True)
class Asset:
    """One static file as it is sent, by encoding: whole, and packed where that saves something."""

    sent: dict[str, Sent]

    def answer(self, accepted: str, *, is_whole: bool) -> tuple[int, list[Header], bytes]:
        """Return status, headers and body for a reader who takes these encodings and asks for all or the head."""
        sent = next(self.sent[encoding] for encoding in taken(accepted) if encoding in self.sent)
        return 200, sent.headers, sent.body if is_whole else b""


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
        shared = [("content-type", kind), ("cache-control", f"max-age={YEAR}, immutable"), ("vary", "accept-encoding")]
        sent = {}
        for encoding, made in {WHOLE: body, **packed(body, kind, SMALLEST)}.items():
            own = [("content-encoding", encoding)] if encoding else []
            sent[encoding] = Sent([*shared, *own, ("content-length", str(len(made)))], made)
        found = self.loaded[path] = Asset(sent)
        return found
