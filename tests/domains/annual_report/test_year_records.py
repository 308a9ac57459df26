"""Section one is drawn from what was recorded, and asks for the rest."""

from __future__ import annotations

from datetime import date

from mingbai.accounts.models import Post
from mingbai.accounts.values import acting
from mingbai.annual_report import queries
from mingbai.annual_report.queries.proposal import proposal
from mingbai.organs import queries as organs
from mingbai.statute.annual_report.figures import plain


def test_section_one_of_the_seed_is_drawn_from_the_records(demonstration: None) -> None:
    clerk = acting(Post.objects.select_related("organ").get(person__username="baiyang"))
    found = proposal(organs.organ("baiyang"), 2020)
    said = plain(found.text)
    for words in (
        "共公开各类信息3,340条，其中，政府网站54条，微信公众号294条，微博1,023条，“331”监管平台1,969条",
        "政府集中采购1次，采购总金额为54,369元",
        "由镇长陈伯洲任组长，分管领导李静任副组长",
        "每季度都召开政务公开工作会议，全年4次。开展业务培训4次",
        "举办政府开放日活动2次",
        "建立了主动公开、保密审查、依申请公开、政策解读、舆情回应、责任追究等制度",
        "村务公开情况督查4次",
    ):
        assert words in said
    assert "有没有政务公开领导小组" not in "".join(gap.asks for gap in found.gaps)
    assert [gap.where for gap in found.gaps if gap.asks.startswith("公文办理")] == ["documents"], "none was signed in 2020"
    bench = queries.workbench(by=clerk, organ_code="baiyang", year=2020, today=date(2021, 1, 19))
    assert "陈伯洲" in bench.sections[0].text, "the draft was opened on these records"
