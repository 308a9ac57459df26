"""Plain text, delimited tables, web pages and pictures."""

from __future__ import annotations

import io

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from mingbai.reading import limits, ocr
from mingbai.reading.clean import clean
from mingbai.reading.files import read
from mingbai.reading.headers import header_row
from mingbai.reading.limits import Allowance, Recognition
from mingbai.reading.readable import readable
from reading.builders import ID, at, docx, p, picture, texts


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be"])
def test_texts_are_read_in_every_encoding(encoding: str) -> None:
    content = read("a.txt", f"张三，{ID}\r\n\r\n白杨乡".encode(encoding))
    assert [(q.where, q.text, q.key) for q in content if q.where != "文件名"] == [
        ("第1行", f"张三，{ID}", "line:1"),
        ("第3行", "白杨乡", "line:3"),
    ]


def test_the_name_of_the_file_is_a_passage() -> None:
    assert at(read("张三13800001111.txt", "字".encode()), "文件名")[0].text == "张三13800001111.txt"


@pytest.mark.parametrize("separator", [",", "\t", ";"])
def test_separated_tables_carry_headings(separator: str) -> None:
    text = f"公示\n姓名{separator}身份证号\n张三{separator}'{ID}\n"
    content = read("a.csv", text.encode("gb18030"))
    (cell,) = at(content, "第3行第2列")
    assert (cell.text, cell.column, cell.key) == (ID, "身份证号", "cell:3:2")
    assert content.tables[0].rows == (("张三", ID),)
    assert readable("a.csv", text.encode()).startswith('<p>公示</p><table><thead><tr><th scope="col">姓名</th>')


@pytest.mark.parametrize(
    ("rows", "index"),
    [
        ([["名单"], ["姓名", "电话"], ["张三", "13800001111"]], 1),
        ([["张三", "13800001111"], ["李四", "13900002222"]], None),
        ([["单位：白杨乡", "日期：2024年"], ["姓名", "电话"]], 1),
        ([["单位", "村"], ["序号", "姓名", "村", "组", "金额"]], 1),
        ([["只有一列"]], None),
        ([], None),
    ],
)
def test_the_row_of_headings(rows: list[list[str]], index: int | None) -> None:
    assert header_row(rows) == index


PAGE = f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>题</title><meta name="author" content="李四">
<script>var x = "脚本字";</script></head><body><!-- 注释字 --><h1>大题</h1><div>看<b>得</b>见 {ID[:6]}<span>{ID[6:]}</span></div>
<p hidden>藏一</p><p style="display: none">藏二</p><p style="color:#FFF">白字</p>
<p style="background:#000"><span style="color:white">底上字</span></p>
<img src="a.png" alt="图说"><img src="b.png"><a href="tel:13800001111" title="提示" data-id="{ID}">打</a>
<input type="hidden" value="暗值"><table><tr><th>姓名<th>村<tr><td>张三<td>白杨</table></body></html>"""


def test_web_pages_seen_and_unseen() -> None:
    content = read("a.html", PAGE.encode())
    assert f"看得见 {ID}" in texts(content, "")
    assert "底上字" in texts(content, "")
    assert texts(content, "hidden text") == ["藏一", "藏二"]
    assert texts(content, "white text") == ["白字"]
    assert texts(content, "comment") == ["注释字"]
    assert at(content, "属性：作者")[0].hidden == "property"
    assert set(texts(content, "attribute")) >= {"图说", "tel:13800001111", "提示", ID, "暗值"}
    assert any("脚本字" in text for text in texts(content, "not shown"))
    assert content.pictures_without_text == 1
    assert content.tables[0].rows == (("张三", "白杨"),)
    gb = PAGE.replace("utf-8", "gb2312").encode("gb18030")
    assert texts(read("a.html", gb)) == texts(content)


def test_readable_web_pages_keep_what_is_seen() -> None:
    html = readable("a.html", PAGE.encode())
    assert "<h2>大题</h2>" in html
    assert f"<p>看<b>得</b>见 {ID}</p>" in html
    assert '<th scope="col">姓名</th>' in html
    assert not any(word in html for word in ("藏一", "藏二", "白字", "注释字", "暗值", "脚本字", "img", "style"))


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("<p onclick='x()'>a</p>", "<p>a</p>"),
        ("<div><span>a</span></div>", "a"),
        ("<script>alert(1)</script><p>b</p>", "<p>b</p>"),
        ("<p><!-- c -->d</p><p> </p>", "<p>d</p>"),
        ('<a href="javascript:alert(1)">e</a>', '<a rel="noopener">e</a>'),
        ('<a href="data:text/html,x">e</a>', '<a rel="noopener">e</a>'),
        ('<a href="//evil.example">e</a>', '<a rel="noopener">e</a>'),
        ('<a href="/\\evil.example">e</a>', '<a rel="noopener">e</a>'),
        ('<a href="\\\\evil.example">e</a>', '<a rel="noopener">e</a>'),
        ('<a href="/&#9;/evil.example">e</a>', '<a rel="noopener">e</a>'),
        ('<a href="https://x.gov.cn/" target="_blank">f</a>', '<a href="https://x.gov.cn/" rel="noopener">f</a>'),
        ('<a href="/public/1">g</a>', '<a href="/public/1" rel="noopener">g</a>'),
        ('<a href="tel:0954-7012783">h</a>', '<a href="tel:0954-7012783" rel="noopener">h</a>'),
        ('<table><tr><th scope="col" colspan="2">i</th><td rowspan="999999" style="x">j</td></tr></table>',
         '<table><tbody><tr><th scope="col" colspan="2">i</th><td>j</td></tr></tbody></table>'),
        ('<img src=x onerror=alert(1)><iframe src="x"></iframe><svg><a>k</a></svg>l', "l"),
        ("1 < 2 & 3", "1 &lt; 2 &amp; 3"),
    ],
)  # fmt: skip
def test_clean_keeps_the_short_list_of_elements(given: str, kept: str) -> None:
    assert clean(given) == kept


def test_words_and_properties_of_pictures() -> None:
    exif = Image.Exif()
    exif[0x013B] = "Zhang San"
    exif[0x9C9D] = "李四".encode("utf-16-le")
    exif.get_ifd(0x8825).update({1: "N", 2: (36.0, 33.0, 15.0), 3: "E", 4: (105.0, 38.0, 24.0)})
    content = read("a.png", picture("JPEG", "Tel 13800001111", exif=exif))
    assert "13800001111" in at(content, "图片1")[0].text
    assert [q.text for q in at(content, "属性：作者")] == ["Zhang San", "李四"]
    assert at(content, "属性：GPS")[0].text == "北纬36.554167 东经105.640000"
    chunks = PngInfo()
    chunks.add_itxt("Author", "王五")
    inside = read("a.docx", docx(p("字"), {"word/media/image1.png": picture(text="Tel 13900002222", pnginfo=chunks)}))
    assert "13900002222" in at(inside, "图片1")[0].text
    assert at(inside, "图片1 属性：作者")[0].text == "王五"


def test_what_is_left_when_the_time_is_over_counts_as_unread(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "lines", lambda _: (line("字"),))
    monkeypatch.setattr(limits, "_is_late", lambda: False)
    assert read("a.png", picture()).pictures_unread == 0
    limits.watch(lambda: True)
    assert read("a.png", picture()).pictures_unread == 1


def line(text: str) -> ocr.RecognizedLine:
    return ocr.RecognizedLine(text, (0.0, 0.0, 9.0, 9.0))


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF", "BMP", "WEBP", "TIFF"])
def test_every_kind_of_picture_is_opened(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "lines", lambda picture: (line(f"{picture.mode} {picture.width}"),))
    content = read("picture", picture(kind))
    assert at(content, "图片1")[0].text == "RGB 640"
    assert content.has_text


def test_without_the_engine_pictures_are_counted_as_unread(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "engine", lambda: None)
    content = read("a.png", picture(text="Tel"))
    assert (content.has_text, content.pictures_unread) == (False, 1)


def test_pictures_above_the_number_recognised_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "lines", lambda _: (line("字"),))
    images = {}
    for number in range(15):
        out = io.BytesIO()
        Image.new("RGB", (60 + number, 60)).save(out, "PNG")
        images[f"word/media/image{number}.png"] = out.getvalue()
    twelve = sum((60 + number) * 60 for number in range(12))
    allowance = Allowance(read_inside=read, recognition=Recognition(twelve))
    assert read("a.docx", docx(p("字"), images), allowance).pictures_unread == 3
