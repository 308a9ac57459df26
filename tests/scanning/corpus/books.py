"""The corpus's workbooks: values in every place a workbook has."""

from __future__ import annotations

import io
from collections.abc import Callable
from random import Random
from typing import Any

import openpyxl
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.styles import Font
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation

from mingbai.privacy.spans import DataKind
from scanning.corpus.case import KINDS, Case, Plant, Planted, plant
from scanning.corpus.traps import credit_code, figures, trap

Place = Callable[[Any, Plant, Random], str]


def _cell(book: Any, planted: Plant, random: Random) -> str:
    book.active["H3"] = planted.sentence
    return "台账!H3"


def _hidden_column(book: Any, planted: Plant, random: Random) -> str:
    book.active["J4"] = planted.sentence
    book.active.column_dimensions["J"].hidden = True
    return "台账!J4 (hidden column)"


def _hidden_row(book: Any, planted: Plant, random: Random) -> str:
    book.active["H12"] = planted.sentence
    book.active.row_dimensions[12].hidden = True
    return "台账!H12 (hidden row)"


def _hidden_sheet(book: Any, planted: Plant, random: Random) -> str:
    sheet = book["底稿"] if "底稿" in book else book.create_sheet("底稿")
    sheet.sheet_state = random.choice(("hidden", "veryHidden"))
    sheet["B2"] = planted.sentence
    return "底稿!B2 (hidden sheet)"


def _white(book: Any, planted: Plant, random: Random) -> str:
    book.active["H14"] = planted.sentence
    book.active["H14"].font = Font(color="FFFFFF")
    return "台账!H14 (white text)"


def _no_format(book: Any, planted: Plant, random: Random) -> str:
    book.active["H15"] = planted.sentence
    book.active["H15"].number_format = ";;;"
    return "台账!H15 (hidden format)"


def _comment(book: Any, planted: Plant, random: Random) -> str:
    book.active["B3"].comment = Comment(planted.sentence, "")
    return "台账!B3 (comment)"


def _runs(book: Any, planted: Plant, random: Random) -> str:
    half = len(planted.sentence) // 2
    bold = TextBlock(InlineFont(b=True), planted.sentence[half:])
    book.active["H16"] = CellRichText(planted.sentence[:half], bold)
    return "台账!H16"


def _header(book: Any, planted: Plant, random: Random) -> str:
    book.active.oddHeader.center.text = planted.sentence
    return "页眉页脚"


def _title(book: Any, planted: Plant, random: Random) -> str:
    book.properties.title = planted.sentence
    return "属性"


def _validation(book: Any, planted: Plant, random: Random) -> str:
    check = DataValidation(type="list", formula1='"是,否"', prompt=planted.sentence, showInputMessage=True)
    check.add("F20")
    book.active.add_data_validation(check)
    return "数据验证"


def _name(book: Any, planted: Plant, random: Random) -> str:
    book.defined_names["说明"] = DefinedName("说明", attr_text='"无"', comment=planted.sentence)
    return "名称"


def _merged(book: Any, planted: Plant, random: Random) -> str:
    book.active["A18"] = planted.sentence
    book.active.merge_cells("A18:F18")
    return "台账!A18"


PLACES: tuple[Place, ...] = (
    _cell,
    _hidden_column,
    _hidden_row,
    _hidden_sheet,
    _white,
    _no_format,
    _comment,
    _runs,
    _header,
    _title,
    _validation,
    _name,
    _merged,
)


def planted_books(count: int) -> list[Case]:
    """Return workbooks with three values each, rotating through every kind and place."""
    cases = []
    for number in range(count):
        random = Random(3000 + number)
        book, kept = _clean(random)
        planted = []
        for turn in range(3):
            kind = KINDS[(number * 3 + turn * 4) % len(KINDS)]
            place = PLACES[(number + turn * 4) % len(PLACES)]
            one = plant(kind, random, number + turn)
            planted.append(Planted(kind, place(book, one, random), one.value))
        if number % 4 == 0:
            book.properties.creator = "虎生军"
            planted.append(Planted(DataKind.AUTHOR_METADATA, "作者", "虎生军"))
        cases.append(Case(f"台账{number}.xlsx", _saved(book), tuple(planted), kept))
    return cases


def listed_books(count: int) -> list[Case]:
    """Return lists of persons whose headings are evidence, with numbers stored as numbers too."""
    heads = ("序号", "姓名", "身份证号", "银行账号", "手机号码", "残疾等级", "家庭住址", "金额")
    cases = []
    for number in range(count):
        random = Random(3500 + number)
        book = openpyxl.Workbook()
        sheet = book.active
        sheet.title = "名单"
        sheet.append(["彭阳县2021年补贴发放名单"])
        sheet.append(heads)
        planted = []
        for row in range(3, 9):
            identity, card, phone = (
                plant(kind, random, number) for kind in (DataKind.RESIDENT_ID, DataKind.BANK_CARD, DataKind.MOBILE_PHONE)
            )
            told: Any = int(phone.value) if phone.value.isdecimal() and phone.value.isascii() else phone.value
            house = f"白阳镇崾岘村三组{random.randint(1, 90)}号"
            sheet.append([row - 2, "杨晓红", identity.value, card.value, told, "肢体二级", house, 1500 + row])
            planted += [
                Planted(one.kind, f"名单!{at}{row}", one.value) for at, one in zip("CDE", (identity, card, phone), strict=True)
            ]
            planted += [
                Planted(DataKind.HEALTH, f"名单!F{row}", "肢体二级"),
                Planted(DataKind.HOME_ADDRESS, f"名单!G{row}", house),
            ]
        if number % 3 == 0:
            sheet.column_dimensions["D"].hidden = True
        book.properties.creator = ""
        cases.append(Case(f"发放名单{number}.xlsx", _saved(book), tuple(planted), ("彭阳县2021年补贴发放名单", "杨晓红", "1503")))
    return cases


def clean_books(count: int) -> list[Case]:
    """Return workbooks full of figures and traps."""
    cases = []
    for number in range(count):
        random = Random(4000 + number)
        book, kept = _clean(random, rows=60)
        sheet = book.create_sheet("单位")
        sheet.append(["单位名称", "统一社会信用代码", "办公电话", "单位地址", "对公账户"])
        for _ in range(10):
            phone, account = f"0954-70{random.randint(10000, 99999)}", f"29{random.randint(10**13, 10**14 - 1)}"
            sheet.append(["彭阳县某某有限公司", credit_code(random), phone, "彭阳县兴彭大街12号", account])
        book.properties.creator = ("", "Administrator", "openpyxl", "WPS", "彭阳县统计局", "user")[number % 6]
        cases.append(Case(f"统计表{number}.xlsx", _saved(book), (), kept))
    return cases


def _clean(random: Random, rows: int = 7) -> tuple[Any, tuple[str, ...]]:
    """Return a workbook with a table of figures and traps below, and some of its texts."""
    book = openpyxl.Workbook()
    book.properties.creator = ""
    sheet = book.active
    sheet.title = "台账"
    table = figures(random, rows)
    for row in table:
        sheet.append(row)
    below = [trap(random) for _ in range(3)]
    for text in below:
        sheet.append([text])
    return book, (*table[1], *below)


def _saved(book: Any) -> bytes:
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()
