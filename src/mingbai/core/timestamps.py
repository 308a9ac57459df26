"""Asking a time-stamp authority (RFC 3161) to sign a digest, where the address of one is set.

The answer is kept as it came and verified on another machine (`openssl ts -verify`): the machine that is being checked cannot
vouch for itself. Here it is only seen that the authority granted the request and that its answer holds our digest.
"""

from __future__ import annotations

import hashlib
import http.client
import secrets
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings

from mingbai.core import files

SHA256 = bytes.fromhex("300d06096086480165030402010500")
"""The algorithm identifier of SHA-256 in DER."""
SECONDS, LARGEST = 20, 100_000
GRANTED = (0, 1)


def kept(data: bytes, place: Path) -> tuple[bool, str]:
    """Have the data stamped and keep the answer at `place`; return whether that was done, and why not."""
    if not settings.TIMESTAMP_URL:
        return False, ""
    digest = hashlib.sha256(data).digest()
    try:
        answer = _asked(settings.TIMESTAMP_URL, request(digest, secrets.randbits(63)))
    except (OSError, http.client.HTTPException, ValueError) as failure:
        return False, f"时间戳没有取到，下次核对再取；总是取不到，请系统管理员查网络和 TIMESTAMP_URL：{failure}"[:300]
    if not is_granted(answer, digest):
        return False, "时间戳机构没有同意，或者回的不是这份指纹的时间戳。下次核对再取；总是这样，请系统管理员问时间戳机构。"
    files.write_durably(place, answer)
    return True, ""


def request(digest: bytes, nonce: int | None) -> bytes:
    """Return a TimeStampReq in DER that asks for the certificate too."""
    imprint = _der(0x30, SHA256 + _der(0x04, digest))
    number = b"" if nonce is None else _der(0x02, nonce.to_bytes(nonce.bit_length() // 8 + 1))
    return _der(0x30, b"\x02\x01\x01" + imprint + number + b"\x01\x01\xff")


def is_granted(answer: bytes, digest: bytes) -> bool:
    """Return whether a TimeStampResp says granted (0) or granted with modifications (1), and holds the digest."""
    try:
        status = _content(_content(answer))
        return status[:2] == b"\x02\x01" and status[2] in GRANTED and digest in answer
    except IndexError:
        return False


def _asked(address: str, body: bytes) -> bytes:
    parts = urlsplit(address)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise ValueError(f"TIMESTAMP_URL 要写成 http:// 或者 https:// 开头的地址，现在是 {address}")
    kind = http.client.HTTPSConnection if parts.scheme == "https" else http.client.HTTPConnection
    connection = kind(parts.hostname, parts.port, timeout=SECONDS)
    try:
        target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        connection.request("POST", target, body, {"Content-Type": "application/timestamp-query"})
        answer = connection.getresponse()
        if answer.status != http.client.OK:
            raise ValueError(f"回答是 {answer.status}")
        return answer.read(LARGEST)
    finally:
        connection.close()


def _der(tag: int, content: bytes) -> bytes:
    """Return a DER value of less than 128 bytes."""
    assert len(content) < 0x80
    return bytes((tag, len(content))) + content


def _content(value: bytes) -> bytes:
    """Return what a DER value holds, with whatever follows it."""
    first = value[1]
    return value[2:] if first < 0x80 else value[2 + (first & 0x7F) :]
