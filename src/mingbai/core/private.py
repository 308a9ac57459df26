"""The data directory is one account's own: no other account of the machine reads hashes, sessions, drafts or files there."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterator
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

OTHERS = 0o077
"""The permissions of group and others."""


def keep_private(directory: Path) -> None:
    """Make the directory and take it and what lies in it from other accounts; what is written from now on is private too.

    What is ours is put right and said once; what is not ours is refused with the command to run.
    """
    os.umask(OTHERS)
    directory.mkdir(mode=0o700, parents=True, exist_ok=True)
    # Files are looked at one by one only behind a door that was open.
    loose = [place for place in (_all(directory) if _is_loose(directory) else _near(directory)) if _is_loose(place)]
    for place in loose:
        try:
            place.chmod(stat.S_IMODE(place.stat().st_mode) & ~OTHERS)
        except PermissionError:
            raise ImproperlyConfigured(
                f"{place} 别的用户也能读，又不归现在的用户，改不了。用它的主人或者 root 运行：chmod -R go= {directory}"
            ) from None
    if loose:
        sys.stderr.write(f"数据目录 {directory} 里有 {len(loose)} 处别的用户也能读，已经收紧，以后只有现在的用户能读。\n")


def _near(directory: Path) -> Iterator[Path]:
    """Yield the directory and its own entries: database, key, settings."""
    yield directory
    yield from directory.iterdir()


def _all(directory: Path) -> Iterator[Path]:
    yield directory
    yield from directory.rglob("*")


def _is_loose(place: Path) -> bool:
    try:
        mode = place.lstat().st_mode
    except FileNotFoundError:  # a database's log comes and goes
        return False
    return not stat.S_ISLNK(mode) and bool(mode & OTHERS)
