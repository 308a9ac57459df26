"""Sample reports in which every cell of the form holds its own figure, so that a swap shows."""

from __future__ import annotations

import random
from datetime import date
from decimal import Decimal

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
