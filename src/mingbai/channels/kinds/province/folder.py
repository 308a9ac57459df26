"""A platform behind a one-way transfer: packages are put into a folder, receipts come back in another."""

from __future__ import annotations

import json
import os
import tempfile
from pathlib import Path
from urllib.parse import quote

from mingbai.channels.kinds.province.line import index_number
from mingbai.channels.kinds.province.receipts import read_receipts
from mingbai.channels.kinds.values import (
    Again,
    ChannelMessage,
    Checked,
    Fate,
    Keep,
    SendResult,
    StandingText,
    by_hand,
    failed,
    forget,
)
from mingbai.reading.passages import Unreadable

RECEIPTS = "receipts"
LARGEST = 20 * 1024 * 1024


class FolderLine:
    """A folder for packages, with the folder `receipts` in it for what comes back."""

    def __init__(self, folder: str) -> None:
        self._folder = Path(folder)

    def check(self) -> Checked:
        """Try whether files can be written there."""
        try:
            with tempfile.TemporaryFile(dir=self._folder):
                pass
        except OSError as failure:
            return Checked(False, f"目录写不进去（{failure.strerror}）。核对目录和权限。")
        return Checked(True, f"目录可以写。回执放在里面的 {RECEIPTS} 目录。")

    def send(self, message: ChannelMessage, earlier: str = "", keep: Keep = forget) -> SendResult:
        """Put the package into the folder, whole or not at all."""
        name = f"{_plain(message.key)}.zip"
        try:
            _write(self._folder / name, message.files[0].data)
        except OSError as failure:
            return failed(f"目录写不进去（{failure.strerror}），过一会儿自动再写。", Again.SOON)
        return SendResult(Fate.ACCEPTED, name)

    def ask(self, message: ChannelMessage, remote_id: str, waited: float) -> SendResult:
        """Look for a receipt that came after the package."""
        number, package = index_number(message), self._folder / f"{_plain(message.key)}.zip"
        try:
            since = package.stat().st_mtime if package.exists() else 0.0
            files = sorted(
                (one for one in (self._folder / RECEIPTS).glob("*") if one.suffix.lower() in (".json", ".xlsx")),
                key=lambda one: (one.stat().st_mtime, one.name),
            )
            found = [one for file in files if file.stat().st_mtime >= since for one in _receipts(file, number)]
        except OSError as failure:
            return SendResult(Fate.UNKNOWN, remote_id, why=f"回执的目录读不出来（{failure.strerror}），过一会儿自动再读。")
        if found:
            return found[-1]
        if remote_id or since:
            return SendResult(Fate.ACCEPTED, remote_id or package.name, why="还没有回执。")
        return SendResult(Fate.ABSENT, why="目录里没有这一包。")

    def read(self, message: ChannelMessage, remote_id: str) -> StandingText:
        """Say that only a person can read it."""
        return StandingText(why="单向交换看不到平台上的正文。请打开网址核对。")

    def take_back(self, message: ChannelMessage, remote_id: str) -> SendResult:
        """Put an order to withdraw into the folder; whether it was followed only the platform can say."""
        order = {"act": "withdraw", "index_number": index_number(message), "key": message.key, "url": message.link}
        try:
            _write(self._folder / f"{_plain(message.key)}-withdraw.json", json.dumps(order, ensure_ascii=False).encode())
        except OSError as failure:
            return failed(f"目录写不进去（{failure.strerror}），过一会儿自动再写。", Again.SOON)
        return by_hand("撤下的单子放进了目录。请等平台撤下，再登记已经撤下。", remote_id)


def _receipts(file: Path, number: str) -> list[SendResult]:
    """Return what the platform says of an entry; a file that cannot be read says nothing."""
    if file.stat().st_size > LARGEST:
        return []
    try:
        return [one.result for one in read_receipts(file.name, file.read_bytes()) if one.index_number == number]
    except (ValueError, RecursionError, Unreadable):
        return []


def _plain(key: str) -> str:
    """Return a key as the name of a file on any system."""
    return quote(key, safe="〔〕号").replace("%", "_")


def _write(place: Path, data: bytes) -> None:
    descriptor, name = tempfile.mkstemp(dir=place.parent, prefix=".new-")
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(name, 0o640)
        os.replace(name, place)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
