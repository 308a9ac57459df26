"""A first draft of the six sections from the figures: lawful as it is, for the clerk to improve.

Figures are tokens (statute.annual_report.figures). Each sentence must read well whether its figure is 0 or not.
"""

from __future__ import annotations

import re

from mingbai.statute.annual_report.figures import token
from mingbai.statute.annual_report.forms import GROUPS4, ROWS4, Form, result_rows
from mingbai.statute.annual_report.overall import cell, overall, received
from mingbai.statute.annual_report.written import WordingFacts
from mingbai.statute.citation import Citation, regulations
from mingbai.statute.index import rule

FORM_TEXT = Citation("年报格式", "第一部分至第六部分", "国办公开办函〔2021〕30号")
RESULT = re.compile(r"（.）([^（\d]+)(?:（区分处理.*）|\d\.(.+))?")


def lead(organ_name: str, year: int, form: Form) -> str:
    """Return the paragraph before the first section: the legal basis of the report and the days it covers."""
    return (
        f"本报告由{organ_name}依据《中华人民共和国政府信息公开条例》第五十条和《政府信息公开工作年度报告格式》"
        f"（{form.document}）编制。所列数据的统计期限为{year}年1月1日至{year}年12月31日。"
    )


@rule(regulations("第50条"), FORM_TEXT, name="年报六部分须写的内容")
def default_sections(facts: WordingFacts) -> tuple[str, str, str, str, str, str]:
    """Return the stored texts of the six sections, one paragraph per line."""
    return (
        overall(facts),
        _proactive(facts),
        _applications(facts),
        _disputes(facts),
        _problems(facts),
        _other_matters(facts),
    )


def _proactive(facts: WordingFacts) -> str:
    return f"{facts.year}年主动公开政府信息的情况见下表。表中没有发生的事项填“0”。"


def _applications(facts: WordingFacts) -> str:
    answered = [
        f"{_result_words(facts.form.cells[path].label)}{token(path, facts.figures[path])}件"
        for row in result_rows(facts.form)
        if facts.figures.get(path := f"3.{row}.total")
    ]
    details = f"办理结果为：{'，'.join(answered)}。" if answered else ""
    return f"{received(facts)}{details}"


def _result_words(label: str) -> str:
    """Turn "（三）不予公开1.属于国家秘密，总计" into the wording of a sentence: 不予公开（属于国家秘密）."""
    found = RESULT.fullmatch(label.rpartition("，")[0])
    group, detail = (found[1], found[2]) if found else (label, None)
    return f"{group}（{detail}）" if detail else group


def _disputes(facts: WordingFacts) -> str:
    names = {"review": "行政复议", "direct_suit": "未经复议直接起诉的行政诉讼", "suit_after_review": "复议后起诉的行政诉讼"}
    totals = "，".join(f"{names[group]}{cell(facts, f'4.{group}.total')}件" for group, _ in GROUPS4)
    if not any(facts.figures.get(f"4.{group}.total") for group, _ in GROUPS4):
        return f"本年度没有因政府信息公开发生行政复议、行政诉讼：{totals}。"
    results = [
        f"{names[group]}{word}{cell(facts, f'4.{group}.{result}')}件"
        for group, _ in GROUPS4
        for result, word in ROWS4[:-1]
        if facts.figures.get(f"4.{group}.{result}")
    ]
    return f"本年度因政府信息公开发生{totals}。其中，{'，'.join(results)}。"


def _problems(facts: WordingFacts) -> str:
    few = "" if facts.figures.get("publications.total") else "主动公开的信息少，"
    return (
        f"存在的主要问题：一是{few}经办人员对应当公开什么、怎样公开还不够熟悉；二是群众对政府信息公开的知晓率不高。\n"
        "改进措施：一是对照公开目录逐项补齐应公开的内容，参加业务培训，按时更新；"
        "二是利用公开栏、政府开放日和下村走访宣传，告知群众查阅和申请的办法。"
    )


def _other_matters(facts: WordingFacts) -> str:
    where = f"“{facts.site_name}”政府信息公开专栏" if facts.site_name else "政府信息公开专栏"
    contact = [f"{label}：{value}" for label, value in (("地址", facts.address), ("电话", facts.telephone)) if value]
    asked = facts.office or "本机关政府信息公开工作机构"
    place = f"（{'，'.join(contact)}）" if contact else ""
    return f"本年度没有收取信息处理费，收费0元。\n本报告电子版可在{where}查阅、下载。如有疑问，请与{asked}联系{place}。"
