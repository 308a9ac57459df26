"""The slip as a paper with one table, its rows each with one or two pairs of label and words."""

from __future__ import annotations

from datetime import date

from mingbai.rendering.casepaper.text import opinion
from mingbai.rendering.casepaper.value import CasePaper, PairRow, PairTable
from mingbai.rendering.slip.value import SlipDocument
from mingbai.statute.dates import long_day
from mingbai.statute.disclosure.attributes import ATTRIBUTE_WORDS, NOTE_WORDS, ORIGIN_WORDS, Attribute

HEADING = "文件制发程序单"
FOOT = "公开属性随公文一并报批；没有公开属性的不编文号、不流转（国办发〔2016〕80号）。"
CHOSEN, LEFT = "√", "□"


def case_paper(doc: SlipDocument) -> CasePaper:
    """Return the slip as the paper that is printed: one table, normally on one A4 page."""
    parts = (PairTable(rows(doc)),)
    return CasePaper(doc.organ_name, HEADING, doc.signed_on or doc.drafted_on, parts, subject=doc.title, foot=FOOT)


def rows(doc: SlipDocument) -> tuple[PairRow, ...]:
    """Return the slip from top to bottom."""
    found = [
        PairRow((("文件标题", doc.title),)),
        PairRow((("文种", doc.kind), ("文号", doc.document_number or "签发时给出"))),
        PairRow((("拟稿", doc.drafter), ("拟稿日期", day(doc.drafted_on)))),
        PairRow((("文件来源", doc.origin_words or ORIGIN_WORDS[doc.origin]),)),
        PairRow((("政策性文件", "是" if doc.is_policy else "否"), ("规范性文件", doc.normative or "否"))),
        PairRow((("拟定公开属性", boxes(doc.proposed)),)),
    ]
    if doc.proposed is not None and doc.proposed is not Attribute.OPEN:
        found.append(PairRow((("理由和依据", _joined(doc.reason, doc.ground)),)))
    found.append(PairRow((("正文和附件", _files(doc)),)))
    if doc.competition:
        found.append(PairRow((("公平竞争审查", doc.competition),)))
    if doc.interpretation:
        found.append(PairRow((("政策解读", doc.interpretation),)))
    if doc.in_force_on or doc.valid_until:
        found.append(PairRow((("施行日期", day(doc.in_force_on)), ("有效期至", day(doc.valid_until) or "长期"))))
    found += [PairRow(((one.step, opinion(one)),), tall=True) for one in doc.steps]
    found.append(PairRow((("最终公开属性", _decided(doc)),)))
    if doc.publish_by:
        found.append(PairRow((("公开期限", f"最迟{day(doc.publish_by)}（条例第26条，签发后20个工作日）"),)))
    return tuple(found)


def boxes(attribute: Attribute | None) -> str:
    """Return the three attributes with the chosen one ticked."""
    return "　".join(f"{CHOSEN if one is attribute else LEFT}{word}" for one, word in ATTRIBUTE_WORDS.items())


def day(on: date | None) -> str:
    """Format a day as 2021年1月19日; empty for None."""
    return long_day(on) if on else ""


def _files(doc: SlipDocument) -> str:
    text = f"正文：{doc.text_name}" if doc.text_name else "正文：见本系统"
    annexes = "；".join(f"{number}.{name}" for number, name in enumerate(doc.annexes, 1))
    return f"{text}\n附件：{annexes}" if annexes else f"{text}\n附件：无"


def _decided(doc: SlipDocument) -> str:
    if doc.decided is None:
        return boxes(None)
    return _joined(f"{boxes(doc.decided)}　{NOTE_WORDS[doc.decided]}", doc.decided_reason)


def _joined(*parts: str) -> str:
    return "\n".join(part for part in parts if part)
