"""The file that is published in place of the one uploaded: written anew from the parts that a reader sees."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from mingbai.reading import files
from mingbai.reading.limits import Allowance
from mingbai.reading.passages import FileContent
from mingbai.reading.readable import readable
from mingbai.reading.sniff import Format, sniff
from mingbai.scanning.masked.rewriter import MaskingPlan, Nothing, Rewriter

__all__ = ["RULES", "Rebuilt", "rebuild", "rewritten"]

RULES = 1
"""Of the lists of what is kept: raise it when one changes, so that a file that comes again is rebuilt again."""


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """What is published: the bytes, and as clean HTML what a reader of them sees."""

    data: bytes
    page: str


def rebuild(name: str, data: bytes, content: FileContent) -> Rebuilt:
    """Return the file that may be published; `content` is what was read from `data`.

    Comments, revisions, macros, embedded files, properties and everything hidden are left behind because only listed parts are
    taken over. Raises Unreadable with one Chinese sentence when the file cannot be rebuilt.
    """
    made = rewritten(name, data, Rewriter(Nothing(), MaskingPlan(), content))
    return Rebuilt(made, readable(name, made))


def rewritten(name: str, data: bytes, rewriter: Rewriter) -> bytes:
    """Write the file anew with what the rewriter finds masked; one that finds nothing only rebuilds it."""
    # Only the process that writes files loads the libraries for them.
    from mingbai.scanning.masked import docx, html, pdf, pictures, plain, xlsx

    office: dict[Format, Callable[[bytes, Rewriter, Allowance], bytes]] = {Format.docx: docx.mask, Format.xlsx: xlsx.mask}
    others: dict[Format, Callable[[bytes, Rewriter], bytes]] = {
        Format.pdf: pdf.mask,
        Format.html: html.mask,
        Format.csv: plain.mask_csv,
        Format.txt: plain.mask_txt,
    }
    kind = sniff(name, data)
    if kind in office:
        return office[kind](data, rewriter, Allowance(read_inside=files.read))
    return pictures.mask_file(name, data, rewriter) if kind is Format.image else others[kind](data, rewriter)
