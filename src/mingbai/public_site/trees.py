"""Two equal trees of files, one of which readers see: a change is made in the other, then the two change places.

`current` is a link to the tree that readers see. Both have the same files by hard links, so they take the room of one. Whoever
stops in between leaves a whole tree under `current`, the old or the new; the same changes made once more mend the rest.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

TREES = ("a", "b")
CURRENT = "current"
TWINS = (".gz", ".br")


class FileChange(NamedTuple):
    """What becomes of one path: the digest of its content and of its packed twins; an empty one is not there."""

    path: str
    digest: str
    gz: str = ""
    br: str = ""


class TwoTrees:
    """The folder of an export. `store` holds new contents by digest until both trees have them."""

    def __init__(self, folder: Path, store: Path) -> None:
        self.folder, self.store = folder, store
        for name in TREES:
            (folder / name).mkdir(parents=True, exist_ok=True)

    def take_over(self, changes: Callable[[], Iterable[FileChange]], said: Callable[[str], None]) -> None:
        """Make the changes in the tree that nobody sees, let readers see it, then make them in the other."""
        now = self.seen()
        idle = next(name for name in TREES if name != now)
        self._change(idle, changes())
        os.sync()
        said("before")
        self._show(idle)
        said("between")
        self._change(now or next(name for name in TREES if name != idle), changes())
        os.sync()
        said("after")

    def seen(self) -> str:
        """Return the name of the tree that readers see; empty before the first export."""
        link = self.folder / CURRENT
        return os.readlink(link) if link.is_symlink() else ""

    def _show(self, name: str) -> None:
        new = self.folder / f".{CURRENT}"
        new.unlink(missing_ok=True)
        new.symlink_to(name)
        new.rename(self.folder / CURRENT)

    def _change(self, name: str, changes: Iterable[FileChange]) -> None:
        root = self.folder / name
        for one in changes:
            place = root / one.path
            self._put(place, one.digest)
            for ending, digest in zip(TWINS, (one.gz, one.br), strict=True):
                self._put(place.with_name(place.name + ending), digest)
            if not one.digest:
                _tidy(place.parent, root)

    def _put(self, place: Path, digest: str) -> None:
        if not digest:
            place.unlink(missing_ok=True)
            return
        place.parent.mkdir(parents=True, exist_ok=True)
        source, new = self.store / digest[:2] / digest, place.with_name(f".new-{digest[:16]}")
        new.unlink(missing_ok=True)
        # Where both are the same file already, a rename would do nothing and leave both names.
        if not (place.exists() and place.samefile(source)):
            os.link(source, new)
            new.rename(place)

    def forget_new(self) -> None:
        """Drop the contents that both trees have by now."""
        shutil.rmtree(self.store, ignore_errors=True)
        self.store.mkdir(parents=True)


def _tidy(folder: Path, root: Path) -> None:
    """Remove folders that are empty now."""
    while folder != root:
        try:
            folder.rmdir()
        except OSError:
            return
        folder = folder.parent
