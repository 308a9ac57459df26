"""The corpus's PDF files: values on the page, under boxes, in white, outside the page."""

from __future__ import annotations

import io
from collections.abc import Callable
from functools import cache
from random import Random

import pikepdf
import typst

from mingbai.privacy.spans import DataKind
from mingbai.rendering import fonts
from scanning.corpus.case import KINDS, Case, Plant, Planted, plant
from scanning.corpus.traps import figures, trap
from scanning.corpus.values import resident_id

Place = Callable[[Plant], tuple[str, str]]
"""Typst markup that holds the sentence, and words of its place."""
After = Callable[[pikepdf.Pdf, Plant], str]


def escaped(text: str) -> str:
    """Escape text so that typst prints it verbatim."""
    return "#" + '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _line(planted: Plant) -> tuple[str, str]:
    return escaped(planted.sentence), "第1页"


def _second_page(planted: Plant) -> tuple[str, str]:
    return f"#pagebreak()\n附：{escaped(planted.sentence)}", "第2页"


def _under_box(planted: Plant) -> tuple[str, str]:
    box = "#place(top + left, dx: -4pt, dy: -4pt, rect(width: 110%, height: 24pt, fill: black))"
    return f"#block(width: 100%)[{escaped(planted.sentence)} {box}]", "under a box"


def _white(planted: Plant) -> tuple[str, str]:
    return f"#text(fill: white)[{escaped(planted.sentence)}]", "white text"


def _in_table(planted: Plant) -> tuple[str, str]:
    return f"#table(columns: 2, [序号], [内容], [1], [{escaped(planted.sentence)}])", "第1页"


def _bold_parts(planted: Plant) -> tuple[str, str]:
    pieces = [planted.sentence[at : at + 3] for at in range(0, len(planted.sentence), 3)]
    return "".join(f"*{escaped(piece)}*" if index % 2 else escaped(piece) for index, piece in enumerate(pieces)), "第1页"


def _note(pdf: pikepdf.Pdf, planted: Plant) -> str:
    note = pikepdf.Dictionary(
        Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Text, Rect=[10, 10, 30, 30], Contents=pikepdf.String(planted.sentence)
    )
    pdf.pages[0].obj.Annots = pdf.make_indirect(pikepdf.Array([pdf.make_indirect(note)]))
    return "annotation"


def _property(pdf: pikepdf.Pdf, planted: Plant) -> str:
    pdf.docinfo["/Subject"] = planted.sentence
    return "property"


def _attachment(pdf: pikepdf.Pdf, planted: Plant) -> str:
    pdf.attachments["a.txt"] = planted.sentence.encode("utf-8")
    return "附件"


def _bookmark(pdf: pikepdf.Pdf, planted: Plant) -> str:
    with pdf.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem(planted.sentence, 0))
    return "bookmark"


ON_PAGE: tuple[Place, ...] = (_line, _second_page, _under_box, _white, _in_table, _bold_parts)
BESIDE: tuple[After, ...] = (_note, _property, _attachment, _bookmark)


def planted_papers(count: int) -> list[Case]:
    """Return PDF files with two values on the page and one outside it."""
    cases = []
    for number in range(count):
        random = Random(5000 + number)
        kept = tuple(trap(random) for _ in range(4))
        body, planted = "".join(f"{escaped(line)}\n\n" for line in kept), []
        places = sorted({number % len(ON_PAGE), (number + 2) % len(ON_PAGE)}, key=lambda index: index == 1)
        for turn, index in enumerate(places):
            one = plant(KINDS[(number * 3 + turn * 2) % len(KINDS)], random, number + turn)
            markup, where = ON_PAGE[index](one)
            body += f"{markup}\n\n"
            planted.append(Planted(one.kind, where, one.value))
        author = "韩玉梅" if number % 5 == 0 else ""
        if author:
            planted.append(Planted(DataKind.AUTHOR_METADATA, "作者", author))
        last = plant(KINDS[(number * 3 + 1) % len(KINDS)], random, number)
        data, where = _with(_set(body, author), BESIDE[number % len(BESIDE)], last)
        cases.append(Case(f"公告{number}.pdf", data, (*planted, Planted(last.kind, where, last.value)), kept))
    return cases


def broken_papers(count: int) -> list[Case]:
    """Return PDF files in which a line break splits a resident number."""
    cases = []
    for number in range(count):
        random = Random(5500 + number)
        said = resident_id(random)
        body = f"经审核，下列人员符合条件，予以公示，{'特此公告' * 5}{said[:8]} \\ {said[8:]}，特此公告，望予监督。"
        planted = (Planted(DataKind.RESIDENT_ID, "第1页", said),)
        cases.append(Case(f"换行{number}.pdf", _set(body, ""), planted, ("经审核，下列人员符合条件，予以公示",)))
    return cases


def clean_papers(count: int) -> list[Case]:
    """Return PDF files full of traps and figures."""
    cases = []
    for number in range(count):
        random = Random(6000 + number)
        kept = tuple(trap(random) for _ in range(8))
        rows = figures(random, 12)
        cells = ", ".join(f"[{escaped(cell)}]" for row in rows for cell in row)
        body = "".join(f"{escaped(line)}\n\n" for line in kept) + f"#table(columns: {len(rows[0])}, {cells})"
        cases.append(Case(f"决算{number}.pdf", _set(body, ("", "Administrator", "彭阳县财政局")[number % 3]), (), kept))
    return cases


def _set(body: str, author: str) -> bytes:
    face = fonts.faces().song if hasattr(fonts.faces(), "song") else "Noto Serif CJK SC"
    document = f'#set document(author: "{author}")\n' if author else ""
    head = f'#set page(width: 21cm, height: 29.7cm, margin: 1.5cm)\n#set text(font: "{face}", lang: "zh", size: 9pt)\n{document}'
    return bytes(_compiler().compile((head + body).encode("utf-8")))


@cache
def _compiler() -> typst.Compiler:
    """One for all papers: each looks through the system's fonts once."""
    return typst.Compiler()


def _with(data: bytes, change: After, planted: Plant) -> tuple[bytes, str]:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        where = change(pdf, planted)
        written = io.BytesIO()
        pdf.save(written, static_id=True)
    return written.getvalue(), where
