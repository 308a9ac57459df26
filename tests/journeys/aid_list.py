"""The list a clerk gets from the social office: 86 residents with numbers, a hidden column of cards, a hidden sheet."""

from __future__ import annotations

import random
from io import BytesIO

from openpyxl import Workbook

WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
ROWS = 86
# Characters outside the common sets occur in real names and must survive.
GIVEN = "喆堃祎玥珩芮桓霖"
NAME = "第四季度名单.xlsx"


def resident_number(chance: random.Random) -> str:
    """Return a valid resident number that belongs to nobody."""
    born = f"{chance.randint(1945, 2000)}{chance.randint(1, 12):02}{chance.randint(1, 28):02}"
    first = f"642226{born}{chance.randint(1, 999):03}"
    return first + "10X98765432"[sum(int(d) * w for d, w in zip(first, WEIGHTS, strict=True)) % 11]


def card_number(chance: random.Random) -> str:
    """Return a card number with its check digit, belonging to nobody."""
    first = "622848" + "".join(str(chance.randint(0, 9)) for _ in range(12))

    def rest(digits: str) -> int:
        return sum(int(d) if n % 2 == 0 else sum(divmod(int(d) * 2, 10)) for n, d in enumerate(reversed(digits))) % 10

    return next(first + last for last in "0123456789" if rest(first + last) == 0)


def aid_list() -> bytes:
    """Return the workbook."""
    chance = random.Random(2020)
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "名单"
    sheet.append(["白阳镇2020年第四季度临时救助对象名单"])
    sheet.append(["序号", "姓名", "身份证号", "银行卡号", "家庭住址", "所在村", "金额（元）", "类型"])
    for n in range(ROWS):
        home = f"阳坪村{n % 6 + 1}组{n % 40 + 1}号"
        kind = "急难型" if n % 2 else "支出型"
        row = [
            n + 1,
            f"马{GIVEN[n % 8]}",
            resident_number(chance),
            card_number(chance),
            home,
            "阳坪村",
            500 + 100 * (n % 9),
            kind,
        ]
        sheet.append(row)
    sheet.column_dimensions["D"].hidden = True
    hidden = book.create_sheet("Sheet3")
    hidden.append(["备注"])
    hidden.append(["马某 13995401234"])
    hidden.sheet_state = "hidden"
    book.properties.creator = "马经办"
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()
