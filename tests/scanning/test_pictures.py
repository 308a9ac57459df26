"""Words in pictures are found and boxed; the rest of the picture stays."""

from __future__ import annotations

import io

from PIL import Image

from mingbai.reading.files import read
from scanning.corpus.texts import drawn, pictures
from scanning.scanned import mask, scan

PHONE = "13995412683"


def test_values_in_pictures_are_found_and_boxed_and_the_rest_can_be_read() -> None:
    for case in pictures():
        found = scan(case.name, case.data)
        assert {one.kind for one in case.planted} <= {finding.kind for finding in found}
        name, data = mask(case.name, case.data)
        assert scan(name, data) == ()
        said = "".join(passage.text for passage in read(name, data))
        assert all(line in said for line in case.kept)


def test_a_scanned_page_becomes_a_page_with_a_box() -> None:
    written = io.BytesIO()
    Image.open(io.BytesIO(drawn(("彭阳县公示", f"手机 {PHONE}", "办公电话 0954-7012783")))).save(written, "PDF")
    found = scan("扫描件.pdf", written.getvalue())
    assert [(one.kind, one.where) for one in found] == [("mobile_phone", "第1页图片")]
    name, data = mask("扫描件.pdf", written.getvalue())
    assert scan(name, data) == ()
    assert "0954-7012783" in "".join(passage.text for passage in read(name, data))


def test_a_picture_with_nothing_to_hide_keeps_its_bytes() -> None:
    data = drawn(("彭阳县人民政府",))
    assert mask("a.png", data) == ("a.png", data)


def test_removing_a_pictures_author_keeps_its_pixels() -> None:
    data = drawn(("彭阳县人民政府",), author="杨晓红")
    assert [one.kind for one in scan("a.png", data)] == ["author_metadata"]
    _, masked = mask("a.png", data)
    assert scan("a.png", masked) == ()
    assert Image.open(io.BytesIO(masked)).tobytes() == Image.open(io.BytesIO(data)).tobytes()
