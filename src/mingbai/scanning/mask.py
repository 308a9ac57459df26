"""A masked copy of a file: findings masked, hidden parts removed, properties emptied; scanning the copy finds nothing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from mingbai.privacy.words import STANDARD, Words
from mingbai.reading import files
from mingbai.reading.limits import Allowance
from mingbai.reading.passages import FileContent, Unreadable
from mingbai.reading.sniff import Format, sniff
from mingbai.scanning.detect import Detector
from mingbai.scanning.masked import docx, html, pdf, pictures, plain, xlsx
from mingbai.scanning.masked.rewriter import MaskingPlan, Rewriter
from mingbai.scanning.scan import place

__all__ = ["MaskingPlan", "mask"]

_OFFICE: dict[Format, Callable[[bytes, Rewriter, Allowance], bytes]] = {Format.docx: docx.mask, Format.xlsx: xlsx.mask}
_OTHERS: dict[Format, Callable[[bytes, Rewriter], bytes]] = {
    Format.pdf: pdf.mask,
    Format.html: html.mask,
    Format.csv: plain.mask_csv,
    Format.txt: plain.mask_txt,
    Format.image: pictures.mask_picture,
}
_NAME_SIGN = "×"
_ROUNDS = 2


def mask(
    name: str, data: bytes, plan: MaskingPlan | None = None, *, words: Words = STANDARD, on: date | None = None
) -> tuple[str, bytes]:
    """The masked name and the masked bytes of a file, in the same format.

    In columns that the plan keeps or says nothing about, what is found is masked by the default of its kind. Raises Unreadable
    with one Chinese sentence when the file cannot be read, or when something would still be found in the copy.
    """
    detector, plan = Detector(words, on), plan or MaskingPlan()
    masked = _masked_name(name, detector)
    for attempt in range(_ROUNDS):
        # Columns that were removed or treated are so already in the second round.
        rewriter = Rewriter(detector, plan if attempt == 0 else MaskingPlan(), files.read(masked, data))
        data = _masked(masked, data, rewriter)
        left = [place(passage) for passage in files.read(masked, data) if detector.spans(passage)]
        if not left:
            return masked, data
    raise Unreadable(f"有一处没能遮盖（{left[0]}），没有生成遮盖件。请在原文件里删去这一处再试。")


def _masked(name: str, data: bytes, rewriter: Rewriter) -> bytes:
    kind = sniff(name, data)
    if kind in _OFFICE:
        return _OFFICE[kind](data, rewriter, Allowance(read_inside=files.read))
    return _OTHERS[kind](data, rewriter)


def _masked_name(name: str, detector: Detector) -> str:
    """The name without its findings; stars are not allowed in names of files."""
    stem, dot, ending = name.rpartition(".")
    content = FileContent(())
    masked = Rewriter(detector, MaskingPlan(), content).text(stem if dot else name).replace("*", _NAME_SIGN)
    while spans := detector.in_text(masked):
        masked = masked[: spans[0].start] + _NAME_SIGN * 2 + masked[spans[0].end :]
    return f"{masked}{dot}{ending}" if dot else masked
