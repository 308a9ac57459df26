"""Sample reports in which every cell of the form holds its own figure, so that a swap shows; a sample letter."""

from __future__ import annotations

import random
from datetime import date
from decimal import Decimal

from mingbai.rendering.letter.value import LetterParagraph, LetterSheet, ParagraphKind
from mingbai.rendering.report.value import ChannelCount, ReportDocument, SectionText
from mingbai.statute.annual_report.forms import CellKind, Form, Value, form

CHANNELS = (("website", "政府网站"), ("wechat", "微信公众号"), ("weibo", "微博"), ("platform_331", "“331”监管平台"))
PROSE = (
    "（一）主动公开。公开各项涉农补贴信息、资金兑现情况和监督方式。经办岗位的名字里有生僻字：喆、堃、祎。",
    "（二）依申请公开。严格执行受理、审查、处理、答复的规程和时限。<不是标签> & “引号”。",
)


def distinct_cells(of: Form, seed: int) -> dict[str, Value]:
    """Return a different four-digit figure for every cell; money with two decimals, signed cells negative."""
    source = random.Random(seed)
    numbers = iter(source.sample(range(1000, 9999), len(of.cells)))
    kinds = {CellKind.COUNT: lambda n: n, CellKind.SIGNED: lambda n: -n, CellKind.MONEY: lambda n: Decimal(f"{n}.25")}
    return {path: kinds[info.kind](next(numbers)) for path, info in of.cells.items()}


def document(code: str, seed: int = 1, **changes: object) -> ReportDocument:
    """Return a report on form `code` with distinct figures throughout."""
    of = form(code)
    year = of.first_year + 1 if code == "2019" else 2024
    counts = (54, 294, 1023, 1969)
    sections = [SectionText(title, (f"本节是{title[2:]}。",)) for title in of.section_titles]
    sections[0] = SectionText(of.section_titles[0], PROSE)
    fields: dict[str, object] = {
        "organ_name": "彭阳县白阳镇人民政府",
        "year": year,
        "title": f"彭阳县白阳镇人民政府{year}年{of.title_suffix}",
        "form": of,
        "cells": distinct_cells(of, seed),
        "lead": f"本报告依据《中华人民共和国政府信息公开条例》第五十条制作，统计期限为{year}年1月1日至{year}年12月31日。",
        "sections": tuple(sections),
        "publications": tuple(ChannelCount(key, label, count) for (key, label), count in zip(CHANNELS, counts, strict=True)),
        "publications_total": sum(counts),
        "entries": 2871,
        "signed_by": "彭阳县白阳镇人民政府",
        "signed_on": date(year + 1, 1, 19),
    }
    return ReportDocument(**{**fields, **changes})  # type: ignore[arg-type]


def seed_report(**changes: object) -> ReportDocument:
    """Return the township's report for 2020: one procurement of 54,369 yuan, 3,340 publications, zeros elsewhere."""
    of = form("2019")
    cells: dict[str, Value] = dict.fromkeys(of.cells, 0)
    cells |= {"2.procurement.projects": 1, "2.procurement.amount_yuan": Decimal(54369)}
    return document("2019", **{"cells": cells, "entries": 3340, **changes})


def letter(**changes: object) -> LetterSheet:
    """Return a reply of two pages with every part of a letter, a long title and a long addressee."""
    kind = ParagraphKind
    fields: dict[str, object] = {
        "organ_name": "彭阳县白阳镇人民政府",
        "title": "彭阳县白阳镇人民政府"
        "关于申请公开高标准农田建设项目中标单位名称、合同总价以及单价明细等政府信息的答复书（部分公开）",
        "addressee": "宁夏回族自治区固原市彭阳县白阳镇某某农业专业合作社联合社（法定代表人：甲喆堃祎）",
        "paragraphs": tuple(
            LetterParagraph(words, of)
            for of, words in (
                (kind.BODY, "你单位提交的政府信息公开申请，本机关于2026年2月10日收到。你单位申请公开："),
                (kind.QUOTED, "“2025年高标准农田建设项目的中标单位名称、合同总价和单价明细。”"),
                (kind.HEADING, "一、处理结果"),
                (kind.BODY, "（一）予以公开。本机关决定公开中标通知书1份、合同1份23页，见附件。"),
                (kind.HEADING, "二、理由和依据"),
                (
                    kind.FIXED,
                    "申请公开的信息中含有不应当公开的内容，但是能够作区分处理的，应当向申请人提供可以公开的政府信息内容。",
                ),
                (kind.HEADING, "三、救济"),
                (kind.FIXED, "如对本答复不服，可以自收到本答复书之日起60日内向彭阳县人民政府申请行政复议。"),
            )
        ),
        "signer": "彭阳县白阳镇人民政府",
        "drafted_on": date(2026, 3, 10),
        "number": "公开〔2026〕1号",
        "annexes": ("中标通知书", "高标准农田建设项目施工合同（遮去附表2的单价明细，共23页）"),
        "signed_on": date(2026, 3, 16),
        "contact": "联系人：党政办公室；联系电话：0954-7011234",
        "notes": ("此件依申请公开",),
        "verification_address": "https://www.x.gov.cn/verify/3KQ7-91XD-52PA",
    }
    return LetterSheet(**{**fields, **changes})  # type: ignore[arg-type]
