"""Public chains say what is missing, name nothing meant for a village, and appear only once a part is published."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from domains.entries.made import CONTENT
from mingbai.accounts.values import Acting
from mingbai.catalogue.actions import open_chain
from mingbai.catalogue.values.chains import step
from mingbai.channels import actions as channels
from mingbai.entries import actions
from mingbai.organs.models import Organ
from mingbai.portal.chains.timeline import Reader, counted, stages
from mingbai.statute.disclosure.chains import ChainStage, EntryBrief, Progress, StageView, StepView
from mingbai.statute.disclosure.review import EntryAct
from support import NOW, TODAY, Team

pytestmark = pytest.mark.django_db
TITLE = "2021年耕地地力保护补贴"


def opened(by: Acting, title: str = TITLE) -> int:
    return open_chain(organ_code="baiyang", template="subsidy", title=title, opened_on=date(2021, 1, 4), by=by, at=NOW)


def out(team: Team, chain: int, at_step: str, title: str, village: str = "") -> int:
    """Return a published entry at a step of a chain, optionally for one village only."""
    content = replace(CONTENT, title=title, range="village" if village else "open", village=village)
    entry = actions.open_draft(organ_code="baiyang", content=content, chain_id=chain, chain_step=at_step, by=team[0], at=NOW)
    actions.submit(entry_id=entry, by=team[0], at=NOW)
    for reviewer in team[1:]:
        actions.decide(entry_id=entry, act=EntryAct.APPROVE, by=reviewer, at=NOW)
    channels.publish(entry_id=entry, by=team[0], at=NOW)
    return entry


def test_a_chain_of_which_nothing_is_public_is_nowhere(client: Client, team: Team) -> None:
    chain = opened(team[0])
    assert client.get(f"/baiyang/chains/{chain}/").status_code == 404
    for address in ("/baiyang/", "/baiyang/chains/"):
        page = client.get(address)
        assert page.status_code == 200
        assert TITLE not in page.content.decode()
    assert "/baiyang/chains/" not in client.get("/baiyang/").content.decode()


def test_a_chain_says_what_is_open_and_what_is_missing(client: Client, team: Team) -> None:
    chain = opened(team[0])
    entry = out(team, chain, "plan", "补贴政策文件")
    here = f"/baiyang/chains/{chain}/"
    page = client.get(here).content.decode()
    assert f"/baiyang/entries/{entry}/" in page
    assert "已公开" in page
    assert "尚未公开" in page
    assert "个空白" in page
    assert here in client.get("/baiyang/chains/").content.decode()
    assert "/baiyang/chains/" in client.get("/baiyang/").content.decode()
    own = client.get(f"/baiyang/entries/{entry}/").content.decode()
    assert here in own
    assert "这件事的全过程" in own
    assert "个空白" in own


def test_a_chain_is_found_under_its_own_organ_only(client: Client, team: Team, wangwa: Organ) -> None:
    chain = opened(team[0])
    out(team, chain, "plan", "补贴政策文件")
    assert client.get(f"/wangwa/chains/{chain}/").status_code == 404
    assert TITLE not in client.get("/wangwa/chains/").content.decode()


def test_what_is_for_a_village_counts_and_is_not_named(client: Client, team: Team, baiyang: Organ) -> None:
    village = Organ.objects.create(code="yaohe", name="姚河村村民委员会", short_name="姚河村", level="village", parent=baiyang)
    chain = opened(team[0])
    out(team, chain, "plan", "补贴政策文件")
    before = client.get(f"/baiyang/chains/{chain}/").content.decode()
    entry = out(team, chain, "village-list", "姚河村补贴名单", village.code)
    after = client.get(f"/baiyang/chains/{chain}/").content.decode()
    assert "已在所在村、社区公布，不上网" not in before
    assert "已在所在村、社区公布，不上网" in after
    assert "姚河村补贴名单" not in after
    assert f"/entries/{entry}/" not in after


def test_what_was_withdrawn_is_missing_again(client: Client, team: Team) -> None:
    chain = opened(team[0])
    out(team, chain, "plan", "补贴政策文件")
    gone = out(team, chain, "guide", "补贴申请指南")
    address = f"/baiyang/chains/{chain}/"
    assert "补贴申请指南" in client.get(address).content.decode()
    channels.withdraw(entry_id=gone, reason="材料清单有误。", by=team[0], at=NOW)
    assert "补贴申请指南" not in client.get(address).content.decode()


def test_lists_of_chains_run_through_pages_and_cost_the_same(client: Client, team: Team) -> None:
    def listed() -> tuple[str, int]:
        client.get("/baiyang/chains/")
        with CaptureQueriesContext(connection) as asked:
            page = client.get("/baiyang/chains/").content.decode()
        return page, len(asked)

    chains = []
    for number in range(21):
        chains.append(opened(team[0], f"第{number}件补贴"))
        out(team, chains[-1], "plan", f"第{number}份政策")
        if number == 0:
            _, few = listed()
    first, many = listed()
    assert many == few
    assert f"/baiyang/chains/{chains[0]}/" not in first
    assert f"?after={chains[1]}" in first
    second = client.get("/baiyang/chains/", {"after": str(chains[1])}).content.decode()
    assert f"/baiyang/chains/{chains[0]}/" in second
    assert f"/baiyang/chains/{chains[1]}/" not in second
    assert f"/baiyang/chains/{chains[20]}/" in client.get("/baiyang/chains/", {"after": "x"}).content.decode()


def test_a_stage_says_what_is_missing_and_until_when() -> None:
    plan, village = step("subsidy", "plan"), step("subsidy", "village-list")
    due, down = date(2021, 2, 8), date(2021, 1, 19)  # a Monday; a Tuesday
    out_of_sight = EntryBrief(7, "姚河村名单", date(2021, 1, 5), down_on=down)

    def lines(view: StepView, today: date = TODAY) -> list[str]:
        whole = StageView(view.step.stage, "", view.progress, (view,))
        return [line.text for line in stages([whole], Reader("baiyang", frozenset(), today))[0].lines]

    assert lines(StepView(plan, Progress.MISSING, (), due_on=due)) == [f"{plan.matter}：尚未公开，应于2021年2月8日前公开"]
    assert lines(StepView(village, Progress.MISSING, (), due_on=due))[0].endswith("2021年2月8日前在所在村、社区公布")
    half = StepView(plan, Progress.HALF, (out_of_sight,), missing=("文号",), due_on=due)
    assert lines(half, date(2021, 1, 18)) == [f"{plan.matter}：已公布，不在网上", "还缺：文号，应于2021年2月8日前公开"]
    assert lines(half, down)[0] == f"{plan.matter}：公示期满，已经撤下"
    assert lines(StepView(plan, Progress.MISSING, (), due_on=due, is_own=False)) == []


def test_a_stage_without_lines_says_why() -> None:
    plan = step("subsidy", "plan")

    def said(view: StepView) -> str:
        return stages([StageView(plan.stage, "", view.progress, (view,))], Reader("baiyang", frozenset(), TODAY))[0].said

    assert said(StepView(plan, Progress.EXEMPT, (), is_own=False)) == "不由本机关公开"
    assert said(StepView(plan, Progress.EXEMPT, ())) == "这件事没有这个环节"
    assert said(StepView(plan, Progress.MISSING, ())) == ""


@pytest.mark.parametrize(
    ("progress", "said"),
    [
        ("done done done done half", "已公开 4 个环节，1 个不全"),
        ("done exempt kept done done", "已公开 3 个环节"),
        ("missing missing half done missing", "已公开 1 个环节，1 个不全，3 个空白"),
        ("missing missing missing missing missing", "已公开 0 个环节，5 个空白"),
    ],
)
def test_stages_are_counted_in_words(progress: str, said: str) -> None:
    views = [StageView(stage, "", Progress(one), ()) for stage, one in zip(ChainStage, progress.split(), strict=True)]
    assert counted(views) == said
