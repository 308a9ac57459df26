"""Messages between a process and its child: byte strings with their lengths."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from typing import IO

OUT_OF_MEMORY = 3
"""The exit code of a child whose memory ran out."""
_LENGTH = struct.Struct(">Q")
_LARGEST = 512 * 1024 * 1024
"""The largest message, in bytes."""
_PARTS = 16


def send(pipe: IO[bytes], parts: Sequence[bytes]) -> None:
    """Write some byte strings as one message."""
    pipe.write(_LENGTH.pack(len(parts)))
    for part in parts:
        pipe.write(_LENGTH.pack(len(part)))
        pipe.write(part)
    pipe.flush()


def received(pipe: IO[bytes]) -> list[bytes]:
    """Read one message; raise EOFError where the other side ended, ValueError for a message without bounds."""
    left, parts = _LARGEST, []
    for _ in range(min(_number(pipe), _PARTS)):
        length = _number(pipe)
        left -= length
        if left < 0:
            raise ValueError(length)
        parts.append(_exactly(pipe, length))
    return parts


def _number(pipe: IO[bytes]) -> int:
    (number,) = _LENGTH.unpack(_exactly(pipe, _LENGTH.size))
    return int(number)


def _exactly(pipe: IO[bytes], length: int) -> bytes:
    data = pipe.read(length)
    if len(data) != length:
        raise EOFError
    return data
