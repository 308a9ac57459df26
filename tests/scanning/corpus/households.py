"""Illness, injury, disability, causes of poverty and income beside names, far away or under headings that say nothing of them."""

from __future__ import annotations

import csv
import html
import io
from collections.abc import Callable, Sequence

import docx
import openpyxl

from mingbai.privacy.spans import DataKind
from scanning.corpus.case import Case, Planted
from scanning.corpus.papers import _set as typeset
from scanning.corpus.papers import escaped

BODY, HOME = DataKind.HEALTH, DataKind.HARDSHIP
Row = Sequence[str]
PEOPLE = ("马小军", "李大山", "王秀英", "张玉梅", "海生福", "虎志明", "韩桂兰", "杨德海")
# A paragraph with one person, and every value in it that must be found.
PARAGRAPHS: tuple[tuple[str, tuple[tuple[DataKind, str], ...]], ...] = (
    (
        "{0}户，家中4口人，长期在外务工，2021年3月以来经县医院多次检查，花费较大，家里再无积蓄，后来转到银川，确诊尿毒症。",
        ((BODY, "尿毒症"),),
    ),
    (
        "村民{0}，种地为生，家里有三个孩子上学，妻子常年在家务农。去年冬天以来，老人先后三次住院，花去2万多元。",
        ((BODY, "住院"),),
    ),
    ("救助对象{0}、{1}、{2}等3户，均因病致贫，经村民代表会议评议，每户给予临时救助3000元。", ((HOME, "因病致贫"),)),
    ("慰问{0}时了解到，他在工地干活，去年九月收工回家的路上遭遇车祸，至今没有上班。", ((BODY, "车祸"),)),
    ("{0}，男，回族，阳坪村二组人，家有耕地12亩，羊20只，家庭年收入18600元，低于标准。", ((HOME, "家庭年收入18600元"),)),
    ("1.{0}：因火灾致贫，房屋三间被烧毁，经研究给予临时救助5000元。", ((HOME, "因火灾致贫"),)),
    (
        "给予{0}临时救助4000元。资金从困难群众救助补助资金中列支，通过一卡通发放，用于支付手术和后续的化疗。",
        ((BODY, "手术"), (BODY, "化疗")),
    ),
    ("经入户核查，{0}一家5口人，两间土房，无其他经济来源，其中一人肢体二级残疾。", ((BODY, "肢体二级残疾"),)),
    ("{0}老人独居，儿女都在外地，平时靠邻居照看，入冬以来卧床不起，由村上安排专人送饭。", ((BODY, "卧床不起"),)),
    ("申请人{0}提出，本人在砖厂打工，2021年4月在装窑时被砸伤，厂里垫付了一部分钱。", ((BODY, "砸伤"),)),
)
# Headings, and rows whose last cells must be found.
TABLES: tuple[tuple[Row, tuple[tuple[Row, tuple[DataKind | None, ...]], ...]], ...] = (
    (
        ("序号", "姓名", "村", "金额", "原因"),
        (
            (("1", "{0}", "阳坪村", "3000", "因病"), (None, None, None, None, HOME)),
            (("2", "{1}", "姚河村", "2000", "尿毒症透析"), (None, None, None, None, BODY)),
            (("3", "{2}", "周沟村", "2500", "交通事故受伤"), (None, None, None, None, BODY)),
        ),
    ),
    (
        ("序号", "户主", "人口", "备注"),
        (
            (("1", "{0}", "4", "本人长期住院"), (None, None, None, BODY)),
            (("2", "{1}", "3", "儿子精神残疾"), (None, None, None, BODY)),
            (("3", "{2}", "5", "因学致贫"), (None, None, None, HOME)),
        ),
    ),
    (
        ("困难群众", "所在村", "救助金额", "情况"),
        (
            (("{0}", "阳坪村", "3000", "高血压、脑梗塞"), (None, None, None, BODY)),
            (("{1}", "姚河村", "2000", "工伤致残"), (None, None, None, BODY)),
            (("{2}", "周沟村", "1000", "丧偶，缺劳力"), (None, None, None, HOME)),
        ),
    ),
    (
        ("序号", "救助对象", "人均年收入", "家庭年收入", "救助金额"),
        (
            (("1", "{0}", "3120", "12480", "2000"), (None, None, HOME, HOME, None)),
            (("2", "{1}", "2875.5", "11502", "2000"), (None, None, HOME, HOME, None)),
        ),
    ),
    (
        ("受助者", "说明", "金额"),
        (
            (("{0}", "家庭人均收入2300元", "800"), (None, HOME, None)),
            (("{1}", "视力一级", "800"), (None, BODY, None)),
            (("{2}", "白血病化疗", "5000"), (None, BODY, None)),
        ),
    ),
)
BARE: tuple[tuple[Row, tuple[DataKind | None, ...]], ...] = (
    (("1", "{0}", "阳坪村", "3000", "股骨头坏死"), (None, None, None, None, BODY)),
    (("2", "{1}", "姚河村", "2000", "因灾致贫"), (None, None, None, None, HOME)),
    (("3", "{2}", "周沟村", "2500", "摔伤骨折"), (None, None, None, None, BODY)),
)
HEADINGS = (
    ("尿毒症患者名单：", "尿毒症"),
    ("肢体二级残疾人员名单", "肢体二级"),
    ("2021年白血病救助对象如下：", "白血病"),
    ("精神分裂症患者监护补贴发放对象：", "精神分裂症"),
)
CLEAN_TEXTS = (
    "县长马小军在调研时强调，要做好尿毒症、白血病等重大疾病患者的救助工作，防止因病致贫、因病返贫。",
    "副镇长李大山主持会议，会议听取了残疾人工作情况，安排了肺结核筛查。",
    "对因病致贫家庭、重度残疾人家庭开展排查，符合条件的及时纳入低保。",
    "患有尿毒症的困难群众，持诊断证明向镇民政办申请，联系人：马小军，电话0954-7012783。",
    "住院费用在政策范围内报销后，个人自付部分按比例救助。",
    "农村居民人均可支配收入12345元，比上年增长8.1%。",
    "全镇临时救助86户，发放资金12.6万元，其中因病62户，因灾9户，因学15户。",
    "低保标准为每人每年5640元，家庭人均收入低于标准的可以申请。",
    "彭阳县医院主治医师马某，擅长高血压、糖尿病的治疗。",
    "马小军、李大山、王秀英三户，每户发放临时救助3000元。",
    "宁夏康民医药有限公司中标，供应高血压、糖尿病用药，中标价128600元。",
    "镇卫生院开展高血压、糖尿病随访，签约医生李大山负责阳坪村。",
    "重度残疾人护理补贴每人每月80元，困难残疾人生活补贴每人每月90元。",
    "发生煤气中毒时，先开窗通风，再拨打120。",
    "白阳镇人民政府办公室主任张玉梅介绍了残疾人两项补贴的办理流程。",
    "交通事故多发路段安装警示标志12处，施工单位为固原市大山建筑有限公司。",
)
CLEAN_TABLES: tuple[tuple[Row, ...], ...] = (
    (("救助内容", "定点医院", "补助标准"), ("尿毒症", "县人民医院", "每月600元"), ("白血病", "自治区人民医院", "每年8000元")),
    (
        ("姓名", "职务", "分管工作"),
        ("马小军", "副镇长", "残疾人、低保、医疗救助"),
        ("李大山", "民政办主任", "临时救助，因病致贫排查"),
    ),
    (("序号", "姓名", "所在村", "金额"), ("1", "马小军", "阳坪村", "3000"), ("2", "李大山", "姚河村", "2000")),
    (("乡镇", "人均可支配收入", "增速"), ("白阳镇", "13526", "8.1%"), ("王洼镇", "12870", "7.9%")),
    (("救助类型", "户数", "资金"), ("因病", "62", "93000"), ("因灾", "9", "18000"), ("因学", "15", "15000")),
    (("企业名称", "项目", "金额"), ("固原康民医药有限公司", "透析耗材", "128600"), ("宁夏大山医疗器械公司", "住院病床", "56800")),
    (("村", "重度残疾", "肢体残疾", "精神残疾"), ("阳坪村", "6", "12", "3"), ("姚河村", "4", "9", "2")),
)


def planted_households() -> list[Case]:
    """Return paragraphs, tables, tables without headings and lists under a heading, in every kind of file."""
    cases = []
    for number, (form, values) in enumerate(PARAGRAPHS):
        said, kept = form.format(*_people(number)), "救助名单已经村民代表会议评议。"
        for make in (_txt, _docx, _page, _pdf)[: 4 if number < 3 else 3]:
            name, data, where = make(f"情况{number}", (kept, said))
            cases.append(Case(name, data, tuple(Planted(kind, where, value) for kind, value in values), (kept,)))
    for number, (head, rows) in enumerate(TABLES):
        cases += [
            make(f"表{number}", head, _filled(rows, number)) for make in (_csv, _xlsx, _docx_table, _page_table, _pdf_table)
        ]
    for number in range(3):
        cases += [make(f"无题头{number}", (), _filled(BARE, number)) for make in (_csv, _xlsx, _docx_table)]
    for number, (heading, illness) in enumerate(HEADINGS):
        lines = ("公示如下。", heading, "、".join(_people(number)))
        for make in (_txt, _docx, _page):
            name, data, where = make(f"名单{number}", lines, 1)
            cases.append(Case(name, data, (Planted(BODY, where, illness),), ("公示如下。",)))
    return cases


def clean_households() -> list[Case]:
    """Return what looks alike and is public: rules, statistics, officials, firms, lists with names and amounts alone."""
    cases = []
    for number in range(16):
        lines = tuple(CLEAN_TEXTS[(number * 5 + turn) % len(CLEAN_TEXTS)] for turn in range(6))
        for make in (_txt, _docx, _page):
            name, data, _ = make(f"政策{number}", lines)
            cases.append(Case(name, data, (), lines))
    for number, (head, *rows) in enumerate(CLEAN_TABLES):
        plain = tuple((row, (None,) * len(row)) for row in rows)
        cases += [make(f"汇总{number}", head, plain) for make in (_csv, _xlsx, _docx_table, _page_table, _pdf_table)]
    return cases


Filled = Sequence[tuple[Row, Sequence[DataKind | None]]]


def _people(number: int) -> tuple[str, ...]:
    return tuple(PEOPLE[(number + turn) % len(PEOPLE)] for turn in range(3))


def _filled(rows: Filled, number: int) -> Filled:
    return tuple((tuple(cell.format(*_people(number)) for cell in row), kinds) for row, kinds in rows)


def _placed(rows: Filled, first: int, place: Callable[[int, int], str]) -> tuple[Planted, ...]:
    return tuple(
        Planted(kind, place(first + at, column), row[column])
        for at, (row, kinds) in enumerate(rows)
        for column, kind in enumerate(kinds)
        if kind is not None
    )


def _txt(name: str, lines: Row, at: int = 1) -> tuple[str, bytes, str]:
    return f"{name}.txt", "\n".join(lines).encode(), f"第{at + 1}行"


def _page(name: str, lines: Row, at: int = 1) -> tuple[str, bytes, str]:
    return f"{name}.html", "".join(f"<p>{html.escape(line)}</p>" for line in lines).encode(), f"第{at + 1}段"


def _docx(name: str, lines: Row, at: int = 1) -> tuple[str, bytes, str]:
    document = docx.Document()
    document.core_properties.author = ""
    for line in lines:
        document.add_paragraph(line)
    return f"{name}.docx", _saved(document), f"第{at + 1}段"


def _pdf(name: str, lines: Row, at: int = 1) -> tuple[str, bytes, str]:
    return f"{name}.pdf", typeset("\n\n".join(map(escaped, lines)), ""), "第1页"


def _csv(name: str, head: Row, rows: Filled) -> Case:
    written = io.StringIO()
    csv.writer(written).writerows(([head] if head else []) + [row for row, _ in rows])
    planted = _placed(rows, 2 if head else 1, lambda row, column: f"第{row}行第{column + 1}列")
    return Case(f"{name}.csv", written.getvalue().encode(), planted, tuple(head))


def _xlsx(name: str, head: Row, rows: Filled) -> Case:
    book = openpyxl.Workbook()
    book.properties.creator = ""
    sheet = book.active
    assert sheet is not None
    sheet.title = "发放"
    for row in ([head] if head else []) + [row for row, _ in rows]:
        sheet.append(row)
    planted = _placed(rows, 2 if head else 1, lambda row, column: f"发放!{'ABCDEFG'[column]}{row}")
    return Case(f"{name}.xlsx", _saved(book), planted, tuple(head))


def _docx_table(name: str, head: Row, rows: Filled) -> Case:
    document = docx.Document()
    document.core_properties.author = ""
    every = ([head] if head else []) + [row for row, _ in rows]
    table = document.add_table(rows=0, cols=len(every[0]))
    for row in every:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    planted = _placed(rows, 2 if head else 1, lambda row, column: f"表1第{row}行第{column + 1}列")
    return Case(f"{name}.docx", _saved(document), planted, tuple(head))


def _page_table(name: str, head: Row, rows: Filled) -> Case:
    made = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in (head, *(row for row, _ in rows)))
    return Case(f"{name}.html", f"<table>{made}</table>".encode(), _placed(rows, 2, lambda row, column: "段"), tuple(head))


def _pdf_table(name: str, head: Row, rows: Filled) -> Case:
    cells = ", ".join(f"[{escaped(cell)}]" for row in (head, *(row for row, _ in rows)) for cell in row)
    data = typeset(f"#table(columns: {len(head)}, {cells})", "")
    return Case(f"{name}.pdf", data, _placed(rows, 2, lambda row, column: "第1页"), ())


def _saved(made: object) -> bytes:
    written = io.BytesIO()
    made.save(written)  # type: ignore[attr-defined]
    return written.getvalue()
