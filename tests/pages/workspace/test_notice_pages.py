"""What a step of a case calls for: its notice with the right words, the reasons for very many applications, and who signed."""

from __future__ import annotations

import re
from datetime import date, datetime
from html import unescape
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from domains.cases.applications_made import NAMES, at, overruled, received, row_of
from mingbai.accounts.values import Acting
from mingbai.cases.actions import handling, signing
from mingbai.cases.actions.limits import ask_reasons
from mingbai.cases.actions.receive import Received
from mingbai.cases.actions.service import record_signature
from mingbai.cases.models import KeptPaper, Letter
from mingbai.cases.queries.letters import contents_of
from mingbai.cases.queries.notices import notices_of_organ
from mingbai.core.errors import Refused
from mingbai.core.words import CHINA
from mingbai.statute.cases.letters import Weight, letters
from mingbai.workspace.cases.tasks import gather
from pages.workspace.pressing import pressed, text
from support import NOW, TODAY, day_of

pytestmark = pytest.mark.django_db
ON = TODAY.isoformat()
BY_POST = {"mode": "post", "sent_on": ON, "carrier": "邮政企业", "mail_number": "XA123", "proof": "挂号信存根"}
WRITTEN = re.compile(r'<(?:textarea|input)[^>]* name="(\w+)"(?: value="|[^>]*>)(.*?)(?:"|</textarea>)', re.S)
CORRECTION = {"situations": ["content"], "what": "没有写明是哪一个项目", "answer_within": "10"}
EXTENSION = {"workdays": "20", "reason": "要核对三个村的台账"}
FEE = {"way": "pages", "pages": "250", "payment": "县财政非税专户"}
STANDARD = "第31至100页每页10元，第101至200页每页20元，第201至250页每页40元"


@pytest.fixture
def case(clerk: Acting, section_head: Acting) -> Received:
    signing.set_signing(organ_code="baiyang", names=NAMES, by=section_head, at=NOW)
    made = received(clerk, at(1, 11))
    for who in (clerk, section_head):
        handling.log_reading(case_id=made.case_id, by=who, at=NOW)
    return made


def notices(who: Acting) -> list[str]:
    return [one.href for one in gather(day_of(who)).tasks if one.tag == "还没有发"]


@pytest.mark.parametrize(
    ("act", "given", "code", "known"),
    [
        ("ask-correction", CORRECTION, "P2", {"correction_items": "没有写明是哪一个项目", "correction_by": "2021年2月2日"}),
        (
            "extend",
            {"workdays": "20", "reason": "要核对三个村的台账"},
            "P3",
            {"extension_workdays": "20", "new_due": "2021年3月11日"},
        ),
        ("consult", {"role": "third_party", "name": "某建设公司", "what": "单价能否公开"}, "P4", {"third_party": "某建设公司"}),
        ("consult", {"role": "other", "name": "县水务局", "what": "能否公开"}, "P7", {"consulted": "县水务局"}),
        ("notice-fee", FEE, "P10", {"fee_amount": "4700", "fee_payment": "县财政非税专户"}),
    ],
)
def test_a_step_leads_to_its_notice_with_what_the_record_says(
    client: Client,
    clerk: Acting,
    section_head: Acting,
    case: Received,
    act: str,
    given: dict[str, Any],
    code: str,
    known: dict[str, str],
) -> None:
    address = f"/work/cases/{case.case_id}/"
    led = pressed(client, section_head, f"{address}acts/{act}/", **given, on=ON)
    assert led == f"{address}notices/{code}/"
    page = text(client, section_head, led)
    said = {name: unescape(words).strip() for name, words in WRITTEN.findall(page)}
    fixed = {name: words for name, words in known.items() if name in letters()[code].fixed}
    assert known.items() - fixed.items() <= said.items(), said
    assert not fixed.keys() & said.keys(), "nobody writes what the step fixes"
    assert all(words in page for words in fixed.values())
    assert code != "P10" or STANDARD in page
    assert notices(clerk) == [led]
    assert "还没有发" in text(client, clerk, address)
    pressed(client, clerk, led, **{**said, **BY_POST})
    assert notices(clerk) == []
    letter = Letter.objects.get()
    if letters()[code].weight is Weight.INFORMS:
        assert letter.state == "served"
        assert [one.href for one in gather(day_of(section_head)).tasks if one.tag == "告知书"] == [f"{address}#letters"]
        return
    here = f"{address}letters/{letter.pk}/"
    assert [one.href for one in gather(day_of(section_head)).tasks if one.tag == "告知书"] == [here]
    assert here in text(client, section_head, address)
    assert ">签发</button>" in text(client, section_head, here)
    pressed(client, clerk, here, 404, press="sign")
    pressed(client, section_head, here, press="return", opinion="理由写清楚")
    assert "退回修改：理由写清楚" in text(client, clerk, led)
    pressed(client, clerk, led, **said)
    pressed(client, section_head, here, press="sign", opinion="")
    assert [one.href for one in gather(day_of(clerk)).tasks if one.tag == "告知书"] == [here]
    assert "选怎么送达的" in pressed(client, clerk, here, 422, press="send", sent_on=ON, proof="存根")
    pressed(client, clerk, here, press="send", **BY_POST)
    assert Letter.objects.get().state == "served"


def test_very_many_applications_are_explained_judged_and_delayed_or_refused(
    client: Client, clerk: Acting, section_head: Acting, case: Received
) -> None:
    address = f"/work/cases/{case.case_id}/"
    late = {"until": "2021-04-30", "reason": "一次申请了42件，要逐件检索", "on": ON}
    text(client, clerk, f"{address}reasons/", 404)
    assert "先要求申请人说明理由" in pressed(client, section_head, f"{address}acts/delay/", 422, **late)
    asks = {"applications": "42", "period": "2021年1月", "what": "为什么同时申请"}
    assert "写 2 到" in pressed(client, clerk, f"{address}acts/ask-reasons/", 422, **{**asks, "applications": "1"})
    led = pressed(client, clerk, f"{address}acts/ask-reasons/", **asks)
    assert led == f"{address}notices/P8/"
    night = datetime(2021, 1, 19, 2, tzinfo=CHINA)
    other = received(clerk, at(1, 11)).case_id
    ask_reasons(case_id=other, applications=42, period="2021年1月", what="为什么同时申请", by=clerk, at=night)
    assert {one.on for one in notices_of_organ(by=clerk, on=TODAY)} == {TODAY}, "the day in China, where it is past midnight"
    assert "2021年1月共申请42件" in text(client, clerk, led)
    assert "要晚于今天" in pressed(client, clerk, led, 422, reasons_by=ON)
    pressed(client, clerk, led, reasons_by="2021-01-29")
    assert contents_of(Letter.objects.get())["reasons_by"] == "2021年1月29日"
    assert "已经要求说明过理由" in text(client, clerk, address)
    led = pressed(client, section_head, f"{address}reasons/", judged="late", reason="做研究用，确实需要")
    assert led == f"{address}acts/delay/"
    assert "要晚于原来的答复期限" in pressed(client, section_head, led, 422, **{**late, "until": "2021-02-07"})
    assert pressed(client, section_head, led, **late) == f"{address}notices/P9/"
    assert row_of(case).due_on == date(2021, 4, 30)
    twice = {"judged": "no", "reason": "说“想给你们找点事做”", "revision": row_of(case).revision}
    led = pressed(client, clerk, f"{address}reasons/", **twice)
    assert "别人刚改过" in pressed(client, clerk, f"{address}reasons/", 409, **twice), "pressed twice"
    assert led == f"{address}path/2/"
    assert "说明的理由不合理，不予处理" in text(client, clerk, led)
    pressed(client, clerk, f"{address}reasons/", judged="in_time", reason="又补充了理由，合理")
    assert "说明的理由不合理，不予处理" not in text(client, clerk, led), "what was judged last stands"


def test_a_letter_is_signed_for_refused_or_returned_and_the_page_says_until_when_review_may_be_asked(
    client: Client, clerk: Acting, section_head: Acting, leader: Acting, case: Received
) -> None:
    address = f"/work/cases/{case.case_id}/"
    parts = {"disclosed": "单价", "reason": "关系公共安全"}
    overruled(case, clerk, NOW)
    pressed(client, clerk, f"{address}notices/P6/", **parts)
    letter = Letter.objects.get()
    on_its_way = f"{address}letters/{letter.pk}/"
    pressed(client, section_head, on_its_way, press="check")
    assert [one.href for one in gather(day_of(leader)).tasks if one.tag == "告知书"] == [on_its_way]
    pressed(client, leader, on_its_way, press="sign")
    pressed(client, clerk, on_its_way, press="send", **BY_POST)
    letter.refresh_from_db()
    here = f"{address}letters/{letter.pk}/arrival/"
    assert here in text(client, clerk, address)
    assert "不能早于送出的日期" in pressed(client, clerk, here, 422, how="signed", on="2021-01-18", said="")
    assert "怎么知道的" in pressed(client, clerk, here, 422, how="returned", on=ON, said="")
    pressed(client, clerk, here, how="returned", on=ON, said="地址不详")
    assert "退回，要另行送达" in text(client, clerk, address)
    (row,) = [one for one in gather(day_of(clerk)).tasks if one.tag == "退回"]
    assert str(letter.number) in row.why
    slip = SimpleUploadedFile("回执.jpg", b"slip")
    pressed(client, clerk, here, how="refused", on=ON, said="邮递员注明拒收", file=slip)
    with pytest.raises(Refused, match="已经登记了"):
        record_signature(letter_id=letter.pk, how="returned", on=TODAY, said="退信", by=clerk, at=NOW)
    # 60 days after 19 January are over on Saturday, 20 March.
    assert "2021年1月19日签收，复议可以申请到2021年3月22日。" in text(client, clerk, address)
    assert KeptPaper.objects.get().purpose == "receipt"
    assert [one for one in gather(day_of(clerk)).tasks if one.tag == "退回"] == []
    text(client, clerk, here, 404)
