"""Requests of staff, handed to the staff processes over a local socket."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from pathlib import Path
from typing import IO, Any

from granian._granian import RSGIProtocolClosed

from mingbai.config.site_request import SiteRequest

PIECE = 64 * 1024
LONGEST = 330.0  # seconds until the answer begins: a file may wait its turn to be read, and then be read
STARTING = 15.0  # seconds
AGAIN = 0.1  # seconds
AT_ONCE = 200
_OF_ONE_HOP = frozenset(("connection", "keep-alive", "transfer-encoding", "server", "date"))


class NoAnswer(Exception):
    """The staff processes gave no answer; the message says what to do."""


class Staff:
    """The staff processes behind their socket."""

    def __init__(self, socket: Path) -> None:
        self._socket = str(socket)
        self._under_way = 0

    async def answer(
        self, asked: SiteRequest, body: IO[bytes], length: int, proto: Any, settled: Callable[[], Awaitable[None]]
    ) -> None:
        """Hand on a request and send its answer piece by piece, after `settled`. Raises NoAnswer when none has begun."""
        if self._under_way >= AT_ONCE:
            raise NoAnswer("现在用的人太多，没有办理，什么也没有保存。请过一会儿再试。")
        self._under_way += 1
        try:
            reader, writer = await self._connected()
            try:
                await _exchange(reader, writer, asked.head(length), body, proto, settled)
            finally:
                writer.close()
        finally:
            self._under_way -= 1

    async def _connected(self) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        """Return a connection; while the staff processes are being started, wait for them."""
        now = asyncio.get_running_loop().time
        last = now() + STARTING
        while True:
            try:
                return await asyncio.open_unix_connection(self._socket, limit=4 * PIECE)
            except OSError as failure:
                if now() > last:
                    raise NoAnswer("工作人员的页面正在启动，请过几秒再试。") from failure
                await asyncio.sleep(AGAIN)


async def _exchange(
    reader: asyncio.StreamReader,
    writer: asyncio.StreamWriter,
    head: bytes,
    body: IO[bytes],
    proto: Any,
    settled: Callable[[], Awaitable[None]],
) -> None:
    try:
        async with asyncio.timeout(LONGEST):
            writer.write(head)
            while piece := body.read(PIECE):
                writer.write(piece)
                await writer.drain()
            first, *lines = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")[:-2]
    except TimeoutError as failure:
        raise NoAnswer("没有按时办完，不知道保存了没有。请先回到列表看一看，再决定要不要重做。") from failure
    except (OSError, EOFError, asyncio.LimitOverrunError) as failure:
        raise NoAnswer("办理的程序中途停了。请先回到列表看一看保存了没有，再决定要不要重做。") from failure
    named = [(name.lower(), value.strip()) for name, _, value in (line.partition(":") for line in lines)]
    headers = [pair for pair in named if pair[0] not in _OF_ONE_HOP]
    await settled()
    sink = proto.response_stream(int(first.split(" ", 2)[1]), headers)
    # A reader who has gone away wants no more.
    with suppress(RSGIProtocolClosed):
        while piece := await reader.read(PIECE):
            await sink.send_bytes(piece)
