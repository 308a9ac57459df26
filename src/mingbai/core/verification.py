"""Verifying the audit trail: finds edited, removed and inserted rows, cut tails, changed heads, missing chains."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import groupby

from django.db import connection

from mingbai.core.audit import BEFORE_THE_FIRST, CLOSED, COUNTY, SYSTEM, AuditRow, fingerprint, rows
from mingbai.core.models import AuditHead

Progress = Callable[[int], None]
Witness = Callable[[AuditRow], None]
"""Somebody who hears every row of the trail as it is read."""
PROGRESS_STEP = 10_000
End = tuple[int, str]
"""The number and hash of a chain's last row."""
NAMES = {COUNTY: "县链", SYSTEM: "系统", CLOSED: "旧链"}


def name_of(chain: str, organs: Mapping[str, str]) -> str:
    """Return the name that people use for a chain; `organs` maps codes of organs to names."""
    return NAMES.get(chain) or organs.get(chain, chain)


@dataclass(frozen=True, slots=True)
class Broken:
    """One place where the trail differs from what was written; `reason` is a sentence for the person who checks."""

    chain: str
    seq: int
    reason: str

    def said(self, organs: Mapping[str, str]) -> str:
        """Return the whole sentence, starting with the organ and the number; 0 is no number."""
        where = name_of(self.chain, organs) if self.chain else "全部记录"
        return f"{where}第{self.seq}条：{self.reason}" if self.seq else f"{where}：{self.reason}"


@dataclass(frozen=True, slots=True)
class Verification:
    """What `check_trail` found: rows read, broken places, how each chain ends, how many acts came after the last tie."""

    checked: int
    broken: tuple[Broken, ...]
    ends: Mapping[str, End]
    untied: int

    @property
    def anchor(self) -> str:
        """What people write down elsewhere: number and hash of the last tie; empty before the first."""
        seq, fingerprint_of_last = self.ends.get(COUNTY, (0, ""))
        return f"{seq}:{fingerprint_of_last}" if seq else ""


def check_trail(*, expect: End | None = None, progress: Progress | None = None, witness: Witness | None = None) -> Verification:
    """Read every chain once; accept rows written meanwhile, report rows that no head ever knew."""
    with spoilt_text_readable():
        trail = _Trail(_heads(), expect, progress, witness)
        # Read the ties first: every act they name was committed before them.
        trail.read(rows(only=(COUNTY,)))
        trail.read(rows(only=(CLOSED,)))
        trail.read(rows(without=(COUNTY, CLOSED)))
        trail.end(_heads())
    return trail.verification()


@contextmanager
def spoilt_text_readable() -> Iterator[None]:
    """Let SQLite return any bytes as text, so that the check names a corrupted row instead of stopping at it."""
    if connection.vendor != "sqlite":
        yield
        return
    connection.ensure_connection()
    raw = connection.connection
    before = raw.text_factory
    raw.text_factory = lambda data: data.decode(errors="replace")
    try:
        yield
    finally:
        raw.text_factory = before


def _heads() -> dict[str, End]:
    return {chain: (seq, last) for chain, seq, last in AuditHead.objects.values_list("chain", "seq", "hash")}


@dataclass(slots=True)
class _Ties:
    """What the county's chain says about one other chain: hash and first tie by row number."""

    hashes: dict[int, tuple[str, int]] = field(default_factory=dict)
    last: int = 0


class _Trail:
    """The state of one pass over all chains."""

    def __init__(self, heads: Mapping[str, End], expect: End | None, progress: Progress | None, witness: Witness | None) -> None:
        self.heads = heads
        self.witness = witness
        self.expect = expect
        self.is_expected_seen = False
        self.progress = progress
        self.checked = 0
        self.broken: list[Broken] = []
        self.chains: dict[str, _Chain] = {}
        self.ties: dict[str, _Ties] = {}

    def read(self, found: Iterator[AuditRow]) -> None:
        """Check whole chains in the order they arrive."""
        for chain, its in groupby(found, key=lambda row: row.chain):
            check = self._chain(chain)
            for row in its:
                check.take(row)
                self._look_for_anchors(row)
                if self.witness:
                    self.witness(row)
                self.checked += 1
                if self.progress and self.checked % PROGRESS_STEP == 0:
                    self.progress(self.checked)

    def _chain(self, chain: str) -> _Chain:
        return self.chains.setdefault(chain, _Chain(chain, self.heads.get(chain), self.ties.get(chain, _Ties()), self.broken))

    def _look_for_anchors(self, row: AuditRow) -> None:
        if row.chain == COUNTY:
            self._take_tie(row)
        # Anchors written down before organs had chains refer to rows of the closed chain.
        if row.chain in (COUNTY, CLOSED) and self.expect == (row.seq, row.hash):
            self.is_expected_seen = True

    def _take_tie(self, row: AuditRow) -> None:
        """Remember what a tie says; a corrupted one has already been reported as an edited row."""
        try:
            heads = {str(chain): (int(seq), str(last)) for chain, seq, last in json.loads(row.data)["heads"]}
        except (KeyError, TypeError, ValueError):
            return
        if any(heads.get(chain, (0, ""))[0] < ties.last for chain, ties in self.ties.items()):
            self.broken.append(Broken(COUNTY, row.seq, "记下的链尾比前一条少，不是系统写的"))
        for chain, (seq, last) in heads.items():
            ties = self.ties.setdefault(chain, _Ties())
            ties.hashes.setdefault(seq, (last, row.seq))
            ties.last = max(ties.last, seq)

    def end(self, heads_after: Mapping[str, End]) -> None:
        """Compare how the chains end with heads and ties, then how they begin, then the anchor."""
        for chain in {*self.chains, *self.heads, *self.ties}:
            self._chain(chain).end(heads_after.get(chain))
        self._check_roots()
        if self.expect and not self.is_expected_seen:
            self._miss_expected(self.expect[0])

    def _check_roots(self) -> None:
        """Check that every chain begins where the closed one ends; if that was replaced, all others show it."""
        roots = {BEFORE_THE_FIRST}
        if CLOSED in self.chains:
            closed = self.chains[CLOSED]
            tied = closed.ties.hashes.values()
            roots = {closed.last_hash, *(last for last, _ in tied), *([closed.head[1]] if closed.head else [])}
        for name, chain in self.chains.items():
            if name != CLOSED and chain.first is not None and chain.first.previous_hash not in roots:
                self.broken.append(Broken(name, chain.first.seq, "不是链的开头：整条被换过，或者它接着的旧链被换过"))

    def _miss_expected(self, seq: int) -> None:
        holding = [name for name in (COUNTY, CLOSED) if name in self.chains and self.chains[name].last_seq >= seq]
        reason = "早先抄下过这一条的指纹，现在没有这一条"
        if holding:
            reason = "和早先抄下的指纹不同：这一条或者它前面的记录被整段重写过"
        self.broken.append(Broken(holding[0] if holding else COUNTY, seq, reason))

    def verification(self) -> Verification:
        """Return the result."""
        ends = {name: (chain.last_seq, chain.last_hash) for name, chain in self.chains.items() if chain.last_seq}
        tied = {chain: ties.last for chain, ties in self.ties.items()}
        untied = sum(max(0, seq - tied.get(chain, 0)) for chain, (seq, _) in ends.items() if chain != COUNTY)
        return Verification(self.checked, tuple(sorted(self.broken, key=lambda b: (b.chain, b.seq))), ends, untied)


class _Chain:
    """The state of the pass over one chain."""

    def __init__(self, name: str, head: End | None, ties: _Ties, broken: list[Broken]) -> None:
        self.name = name
        self.head = head
        self.ties = ties
        self.broken = broken
        self.first: AuditRow | None = None
        self.last: AuditRow | None = None
        self.last_fingerprint = ""
        self.is_rewritten = False
        self.agreed = 0

    @property
    def last_seq(self) -> int:
        """The number of the last row; 0 before the first."""
        return self.last.seq if self.last else 0

    @property
    def last_hash(self) -> str:
        """The hash of the last row."""
        return self.last.hash if self.last else BEFORE_THE_FIRST

    def take(self, row: AuditRow) -> None:
        """Check the next row in order."""
        if row.seq < 1:
            self._say(row.seq, "序号小于1，不是系统写的")
            return
        if row.seq > self.last_seq + 1:
            self._missing(self.last_seq + 1, row.seq - 1)
        # The next row names the row before by its stored hash, or by the hash its content should have.
        before = (self.last.hash, self.last_fingerprint) if self.last and row.seq == self.last_seq + 1 else None
        follows = before is None or row.previous_hash in before
        actual = self._check_content(row, follows)
        if row.seq == 1 and actual == row.hash:
            self.first = row
        self._check_witnesses(row)
        self.last, self.last_fingerprint = row, actual

    def _check_content(self, row: AuditRow, follows: bool) -> str:
        """Compare content and hash; an intact row that does not follow convicts the row before it."""
        try:
            actual = fingerprint(row)
        except (TypeError, ValueError):
            self._say(row.seq, "内容被改过：有一栏已经认不出来")
            return row.hash
        if actual != row.hash:
            self._say(row.seq, "内容被改过：和写入时的指纹对不上")
        elif not follows:
            self._say(self.last_seq, f"整条被换过：第{row.seq}条记下的指纹和它对不上")
        return actual

    def _check_witnesses(self, row: AuditRow) -> None:
        """Compare the row with the head and the ties that saw it as the last one."""
        if self.head and row.seq == self.head[0] and row.hash != self.head[1]:
            self._say(row.seq, "链尾登记的指纹和这一条对不上：这一条或者链尾登记被改过")
        tied, number = self.ties.hashes.get(row.seq, (row.hash, 0))
        if tied == row.hash:
            self.agreed = row.seq if number else self.agreed
        elif not self.is_rewritten:
            # Everything after a rewritten row differs too; the first tie that disagrees narrows down where.
            self.is_rewritten = True
            self._say(row.seq, f"和县链第{number}条记下的指纹不同：第{self.agreed + 1}条到第{row.seq}条之间被改写过")

    def end(self, head_after: End | None) -> None:
        """Compare the last row with what the head and the ties know."""
        known = max(self.head[0] if self.head else 0, self.ties.last)
        if self.last_seq < known:
            witness = "链尾登记" if self.head and self.head[0] == known else f"县链第{self.ties.hashes[known][1]}条"
            self._missing(self.last_seq + 1, known, f"，{witness}记着有")
        if self.head is None and head_after is None:
            if self.last:
                self._say(self.last_seq, "链尾登记不见了，无法证明后面没有少")
        elif head_after is None or head_after[0] < self.last_seq:
            known = head_after[0] if head_after else 0
            for seq in range(known + 1, min(self.last_seq, known + 100) + 1):
                self._say(seq, f"在链尾（第{known}条）之后，不是系统写的，或者链尾登记被改过")
        if self.name == CLOSED and 0 < self.ties.last < self.last_seq:
            self._say(self.ties.last + 1, "这条链到前一条为止已经收尾，后面的不是系统写的")

    def _missing(self, first: int, last: int, witness: str = "") -> None:
        span = "" if first == last else f"：第{first}条到第{last}条，共{last - first + 1}条"
        self._say(first, f"不见了{span}{witness}")

    def _say(self, seq: int, reason: str) -> None:
        self.broken.append(Broken(self.name, seq, reason))
