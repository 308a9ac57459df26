"""A service on loopback for the tests of a kind of channel, with faults that a network has."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from email.parser import BytesParser
from email.policy import HTTP
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl, urlsplit

#: Status and JSON of an answer.
Answer = tuple[int, dict[str, Any]]


class Service:
    """What a fake does with a request; `faults` are met by the next requests whose path ends as named.

    A fault is one of: lost (the request is never taken in), unanswered (taken in, no answer), cut (an answer without its end),
    huge, redirect, broken (500), or the JSON of an odd answer.
    """

    def __init__(self) -> None:
        self.base = ""
        self.heard: list[tuple[str, str]] = []
        self.faults: list[tuple[str, str]] = []
        self.lock = threading.Lock()

    def answer(self, method: str, path: str, query: dict[str, str], headers: Any, body: bytes) -> Answer:
        raise NotImplementedError

    def plan(self, path: str, *faults: str) -> None:
        self.faults += [(path, fault) for fault in faults]

    def fault(self, path: str) -> str:
        for planned in self.faults:
            if path.endswith(planned[0]):
                self.faults.remove(planned)
                return planned[1]
        return ""


@contextmanager
def running(service: Service) -> Iterator[Service]:
    class Handler(BaseHTTPRequestHandler):
        def handle_any(self) -> None:
            parts = urlsplit(self.path)
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            with service.lock:
                service.heard.append((self.command, self.path))
                fault = service.fault(parts.path)
                if fault == "lost":
                    return
                query = dict(parse_qsl(parts.query))
                status, told = (
                    (200, {})
                    if fault.startswith(("{", "["))
                    else (500, {})
                    if fault == "broken"
                    else service.answer(self.command, parts.path, query, self.headers, body)
                )
            if fault == "unanswered":
                return
            data = b"x" * 5_000_000 if fault == "huge" else json.dumps(told).encode()
            data = fault.encode() if fault.startswith(("{", "[")) else data
            self.send_response(302 if fault == "redirect" else status)
            if fault == "redirect":
                self.send_header("Location", f"{service.base}/elsewhere")
            self.send_header("Content-Length", str(len(data) + (fault == "cut")))
            self.end_headers()
            try:
                self.wfile.write(data)
            except OSError:
                # The other side has read enough.
                self.close_connection = True

        do_GET = do_POST = do_DELETE = handle_any

        def log_message(self, *args: object) -> None: ...

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    service.base = f"http://127.0.0.1:{server.server_address[1]}"
    try:
        yield service
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def parts_of(headers: Any, body: bytes) -> dict[str, bytes]:
    """Return the fields of a multipart form, files as bytes."""
    whole = BytesParser(policy=HTTP).parsebytes(f"Content-Type: {headers['Content-Type']}\r\n\r\n".encode() + body)
    found = {}
    for part in whole.iter_parts():
        name = part.get_param("name", header="content-disposition")
        found[str(name)] = part.get_payload(decode=True)
    return found
