"""Calls over HTTP to the one host that an administrator wrote: no redirects, no proxies, limits of time and size.

A failure says whether the other side can have taken the request in. No exception of this module carries an address, a header or
a body, because these hold secrets.
"""

from __future__ import annotations

import hashlib
import http
import http.client
import json
import ssl
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote, urlencode, urlsplit

from mingbai.channels.kinds.values import ChannelFile

CONNECT, READ, WHOLE = 10.0, 30.0, 120.0
"""Seconds to reach the host, for each wait after that, and for one answer as a whole."""
LARGEST = 4 * 1024 * 1024
_PIECE = 64 * 1024


class NotReached(Exception):
    """The request did not go out, so nothing happened there."""


class Unanswered(Exception):
    """The request went out, and what became of it is not known."""


class WrongAddress(Exception):
    """The address that was written is none that may be called."""


@dataclass(frozen=True, slots=True)
class Heard:
    """An answer: its status and body."""

    status: int
    body: bytes = field(repr=False)

    def plain(self) -> dict[str, Any]:
        """Return the JSON object of the body; empty when it is none."""
        try:
            found = json.loads(self.body)
        except (ValueError, RecursionError):
            return {}
        return found if isinstance(found, dict) else {}


class Caller:
    """Calls below one base address."""

    def __init__(self, base: str, seconds: Callable[[], float]) -> None:
        self._seconds = seconds
        try:
            parts = urlsplit(base.strip())
            self._port, self._host = parts.port, parts.hostname or ""
        except ValueError:
            raise WrongAddress("地址写得不对。") from None
        if parts.scheme not in {"http", "https"} or not self._host:
            raise WrongAddress("地址要以 http:// 或者 https:// 开头，后面写主机名。")
        if parts.username or parts.password or parts.query or parts.fragment:
            raise WrongAddress("地址里不要写账号、密码、问号和井号。")
        self._is_tls, self._path = parts.scheme == "https", parts.path.rstrip("/")

    def call(
        self,
        method: str,
        path: str,
        *,
        query: Mapping[str, str] | None = None,
        body: bytes = b"",
        headers: Mapping[str, str] | None = None,
    ) -> Heard:
        """Send one request and return the answer, whatever its status; raise NotReached or Unanswered."""
        target = quote(f"{self._path}{path}", safe="/%") + (f"?{urlencode(query)}" if query else "")
        connection = self._connected()
        try:
            sent = {"User-Agent": "mingbai", "Connection": "close", **(headers or {})}
            connection.request(method, target, body or None, sent)
            answer = connection.getresponse()
            return Heard(answer.status, self._read(answer))
        except (OSError, http.client.HTTPException, ValueError) as failure:
            raise Unanswered(type(failure).__name__) from None
        finally:
            connection.close()

    def _connected(self) -> http.client.HTTPConnection:
        try:
            if self._is_tls:
                context = ssl.create_default_context()
                made: http.client.HTTPConnection = http.client.HTTPSConnection(
                    self._host, self._port, timeout=CONNECT, context=context
                )
            else:
                made = http.client.HTTPConnection(self._host, self._port, timeout=CONNECT)
            made.connect()
            made.sock.settimeout(READ)
        except (OSError, http.client.HTTPException, ValueError) as failure:
            raise NotReached(type(failure).__name__) from None
        return made

    def _read(self, answer: http.client.HTTPResponse) -> bytes:
        """Read the body; one that is too long, too slow or cut off is no answer."""
        until, found = self._seconds() + WHOLE, bytearray()
        while piece := answer.read1(_PIECE):
            found += piece
            if len(found) > LARGEST or self._seconds() > until:
                raise ValueError("too much")
        told = None if answer.chunked or answer.status == http.HTTPStatus.NO_CONTENT else answer.getheader("Content-Length")
        if told is not None and told != str(len(found)):
            raise ValueError("cut off")
        return bytes(found)


def json_body(value: object) -> tuple[bytes, dict[str, str]]:
    """Return a JSON body with its header; Chinese stays as it is, because some services count the characters of the body."""
    return json.dumps(value, ensure_ascii=False).encode(), {"Content-Type": "application/json; charset=utf-8"}


def form_body(fields: Mapping[str, str]) -> tuple[bytes, dict[str, str]]:
    """Return a form as body with its header."""
    return urlencode(fields).encode(), {"Content-Type": "application/x-www-form-urlencoded"}


def multipart_body(fields: Mapping[str, str], name: str, file: ChannelFile) -> tuple[bytes, dict[str, str]]:
    """Return a form with one file; the file goes under a plain name, because services judge it by its ending."""
    boundary = "mingbai" + hashlib.sha256(file.data).hexdigest()[:32]
    ending = {"image/png": "png", "image/jpeg": "jpg", "image/gif": "gif"}.get(file.media_type, "bin")
    lines = bytearray()
    for key, value in fields.items():
        lines += f'--{boundary}\r\nContent-Disposition: form-data; name="{key}"\r\n\r\n{value}\r\n'.encode()
    lines += (
        f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"; filename="file.{ending}"\r\n'
        f"Content-Type: {file.media_type}\r\n\r\n"
    ).encode()
    lines += file.data + f"\r\n--{boundary}--\r\n".encode()
    return bytes(lines), {"Content-Type": f"multipart/form-data; boundary={boundary}"}
