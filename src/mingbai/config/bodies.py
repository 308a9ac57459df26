"""Request bodies, received in full before a thread is taken, so that a slow sender holds nobody up."""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import AsyncIterator
from typing import IO, Any

MEBIBYTE = 1024 * 1024
STAFF_BYTES = 55 * MEBIBYTE
"""A file of 50 MiB and the form around it."""
PUBLIC_BYTES = 64 * 1024
PAPER_BYTES = 32 * MEBIBYTE
"""A few photographs from the public; the form says which one is too large."""
PAUSE = 15.0  # seconds without a byte
GRACE = 20.0  # seconds granted however little is sent
SLOWEST = 16 * 1024  # bytes a second beyond that
IN_MEMORY = MEBIBYTE


class BodyRefused(Exception):
    """A body too large or too slow; `status` is the answer, the message says what to do."""

    def __init__(self, status: int, sentence: str) -> None:
        super().__init__(sentence)
        self.status = status


async def received(headers: Any, chunks: AsyncIterator[bytes], largest: int) -> tuple[IO[bytes], int]:
    """Return the whole body and its length; a large one is kept on disk. Raises BodyRefused."""
    body: IO[bytes] = tempfile.SpooledTemporaryFile(IN_MEMORY)  # noqa: SIM115  (the request closes it)
    declared = headers.get("content-length") or ""
    if declared == "0" or (not declared and not headers.get("transfer-encoding")):
        return body, 0
    length = 0
    try:
        _refuse_large(int(declared) if declared.isdecimal() else 0, largest)
        now = asyncio.get_running_loop().time
        began = now()
        while True:
            left = began + GRACE + length / SLOWEST - now()
            try:
                async with asyncio.timeout(min(PAUSE, left)):
                    chunk = await anext(chunks)
            except StopAsyncIteration:
                break
            length += len(chunk)
            _refuse_large(length, largest)
            body.write(chunk)
    except TimeoutError as slow:
        body.close()
        raise BodyRefused(408, "送来的内容太慢，没有收完，什么也没有保存。请换一个快些的网络再送一次。") from slow
    except BaseException:
        body.close()
        raise
    body.seek(0)
    return body, length


def _refuse_large(length: int, largest: int) -> None:
    if length > largest:
        most = f"{largest // MEBIBYTE}MB" if largest >= MEBIBYTE else f"{largest // 1024}KB"
        raise BodyRefused(413, f"送来的内容超过{most}，没有收。请拆成几个小一些的文件再送。")
