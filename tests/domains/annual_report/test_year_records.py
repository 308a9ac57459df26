"""Section one is drawn from what was recorded, and asks for the rest."""

from __future__ import annotations

from datetime import date

from mingbai.accounts.models import Post
from mingbai.accounts.values import acting
from mingbai.annual_report import queries
from mingbai.annual_report.queries.proposal import proposal
from mingbai.mailbox.models import SuggestionOpening
from mingbai.organs import queries as organs
from mingbai.screens.models import ScreenSettings
from mingbai.statute.annual_report.figures import plain
from mingbai.workspace.management import tasks
from support import NOW, day_of


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
    assert [one.title for one in tasks.gather(day_of(clerk, date(2026, 7, 14))).tasks] == ["补齐惠农补贴发放名单的公开"]
    opened = {"place": "大门口", "opened_on": date(2020, 6, 30), "first": "甲", "second": "乙", "registered_at": NOW}
    SuggestionOpening.objects.create(organ_id=clerk.organ_id, **opened)
    ScreenSettings.objects.create(organ_id=clerk.organ_id)
    again = proposal(organs.organ("baiyang"), 2020)
    assert "设立意见箱，由两人一起开启、登记。在大厅设置电子显示屏" in again.text
    assert len(again.gaps) == len(found.gaps) - 2
