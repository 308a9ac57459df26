"""The components page."""

from __future__ import annotations

from datetime import datetime
from types import SimpleNamespace as Sample

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from mingbai.core.forms import Choice, FieldView, Problem
from mingbai.core.words import CHINA
from mingbai.statute.annual_report.forms import form
from mingbai.workspace.frame import StaffRequest, page, signed_in

SHOWN_AT = datetime(2021, 1, 19, 9, 30, tzinfo=CHINA)


@require_safe
@signed_in
def components(request: StaffRequest) -> HttpResponse:
    """Show every component in all its states, for whoever builds the next page."""
    return page(request, "work/components/components.jinja", {"sample": _sample()})


def _sample() -> dict[str, object]:
    """Return sample data for the components, as of January 2021."""
    counts = (("政府网站", 54), ("微信公众号", 294), ("微博", 1023), ("“331”监管平台", 1969))
    return {
        "fields": _fields(),
        "problems": (Problem("年份写四位数字，例如 2020", "#s-year"), Problem("两处日期的先后不对", "")),
        "channels": tuple(Sample(label=label, count=count, href="#x10") for label, count in counts),
        "rows": (
            Sample(title="临时救助资金发放情况", href="#x8", on=SHOWN_AT.date(), source="白阳镇人民政府"),
            Sample(title="采购情况", href="#x8", on=None, source=""),
        ),
        "ticks": (
            Sample(text="监督电话", state="done", remark=""),
            Sample(text="对象名单", state="half", remark="要隐去个人信息"),
            Sample(text="违规查处情况", state="miss", remark=""),
            Sample(text="还没到时候", state="", remark=""),
        ),
        "log": (Sample(at=SHOWN_AT, text="党政办公室保存"), Sample(at=SHOWN_AT, text="县政务公开办公室接收")),
        "files": (Sample(label="年度报告（docx）", href="#x8", name="report.docx", size=18432),),
        "chosen": (Sample(said="白阳镇", without="#x12"), Sample(said="2020年", without="#x12")),
        "tiles": (Sample(title="社会救助", href="#x8", count="318 条", about="低保、特困、临时救助"),),
        "units": (
            Sample(name="甲单位", state="已接收", href="#x10", square="", mark=""),
            Sample(name="乙单位", state="有待核问题", href="#x10", square="half", mark=""),
            Sample(name="丙单位", state="已退回", href="#x10", square="back", mark="退"),
            Sample(name="丁单位", state="逾期未报", href="#x10", square="late", mark="!"),
        ),
        "alarms": (
            Sample(
                title="白阳镇寒潮蓝色预警",
                organ_code="baiyang",
                organ_name="白阳镇",
                id=1,
                published_at=SHOWN_AT,
                valid_until=SHOWN_AT.date(),
            ),
        ),
        "stages": _stages(),
        "table": form("2019").tables["3"],
        "cells": _cells(),
    }


def _fields() -> tuple[FieldView, ...]:
    """Return one field of every kind, one of them with an error."""
    choices = (Choice("web", "网上查看", True), Choice("post", "邮寄纸质件", False))
    return (
        FieldView("phone", "s-phone", "text", "联系电话", "答复时打给您，不会公开。", "", "", "w-m", True, ()),
        FieldView("year", "s-year", "text", "年份", "", "去年", "年份写四位数字，例如 2020", "w-s", True, ()),
        FieldView("on", "s-on", "date", "日期", "", "2021-01-19", "", "w-m", True, ()),
        FieldView("way", "s-way", "select", "渠道", "", "web", "", "w-m", True, choices),
        FieldView("give", "s-give", "radio", "怎样给您", "", "web", "", "", True, choices),
        FieldView("why", "s-why", "area", "理由", "写明改哪里。", "", "", "", True, ()),
    )


def _stages() -> tuple[Sample, ...]:
    """Return the five stages of a matter, in different states."""

    def line(text: str, href: str = "#x11", remark: str = "") -> Sample:
        return Sample(text=text, href=href, remark=remark, is_current=text == "发放情况")

    return (
        Sample(title="决策", state="done", said="", lines=(line("实施办法"),)),
        Sample(title="执行", state="half", said="还缺 1 项", lines=(line("发放情况"),)),
        Sample(title="管理", state="open", said="尚未公开，应于1月31日前公开", lines=()),
        Sample(title="服务", state="done", said="", lines=(line("办理地点", remark="1月4日公开"),)),
        Sample(title="结果", state="none", said="由县级部门公开", lines=()),
    )


def _cells() -> dict[str, Sample]:
    """Return table 3 with every cell 0, except one that is wrong and changed by hand."""
    info = form("2019").cells
    return {
        path: Sample(
            text="1" if path == "3.new.natural" else "0",
            href="#x9",
            name=f"{cell.label}：{'1，有错，手工改过' if path == '3.new.natural' else '0'}",
            bad=path == "3.new.natural",
            hand=path == "3.new.natural",
            described_by="",
        )
        for path, cell in info.items()
        if cell.table == "3"
    }
