"""GB/T 9704—2012 on docx: page, line and character grid (5.2), type (5.2.2), page numbers (7.5), with python-docx."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt

FANGSONG, HEI, KAI, XIAOBIAOSONG, SONG = "仿宋", "黑体", "楷体", "方正小标宋简体", "宋体"
SAN, ER, SI = 16.0, 22.0, 14.0  # 3号, 2号, 4号 in points
PITCH = 28.95  # points: 225 mm in 22 lines
TRACKING = -5  # twentieths of a point: 28 characters of 16 pt on 156 mm; a character grid is read differently by each program
AFTER_SPACING = ("w:w", "w:kern", "w:position", "w:sz", "w:szCs", "w:highlight", "w:u", "w:effect", "w:vertAlign", "w:lang")
AFTER_GRID = ("w:spacing", "w:ind", "w:contextualSpacing", "w:jc", "w:outlineLvl")
INDENT = {"firstLineChars": "200", "firstLine": "640"}


ALTERNATIVES = {
    FANGSONG: "FangSong,仿宋_GB2312",
    HEI: "SimHei",
    KAI: "KaiTi,楷体_GB2312",
    XIAOBIAOSONG: "华文中宋",
    SONG: "SimSun",
}

SECOND = "二级标题"
"""The style of second-level headings."""


def name_faces(document: Any) -> None:
    """Write the font table: the faces of the standard, each with its substitutes on a machine without it."""
    faces = "".join(
        f'<w:font w:name="{face}"><w:altName w:val="{other}"/><w:charset w:val="86"/></w:font>'
        for face, other in ALTERNATIVES.items()
    )
    table = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:fonts {nsdecls("w")}>{faces}</w:fonts>'
    part = document.part.part_related_by(RT.FONT_TABLE)
    part._blob = table.encode()


def set_properties(document: Any, author: str, title: str, subject: str, at: datetime) -> None:
    """Let the properties name the organ and nothing about tools or machines; drop the template's preview picture."""
    package = document.part.package
    for key, relation in list(package.rels.items()):
        if relation.reltype.endswith(("/thumbnail", "/extended-properties")):
            del package.rels[key]
    properties = document.core_properties
    properties.author = properties.last_modified_by = author
    properties.title, properties.subject, properties.language = title, subject, "zh-CN"
    properties.comments = properties.keywords = properties.category = ""
    properties.revision = 1
    properties.created = properties.modified = at


def set_page(section: Any) -> None:
    """Set A4 with a text block of 156 × 225 mm, 37 mm from the top and 28 mm from the left, 22 lines of 28 characters."""
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    section.header_distance, section.footer_distance = Mm(24), Mm(24.8)
    properties = section._sectPr
    for old in properties.findall(qn("w:docGrid")):
        properties.remove(old)
    properties.append(element("w:docGrid", type="lines", linePitch="579"))


def element(tag: str, **attributes: str) -> Any:
    """Return a WordprocessingML element with its attributes in the w: namespace."""
    made = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), value)
    return made


def set_face(owner: Any, face: str, size: float, bold: bool = False) -> None:
    """Set the type of a run or style: the Chinese face for all scripts, `size` in points, black."""
    owner.font.name, owner.font.size, owner.font.bold, owner.font.italic = face, Pt(size), bold, False
    properties = owner._element.get_or_add_rPr()
    faces = properties.find(qn("w:rFonts"))
    for script in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        faces.attrib.pop(qn(f"w:{script}"), None)
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        faces.set(qn(f"w:{script}"), face)
    for colour in properties.findall(qn("w:color")):
        properties.remove(colour)


def set_lines(style: Any, pitch: float = PITCH, indent: bool = False) -> None:
    """Set an exact line pitch in points, no space between paragraphs, and optionally a first-line indent of two characters."""
    form = style.paragraph_format
    form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(pitch)
    form.space_before = form.space_after = Pt(0)
    if indent:
        set_indent(style._element, **INDENT)


def set_tracking(style: Any, twentieths: int) -> None:
    """Add space to every character of a style, in twentieths of a point."""
    properties = style._element.get_or_add_rPr()
    for old in properties.findall(qn("w:spacing")):
        properties.remove(old)
    properties.insert_element_before(element("w:spacing", val=str(twentieths)), *AFTER_SPACING)


def leave_grid(style: Any) -> None:
    """Let lines of this paragraph or paragraph style keep their own pitch instead of snapping to the page's 22 lines."""
    style._element.get_or_add_pPr().insert_element_before(element("w:snapToGrid", val="0"), *AFTER_GRID)


def set_indent(owner: Any, **indents: str) -> None:
    """Set indents of a paragraph's or style's element, by their names in WordprocessingML (firstLineChars, right)."""
    indent = owner.get_or_add_pPr().get_or_add_ind()
    for name, value in indents.items():
        indent.set(qn(f"w:{name}"), value)


def set_language(styles: Any) -> None:
    """Set Simplified Chinese as the language; Latin stays English, or LibreOffice breaks lines within numbers."""
    defaults = styles.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault")).find(qn("w:rPr"))
    for old in defaults.findall(qn("w:lang")):
        defaults.remove(old)
    defaults.append(element("w:lang", val="en-US", eastAsia="zh-CN", bidi="ar-SA"))


def set_styles(styles: Any) -> None:
    """Set the styles of text, headings, title and header, and add that of second-level headings."""
    set_language(styles)
    normal, heading, title = styles["Normal"], styles["Heading 1"], styles["Title"]
    set_face(normal, FANGSONG, SAN)
    set_lines(normal, indent=True)
    set_tracking(normal, TRACKING)
    normal.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    normal.paragraph_format.widow_control = False
    set_face(heading, HEI, SAN)
    set_lines(heading)
    heading.paragraph_format.keep_with_next = True
    set_face(title, XIAOBIAOSONG, ER)
    set_lines(title, 35)
    leave_grid(title)
    leave_grid(styles["Header"])
    set_tracking(title, 0)
    title.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    set_indent(title._element, firstLineChars="0", firstLine="0")
    for border in title._element.pPr.findall(qn("w:pBdr")):
        title._element.pPr.remove(border)
    second = styles.add_style(SECOND, WD_STYLE_TYPE.CHARACTER)
    set_face(second, KAI, SAN)


def number_pages(document: Any) -> None:
    """Add page numbers “— 1 —” in 4号 宋体, 7 mm below the text block, right on odd and left on even pages."""
    section = document.sections[0]
    style = document.styles["Footer"]
    set_lines(style, 18)
    leave_grid(style)
    document.settings.odd_and_even_pages_header_footer = True
    for footer, side in ((section.footer, "right"), (section.even_page_footer, "left")):
        footer.is_linked_to_previous = False
        paragraph = footer.paragraphs[0]
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT if side == "right" else WD_ALIGN_PARAGRAPH.LEFT
        set_indent(paragraph._p, firstLineChars="0", firstLine="0", **{f"{side}Chars": "100", side: "280"})
        for words, code in (("— ", ""), ("", "PAGE"), (" —", "")):
            run = paragraph.add_run(words)
            set_face(run, SONG, SI)
            if code:
                _field(run, code)


def mark_header(document: Any, words: str) -> None:
    """Put `words` (草稿) at the right of every page's header, in 3号 黑体."""
    section = document.sections[0]
    for header in (section.header, section.even_page_header):
        header.is_linked_to_previous = False
        paragraph = header.paragraphs[0]
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        set_face(paragraph.add_run(words), HEI, SAN)


def describe_picture(shape: Any, name: str, words: str) -> None:
    """Set the alternative text of an inline picture."""
    properties = shape._inline.docPr
    properties.set("name", name)
    properties.set("descr", words)


def _field(run: Any, code: str) -> None:
    for kind in ("begin", "", "separate", "text", "end"):
        if kind == "":
            run._r.append(parse_xml(f'<w:instrText {nsdecls("w")} xml:space="preserve"> {code} </w:instrText>'))
        elif kind == "text":
            run._r.append(parse_xml(f"<w:t {nsdecls('w')}>1</w:t>"))
        else:
            run._r.append(element("w:fldChar", fldCharType=kind))
