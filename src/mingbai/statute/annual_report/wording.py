"""A first draft of the six sections from the figures: lawful as it is, for the clerk to improve.

Figures are tokens (statute.annual_report.figures). Each sentence must read well whether its figure is 0 or not.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from mingbai.statute.annual_report.figures import token
from mingbai.statute.annual_report.forms import GROUPS4, ROWS4, Form, Value, result_rows
from mingbai.statute.citation import Citation, regulations
from mingbai.statute.index import rule

FORM_TEXT = Citation("年报格式", "第一部分至第六部分", "国办公开办函〔2021〕30号")
PLATFORM = (
    "本机关在县政府统一的政府信息公开平台设有专栏，不另设专门网站，"
    "公开指南、公开制度、法定主动公开内容和年度报告在专栏内集中公布。"
)
GOVERNMENTS = frozenset({"county", "township"})
RESULT = re.compile(r"（.）([^（\d]+)(?:（区分处理.*）|\d\.(.+))?")
ACTIVITIES = (
    ("activities.work_meetings", "召开政务公开工作会议", "次"),
    ("activities.trainings", "开展业务培训", "次"),
    ("activities.open_days", "举办政府开放日活动", "次"),
)


@dataclass(frozen=True, slots=True)
class WordingFacts:
    """What the sentences mention: the organ, its figures by path, its channels (key, label) in order, whom to ask."""

    organ_name: str
    organ_level: str
    year: int
    form: Form
    figures: Mapping[str, Value]
    channels: tuple[tuple[str, str], ...]
    site_name: str = ""
    office: str = ""
    address: str = ""
    telephone: str = ""


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
        _overall(facts),
        _proactive(facts),
        _applications(facts),
        _disputes(facts),
        _problems(facts),
        _other_matters(facts),
    )


def _overall(facts: WordingFacts) -> str:
    year, name = facts.year, facts.organ_name
    paragraphs = [
        f"{year}年，{name}坚持以公开为常态、不公开为例外，依照《中华人民共和国政府信息公开条例》开展政府信息公开工作。",
        f"（一）主动公开。{_publications(facts)}{_procurement(facts)}",
        f"（二）依申请公开。{_received(facts)}",
        f"（三）政府信息管理。{_management(facts)}",
        f"（四）平台建设。{PLATFORM}",
        f"（五）监督保障。{_supervision(facts)}",
    ]
    return "\n".join(paragraphs)


def _publications(facts: WordingFacts) -> str:
    total = token("publications.total", facts.figures.get("publications.total"))
    if not facts.figures.get("publications.total"):
        return f"本年度各渠道没有公开信息的记录，共{total}条。"
    named = [
        f"{label}{token(f'publications.{key}', facts.figures[f'publications.{key}'])}条"
        for key, label in facts.channels
        if facts.figures.get(f"publications.{key}")
    ]
    entries = token("entries", facts.figures.get("entries"))
    return f"本年度共公开各类信息{total}条，其中，{'，'.join(named)}（各渠道逐条计数，见图1；不重复的信息{entries}条）。"


def _procurement(facts: WordingFacts) -> str:
    projects = facts.figures.get("2.procurement.projects")
    if projects is None:
        return ""
    count = token("2.procurement.projects", projects)
    if not projects:
        return f"本年度没有开展政府集中采购，采购项目{count}个。"
    amount = token("2.procurement.amount_yuan", facts.figures.get("2.procurement.amount_yuan"))
    return f"本年度开展政府集中采购{count}次，采购总金额为{amount}元。"


def _received(facts: WordingFacts) -> str:
    new, carried = _cell(facts, "3.new.total"), _cell(facts, "3.carried_in.total")
    if not facts.figures.get("3.new.total") and not facts.figures.get("3.carried_in.total"):
        return f"本年度没有收到政府信息公开申请，新收{new}件，上年结转{carried}件。"
    answered, out = _cell(facts, "3.total.total"), _cell(facts, "3.carried_out.total")
    return f"本年度新收政府信息公开申请{new}件，上年结转{carried}件，办理完毕{answered}件，结转下年度继续办理{out}件。"


def _management(facts: WordingFacts) -> str:
    held = [f"{words}{token(path, facts.figures[path])}{unit}" for path, words, unit in ACTIVITIES if facts.figures.get(path)]
    done = f"全年{'，'.join(held)}。" if held else ""
    return f"明确专人负责政府信息的制作、获取、保存和更新，公开前进行保密审查。{done}"


def _supervision(facts: WordingFacts) -> str:
    inspections = facts.figures.get("activities.village_inspections")
    inspected = f"全年对村务公开情况督查{token('activities.village_inspections', inspections)}次。" if inspections else ""
    results = (
        "工作考核方面，没有收到考核结果通报；社会评议方面，没有收到评议结果；责任追究方面，没有发生责任追究的情形。"
        if facts.organ_level in GOVERNMENTS
        else ""
    )
    return f"公开电话和监督渠道，接受群众监督。{inspected}{results}"


def _proactive(facts: WordingFacts) -> str:
    return f"{facts.year}年主动公开政府信息的情况见下表。表中没有发生的事项填“0”。"


def _applications(facts: WordingFacts) -> str:
    answered = [
        f"{_result_words(facts.form.cells[path].label)}{token(path, facts.figures[path])}件"
        for row in result_rows(facts.form)
        if facts.figures.get(path := f"3.{row}.total")
    ]
    details = f"办理结果为：{'，'.join(answered)}。" if answered else ""
    return f"{_received(facts)}{details}"


def _result_words(label: str) -> str:
    """Turn "（三）不予公开1.属于国家秘密，总计" into the wording of a sentence: 不予公开（属于国家秘密）."""
    found = RESULT.fullmatch(label.rpartition("，")[0])
    group, detail = (found[1], found[2]) if found else (label, None)
    return f"{group}（{detail}）" if detail else group


def _disputes(facts: WordingFacts) -> str:
    names = {"review": "行政复议", "direct_suit": "未经复议直接起诉的行政诉讼", "suit_after_review": "复议后起诉的行政诉讼"}
    totals = "，".join(f"{names[group]}{_cell(facts, f'4.{group}.total')}件" for group, _ in GROUPS4)
    if not any(facts.figures.get(f"4.{group}.total") for group, _ in GROUPS4):
        return f"本年度没有因政府信息公开发生行政复议、行政诉讼：{totals}。"
    results = [
        f"{names[group]}{word}{_cell(facts, f'4.{group}.{result}')}件"
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


def _cell(facts: WordingFacts, path: str) -> str:
    return token(path, facts.figures.get(path))
