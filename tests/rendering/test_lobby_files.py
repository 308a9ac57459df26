"""Slides are pictures of a screen's size, door sheets one page a room; the codes on both lead where they say."""

from __future__ import annotations

from datetime import date

import cv2
import numpy
import pypdfium2

from mingbai.rendering.door.value import Door, DoorPerson, DoorSheets
from mingbai.rendering.files import render
from mingbai.rendering.screen.value import SlideSheet
from rendering.readers import decoded

ON = date(2021, 1, 19)
ADDRESS = "https://www.pengyang.gov.cn/baiyang/entries/2444/"
TITLE = "关于彭阳县白阳镇2020年第四季度困难群众临时救助资金发放情况和下一步工作安排的公告"


def test_a_slide_has_the_size_of_a_screen_and_its_code_decodes() -> None:
    rows = tuple((f"{name}村", "12", "9,800") for name in "姚中玉阳周白喆")
    told = {"header": ("村", "人次", "金额（元）"), "rows": rows, "total": ("合计", "84", "68,600"), "caption": "10月至12月"}
    sheet = SlideSheet(
        "白阳镇政务公开", "明", TITLE, "白阳镇", ON, "第 1 页，共 4 页", telephone="0954-7012783", address=ADDRESS, **told
    )
    picture = cv2.imdecode(numpy.frombuffer(render(sheet, "png"), numpy.uint8), cv2.IMREAD_GRAYSCALE)
    assert picture.shape == (1080, 1920)
    assert cv2.QRCodeDetector().detectAndDecode(picture)[0] == ADDRESS
    # The last row stands above the foot, and nothing is written over the edge.
    assert (picture[1060:, :1900] > 200).all()


def test_a_door_sheet_has_a_page_for_each_room_with_everybody_in_it() -> None:
    people = tuple(DoorPerson(f"{name}某", "综合办公室干部", "政务公开、来信来访", "0954-7012783") for name in "堃祎丁戊")
    doors = (Door("一楼便民大厅3号窗口", people[:1]), Door("三楼302", people))
    pdf = pypdfium2.PdfDocument(render(DoorSheets("彭阳县白阳镇人民政府", "工作日", doors, ON, ADDRESS), "pdf"))
    texts = [page.get_textpage().get_text_range() for page in pdf]
    assert [text.count("综合办公室干部") for text in texts] == [1, 4]
    assert decoded(pdf[0]) == ADDRESS
