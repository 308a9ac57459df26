"""Checking trail, tables and stored files together: what the trail vouches for is still what was recorded."""

from __future__ import annotations

import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from mingbai.core import bound, files
from mingbai.core.acts import BOUND
from mingbai.core.audit import AuditRow
from mingbai.core.bound import BoundRow, Kind
from mingbai.core.models import Generation, IssuedNumber, Site, StoredFile
from mingbai.core.snapshot import one_moment
from mingbai.core.verification import Broken, End, Progress, Verification, check_trail, spoilt_text_readable

# What reading a column raises that no longer holds what such a column can hold.
SPOILT = (AttributeError, TypeError, ValueError)
MARK = f'"{BOUND}":'


@dataclass(frozen=True, slots=True)
class ContentCheck:
    """What was found: the trail, how many rows and files agree with it, and how many are older than the digests."""

    trail: Verification
    agreeing: int
    before: int
    files: int
    broken: tuple[Broken, ...]


class _Told(NamedTuple):
    """The last digest that the trail says of a row, and where."""

    digest: str
    chain: str
    seq: int
    at: str


def check_all(*, expect: End | None = None, progress: Progress | None = None) -> ContentCheck:
    """Check everything as it was at one moment; nobody waits for it."""
    with one_moment(), spoilt_text_readable():
        content = _Content()
        trail = check_trail(expect=expect, progress=progress, witness=content.take)
        content.compare()
        content.read_files()
        if not trail.checked and content.is_data():
            content.say("", "审计记录是空的，库里却有内容：记录整个被换掉或者删掉了")
    return ContentCheck(trail, content.agreeing, content.before, content.files, (*trail.broken, *content.broken))


class _Content:
    """The state of one pass: first the trail says what it knows, then rows and files are compared with it."""

    def __init__(self) -> None:
        self.kinds = {kind.key: kind for kind in bound.kinds()}
        self.kinds_of: dict[str, list[str]] = defaultdict(list)
        for kind in self.kinds.values():
            for event in kind.events:
                self.kinds_of[event].append(kind.key)
        self.told: dict[tuple[str, int], _Told] = {}
        # How many rows of a kind the entries without digests speak of, by kind and subject.
        self.undigested: Counter[tuple[str, str]] = Counter()
        self.owners: dict[str, tuple[str, str]] = {}
        self.broken: list[Broken] = []
        self.agreeing = self.before = self.files = 0
        self.has_rows = False

    def take(self, row: AuditRow) -> None:
        """Remember what an entry says of rows; an edited one was reported by the check of the trail."""
        said = _digests(row) if MARK in row.data else {}
        for (kind, key), digest in said.items():
            known = self.told.get((kind, key))
            # A kind that changes is bound anew by each act. In one chain the later row is the later act, even when a clock was
            # set back; an act of the county's people on another organ's row stands in another chain, where only moments tell.
            if known is None or (known.seq < row.seq if known.chain == row.chain else known.at <= row.at):
                self.told[kind, key] = _Told(digest, row.chain, row.seq, row.at)
        for kind in self.kinds_of.get(row.event, ()):
            if kind not in {one for one, _ in said}:
                self.undigested[kind, row.subject] += 1

    def compare(self) -> None:
        """Compare every row with its last digest; what has none must belong to an entry from before digests."""
        for kind in self.kinds.values():
            for row in self._rows(kind):
                self.has_rows = True
                self.owners |= {sha256: (row.organ_code, f"{row.name}的文件“{name}”") for sha256, name in row.files}
                self._compare(kind.key, row, self.told.pop((kind.key, row.key), None))
        for (key, _), told in sorted(self.told.items(), key=lambda one: (one[1].chain, one[1].seq)):
            label = self.kinds[key].label if key in self.kinds else key
            self.broken.append(Broken(told.chain, told.seq, f"记下的{label}不见了"))

    def _rows(self, kind: Kind) -> Iterator[BoundRow]:
        """Yield the rows of a kind; where one cannot even be read, each by itself, so that the others are still compared."""
        try:
            yield from list(kind.rows(None))
        except SPOILT:
            for key in sorted(key for its, key in self.told if its == kind.key):
                try:
                    yield from list(kind.rows([key]))
                except SPOILT:
                    told = self.told.pop((kind.key, key))
                    self.broken.append(Broken(told.chain, told.seq, f"记下的{kind.label}，现在的内容已经认不出来"))

    def _compare(self, kind: str, row: BoundRow, told: _Told | None) -> None:
        if told is not None and told.digest == row.digest:
            self.agreeing += 1
        elif told is not None:
            self.broken.append(Broken(told.chain, told.seq, f"{row.name}，现在的内容和这里记下的不同"))
        elif self.undigested[kind, row.subject] > 0:
            self.undigested[kind, row.subject] -= 1
            self.before += 1
        elif not row.is_covered:
            self.say(row.organ_code, f"{row.name}，审计记录里没有它")

    def read_files(self) -> None:
        """Read every stored file and compare its bytes with the hash it is stored under."""
        for sha256 in StoredFile.objects.order_by("sha256").values_list("sha256", flat=True).iterator():
            self.files += 1
            organ, name = self.owners.get(sha256, ("", f"存档文件 {sha256[:12]}"))
            found = _hash_of(sha256)
            if found != sha256:
                self.say(organ, f"{name}{'内容变了' if found else '不见了'}")

    def is_data(self) -> bool:
        """Whether the database holds anything that only recorded acts can have written."""
        return self.has_rows or any(model._base_manager.exists() for model in (Site, Generation, IssuedNumber))

    def say(self, organ_code: str, reason: str) -> None:
        """Report a difference that no single entry of the trail shows."""
        self.broken.append(Broken(organ_code, 0, reason))


def _digests(row: AuditRow) -> dict[tuple[str, int], str]:
    try:
        said = json.loads(row.data)[BOUND]
        return {(kind, int(key)): str(digest) for (kind, _, key), digest in ((one.partition(":"), said[one]) for one in said)}
    except (KeyError, TypeError, ValueError):
        return {}


def _hash_of(sha256: str) -> str:
    """Return the hash of the bytes on disk, empty when they are gone."""
    try:
        with files.path_of(sha256).open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""
