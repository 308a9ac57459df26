"""What the demonstration sends by interface in 2026: packages for the “331” platform, which a folder stands in for."""

from __future__ import annotations

import json
import zipfile
from datetime import datetime
from pathlib import Path

from django.conf import settings

from mingbai.accounts.values import Acting
from mingbai.channels.actions import set_account, set_reach
from mingbai.channels.values.accounts import AccountEntry
from mingbai.cli.channel_sending import send_due
from mingbai.organs import queries as organs

PLATFORM, CODE = "platform_331", "baiyang"
ADDRESS = "https://331.pengyang.example/info/"
ENTRY = "info.json"
"""The names of its mapping (channels/kinds/platform_331/mapping.toml)."""
PATIENCE = 10
"""Seconds in which a receipt that lies in the folder has been read."""


def begin(people: dict[str, Acting], at: datetime) -> None:
    """From now on Baiyang sends everything to the platform, by interface."""
    _folder().mkdir(parents=True, exist_ok=True)
    entry = AccountEntry(settings={"folder": str(_folder())})
    set_reach(organ_code=CODE, reach={PLATFORM: "all"}, by=people[CODE], at=at)
    set_account(organ_code=CODE, kind=PLATFORM, entry=entry, by=people["county"], at=at)


def send() -> None:
    """Send what waits, and read the receipts that come back."""
    organ = organs.organ(CODE)
    if send_due(organ, PLATFORM, 0):
        _answer()
        send_due(organ, PLATFORM, PATIENCE)


def _answer() -> None:
    """Do the platform's part: publish each package that came, and say so in a receipt."""
    receipts = _folder() / "receipts"
    receipts.mkdir(exist_ok=True)
    for package in sorted(_folder().glob("*.zip")):
        with zipfile.ZipFile(package) as opened:
            entry = json.loads(opened.read(ENTRY))
        told = {"index_number": entry["infoId"], "state": "published", "url": f"{ADDRESS}{package.stem}"}
        (receipts / f"{package.stem}.json").write_text(json.dumps(told, ensure_ascii=False), "utf-8")


def _folder() -> Path:
    return Path(settings.DATA_DIR) / "demonstration" / PLATFORM
