"""One request as the front server gives it, and what the application and the staff processes need of it."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING, Any
from urllib.parse import quote

from granian.utils.proxies import wrap_wsgi_with_proxy_headers

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIEnvironment

Asker = Callable[[dict[str, Any], object], tuple[str, str]]
_NOT_HANDED_ON = frozenset(
    "connection keep-alive proxy-connection te trailer transfer-encoding upgrade expect content-length"
    " x-forwarded-for x-forwarded-proto".split()
)
_JOINED_BY = {"cookie": "; "}


@dataclass(frozen=True, slots=True)
class SiteRequest:
    """A request without its body; `client` and `scheme` are those of the visitor where a trusted proxy names them."""

    method: str
    path: str
    query: str
    headers: list[tuple[str, str]]
    client: str
    scheme: str

    def head(self, length: int) -> bytes:
        """Return the request's head for the staff processes, which believe what it says of the visitor."""
        address = quote(self.path, safe="/:@!$&'()*+,;=~") + (f"?{self.query}" if self.query else "")
        lines = [f"{self.method} {address} HTTP/1.0"]
        lines += [f"{name}: {value}" for name, value in self.headers if name not in _NOT_HANDED_ON]
        lines += [f"content-length: {length}", f"x-forwarded-for: {self.client}", f"x-forwarded-proto: {self.scheme}"]
        return "\r\n".join((*lines, "", "")).encode("latin-1", "replace")

    def environ(self, body: IO[bytes], length: int) -> WSGIEnvironment:
        """Return the request as WSGI wants it."""
        found: WSGIEnvironment = {
            "REQUEST_METHOD": self.method,
            "SCRIPT_NAME": "",
            "PATH_INFO": self.path.encode().decode("latin-1"),
            "QUERY_STRING": self.query,
            "SERVER_PROTOCOL": "HTTP/1.1",
            "SERVER_NAME": "localhost",
            "SERVER_PORT": "443" if self.scheme == "https" else "80",
            "REMOTE_ADDR": self.client,
            "CONTENT_LENGTH": str(length),
            "wsgi.version": (1, 0),
            "wsgi.url_scheme": self.scheme,
            "wsgi.input": body,
            "wsgi.errors": sys.stderr,
            "wsgi.multithread": True,
            "wsgi.multiprocess": True,
            "wsgi.run_once": False,
        }
        for name, value in self.headers:
            key = "CONTENT_TYPE" if name == "content-type" else f"HTTP_{name.upper().replace('-', '_')}"
            if name != "content-length":
                found[key] = f"{found[key]}{_JOINED_BY.get(name, ',')}{value}" if key in found else value
        return found


def asker(trusted: str) -> Asker:
    """Return what finds the visitor's address and scheme: as `trusted` proxies name them, else those of the connection.

    Without the visitor's own address, one password guesser would lock everyone out.
    """

    def seen(environ: dict[str, Any], _start: object) -> tuple[str, str]:
        return environ["REMOTE_ADDR"], environ["wsgi.url_scheme"]

    return wrap_wsgi_with_proxy_headers(seen, trusted) if trusted else seen


def asked(scope: Any, who: Asker) -> SiteRequest:
    """Return the request of a scope of the front server."""
    headers = scope.headers.items()
    forwarded = {"HTTP_" + name.upper().replace("-", "_"): value for name, value in headers if name.startswith("x-forwarded-")}
    address = scope.client.rpartition(":")[0].strip("[]")
    client, scheme = who({"REMOTE_ADDR": address, "wsgi.url_scheme": scope.scheme, **forwarded}, None)
    return SiteRequest(scope.method, scope.path, scope.query_string, headers, client, scheme)
