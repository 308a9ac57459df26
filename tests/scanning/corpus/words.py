"""The corpus's Word documents: values in every place a document has."""

from __future__ import annotations

import io
from collections.abc import Callable
from random import Random
from typing import Any

import docx
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import RGBColor

from mingbai.privacy.spans import DataKind
from scanning.corpus.case import KINDS, NUMBERS, Case, Plant, Planted, plant
from scanning.corpus.traps import figures, trap

Place = Callable[[Any, Plant, Random], str]


def _paragraph(document: Any, planted: Plant, random: Random) -> str:
    document.add_paragraph(planted.sentence)
    return "段"


def _split_runs(document: Any, planted: Plant, random: Random) -> str:
    paragraph = document.add_paragraph()
    for index in range(0, len(planted.sentence), 3):
        run = paragraph.add_run(planted.sentence[index : index + 3])
        run.bold = bool(index % 2)
    return "段"


def _cell(document: Any, planted: Plant, random: Random) -> str:
    table = document.add_table(rows=0, cols=3)
    for row in (("序号", "内容", "金额"), ("1", planted.sentence, "3000"), ("2", trap(random), "12,345.00")):
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    return "表"


def _header(document: Any, planted: Plant, random: Random) -> str:
    document.sections[0].header.paragraphs[0].text = planted.sentence
    return "页眉"


def _footer(document: Any, planted: Plant, random: Random) -> str:
    document.sections[0].footer.paragraphs[0].text = planted.sentence
    return "页脚"


def _hidden(document: Any, planted: Plant, random: Random) -> str:
    document.add_paragraph("公示如下。").add_run(planted.sentence).font.hidden = True
    return "hidden text"


def _white(document: Any, planted: Plant, random: Random) -> str:
    document.add_paragraph("说明：").add_run(planted.sentence).font.color.rgb = RGBColor(255, 255, 255)
    return "white text"


def _deleted(document: Any, planted: Plant, random: Random) -> str:
    document.add_paragraph("经研究，")._p.append(
        parse_xml(
            f'<w:del {nsdecls("w")} w:id="9" w:author="" w:date="2021-01-01T00:00:00Z"><w:r><w:delText xml:space="preserve">'
            f"{planted.sentence}</w:delText></w:r></w:del>"
        )
    )
    return "deleted text"


def _inserted(document: Any, planted: Plant, random: Random) -> str:
    document.add_paragraph("经研究，")._p.append(
        parse_xml(
            f'<w:ins {nsdecls("w")} w:id="8" w:author="" w:date="2021-01-01T00:00:00Z"><w:r><w:t>'
            f"{planted.sentence}</w:t></w:r></w:ins>"
        )
    )
    return "段"


def _comment(document: Any, planted: Plant, random: Random) -> str:
    paragraph = document.add_paragraph("此处请核对。")
    document.add_comment(paragraph.runs[0], text=planted.sentence, author="")
    return "comment"


def _alternative(document: Any, planted: Plant, random: Random) -> str:
    from PIL import Image

    drawn = io.BytesIO()
    Image.new("RGB", (20, 20), "red").save(drawn, "PNG")
    drawn.seek(0)
    document.add_picture(drawn)
    properties = document.inline_shapes[-1]._inline.docPr
    properties.set("descr", planted.sentence)
    return "alternative text"


def _link(document: Any, planted: Plant, random: Random) -> str:
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
    number = document.part.relate_to(f"https://example.gov.cn/{planted.sentence}", kind, is_external=True)
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), number)
    paragraph = document.add_paragraph("见附件：")
    run = paragraph.add_run("点击查看")
    link.append(run._r)
    paragraph._p.append(link)
    return "link target"


def _box(document: Any, planted: Plant, random: Random) -> str:
    document.add_paragraph().add_run()._r.append(
        parse_xml(
            f'<w:pict {nsdecls("w")} xmlns:v="urn:schemas-microsoft-com:vml"><v:shape style="width:200pt;height:50pt"><v:textbox>'
            f"<w:txbxContent><w:p><w:r><w:t>{planted.sentence}</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict>"
        )
    )
    return "文本框"


def _title(document: Any, planted: Plant, random: Random) -> str:
    document.core_properties.title = planted.sentence
    return "属性"


PLACES: tuple[Place, ...] = (
    _paragraph,
    _split_runs,
    _cell,
    _header,
    _footer,
    _hidden,
    _white,
    _deleted,
    _inserted,
    _comment,
    _alternative,
    _link,
    _box,
    _title,
)


def planted_documents(count: int) -> list[Case]:
    """Return documents with three values each, rotating through every kind and place."""
    cases = []
    for number in range(count):
        random = Random(1000 + number)
        document, kept = _clean(random)
        planted = []
        for turn in range(3):
            kind = KINDS[(number * 3 + turn) % len(KINDS)]
            place = PLACES[(number + turn * 5) % len(PLACES)]
            one = plant(kind, random, number + turn)
            planted.append(Planted(kind, place(document, one, random), one.value))
        if number % 5 == 0:
            document.core_properties.author = "海正福"
            planted.append(Planted(DataKind.AUTHOR_METADATA, "作者", "海正福"))
        cases.append(Case(f"公示材料{number}.docx", _saved(document), tuple(planted), kept))
    return cases


def listed_documents(count: int) -> list[Case]:
    """Return documents with a list whose headings are the only evidence."""
    cases = []
    for number in range(count):
        random = Random(1500 + number)
        document, kept = _clean(random)
        table = document.add_table(rows=1, cols=4)
        for cell, text in zip(table.rows[0].cells, ("姓名", "身份证号", "联系电话", "补贴金额（元）"), strict=True):
            cell.text = text
        planted = []
        for _ in range(4):
            identity, phone = (plant(kind, random, number) for kind in NUMBERS[:2])
            row = table.add_row().cells
            for cell, text in zip(row, ("李桂芳", identity.value, phone.value, "1,200.00"), strict=True):
                cell.text = text
            planted += [Planted(one.kind, "表1第", one.value) for one in (identity, phone)]
        cases.append(Case(f"发放表{number}.docx", _saved(document), tuple(planted), (*kept, "李桂芳", "1,200.00")))
    return cases


def clean_documents(count: int) -> list[Case]:
    """Return documents full of traps."""
    cases = []
    for number in range(count):
        random = Random(2000 + number)
        document, kept = _clean(random, lines=12)
        rows = figures(random, 8)
        table = document.add_table(rows=0, cols=len(rows[0]))
        for row in rows:
            for cell, text in zip(table.add_row().cells, row, strict=True):
                cell.text = text
        document.core_properties.author = ("", "Administrator", "WPS Office", "python-docx", "彭阳县白阳镇人民政府", "user")[
            number % 6
        ]
        cases.append(Case(f"彭阳县2021年工作要点{number}.docx", _saved(document), (), kept))
    return cases


def _clean(random: Random, lines: int = 4) -> tuple[Any, tuple[str, ...]]:
    """Return a document with a heading and some traps, and its lines."""
    document = docx.Document()
    document.core_properties.author = ""
    document.add_heading("关于公示有关情况的公告", 1)
    texts = tuple(trap(random) for _ in range(lines))
    for text in texts:
        document.add_paragraph(text)
    return document, texts


def _saved(document: Any) -> bytes:
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()
