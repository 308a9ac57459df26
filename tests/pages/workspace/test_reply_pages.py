"""The reply of an application through the pages: five questions, search, draft, signature, service, and the notices before."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from domains.cases.applications_made import NAMES, NUMBER, SOUGHT, at, overruled, received, row_of
from mingbai.accounts.values import Acting
from mingbai.cases.actions import signing
from mingbai.cases.actions.receive import Received
from mingbai.cases.models import CaseTask, Letter
from mingbai.cases.queries import desk, work
from mingbai.core import apart
from mingbai.rendering.letter.composed import LEADS, LetterWords, composed
from mingbai.rendering.letter.value import LetterSheet, ParagraphKind
from mingbai.statute.cases.letters import PART_WORDS, letters, missing
from mingbai.statute.disclosure.exemptions import ground
from mingbai.workspace.cases.notice.form import NOTICE_HINTS
from mingbai.workspace.cases.reply.form import BY_RECORD, HINTS, own_parts
from mingbai.workspace.cases.tasks import gather
from pages.workspace.pressing import pressed, text
from support import NOW, TODAY, Team, day_of, sign_in

pytestmark = pytest.mark.django_db
ON = TODAY.isoformat()
SEARCH = {
    "systems": "公文系统",
    "keywords": "高标准农田",
    "rooms": "镇档案室",
    "persons": "档案员",
    "on": ON,
    "found": "no",
    "result": "没有找到",
}
BY_POST = {"mode": "post", "sent_on": ON, "carrier": "邮政企业", "mail_number": "XA123", "proof": "挂号信存根"}


@pytest.fixture
def case(clerk: Acting, section_head: Acting) -> Received:
    signing.set_signing(organ_code="baiyang", names=NAMES, by=section_head, at=NOW)
    return received(clerk, at(1, 5))


def answered(client: Client, who: Acting, address: str, *answers: tuple[int, str], looks_at: int = 0) -> None:
    """Answer questions; first look whether the page of this case offers each lawful answer with article and example."""
    for number, answer in answers:
        page = text(client, who, address) if looks_at else ""
        for one in desk.answers_to(by=who, case_id=looks_at, number=number, on=TODAY) if looks_at else ():
            assert f"{'、'.join(map(str, one.citations))}。例如：{one.example}" in page
        pressed(client, who, f"{address}path/{number}/", answer=answer, reason=f"第{number}问已经核对")


OPEN = ((1, "complete"), (2, "responsible"), (3, "held"), (4, "open"), (5, "fit"))


def test_a_case_goes_from_the_five_questions_to_the_served_reply(
    client: Client, team: Team, case: Received, monkeypatch: pytest.MonkeyPatch
) -> None:
    clerk, section_head, reviewer, leader = team
    drawn: list[LetterSheet] = []

    def draw(sheet: LetterSheet, ending: str) -> bytes:
        drawn.append(sheet)
        return ending.encode()

    monkeypatch.setattr(apart, "paper_file", draw)
    address = f"/work/cases/{case.case_id}/"
    page = text(client, clerk, address)
    assert page.count('aria-current="step"') == 1
    assert page.count('class="later"') == 4
    assert "先答五问" in text(client, clerk, f"{address}reply/")
    answered(client, clerk, address, *OPEN, looks_at=case.case_id)
    page = text(client, clerk, address)
    assert page.count('<li class="done"') == 5
    assert "第4问已经核对" in page
    for who in (clerk, section_head, leader):
        assert "甲某" not in text(client, who, f"{address}reply/"), "the letter names who applied: opening it is on record"
        pressed(client, who, f"{address}open/", to="reply")
    page = text(client, clerk, f"{address}reply/")
    assert '<a href="#id_enclosed">提供的信息（载体、件数、页数），或者' in page
    assert SOUGHT in page
    assert "可以公开，依照" in page
    pressed(client, clerk, f"{address}reply/", enclosed="实施方案1份12页")
    pressed(client, clerk, f"{address}reply/submit/")
    pressed(client, clerk, f"{address}reply/check/", 404)
    pressed(client, section_head, f"{address}reply/return/", 422, opinion="")
    pressed(client, section_head, f"{address}reply/return/", opinion="写明载体")
    pressed(client, clerk, f"{address}reply/", enclosed="实施方案纸质件1份12页")
    letter = Letter.objects.get()
    sign_in(client, clerk).get(f"{address}letters/{letter.pk}.pdf")
    assert (drawn[-1].signed_on, drawn[-1].number) == (None, "")
    pressed(client, clerk, f"{address}reply/submit/")
    pressed(client, section_head, f"{address}reply/check/", opinion="同意")
    (task,) = gather(day_of(reviewer)).tasks
    assert task.href == address
    assert gather(day_of(leader)).tasks == ()
    assert "先由保密审查员审查" in pressed(client, leader, f"{address}reply/sign/", 422)
    assert "写审查了什么" in pressed(client, reviewer, f"{address}reply/clear/", 422, opinion="")
    pressed(client, reviewer, f"{address}reply/clear/", opinion="逐项看过，可以提供。")
    assert "已经做过保密审查" in pressed(client, reviewer, f"{address}reply/clear/", 422, opinion="再看一遍")
    assert [one.href for one in gather(day_of(leader)).tasks] == [address]
    assert "逐项看过，可以提供。" in text(client, leader, f"{address}reply/")
    pressed(client, leader, f"{address}reply/sign/")
    assert "公开〔2021〕1号" in text(client, leader, f"{address}reply/")
    sign_in(client, clerk).get(f"{address}letters/{letter.pk}.docx")
    sheet = drawn[-1]
    assert (sheet.signed_on, sheet.number, sheet.addressee) == (TODAY, "公开〔2021〕1号", "甲某")
    assert "彭阳县人民法院" in sheet.paragraphs[-1].words
    assert sheet.paragraphs[-1].kind is ParagraphKind.FIXED
    assert "邮政" in pressed(client, clerk, f"{address}reply/serve/", 422, **{**BY_POST, "carrier": "其他快递"})
    pressed(client, clerk, f"{address}reply/serve/", **BY_POST)
    row = row_of(case)
    assert (row.state, row.outcome, row.closed_on) == ("replied", "granted", TODAY)
    assert "已送达" in text(client, clerk, address)


@pytest.mark.usefixtures("spares")
def test_nothing_is_said_not_to_exist_without_a_search_record(client: Client, clerk: Acting, case: Received) -> None:
    address = f"/work/cases/{case.case_id}/"
    answered(client, clerk, address, (1, "complete"), (2, "responsible"))
    assert 'value="not_existing"' not in text(client, clerk, f"{address}path/3/")
    pressed(client, clerk, f"{address}path/3/", 422, answer="not_existing", reason="没有这份文件")
    assert "写查了哪些档案室、科室" in pressed(client, clerk, f"{address}search/", 422, **{**SEARCH, "rooms": ""})
    pressed(client, clerk, f"{address}search/", **SEARCH)
    assert "镇档案室" in text(client, clerk, address)
    answered(client, clerk, address, (3, "not_existing"), (5, "fit"))
    pressed(client, clerk, f"{address}open/")
    page = text(client, clerk, f"{address}reply/")
    assert "本机关检索了公文系统、镇档案室" in page
    pressed(client, clerk, f"{address}reply/")
    pressed(client, clerk, f"{address}reply/submit/")
    assert row_of(case).state == "approving"
    pressed(client, clerk, f"{address}reply/take-back/")
    # What was found meanwhile takes the answer away again.
    pressed(client, clerk, f"{address}search/", **{**SEARCH, "found": "yes", "result": "找到1份"})
    assert "还缺：" in pressed(client, clerk, f"{address}reply/submit/", 422)
    assert row_of(case).state == "handling"


@pytest.mark.usefixtures("spares")
def test_who_wrote_it_neither_checks_nor_signs(client: Client, clerk: Acting, section_head: Acting, case: Received) -> None:
    address = f"/work/cases/{case.case_id}/"
    answered(client, section_head, address, *OPEN)
    pressed(client, section_head, f"{address}reply/", enclosed="1份12页")
    pressed(client, section_head, f"{address}reply/submit/")
    pressed(client, clerk, f"{address}reply/check/", 404)
    page = text(client, section_head, f"{address}reply/")
    assert f'action="{address}reply/check/"' in page
    assert ">审核通过</button>" not in page
    pressed(client, section_head, f"{address}reply/check/", 422)
    pressed(client, section_head, f"{address}reply/sign/", 404)
    assert row_of(case).state == "approving"


@pytest.mark.usefixtures("spares")
def test_what_the_letter_lacks_is_named_with_the_place_to_write_it(client: Client, clerk: Acting) -> None:
    case = received(clerk, at(1, 5))
    address = f"/work/cases/{case.case_id}/"
    answered(client, clerk, address, (1, "complete"), (2, "responsible"), (3, "held"), (4, "internal"), (5, "fit"))
    pressed(client, clerk, f"{address}open/")
    pressed(client, clerk, f"{address}reply/", grounds="16.1", reason="")
    page = text(client, clerk, f"{address}reply/")
    assert '<a href="#id_reason">理由</a>' in page
    assert '<a href="/work/cases/signing/">有管辖权的基层人民法院的全称</a>' in page
    assert "答复书还缺：" in pressed(client, clerk, f"{address}reply/submit/", 422)
    names = {"kind": "township", "signed_by": "organ", "own_government": "彭阳县人民政府", "basic_court": "彭阳县人民法院"}
    assert "只有县级以上人民政府" in pressed(client, clerk, "/work/cases/signing/", 422, **{**names, "signed_by": "office"})
    pressed(client, clerk, "/work/cases/signing/", **names, contact="党政办，0954-7000000")
    pressed(client, clerk, f"{address}reply/", grounds="16.1", reason="值班安排属于后勤管理，不影响公众的权利义务")
    pressed(client, clerk, f"{address}reply/submit/")
    assert row_of(case).state == "approving"


def test_a_part_of_the_work_is_given_to_others_and_a_notice_goes_out(
    client: Client, clerk: Acting, section_head: Acting, leader: Acting, stranger: Acting, case: Received
) -> None:
    address = f"/work/cases/{case.case_id}/"
    assert "写要对方做什么" in pressed(client, clerk, f"{address}tasks/new/", 422, to_whom="农业中心", what="", due_on=ON)
    pressed(
        client, clerk, f"{address}tasks/new/", to_whom="王洼镇党政办", to_organ=stranger.organ_code, what="查一查台账", due_on=ON
    )
    assert CaseTask.objects.get().to_organ is not None
    pressed(client, clerk, f"{address}open/")
    given: dict[str, Any] = {"reason": "涉及三个村的台账", **BY_POST}
    assert "先由科室负责人同意延长" in text(client, clerk, f"{address}notices/P3/")
    assert "先由科室负责人同意延长" in pressed(client, clerk, f"{address}notices/P3/", 422, **given)
    pressed(client, section_head, f"{address}acts/extend/", workdays="20", reason="涉及三个村的台账", on=ON)
    assert "延长20个工作日" in text(client, clerk, f"{address}notices/P3/"), "in the preview"
    assert "还缺：理由" in pressed(client, clerk, f"{address}notices/P3/", 422, **{**given, "reason": ""})
    pressed(client, clerk, f"{address}notices/P3/", **given)
    assert "一步只发一份" in pressed(client, clerk, f"{address}notices/P3/", 422, **given)
    page = text(client, clerk, address)
    assert "政府信息公开申请延期答复告知书" in page
    assert "查一查台账" in page
    assert NUMBER not in page
    text(client, clerk, f"{address}notices/R1/", 404)
    told = {"disclosed": "合同总价", "reason": "关系饮水安全"}
    assert "先登记第三方不同意的意见" in pressed(client, clerk, f"{address}notices/P6/", 422, **told, **BY_POST)
    overruled(case, clerk, NOW)
    page = text(client, clerk, address)
    assert f'href="{address}notices/P6/"' in page
    assert "答复书送达以前，先发《政府信息依申请公开告知书》" in page
    pressed(client, clerk, f"{address}notices/P6/", **told)
    key = work.work_case(by=clerk, case_id=case.case_id, on=TODAY).letters[-1].id
    pressed(client, section_head, f"{address}letters/{key}/", press="check")
    pressed(client, leader, f"{address}letters/{key}/", press="sign")
    assert "彭阳县人民法院" in work.work_case(by=clerk, case_id=case.case_id, on=TODAY).letters[-1].contents["remedy"]


@pytest.mark.parametrize("code", sorted(letters()))
def test_every_part_that_a_letter_needs_can_be_written_and_stands_on_its_sheet(code: str) -> None:
    law = letters()[code]
    own = own_parts(law)
    assert set(own) <= set(HINTS if law.outcome else NOTICE_HINTS), "each part has an example"
    parts = {key: f"写明{PART_WORDS[key]}" for key in (*own, *law.fixed, *BY_RECORD)}
    grounds = {"R3": ("15.1",), "R7": ("15.1",), "R8": ("15.2",)}.get(code, ())
    lacking = {one.words for one in missing(code, parts, grounds)}
    assert not lacking & {PART_WORDS[key] for key in own}
    words = LetterWords(code, "某镇人民政府", "某镇人民政府", parts, grounds, "救济告知。", "公开〔2021〕1号", TODAY, TODAY)
    sheet = composed(words)
    said = "\n".join((sheet.addressee, *(one.words for one in sheet.paragraphs)))
    assert [key for key in (*own, *law.fixed) if parts[key] not in said] == []
    assert [one for one in grounds if ground(one).text not in said] == [], "a refusal, also in part, names its ground"
    assert sheet.title == law.title
    assert "{" not in said
    assert set(LEADS) <= set(PART_WORDS)
