"""Reading the audit trail back: finds edited, removed and inserted rows, a cut tail and a changed head."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.db import connection

from mingbai.core.audit import BEFORE_THE_FIRST, Broken, Row, Verification, fingerprint, rows
from mingbai.core.models import AuditHead

Progress = Callable[[int], None]
PROGRESS_STEP = 10_000


def check_trail(*, expect: tuple[int, str] | None = None, progress: Progress | None = None) -> Verification:
    """Stream the trail once; rows written meanwhile are fine, rows that the head never knew are not."""
    before = _head()
    check = _Check(before, expect)
    with _spoilt_text_readable():
        for row in rows():
            check.take(row)
            if progress and check.checked % PROGRESS_STEP == 0:
                progress(check.checked)
    check.end(_head())
    last = check.last
    return Verification(
        check.checked,
        tuple(sorted(check.broken, key=lambda b: b.seq)),
        last.hash if last else BEFORE_THE_FIRST,
        last.seq if last else 0,
    )


@contextmanager
def _spoilt_text_readable() -> Iterator[None]:
    """SQLite takes any bytes as text; the check names such a row instead of stopping at it."""
    if connection.vendor != "sqlite":
        yield
        return
    connection.ensure_connection()
    raw = connection.connection
    raw.text_factory = lambda data: data.decode(errors="replace")
    try:
        yield
    finally:
        raw.text_factory = str


def _head() -> tuple[int, str] | None:
    return AuditHead.objects.values_list("seq", "hash").first()


class _Check:
    """The state of one pass over the trail."""

    def __init__(self, head: tuple[int, str] | None, expect: tuple[int, str] | None) -> None:
        self.head = head
        self.expect = expect
        self.broken: list[Broken] = []
        self.checked = 0
        self.last: Row | None = None
        self.last_fingerprint = BEFORE_THE_FIRST
        self.is_expected_seen = False

    def take(self, row: Row) -> None:
        """Look at the next row in order."""
        self.checked += 1
        last_seq = self.last.seq if self.last else 0
        if row.seq < 1:
            self._say(row.seq, "序号小于1，不是系统写的")
            return
        if row.seq > last_seq + 1:
            self._missing(last_seq + 1, row.seq - 1)
        is_linked = self._check_link(row) if row.seq == last_seq + 1 else True
        actual = self._check_content(row, is_linked)
        self._check_anchors(row)
        self.last, self.last_fingerprint = row, actual

    def _check_link(self, row: Row) -> bool:
        """Whether the row names the hash of the row before it; the stored one or the one its content should have."""
        stored = self.last.hash if self.last else BEFORE_THE_FIRST
        return row.previous_hash in (stored, self.last_fingerprint)

    def _check_content(self, row: Row, is_linked: bool) -> str:
        """Compare content and hash; a row that is whole but does not follow convicts the row before it."""
        try:
            actual = fingerprint(row)
        except (TypeError, ValueError):
            self._say(row.seq, "内容被改过：有一栏已经认不出来")
            return row.hash
        if actual != row.hash:
            self._say(row.seq, "内容被改过：和写入时的指纹对不上")
        elif not is_linked and self.last is None:
            self._say(row.seq, "第1条不是链的开头：整条被换过")
        elif not is_linked and self.last is not None:
            self._say(self.last.seq, f"整条被换过：第{row.seq}条记下的指纹和它对不上")
        return actual

    def _check_anchors(self, row: Row) -> None:
        if self.head and row.seq == self.head[0] and row.hash != self.head[1]:
            self._say(row.seq, "链尾登记的指纹和这一条对不上：这一条或者链尾登记被改过")
        if self.expect and row.seq == self.expect[0]:
            self.is_expected_seen = True
            if row.hash != self.expect[1]:
                self._say(row.seq, "和早先抄下的指纹不同：这一条或者它前面的记录被整段重写过")

    def end(self, head_after: tuple[int, str] | None) -> None:
        """Compare the end of the trail with what the head said before and says after the pass."""
        last_seq = self.last.seq if self.last else 0
        if self.head is None and head_after is None:
            if self.last:
                self._say(last_seq, "链尾登记不见了，无法证明后面没有少")
        elif self.head and last_seq < self.head[0]:
            self._missing(last_seq + 1, self.head[0])
        elif head_after is None or head_after[0] < last_seq:
            known = head_after[0] if head_after else 0
            for seq in range(known + 1, min(last_seq, known + 100) + 1):
                self._say(seq, f"在链尾（第{known}条）之后，不是系统写的，或者链尾登记被改过")
        if self.expect and not self.is_expected_seen and self.expect[0] > last_seq:
            self._say(self.expect[0], "早先抄下过这一条的指纹，现在没有这一条")

    def _missing(self, first: int, last: int) -> None:
        self._say(first, "不见了" if first == last else f"不见了：第{first}条到第{last}条，共{last - first + 1}条")

    def _say(self, seq: int, reason: str) -> None:
        self.broken.append(Broken(seq, reason))
