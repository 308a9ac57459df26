"""Partial disclosure of a PDF: what lies under a box is gone, and a second method would see it if it were not."""

from __future__ import annotations

import io
from datetime import date

import pikepdf
import pypdfium2
import pytest
from PIL import Image, ImageOps

from mingbai.reading import ocr
from mingbai.reading.passages import Unreadable
from mingbai.scanning.detect import Detector
from mingbai.scanning.leaks import leaks
from mingbai.scanning.redaction import page_picture, page_sizes, proposed, redact
from mingbai.scanning.withheld import RedactionBox
from reading.builders import pdf, write

PHONE = "13995412683"
LINE = write("Contract price 54369")
#: Over the line that `write` puts at 700 points, on a page of 595 x 842.
BOX = RedactionBox(1, 0.05, 0.14, 0.6, 0.19, "15.1")


def _edited(data: bytes, edit) -> bytes:
    written = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as document:
        edit(document)
        document.save(written)
    return written.getvalue()


def _text(data: bytes, page: int = 0) -> str:
    return str(pypdfium2.PdfDocument(data)[page].get_textpage().get_text_range())


@pytest.fixture
def original() -> bytes:
    """Two pages; properties and a bookmark repeat what the first one says."""

    def edit(document: pikepdf.Pdf) -> None:
        document.docinfo["/Title"] = "Contract price 54369"
        with document.open_outline() as outline:
            outline.root.append(pikepdf.OutlineItem("Contract price 54369", 0))

    return _edited(pdf(LINE + write("Public part", y=500), write("Second page")), edit)


def test_nothing_is_left_under_a_box_and_the_rest_can_be_read(original: bytes) -> None:
    made = redact(original, [BOX])
    assert leaks(original, made, [BOX]) == ()
    assert _text(made) == ""
    assert _text(made, 1).strip() == "Second page"
    whole = b"".join(item.read_bytes() for item in pikepdf.open(io.BytesIO(made)).objects if isinstance(item, pikepdf.Stream))
    assert b"54369" not in made
    assert b"54369" not in whole
    look = pypdfium2.PdfDocument(made)[0].render(scale=1).to_pil().convert("L")
    assert look.getpixel((200, 138)) < 20
    # The part that is disclosed is still drawn.
    assert look.crop((50, 330, 150, 350)).getextrema()[0] < 128


def test_the_same_words_on_another_page_are_named(original: bytes) -> None:
    twice = pdf(LINE, LINE)
    found = leaks(twice, redact(twice, [BOX]), [BOX])
    assert [(leak.page, leak.text) for leak in found] == [(2, "第2页还写着方框里的内容，这一处也要遮。")]
    assert "54369" not in found[0].text


def _drawn_over(colour: str) -> bytes:
    """The usual mistake: a rectangle painted over the words."""
    return pdf(LINE + f"q {colour} 30 680 330 45 re f Q", write("Second page"))


def _outlined(document: pikepdf.Pdf) -> None:
    with document.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem("x", 0))


def _noted(document: pikepdf.Pdf) -> None:
    note = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Redact, Rect=[0, 0, 9, 9])
    document.pages[0].obj.Annots = pikepdf.Array([document.make_indirect(note)])


def _titled(document: pikepdf.Pdf) -> None:
    document.docinfo["/Title"] = "x"


def _attached(document: pikepdf.Pdf) -> None:
    document.attachments["a.txt"] = b"x"


def _said_inside(document: pikepdf.Pdf) -> None:
    document.pages[1].obj.Alt = pikepdf.String("Contract price 54369")


@pytest.mark.parametrize(
    ("edit", "said"),
    [
        (_outlined, "文件里还有书签，先去掉再发。"),
        (_noted, "第1页还有批注，批注里的内容谁都能读。"),
        (_titled, "文件属性不是空的，先清空再发。"),
        (_attached, "文件里还有附带的文件，先去掉再发。"),
        (_said_inside, "文件的内部文字里还写着方框里的内容。"),
    ],
)
def test_what_comes_with_the_pages_is_seen(original: bytes, edit, said: str) -> None:
    made = _edited(redact(original, [BOX]), edit)
    assert said in [leak.text for leak in leaks(original, made, [BOX])]


@pytest.mark.parametrize(
    ("colour", "said"),
    [
        ("0 g", ["第1页的方框下面还有文字。", "第1页还写着方框里的内容，这一处也要遮。"]),
        ("0.5 g", ["第1页的方框下面还有文字。", "第1页还写着方框里的内容，这一处也要遮。", "第1页有一个方框没有盖严。"]),
    ],
)
def test_a_rectangle_over_the_words_is_seen(original: bytes, colour: str, said: list[str]) -> None:
    assert [leak.text for leak in leaks(original, _drawn_over(colour), [BOX])] == said


def test_personal_data_is_proposed_and_a_proposal_covers_it() -> None:
    data = pdf(write("Call " + PHONE) + write("Public part", y=500))
    boxes = proposed(data, Detector(on=date(2026, 3, 2)))
    assert [box.page for box in boxes] == [1], "letters of one line are one box"
    made = redact(data, boxes)
    assert leaks(data, made, boxes) == ()
    look = pypdfium2.PdfDocument(made)[0].render(scale=1).to_pil().convert("L")
    assert look.crop((50, 130, 75, 142)).getextrema()[0] < 128


@pytest.mark.parametrize(
    "page",
    ["", "/Rotate 90", "/Rotate 180", "/Rotate 270", "/CropBox [30 400 400 800]", "/CropBox [30 400 400 800] /Rotate 90"],
)
def test_a_proposal_lies_over_the_number_however_the_page_is_turned_or_cut(page: str) -> None:
    data = pdf(write(PHONE, x=100), page=page)
    (box,) = proposed(data, Detector(on=date(2026, 3, 2)))
    look = ImageOps.invert(pypdfium2.PdfDocument(data)[0].render(scale=1).to_pil().convert("L"))
    left, top, right, bottom = look.getbbox() or (0, 0, 0, 0)
    edges = (box.left * look.width, box.top * look.height, box.right * look.width, box.bottom * look.height)
    # The number is all that is drawn; the box is as high as its font and a little wider.
    assert max(left - edges[0], top - edges[1], edges[2] - right, edges[3] - bottom) < 6, (edges, look.getbbox())
    assert min(left - edges[0], top - edges[1], edges[2] - right, edges[3] - bottom) > -1, (edges, look.getbbox())


@pytest.mark.parametrize("page", ["/Rotate 90", "/CropBox [30 400 400 800] /Rotate 180"])
def test_the_check_knows_what_lies_under_a_box_on_a_page_that_is_turned(page: str) -> None:
    data = pdf(write(PHONE, x=100), write(PHONE, x=100), page=page)
    (box, _) = proposed(data, Detector(on=date(2026, 3, 2)))
    assert [leak.page for leak in leaks(data, redact(data, [box]), [box])] == [2]


def test_what_is_cut_away_from_a_page_needs_no_box() -> None:
    data = pdf(write(PHONE, x=100), page="/CropBox [30 100 400 300]")
    assert proposed(data, Detector(on=date(2026, 3, 2))) == ()


def test_each_page_is_drawn_for_the_screen() -> None:
    data = pdf(LINE, "")
    assert page_sizes(data) == ((595, 842), (595, 842))
    look = Image.open(io.BytesIO(page_picture(data, 1)))
    assert (look.format, look.width) == ("JPEG", 1_200)
    assert page_picture(data, 1) != page_picture(data, 2)
    assert page_picture(data, 3) == b""


@pytest.mark.parametrize(
    "edges",
    [(0.5, 0.1, 0.5, 0.2), (0.1, 0.2, 0.5, 0.1), (-0.1, 0.1, 0.5, 0.2), (0.1, 0.1, 1.1, 0.2), (0.1, 0.1, float("nan"), 0.2)],
)
def test_a_box_lies_on_its_page(edges: tuple[float, float, float, float]) -> None:
    with pytest.raises(ValueError, match="no box"):
        RedactionBox(1, *edges)


def test_a_page_that_is_not_there_is_refused(original: bytes) -> None:
    with pytest.raises(ValueError, match="no page 3"):
        redact(original, [RedactionBox(3, 0.1, 0.1, 0.2, 0.2)])
    with pytest.raises(Unreadable):
        redact(b"%PDF-1.7 nothing", [BOX])


def test_the_box_of_a_cropped_page_is_measured_on_what_is_shown() -> None:
    cropped = pdf(LINE, LINE, page="/CropBox[0 421 595 842]")
    box = RedactionBox(1, 0.05, 0.28, 0.6, 0.38, "15.1")
    found = leaks(cropped, redact(cropped, [box]), [box])
    assert [leak.text for leak in found] == ["第2页还写着方框里的内容，这一处也要遮。"]


def _covered(page: str, **resources: str) -> bytes:
    """A page whose words were covered by something else, and what it needs for that as objects from number 90 on."""
    objects = "".join(f"/{kind}<</C0 {90 + n} 0 R>>" for n, kind in enumerate(resources))
    made = pdf(LINE + page, write("Second page"), extra={90 + n: body for n, body in enumerate(resources.values())})
    # Both pages get them; only the first uses them.
    return _edited(made.replace(b"/Resources<<", b"/Resources<<" + objects.encode()), lambda _: None)


def _stream(entries: str, content: str) -> str:
    return f"<<{entries}/Length {len(content)}>>stream\n{content}\nendstream"


def _tiles(content: str) -> str:
    """A pattern of tiles of 8 points."""
    cell = "/Type/Pattern/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 8 8]/XStep 8/YStep 8/Resources<<>>"
    return _stream(cell, content)


def _picture(shade: str) -> str:
    """A picture of one grey pixel."""
    held = "/Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8/Filter/ASCIIHexDecode"
    return _stream(held, f"{shade}>")


@pytest.mark.parametrize(
    ("page", "resources", "is_seen_through"),
    [
        ("q /Pattern cs /C0 scn 30 680 330 45 re f Q", {"Pattern": _tiles("0 g 0 0 6 8 re f")}, True),
        ("q /Pattern cs /C0 scn 30 680 330 45 re f Q", {"Pattern": _tiles("0 g 0 0 8 8 re f")}, False),
        ("q 330 0 0 45 30 680 cm /C0 Do Q", {"XObject": _picture("00")}, False),
        ("q 330 0 0 45 30 680 cm /C0 Do Q", {"XObject": _picture("80")}, True),
    ],
    ids=["tiles with gaps", "black tiles", "a black picture", "a grey picture"],
)
def test_a_pattern_or_a_picture_over_the_words_is_seen(
    original: bytes, page: str, resources: dict[str, str], *, is_seen_through: bool
) -> None:
    found = [leak.text for leak in leaks(original, _covered(page, **resources), [BOX])]
    assert found[:2] == ["第1页的方框下面还有文字。", "第1页还写着方框里的内容，这一处也要遮。"]
    assert ("第1页有一个方框没有盖严。" in found) is is_seen_through


def test_copying_and_recognition_give_nothing_from_under_a_box(original: bytes) -> None:
    made = pypdfium2.PdfDocument(redact(original, [BOX]))
    # What a reader's “select all, copy” gives, of the page and of the place.
    assert made[0].get_textpage().count_chars() == 0
    assert made[0].get_textpage().get_text_bounded(30, 680, 360, 725) == ""
    look = made[0].render(scale=3).to_pil().convert("RGB").crop((0, 300, 1200, 1100))
    assert [line.text for line in ocr.lines(look) or ()] == ["Public part"]
