"""A masked copy of a file: findings masked, hidden parts removed, properties emptied; scanning the copy finds nothing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from mingbai.privacy.words import STANDARD, Words
from mingbai.reading.passages import FileContent, Unreadable
from mingbai.scanning.cells import squares
from mingbai.scanning.detect import Detector
from mingbai.scanning.inspection import Inspection, inspect_with
from mingbai.scanning.masked.rewriter import MaskingPlan, Rewriter
from mingbai.scanning.rebuild import rewritten

__all__ = ["Masked", "MaskingPlan", "mask"]

_NAME_SIGN = "×"
_ROUNDS = 2


@dataclass(frozen=True, slots=True)
class Masked:
    """A masked copy: its name, its bytes, and its inspection, which has no findings."""

    name: str
    data: bytes
    inspection: Inspection


def mask(
    original: Inspection,
    data: bytes,
    plan: MaskingPlan | None = None,
    *,
    words: Words = STANDARD,
    on: date | None = None,
    has_page: bool = True,
) -> Masked:
    """Return the masked copy of the file with the bytes `data`, in the same format; `original` is its inspection, of any day.

    In columns that the plan keeps or does not mention, findings are masked by the default of their kind. The original is not
    read again; the copy is inspected once, which proves it clean. Raises Unreadable with one Chinese sentence when something
    would still be found in the copy.
    """
    detector, plan = Detector(words, on), plan or MaskingPlan()
    name, content = _masked_name(original.name, detector), original.content
    for _ in range(_ROUNDS):
        data = rewritten(name, data, Rewriter(detector.among(content), plan, content, _squares(content)))
        copy = inspect_with(detector, name, data, has_page=has_page)
        if not copy.findings:
            return Masked(name, data, copy)
        # Columns that were removed or treated already are so in the second round.
        plan, content = MaskingPlan(), copy.content
    raise Unreadable(f"有一处没能遮盖（{copy.findings[0].where}），没有生成遮盖件。请在原文件里删去这一处再试。")


def _squares(content: FileContent) -> frozenset[str]:
    return frozenset(passage.key for one in squares(content) for passage in one.passages)


def _masked_name(name: str, detector: Detector) -> str:
    """Return the name without its findings; stars are not allowed in file names."""
    stem, dot, ending = name.rpartition(".")
    content = FileContent(())
    masked = Rewriter(detector, MaskingPlan(), content).text(stem if dot else name).replace("*", _NAME_SIGN)
    while spans := detector.in_text(masked):
        masked = masked[: spans[0].start] + _NAME_SIGN * 2 + masked[spans[0].end :]
    return f"{masked}{dot}{ending}" if dot else masked
