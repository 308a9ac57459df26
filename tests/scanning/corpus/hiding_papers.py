"""Ways of hiding a number in a PDF."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, Stream, String
from PIL import Image

from scanning.corpus.hiding import NUMBER, Hidden, block, stored

_WHOLE = "q 600 0 0 800 0 0 cm /I Do Q"
_SAID = f"BT /F 12 Tf 50 700 Td ({NUMBER}) Tj ET"
Change = Callable[[Pdf, Any], str]
"""Changes a document of one page and returns the page's content."""


def image(pdf: Pdf, picture: Image.Image) -> Any:
    """Return a picture as an object of the document."""
    made = Stream(pdf, picture.convert("RGB").tobytes())
    made.Type, made.Subtype, made.ColorSpace, made.BitsPerComponent = Name.XObject, Name.Image, Name.DeviceRGB, 8
    made.Width, made.Height = picture.size
    return pdf.make_indirect(made)


def jpeg(pdf: Pdf, data: bytes, size: tuple[int, int]) -> Any:
    made = Stream(pdf, data)
    made.Type, made.Subtype, made.ColorSpace, made.BitsPerComponent = Name.XObject, Name.Image, Name.DeviceRGB, 8
    made.Width, made.Height, made.Filter = *size, Name.DCTDecode
    return pdf.make_indirect(made)


def paper(change: Change) -> bytes:
    """Return a document of one page with a font F, a scanned page I, and what `change` does to it."""
    pdf = pikepdf.new()
    pdf.add_blank_page(page_size=(600, 800))
    page = pdf.pages[0].obj
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    page.Resources = Dictionary(Font=Dictionary(F=font), XObject=Dictionary(I=image(pdf, block())))
    page.Contents = Stream(pdf, change(pdf, page).encode())
    return saved(pdf)


def saved(pdf: Pdf) -> bytes:
    written = io.BytesIO()
    pdf.save(written, compress_streams=False)
    return written.getvalue()


def _notice(page: Any) -> str:
    """Return a content without the number."""
    del page.Resources.XObject
    return "BT /F 12 Tf 50 700 Td (Notice of the township) Tj ET"


def _black_box(pdf: Pdf, page: Any) -> str:
    return f"{_WHOLE} 0 g 40 680 400 80 re f"


def _white_box(pdf: Pdf, page: Any) -> str:
    return f"{_WHOLE} 1 g 40 680 400 80 re f"


def _round_box(pdf: Pdf, page: Any) -> str:
    return f"{_WHOLE} 0 g 40 680 m 40 640 440 640 440 680 c 440 780 l 40 780 l f"


def _square_note(pdf: Pdf, page: Any) -> str:
    note = Dictionary(Type=Name.Annot, Subtype=Name.Square, Rect=[40, 680, 440, 760], IC=[0, 0, 0], C=[0, 0, 0])
    drawn = Stream(pdf, b"0 g 0 0 400 80 re f")
    drawn.Type, drawn.Subtype, drawn.BBox = Name.XObject, Name.Form, [0, 0, 400, 80]
    note.AP = Dictionary(N=pdf.make_indirect(drawn))
    page.Annots = Array([pdf.make_indirect(note)])
    return _WHOLE


def _second_picture(pdf: Pdf, page: Any) -> str:
    page.Resources.XObject.J = image(pdf, Image.new("RGB", (400, 100), "white"))
    return f"{_WHOLE} q 400 0 0 100 40 680 cm /J Do Q"


def _crop_box(pdf: Pdf, page: Any) -> str:
    page.CropBox = [0, 0, 600, 600]
    return _WHOLE


def _clip(pdf: Pdf, page: Any) -> str:
    return f"q 0 0 600 600 re W n {_WHOLE} Q"


def _off_the_page(pdf: Pdf, page: Any) -> str:
    return "q 600 0 0 800 0 200 cm /I Do Q"


def _form_clip(pdf: Pdf, page: Any) -> str:
    form = Stream(pdf, _WHOLE.encode())
    form.Type, form.Subtype, form.BBox = Name.XObject, Name.Form, [0, 0, 600, 600]
    form.Resources = Dictionary(XObject=Dictionary(I=page.Resources.XObject.I))
    page.Resources.XObject = Dictionary(X=pdf.make_indirect(form))
    return "/X Do"


def _layer(pdf: Pdf, page: Any, content: str) -> str:
    layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("inside")))
    pdf.Root.OCProperties = Dictionary(OCGs=[layer], D=Dictionary(OFF=[layer], Order=[layer]))
    page.Resources.Properties = Dictionary(L=layer)
    return f"BT /F 12 Tf 50 300 Td (Notice) Tj ET /OC /L BDC {content} EMC"


def _layer_text(pdf: Pdf, page: Any) -> str:
    _notice(page)
    return _layer(pdf, page, _SAID)


def _layer_picture(pdf: Pdf, page: Any) -> str:
    return _layer(pdf, page, _WHOLE)


def _pattern(pdf: Pdf, page: Any, content: str, resources: Any) -> str:
    tile = Stream(pdf, content.encode())
    tile.Type, tile.PatternType, tile.PaintType, tile.TilingType = Name.Pattern, 1, 1, 1
    tile.BBox, tile.XStep, tile.YStep, tile.Resources = [0, 0, 600, 800], 600, 800, resources
    page.Resources.Pattern = Dictionary(P=pdf.make_indirect(tile))
    return "/Pattern cs /P scn 0 0 600 800 re f"


def _pattern_picture(pdf: Pdf, page: Any) -> str:
    return _pattern(pdf, page, _WHOLE, Dictionary(XObject=page.Resources.XObject))


def _curves(pdf: Pdf, page: Any) -> str:
    _notice(page)
    letters = "".join(
        f"{x} 700 m {x + 2} 730 {x + 6} 730 {x + 7} 700 c {x + 6} 680 {x + 2} 680 {x} 700 c h " for x in range(60, 380, 8)
    )
    return f"1 0 1 rg {letters * 4} f"


def _curves_under_a_box(pdf: Pdf, page: Any) -> str:
    return f"{_curves(pdf, page)} 0 g 40 660 400 80 re f BT /F 12 Tf 50 300 Td (Notice) Tj ET"


def _curves_off_the_page(pdf: Pdf, page: Any) -> str:
    page.CropBox = [0, 0, 600, 600]
    return f"{_curves(pdf, page)} 0 g BT /F 12 Tf 50 300 Td (Notice) Tj ET"


def _drawn_font(pdf: Pdf, page: Any) -> str:
    glyph = pdf.make_indirect(Stream(pdf, b"750 0 0 0 750 750 d1 0 0 750 750 re f"))
    page.Resources.Font.G = pdf.make_indirect(
        Dictionary(
            Type=Name.Font, Subtype=Name.Type3, FontBBox=[0, 0, 750, 750], FontMatrix=[0.001, 0, 0, 0.001, 0, 0],
            CharProcs=Dictionary(a=glyph), Encoding=Dictionary(Type=Name.Encoding, Differences=[97, Name.a]),
            FirstChar=97, LastChar=97, Widths=[750],
        )
    )  # fmt: skip
    del page.Resources.XObject
    return "1 0 1 rg BT /G 40 Tf 50 700 Td (aaaaaaaa) Tj ET"


def _transparent(pdf: Pdf, page: Any) -> str:
    page.Resources.ExtGState = Dictionary(T=Dictionary(Type=Name.ExtGState, ca=0))
    return f"q /T gs {_WHOLE} Q BT /F 12 Tf 50 300 Td (Notice) Tj ET"


def _masked(pdf: Pdf, page: Any) -> str:
    mask = Stream(pdf, b"\x00" * 600 * 200 + b"\xff" * 600 * 600)
    mask.Type, mask.Subtype, mask.ColorSpace, mask.BitsPerComponent = Name.XObject, Name.Image, Name.DeviceGray, 8
    mask.Width, mask.Height = 600, 800
    page.Resources.XObject.I.SMask = pdf.make_indirect(mask)
    return _WHOLE


def _not_drawn(pdf: Pdf, page: Any) -> str:
    return "BT /F 12 Tf 50 300 Td (Notice) Tj ET"


def _tiny(pdf: Pdf, page: Any) -> str:
    page.Resources.XObject.I = image(pdf, block((1500, 1500), (100, 100, 500, 130)))
    return "q 60 0 0 60 50 600 cm /I Do Q BT /F 12 Tf 50 300 Td (Notice) Tj ET"


def _camera(pdf: Pdf, page: Any) -> str:
    picture, exif = Image.new("RGB", (400, 300), "white"), Image.Exif()
    exif[0x010E] = f"ID {NUMBER}"
    page.Resources.XObject.I = jpeg(pdf, stored(picture, "JPEG", exif=exif), picture.size)
    return "q 400 0 0 300 50 300 cm /I Do Q"


def _after_the_jpeg(pdf: Pdf, page: Any) -> str:
    picture = Image.new("RGB", (400, 300), "white")
    page.Resources.XObject.I = jpeg(pdf, stored(picture, "JPEG") + NUMBER.encode(), picture.size)
    return "q 400 0 0 300 50 300 cm /I Do Q"


def _private(pdf: Pdf, page: Any) -> str:
    page.PieceInfo = Dictionary(Drawer=Dictionary(Private=Dictionary(Said=String(f"ID {NUMBER}"))))
    return _notice(page)


def _private_stream(pdf: Pdf, page: Any) -> str:
    page.PieceInfo = Dictionary(Drawer=Dictionary(Private=pdf.make_indirect(Stream(pdf, f"said {NUMBER} here".encode()))))
    return _notice(page)


def _associated(pdf: Pdf, page: Any) -> str:
    held = pdf.make_indirect(Stream(pdf, f"name,number\nMa,{NUMBER}\n".encode()))
    page.AF = Array([pdf.make_indirect(Dictionary(Type=Name.Filespec, F=String("a.csv"), EF=Dictionary(F=held)))])
    return _notice(page)


def _attached(pdf: Pdf, page: Any) -> str:
    pdf.attachments["a.txt"] = f"ID {NUMBER}".encode()
    return _notice(page)


def _script(pdf: Pdf, page: Any) -> str:
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String(f"app.alert('{NUMBER}')"))
    return _notice(page)


def _metadata(pdf: Pdf, page: Any) -> str:
    with pdf.open_metadata() as metadata:
        metadata["dc:description"] = f"ID {NUMBER}"
    return _notice(page)


def _thumbnail(pdf: Pdf, page: Any) -> str:
    page.Thumb = image(pdf, block((300, 400), (20, 20, 200, 60)))
    return _notice(page)


def _alternative(pdf: Pdf, page: Any) -> str:
    pdf.Root.StructTreeRoot = Dictionary(
        Type=Name.StructTreeRoot, K=pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Figure, Alt=String(f"ID {NUMBER}")))
    )
    return _notice(page)


def _comment(pdf: Pdf, page: Any) -> str:
    return f"% ID {NUMBER}\n{_notice(page)}"


def _inline(pdf: Pdf, page: Any) -> str:
    del page.Resources.XObject
    row = b"FF00FF" * 60 + b"FFFFFF" * 4
    data = (row * 60 + b"FFFFFF" * 64 * 4).decode()
    return f"q 64 0 0 64 50 600 cm BI /W 64 /H 64 /BPC 8 /CS /RGB /F /AHx ID {data}> EI Q 0 g 50 600 64 64 re f"


CHANGES: dict[str, Change] = {
    one.__name__.strip("_"): one
    for one in (
        _black_box, _white_box, _round_box, _square_note, _second_picture, _crop_box, _clip, _off_the_page, _form_clip,
        _layer_text, _layer_picture, _transparent, _masked, _not_drawn, _tiny, _camera, _after_the_jpeg, _private,
        _private_stream, _associated, _attached, _script, _metadata, _thumbnail, _alternative, _comment, _inline,
        _curves_under_a_box, _curves_off_the_page,
    )
}  # fmt: skip
SEEN: dict[str, Change] = {one.__name__.strip("_"): one for one in (_pattern_picture, _curves, _drawn_font)}


def hidden_in_papers() -> Iterator[Hidden]:
    """Yield one PDF for each way."""
    for way, change in CHANGES.items():
        yield Hidden(f"pdf {way}", "公告.pdf", paper(change))
    for way, change in SEEN.items():
        yield Hidden(f"pdf {way}", "公告.pdf", paper(change), is_seen=True)
    yield Hidden("pdf page after the twelfth", "扫描.pdf", _many_pages(), is_seen=True)
    yield Hidden("pdf earlier revision", "公告.pdf", _revised(paper(lambda pdf, page: f"{_SAID}{_notice(page)}")))
    yield Hidden("pdf earlier revision of a scan", "公告.pdf", _revised(paper(lambda pdf, page: _WHOLE)))


def _many_pages() -> bytes:
    pages = [Image.new("RGB", (120, 160), (250, 250, 200 + n)) for n in range(13)]
    written = io.BytesIO()
    pages[0].save(written, "PDF", save_all=True, append_images=[*pages[1:], block((400, 500), (40, 40, 300, 80))])
    return written.getvalue()


def _revised(data: bytes) -> bytes:
    """Append a revision in which the page draws something else."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        number, size, root = pdf.pages[0].obj.Contents.objgen[0], int(pdf.trailer.Size), pdf.Root.objgen[0]
    said = b"0 0 1 rg 100 100 50 50 re f"
    start = len(data) + 1
    changed = b"%d 0 obj\n<</Length %d>>\nstream\n%s\nendstream\nendobj\n" % (number, len(said), said)
    previous = int(data.rpartition(b"startxref")[2].split()[0])
    table = b"xref\n%d 1\n%010d 00000 n \n" % (number, start)
    trailer = b"trailer\n<</Size %d/Root %d 0 R/Prev %d>>\nstartxref\n%d\n%%%%EOF\n" % (
        size,
        root,
        previous,
        start + len(changed),
    )
    return data + b"\n" + changed + table + trailer
