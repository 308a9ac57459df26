"""Word documents: what a reader sees and what is hidden."""

from __future__ import annotations

import pytest

from mingbai.reading.files import read
from mingbai.reading.readable import readable
from reading.builders import ID, SPACES, W, at, docx, grid, p, picture, r, read_docx, rels, saved, texts, workbook

CORE = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>李四</dc:creator><cp:lastModifiedBy>王五</cp:lastModifiedBy>'
    "</cp:coreProperties>"
)


def test_a_number_split_over_runs_is_one_passage_with_its_key() -> None:
    content = read_docx(p("前") + p("身份证", ID[:7], r(ID[7:], "<w:b/>")))
    (passage,) = at(content, "第2段")
    assert passage.text == f"身份证{ID}"
    assert passage.key == "word/document.xml|p|1"
    assert passage.hidden == ""


def test_table_cells_carry_their_heading_and_nested_tables_are_read() -> None:
    inner = grid(("内",)) + p("")
    content = read_docx(grid(("姓名", "身份 证号"), ("张三", ID), ("李四", inner)))
    assert at(content, "表1第2行第2列")[0].column == "身份证号"
    assert at(content, "表2第1行第1列")[0].text == "内"
    assert content.tables[0].header == ("姓名", "身份证号")
    assert content.tables[0].rows[0] == ("张三", ID)


def test_a_cell_over_two_columns_moves_the_headings() -> None:
    wide = '<w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>' + p("宽") + "</w:tc>"
    table = grid(("姓名", "村", "电话")).replace("</w:tbl>", f"<w:tr>{wide}<w:tc>{p('13800001111')}</w:tc></w:tr></w:tbl>")
    assert at(read_docx(table), "表1第2行第3列")[0].column == "电话"


@pytest.mark.parametrize(
    ("look", "reason"),
    [
        ("<w:vanish/>", "hidden text"),
        ('<w:vanish w:val="0"/>', ""),
        ('<w:color w:val="FFFFFF"/>', "white text"),
        ('<w:color w:val="FFFFFF"/><w:shd w:val="clear" w:fill="000000"/>', ""),
        ('<w:color w:val="000000" w:themeColor="background1"/>', "white text"),
        ('<w:color w:val="FFFFFF"/><w:highlight w:val="red"/>', ""),
        ('<w:sz w:val="2"/>', "tiny text"),
        ('<w:sz w:val="32"/>', ""),
        ('<w:rStyle w:val="Ghost"/>', "hidden text"),
    ],
)
def test_hidden_runs_by_themselves_or_by_their_style(look: str, reason: str) -> None:
    ghost = '<w:style w:styleId="Ghost"><w:basedOn w:val="Base"/></w:style>'
    styles = f'<w:styles {W}><w:style w:styleId="Base"><w:rPr><w:vanish/></w:rPr></w:style>{ghost}</w:styles>'
    content = read_docx(p("看见，", r("看不见", look)), {"word/styles.xml": styles})
    if reason:
        assert texts(content, reason) == ["看不见"]
        assert texts(content, "") == ["看见，"]
    else:
        assert texts(content, "") == ["看见，看不见"]


def test_white_headings_on_a_coloured_cell_are_seen() -> None:
    table = grid((p(r("姓名", '<w:color w:val="FFFFFF"/>')), "电话"))
    assert "姓名" in texts(read_docx(table), "white text")
    assert "姓名" in texts(read_docx(table.replace("<w:tcPr/>", '<w:tcPr><w:shd w:fill="1F4E79"/></w:tcPr>', 1)), "")


def test_tracked_changes_give_the_deleted_text_with_the_rest_of_the_number() -> None:
    deleted = f'<w:del w:author="赵六"><w:r><w:delText>{ID[12:]}</w:delText></w:r></w:del>'
    content = read_docx(p(ID[:12], deleted, '<w:ins w:author="赵六">' + r("新") + "</w:ins>"))
    assert content.has_tracked_changes
    assert texts(content, "deleted text") == [ID]
    assert at(content, "第1段")[0].text == ID[:12] + "新"
    assert at(content, "属性：批注或修订的作者")[0].text == "赵六"
    assert not read_docx(p("无")).has_tracked_changes


def test_text_boxes_are_read_once_though_they_are_stored_twice() -> None:
    box = "<w:txbxContent>" + p("盒中字") + "</w:txbxContent>"
    both = (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><wps:txbx>{box}</wps:txbx></mc:Choice>'
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    content = read_docx(p("外", both) + p("后"))
    assert texts(content).count("盒中字") == 1
    assert at(content, "第1段")[0].text == "外"
    assert at(content, "第2段")[0].text == "后"
    other = both.replace("盒中字", "旧的字", 2).replace("旧的字", "盒中字", 1)
    assert texts(read_docx(p(other)), "left in the file") == ["旧的字"]
    assert "盒中字" in texts(read_docx(p(f"<w:r><w:pict><v:shape><v:textbox>{box}</v:textbox></v:shape></w:pict></w:r>")))


@pytest.mark.parametrize(
    ("part", "root", "child", "where", "hidden"),
    [
        ("header1", "hdr", "", "页眉", ""),
        ("footer2", "ftr", "", "页脚", ""),
        ("footnotes", "footnotes", "footnote", "脚注1", ""),
        ("endnotes", "endnotes", "endnote", "尾注1", ""),
        ("comments", "comments", "comment", "批注1", "comment"),
        ("glossary/document", "glossaryDocument", "", "构建基块", "left in the file"),
    ],
)
def test_every_part_with_paragraphs_is_read(part: str, root: str, child: str, where: str, hidden: str) -> None:
    inner = f'<w:{child} w:id="2">{p(ID)}</w:{child}>' if child else p(ID)
    content = read_docx(p("正文"), {f"word/{part}.xml": f"<w:{root} {W}>{inner}</w:{root}>"})
    (passage,) = at(content, where)
    assert (passage.text, passage.hidden, passage.key) == (ID, hidden, f"word/{part}.xml|p|0")


def test_fields_links_alternative_texts_and_properties() -> None:
    drawing = '<w:r><w:drawing><wp:inline><wp:docPr id="1" name="x" descr="张三的身份证"/><a:blip/></wp:inline></w:drawing></w:r>'
    bare = '<w:r><w:drawing><wp:inline><wp:docPr id="2" name="y"/><a:blip/></wp:inline></w:drawing></w:r>'
    code = "<w:r><w:instrText> HYPERLINK tel:13800001111 </w:instrText></w:r>"
    content = read_docx(
        p(code, drawing, bare),
        {
            "word/_rels/document.xml.rels": rels(("r9", "hyperlink", "mailto:zhangsan@example.com")),
            "docProps/core.xml": CORE,
            "docProps/app.xml": '<Properties xmlns="x"><Company>白杨乡</Company><Manager>马主任</Manager></Properties>',
            "docProps/custom.xml": '<Properties xmlns="x"><property name="经办人"><lpwstr>赵六</lpwstr></property></Properties>',
            "customXml/item1.xml": f"<data><id>{ID}</id></data>",
        },
    )
    assert texts(content, "field code") == ["HYPERLINK tel:13800001111"]
    assert texts(content, "alternative text") == ["张三的身份证"]
    assert content.pictures_without_text == 1
    assert texts(content, "link target") == ["mailto:zhangsan@example.com"]
    assert {passage.where: passage.text for passage in content if passage.hidden == "property"} == {
        "属性：作者": "李四",
        "属性：最后保存者": "王五",
        "属性：单位": "白杨乡",
        "属性：主管": "马主任",
        "属性：经办人": "赵六",
    }
    assert texts(content, "left in the file") == [ID]


def test_embedded_workbooks_and_pictures_are_read() -> None:
    sheet = saved(workbook(("姓名", "身份证号"), ("张三", ID)))
    image = picture("PNG")
    content = read_docx(
        p("正文"),
        {
            "word/embeddings/a.xlsx": sheet,
            "word/media/image1.png": image,
            "word/embeddings/o.bin": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + ID.encode(),
        },
    )
    (cell,) = [passage for passage in content if passage.where == "嵌入文件1：Sheet1!B2"]
    assert (cell.text, cell.hidden, cell.column) == (ID, "embedded file", "身份证号")
    assert cell.key == "word/embeddings/a.xlsx>xl/worksheets/sheet1.xml!B2"
    assert any(ID in passage.text for passage in at(content, "嵌入文件2"))


def test_readable_shows_only_what_a_reader_sees() -> None:
    deleted = '<w:del w:author="x"><w:r><w:delText>删去</w:delText></w:r></w:del>'
    heading = '<w:p><w:pPr><w:pStyle w:val="1"/></w:pPr>' + r("标题") + "</w:p>"
    styles = f'<w:styles {W}><w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/></w:style></w:styles>'
    comments = f'<w:comments {W}><w:comment w:id="1">{p("批注字")}</w:comment></w:comments>'
    data = docx(
        heading + p("正文", deleted, r("藏", "<w:vanish/>")) + grid(("姓名", "村"), ("张三", "白杨")),
        {
            "word/styles.xml": styles,
            "word/comments.xml": comments,
            "word/_rels/document.xml.rels": rels(("r1", "styles", "styles.xml"), ("r2", "comments", "comments.xml")),
        },
    )
    html = readable("a.docx", data)
    assert html.startswith("<h2>标题</h2><p>正文</p><table>")
    assert '<th scope="col"><p>姓名</p></th>' in html
    assert not any(word in html for word in ("删去", "藏", "批注字"))


def test_strict_documents_are_read_as_the_usual_ones() -> None:
    body = f"<w:document {SPACES}><w:body>{p(ID)}</w:body></w:document>".replace(
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main", "http://purl.oclc.org/ooxml/wordprocessingml/main"
    )
    assert texts(read("a.docx", docx("", {"word/document.xml": body}))) == [ID]
