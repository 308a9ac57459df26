"""Masked PDFs: letters removed, boxes drawn, everything outside the page gone; unparseable pages become pictures."""

from __future__ import annotations

import io

import pikepdf
import pypdfium2
import pytest

from mingbai.scanning.masked import pdf as masked_pdf
from scanning.scanned import mask, scan

PHONE = "13995412683"
RESIDENT = "642226199001012334"


def _paper(content: str, *, form: str = "", notes: bool = False) -> bytes:
    """Return a page with Helvetica as F1 and `form` as the content of the form X."""
    pdf = pikepdf.new()
    font = pdf.make_indirect(
        pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
    )
    resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
    if form:
        drawn = pikepdf.Stream(pdf, form.encode())
        drawn.Type, drawn.Subtype, drawn.BBox = pikepdf.Name.XObject, pikepdf.Name.Form, [0, 0, 600, 800]
        drawn.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
        resources.XObject = pikepdf.Dictionary(X=pdf.make_indirect(drawn))
    page = pikepdf.Dictionary(
        Type=pikepdf.Name.Page, MediaBox=[0, 0, 600, 800], Resources=resources, Contents=pikepdf.Stream(pdf, content.encode())
    )
    pdf.pages.append(pikepdf.Page(pdf.make_indirect(page)))
    if notes:
        pdf.docinfo["/Author"] = "Hai Zhengfu"
        with pdf.open_metadata() as metadata:
            metadata["dc:creator"] = ["Hai Zhengfu"]
        pdf.attachments["a.txt"] = PHONE.encode()
        pdf.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=pikepdf.String(f"app.alert('{PHONE}')"))
        link = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot,
            Subtype=pikepdf.Name.Link,
            Rect=[0, 0, 9, 9],
            A=pikepdf.Dictionary(S=pikepdf.Name.URI, URI=pikepdf.String("https://www.nx.gov.cn/")),
        )
        note = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Text, Rect=[9, 9, 20, 20], Contents=pikepdf.String(PHONE)
        )
        pdf.pages[0].obj.Annots = pikepdf.Array([pdf.make_indirect(link), pdf.make_indirect(note)])
    written = io.BytesIO()
    pdf.save(written)
    return written.getvalue()


def _text(data: bytes) -> str:
    return str(pypdfium2.PdfDocument(data)[0].get_textpage().get_text_range())


def _dark(data: bytes, box: tuple[int, int, int, int]) -> bool:
    """Return whether the middle of a box (left, bottom, right, top in points) is black."""
    picture = pypdfium2.PdfDocument(data)[0].render(scale=1).to_pil().convert("L")
    return picture.getpixel(((box[0] + box[2]) // 2, 800 - (box[1] + box[3]) // 2)) < 40


@pytest.mark.parametrize(
    "content",
    [
        f"BT /F1 12 Tf 50 700 Td (Tel {PHONE} office 0954-7012783) Tj ET",
        "BT /F1 12 Tf 50 700 Td [(Tel 139) -20 (9541) 30 (2683 office 0954-7012783)] TJ ET",
        f"BT /F1 12 Tf 14 TL 50 714 Td (Tel {PHONE} office 0954-7012783) ' ET",
        f"q 1 0 0 1 50 700 cm BT 2 Tc /F1 12 Tf 1 0 0 1 0 0 Tm (Tel {PHONE} office 0954-7012783) Tj ET Q",
        f"BT /F1 1 Tf 12 0 0 12 50 700 Tm (Tel {PHONE} office 0954-7012783) Tj ET",
    ],
)
def test_only_the_letters_of_the_finding_go_and_the_rest_stays_where_it_was(content: str) -> None:
    before = _paper(content)
    assert [one.kind for one in scan("a.pdf", before)] == ["mobile_phone"]
    _, after = mask("a.pdf", before)
    assert scan("a.pdf", after) == ()
    assert _text(after).split() == ["Tel", "office", "0954-7012783"]
    assert PHONE.encode() not in _all_streams(after)
    where = pypdfium2.PdfDocument(before)[0].get_textpage(), pypdfium2.PdfDocument(after)[0].get_textpage()
    left = [round(page.get_charbox(page.get_text_range().index("office"))[0], 1) for page in where]
    assert left[0] == left[1]
    assert _dark(after, (90, 702, 110, 708))


def test_letters_in_a_form_that_the_page_draws_go_too() -> None:
    _, after = mask("a.pdf", _paper("/X Do", form=f"BT /F1 12 Tf 50 700 Td (ID {RESIDENT} end) Tj ET"))
    assert _text(after).split() == ["ID", "end"]
    assert RESIDENT.encode() not in _all_streams(after)


def test_text_under_a_box_is_taken_out_and_the_box_stays() -> None:
    content = f"BT /F1 12 Tf 50 700 Td (Tel {PHONE}) Tj ET 0 g 40 690 200 30 re f BT 1 0 0 rg /F1 12 Tf 50 600 Td (seen) Tj ET"
    before = _paper(content)
    assert [one.where for one in scan("a.pdf", before)] == ["第1页 (under a box)"]
    _, after = mask("a.pdf", before)
    assert _text(after).split() == ["seen"]
    assert _dark(after, (60, 695, 200, 715))


def test_everything_outside_the_page_goes_except_harmless_links() -> None:
    _, after = mask("a.pdf", _paper("BT /F1 12 Tf 50 700 Td (notice) Tj ET", notes=True))
    with pikepdf.open(io.BytesIO(after)) as pdf:
        assert "/Metadata" not in pdf.Root
        assert "/OpenAction" not in pdf.Root
        assert list(pdf.attachments) == []
        assert "/Author" not in pdf.docinfo
        assert [str(note.A.URI) for note in pdf.pages[0].obj.Annots] == ["https://www.nx.gov.cn/"]
    assert _text(after) == "notice"


def test_a_page_whose_content_cannot_be_followed_becomes_a_picture(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(masked_pdf, "take_out", lambda *_: False)
    _, after = mask("a.pdf", _paper(f"BT /F1 12 Tf 50 700 Td (Tel {PHONE}) Tj ET 1 0 0 rg 300 300 50 50 re f"))
    assert _text(after) == ""
    assert _dark(after, (90, 702, 110, 708))
    picture = pypdfium2.PdfDocument(after)[0].render(scale=1).to_pil()
    assert picture.size == (600, 800)
    red, green, _ = picture.convert("RGB").getpixel((325, 475))
    assert red > 200 > 60 > green


def test_an_operator_that_is_not_followed_makes_a_picture_as_well() -> None:
    _, after = mask("a.pdf", _paper(f'BT /F1 12 Tf 14 TL 50 714 Td 1 0.5 (Tel {PHONE}) " ET'))
    assert _text(after) == ""
    assert _dark(after, (90, 702, 110, 708))


def _all_streams(data: bytes) -> bytes:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return b"\n".join(item.read_bytes() for item in pdf.objects if isinstance(item, pikepdf.Stream))
