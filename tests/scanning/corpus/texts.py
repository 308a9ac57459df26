"""The corpus's web pages, tables, text files, pictures and file names."""

from __future__ import annotations

import csv
import html
import io
from collections.abc import Callable
from random import Random

import docx
from PIL import Image, ImageDraw, ImageFont, PngImagePlugin

from mingbai.privacy.spans import DataKind
from scanning.corpus.case import KINDS, Case, Plant, Planted, plant
from scanning.corpus.traps import figures, trap
from scanning.corpus.values import mobile_phone, resident_id

Place = Callable[[Plant], tuple[str, str]]
ENCODINGS = ("utf-8", "gb18030", "utf-8-sig", "utf-16")
FACE = "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"


def _spans(planted: Plant) -> tuple[str, str]:
    pieces = [planted.sentence[at : at + 4] for at in range(0, len(planted.sentence), 4)]
    return "<p>" + "".join(
        f"<span class='s{index % 2}'>{html.escape(piece)}</span>" for index, piece in enumerate(pieces)
    ) + "</p>", "段"


HTML_PLACES: tuple[Place, ...] = (
    lambda one: (f"<p>{one.sentence}</p>", "段"),
    _spans,
    lambda one: (f"<div style='display:none'>{one.sentence}</div>", "hidden text"),
    lambda one: (f"<!-- {one.sentence} -->", "comment"),
    lambda one: (f'<img src="a.png" alt="{one.sentence}">', "attribute"),
    lambda one: (f'<p><a href="https://example.gov.cn/" title="{one.sentence}">查看</a></p>', "attribute"),
    lambda one: (f"<script>var said = '{one.sentence}';</script>", "not shown"),
    lambda one: (f"<p style='color:#ffffff'>{one.sentence}</p>", "white text"),
    lambda one: (f"<table><tr><th>序号</th><th>内容</th></tr><tr><td>1</td><td>{one.sentence}</td></tr></table>", "段"),
    lambda one: (f"<ul><li>{one.sentence}</li></ul>", "段"),
    lambda one: (f'<input type="hidden" value="{one.sentence}">', "attribute"),
)


def planted_pages(count: int) -> list[Case]:
    """Return web pages with three values each."""
    cases = []
    for number in range(count):
        random = Random(7000 + number)
        kept = tuple(trap(random) for _ in range(4))
        body, planted = "".join(f"<p>{line}</p>\n" for line in kept), []
        for turn in range(3):
            one = plant(KINDS[(number * 3 + turn) % len(KINDS)], random, number + turn)
            markup, where = HTML_PLACES[(number + turn * 4) % len(HTML_PLACES)](one)
            body += markup
            planted.append(Planted(one.kind, where, one.value))
        page = f"<!DOCTYPE html><html><head><meta charset='utf-8'><title>公告</title></head><body>{body}</body></html>"
        cases.append(Case(f"网页{number}.html", page.encode("utf-8"), tuple(planted), kept))
    return cases


def clean_pages(count: int) -> list[Case]:
    """Return web pages full of traps."""
    cases = []
    for number in range(count):
        random = Random(7500 + number)
        kept = tuple(trap(random) for _ in range(10))
        rows = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in figures(random, 10))
        body = "".join(f"<p>{line}</p>" for line in kept) + f"<table>{rows}</table>"
        head = "<meta name='author' content='彭阳县人民政府'><meta name='SiteIDCode' content='6404250001'>"
        page = f"<html><head><meta charset='utf-8'>{head}</head><body>{body}</body></html>"
        cases.append(Case(f"政策解读{number}.html", page.encode("utf-8"), (), kept))
    return cases


def planted_tables(count: int) -> list[Case]:
    """Return CSV lists of persons in the encodings they come in."""
    cases = []
    for number in range(count):
        random = Random(8000 + number)
        rows, planted = [["姓名", "身份证号", "银行卡号", "手机号", "金额"]], []
        for row in range(2, 7):
            one = [plant(kind, random, number) for kind in (DataKind.RESIDENT_ID, DataKind.BANK_CARD, DataKind.MOBILE_PHONE)]
            rows.append(["王建国", *(each.value for each in one), f"{row}00.50"])
            planted += [Planted(each.kind, f"第{row}行第{at}列", each.value) for at, each in enumerate(one, start=2)]
        data = _separated(rows).encode(ENCODINGS[number % 3])
        cases.append(Case(f"名单{number}.csv", data, tuple(planted), ("王建国", "200.50", "600.50")))
    return cases


def clean_tables(count: int) -> list[Case]:
    """Return CSV statistics."""
    cases = []
    for number in range(count):
        rows = figures(Random(8500 + number), 40)
        cases.append(Case(f"统计{number}.csv", _separated(rows).encode(ENCODINGS[number % 3]), (), tuple(rows[3])))
    return cases


def planted_texts(count: int) -> list[Case]:
    """Return text files with three values each."""
    cases = []
    for number in range(count):
        random = Random(9000 + number)
        kept = [trap(random) for _ in range(5)]
        lines, planted = list(kept), []
        for turn in range(3):
            one = plant(KINDS[(number + turn * 4) % len(KINDS)], random, number + turn)
            lines.append(one.sentence)
            planted.append(Planted(one.kind, f"第{len(lines)}行", one.value))
        data = "\r\n".join(lines).encode(ENCODINGS[number % len(ENCODINGS)])
        cases.append(Case(f"说明{number}.txt", data, tuple(planted), tuple(kept)))
    return cases


def clean_texts(count: int) -> list[Case]:
    """Return text files full of traps, rotating through all of them."""
    cases = []
    for number in range(count):
        random = Random(9500 + number)
        kept = tuple(trap(random, number * 4 + turn) for turn in range(12))
        cases.append(Case(f"通知{number}.txt", "\n".join(kept).encode(ENCODINGS[number % len(ENCODINGS)]), (), kept))
    return cases


def named_files(count: int) -> list[Case]:
    """Return files whose names give values away."""
    cases = []
    for number in range(count):
        random = Random(9900 + number)
        said = (resident_id, mobile_phone)[number % 2](random)
        kind = (DataKind.RESIDENT_ID, DataKind.MOBILE_PHONE)[number % 2]
        cases.append(Case(f"马秀兰{said}申请表.txt", "申请表".encode(), (Planted(kind, "文件名", said),), ("申请表",)))
    return cases


def drawn(lines: tuple[str, ...], author: str = "") -> bytes:
    """Return a PNG picture of lines of text."""
    face = ImageFont.truetype(FACE, 30)
    picture = Image.new("RGB", (900, 60 * len(lines) + 40), "white")
    for number, line in enumerate(lines):
        ImageDraw.Draw(picture).text((30, 20 + 60 * number), line, font=face, fill="black")
    written, info = io.BytesIO(), PngImagePlugin.PngInfo()
    if author:
        info.add_itxt("Author", author)
    picture.save(written, "PNG", pnginfo=info)
    return written.getvalue()


def pictures() -> list[Case]:
    """Return a picture of text, and a document containing one."""
    random = Random(9990)
    said, phone = resident_id(random), mobile_phone(random)
    first = Case(
        "截图.png",
        drawn(("彭阳县白阳镇公示", f"身份证号 {said}", "办公电话 0954-7012783"), "杨晓红"),
        (Planted(DataKind.RESIDENT_ID, "图片1", said), Planted(DataKind.AUTHOR_METADATA, "作者", "杨晓红")),
        ("0954-7012783",),
    )
    document = docx.Document()
    document.core_properties.author = ""
    document.add_paragraph("见图。")
    document.add_picture(io.BytesIO(drawn(("申请登记", f"联系手机 {phone}"))))
    written = io.BytesIO()
    document.save(written)
    return [first, Case("附图.docx", written.getvalue(), (Planted(DataKind.MOBILE_PHONE, "图片1", phone),), ("见图。",))]


def _separated(rows: list[list[str]]) -> str:
    written = io.StringIO()
    csv.writer(written).writerows(rows)
    return written.getvalue()
