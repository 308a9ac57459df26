"""Illness, injury, disability, causes of poverty and income of named persons, however far from the name in the same paragraph.

What a policy says about them in general (尿毒症患者的救助标准) and the names of officials are not personal data.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import zip_longest

from mingbai.privacy import health, named
from mingbai.privacy.spans import Certainty, DataKind, Span

BODY = re.compile(
    rf"{health.ILLNESS}|{health.DEGREE}(?:残疾)?"
    rf"|(?:[患得](?:有|了|上)?|(?:确诊|查出|罹患|突发|诊断)(?:为|有|了)?)(?P<illness>{health.NAMED_ILLNESS})"
    r"|(?:重度|轻度|中度)?残疾(?!人|证)|重残|致残|伤残|失能|半失能|聋哑|失明|失聪|截肢|截瘫|瘫痪|卧床不起|生活不能自理"
    r"|(?:丧失|没有|无)劳动能力|植物人|精神失常|重病|重大疾病|(?<!门诊)大病(?!救助|保险|补充|专项)|慢性病|病故|病危|去世|身亡|难产|流产"
    r"|车祸|交通事故|工伤|(?:摔|跌|烧|烫|砸|轧|撞|烧烫)伤|骨折|溺水|触电|(?:一氧化碳|煤气|农药|食物)中毒|意外(?:伤害|受伤|摔倒|坠落|身故)"
    r"|住院|手术|化疗|放疗|透析|(?:器官|骨髓|肾|肝)移植|重症监护|ICU|医疗费|医药费|治疗费|药费|长期(?:服药|吃药|治疗)|病情|病史|复查"
)
# Without a limit every 因 of a long row of them would read the row to its end.
MOST_CAUSES = 12
CAUSE = (
    r"因(?:患)?(?:病|残|学|灾|婚|丧|祸|火|伤|疾病|重病|大病|意外|事故|车祸|火灾|灾害|突发事件)"
    rf"(?:、?因?(?:病|残|学|灾)){{0,{MOST_CAUSES}}}(?:致贫|返贫|致困|支出(?:骤增|较大|过大)|造成|导致|生活困难|困难)"
)
HOME = re.compile(
    rf"{CAUSE}|(?:负债|欠债|外债|欠款|借款|贷款)(?=[约达近共]{{0,2}}[0-9])|缺(?:少)?劳动?力|缺技术|缺资金|无(?:经济|生活|收入)来源|无固定收入"
    r"|(?:正在)?服刑|戒毒|吸毒|离异|离婚|丧偶|改嫁|离家出走|辍学|失火|火灾(?!隐患|防|风险|事故)"
    r"|(?:家庭|人均|[年月]|全年|纯|总|务工|工资|养老金|可支配)[\u4e00-\u9fff]{0,8}?收入[^。；;\n0-9]{0,10}[0-9][0-9,.]*\s*(?:万|千|余)?元"
)
# A whole cell under 原因, 备注, 情况 …; elsewhere these words are too short to mean anything. What was read up to a comma is not
# read in another way, or each 因火灾 would double the time.
CELL_CAUSE = re.compile(
    r"因?(?:病|残|学|灾|伤|丧|祸|意外|火灾|车祸|事故|疾病|重病|大病)(?:致贫|返贫|致困)?(?>[、,/;]因?(?:病|残|学|灾|意外|[\u4e00-\u9fff]{2,4})(?=[、,/;]|$))*"
)
CELL_BODY = re.compile(
    r"残疾|一户多残|孤残|精神病?|智障|弱智|聋|哑|盲|瘫|体弱多病|多病|常年有病|有病|患病|生病|[一二三四1-4]级|受伤"
)
GENERAL_AFTER = re.compile(
    r"(?:等|类|型)?(?:、[^，。；;,\n]{0,20}等?)?"
    r"(?:(?:重大|慢性|传染性?|罕见)?(?:疾病|病种)?[\u4e00-\u9fff、()]{0,4}?"
    r"(?:防治|筛查|预防|防控|宣传|知识|保险|保障|政策|标准|病种|比例|报销|补贴(?:标准)?$|普查|管理|服务|项目|康复|免疫|疫苗|药品|用药|目录|办法|规定|条件"
    r"|工作|机构|医院|门诊|病房|专家|登记|鉴定|评定|待遇)"
    r"|[\u4e00-\u9fff]{0,4}(?:患者|病人|人群|群体)|人|(?:的|等)[^，。；;,\n]{0,8}?(?:群众|人员|家庭|对象|儿童|学生|老人|农户|户|情形|情况下?))"
)
GENERAL_BEFORE = re.compile(
    r"(?:预防|防治|筛查|防控|包括|包含|针对|关于|宣传|开展|免费|加强|做好|落实|符合|属于|凡|如|若|对(?!象)|为|向)[\u4e00-\u9fff、]{0,6}$"
)
NAME_FIRST = re.compile(rf"(?:患者|病人|人员|群众|家庭|户|对象|儿童|学生|老人)[:：]?{named.NAME}")
BREAK = re.compile(r"[，。；;,！!？?\n]")
LOOK_AHEAD, LOOK_BACK = 24, 10
HEADS = re.compile(r"名单|人员|对象|患者|如下|情况|[户人][:：]?\s*$|[:：]\s*$")
COLUMN_OF_NAMES = re.compile(r"(?:^|[\s|])(?:姓\s?名|户\s?主(?:姓名)?|救助对象|受助人)(?=[\s|]|$)")
OFFICIALS = re.compile(r"职务|职称|岗位|分管|执法证|包抓|责任人")
HEADING_LONGEST, WRAPPED = 60, 28
ENDS = re.compile(r"[。；;：:！!？?]\s*$")
BEGINS = re.compile(r"^\s*(?:[0-9一二三四五六七八九十(（第]|附)")


class Row(StrEnum):
    """What the headings above a line make of it."""

    PERSON = "person"
    OFFICIAL = "official"
    NONE = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph, or one row of a table printed as text, with the headings above its columns."""

    start: int
    end: int
    row: Row
    headings: tuple[str, ...]


def find(text: str, *, is_personal: bool = False) -> Iterator[Span]:
    """Yield what a paragraph with a person in it says about body and household; `is_personal`: its row or list names persons."""
    paragraphs = list(_paragraphs(text))
    for here, below in zip_longest(paragraphs, paragraphs[1:]):
        said = text[here.start : here.end]
        places = [place for place, letter in enumerate(said) if letter != "\n"]
        flat = said if len(places) == len(said) else "".join(said[place] for place in places)
        spans: Sequence[Span] = ()
        if here.row is not Row.OFFICIAL:
            spans = (*_said(flat), *_in_row(flat, here.headings))
        # Names are looked for last: most paragraphs say nothing that would make them matter.
        is_about_a_person = is_personal or here.row is Row.PERSON or (spans and named.persons(flat, _taken(flat)))
        if not is_about_a_person:
            is_above_names = below is not None and is_heading(flat) and named.are_names(text[below.start : below.end])
            spans = illnesses(flat) if is_above_names else ()
        for span in spans:
            first, last = places[span.start], places[span.end - 1] + 1
            yield Span(span.kind, first + here.start, last + here.start, span.certainty)
    if is_personal:
        yield from _cell(text)


def _paragraphs(text: str) -> Iterator[Paragraph]:
    """Yield the paragraphs; lines that the width of a page broke are joined."""
    begin: int | None = None
    row, place = Row.NONE, 0
    headings: tuple[str, ...] = ()
    for line in text.split("\n"):
        end = place + len(line)
        if begin is not None and BEGINS.match(line):
            yield Paragraph(begin, place - 1, row, headings)
            begin = None
        begin = place if begin is None else begin
        if len(line) < WRAPPED or ENDS.search(line):
            row = row if len(line) <= HEADING_LONGEST else Row.NONE
            yield Paragraph(begin, end, row, headings if row else ())
            if COLUMN_OF_NAMES.search(line) and len(words := line.split()) > 1:
                row, headings = (Row.OFFICIAL if OFFICIALS.search(line) else Row.PERSON), tuple(words)
            begin = None
        place = end + 1
    if begin is not None:
        yield Paragraph(begin, len(text), row, headings)


def _in_row(line: str, headings: tuple[str, ...]) -> Iterator[Span]:
    """Yield what the cells of a row printed in one line mean, with the headings where as many cells stand in it."""
    cells = list(re.finditer(r"\S+", line))
    if len(cells) < 3:
        return
    titles = headings if len(headings) == len(cells) else ("",) * len(cells)
    for title, cell in zip(titles, cells, strict=True):
        if "收入" in title and (figure := re.search(r"[0-9][0-9,.]*", cell.group())):
            yield Span(DataKind.HARDSHIP, cell.start() + figure.start(), cell.start() + figure.end(), Certainty.LIKELY)
        for span in _cell(cell.group()):
            yield Span(span.kind, span.start + cell.start(), span.end + cell.start(), span.certainty)


def illnesses(text: str) -> tuple[Span, ...]:
    """Return the illnesses and degrees of disability in the heading of a list, where 因病 and 残疾人 name nobody's."""
    return tuple(
        Span(DataKind.HEALTH, found.start(), found.end(), Certainty.LIKELY)
        for found in re.finditer(rf"{health.ILLNESS}|{health.DEGREE}", text)
    )


def _said(text: str) -> Iterator[Span]:
    for kind, form in ((DataKind.HEALTH, BODY), (DataKind.HARDSHIP, HOME)):
        for found in form.finditer(text):
            start, end = found.span(found.lastgroup or 0)
            if not is_general(text, start, end):
                yield Span(kind, start, end, Certainty.LIKELY)


def is_general(text: str, start: int, end: int) -> bool:
    """Return whether these words belong to a policy, a service or a group instead of one person."""
    ahead = text[end : end + LOOK_AHEAD]
    after, before = BREAK.split(ahead)[0], BREAK.split(text[max(0, start - LOOK_BACK) : start])[-1]
    if NAME_FIRST.search(after):
        return False
    ahead_of_it = GENERAL_BEFORE.search(before)
    is_about_a_group = ahead_of_it is not None and not re.search(named.LONG, ahead_of_it.group())
    return bool(GENERAL_AFTER.match(after)) or is_about_a_group


def _cell(text: str) -> Iterator[Span]:
    """Yield what a whole cell means in a list of persons, though its words alone would be too short."""
    said, shift = text.strip(), len(text) - len(text.lstrip())
    if len(said) > 1 and CELL_CAUSE.fullmatch(said):
        yield Span(DataKind.HARDSHIP, shift, shift + len(said), Certainty.LIKELY)
    elif CELL_BODY.fullmatch(said):
        yield Span(DataKind.HEALTH, shift, shift + len(said), Certainty.LIKELY)


def _taken(text: str) -> tuple[tuple[int, int], ...]:
    """Return where illnesses and the like stand: 艾滋病 and 高血压 begin like names."""
    return tuple((found.start(), found.end()) for form in (BODY, HOME) for found in form.finditer(text))


def is_heading(line: str) -> bool:
    """Return whether a line names an illness or a degree of disability as the heading of a list would."""
    return len(line) <= HEADING_LONGEST and bool(HEADS.search(line)) and bool(illnesses(line))
