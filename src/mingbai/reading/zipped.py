"""The parts of an office file (a zip archive), unpacked with limits on every part, on the ratio and on the total."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from typing import IO

from mingbai.reading import limits
from mingbai.reading.limits import Allowance
from mingbai.reading.passages import Unreadable
from mingbai.reading.xml import BROKEN, parse

_FAILURES = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError, KeyError)
LOCKED = "文件设了密码，读不了。请去掉密码后再上传。"


class Parts:
    """The parts of one zip archive; every method raises Unreadable for a broken or locked archive and for a zip bomb."""

    def __init__(self, data: bytes, allowance: Allowance) -> None:
        self._allowance = allowance
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            entries = self._zip.infolist()
        except _FAILURES as error:
            raise Unreadable(BROKEN) from error
        if len(entries) > limits.ZIP_PARTS:
            raise Unreadable(limits.BOMB)
        for entry in entries:
            if entry.flag_bits & 1:
                raise Unreadable(LOCKED)
            _refuse_ratio(entry)
        self._entries = {entry.filename.lstrip("/"): entry for entry in entries if not entry.is_dir()}

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all parts, in the order of the archive."""
        return tuple(self._entries)

    @property
    def declared(self) -> int:
        """The unpacked size of all parts in bytes, as the archive declares it."""
        return sum(entry.file_size for entry in self._entries.values())

    def __contains__(self, name: str) -> bool:
        return name in self._entries

    def read(self, name: str, most: int = limits.PART_BYTES) -> bytes:
        """Return one part whole, at most `most` bytes."""
        with self.stream(name, most) as source:
            try:
                return source.read()
            except _FAILURES as error:
                raise Unreadable(BROKEN) from error

    def stream(self, name: str, most: int = limits.STREAM_BYTES) -> io.BufferedReader:
        """Return one part as a stream that raises Unreadable after `most` bytes."""
        try:
            entry = self._entries[name]
            return io.BufferedReader(_Counted(self._zip.open(entry), most, self._allowance), 1 << 17)
        except _FAILURES as error:
            raise Unreadable(BROKEN) from error


class _Counted(io.RawIOBase):
    """A stream that counts what it gives: the sizes named in a zip directory may be lies."""

    def __init__(self, source: IO[bytes], most: int, allowance: Allowance) -> None:
        self._source, self._left, self._allowance = source, most, allowance

    def readable(self) -> bool:
        """Return True: the stream can be read."""
        return True

    def readinto(self, buffer: object) -> int:
        """Read the next piece; raise Unreadable when the limit is passed."""
        view = memoryview(buffer)  # type: ignore[arg-type]  # the buffer of io.RawIOBase has no better name in 3.11
        try:
            piece = self._source.read(len(view))
        except _FAILURES as error:
            raise Unreadable(BROKEN) from error
        self._left -= len(piece)
        if self._left < 0:
            raise Unreadable(limits.BOMB)
        self._allowance.spend_bytes(len(piece))
        view[: len(piece)] = piece
        return len(piece)


def _refuse_ratio(entry: zipfile.ZipInfo) -> None:
    """Raise Unreadable for a part that grows more than any office file does."""
    if entry.file_size > limits.ZIP_RATIO_FROM and entry.file_size > entry.compress_size * limits.ZIP_RATIO:
        raise Unreadable(limits.BOMB)


def targets(parts: Parts, name: str) -> dict[str, tuple[str, str]]:
    """Return the parts that the part `name` refers to: relationship id to (kind, name of the part)."""
    folder, _, file = name.rpartition("/")
    rels = f"{folder}/_rels/{file}.rels".lstrip("/")
    if rels not in parts:
        return {}
    found = {}
    for link in parse(parts.read(rels)):
        target = link.get("Target") or ""
        if link.get("TargetMode") != "External":
            path = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
            found[link.get("Id") or ""] = ((link.get("Type") or "").rpartition("/")[2], path)
    return found
