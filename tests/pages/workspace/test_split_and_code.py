"""One submission becomes several applications, each with a code; a lost code is replaced at the counter."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client

from domains.cases.applications_made import NUMBER, SOUGHT, at, opened, received, row_of
from mingbai.accounts.values import Acting
from mingbai.cases.actions import handling, limits
from mingbai.cases.actions.limits import AskedParty
from mingbai.cases.actions.receive import Received
from mingbai.cases.models import Application
from mingbai.core.content_check import check_all
from mingbai.core.models import AuditEntry
from support import NOW, TODAY, sign_in

pytestmark = pytest.mark.django_db
TWO = {"title_1": "实施方案", "sought_1": "要实施方案", "title_2": "发放名册", "sought_2": "要发放名册"}
CODE = re.compile(r"<dt>查询码</dt>\s*<dd>([0-9A-Z]{10})</dd>")


@pytest.fixture
def case(clerk: Acting) -> Received:
    return received(clerk, at(1, 18))


def address(case: Received, page: str) -> str:
    return f"/work/cases/{case.case_id}/{page}/"


def sent(client: Client, who: Acting, place: str, status: int, **given: Any) -> str:
    answer = sign_in(client, who).post(place, given)
    assert answer.status_code == status, answer.content.decode()
    return answer.content.decode()


def test_a_submission_is_split_and_each_part_has_a_number_a_clock_and_a_code(
    client: Client, clerk: Acting, case: Received
) -> None:
    place, revision = address(case, "split"), str(row_of(case).revision)
    handling.log_reading(case_id=case.case_id, by=clerk, at=NOW)
    page = sign_in(client, clerk).get(place).content.decode()
    assert SOUGHT in page
    assert "写第2件的事由" in sent(client, clerk, place, 422, title_1="实施方案", sought_1="要实施方案")
    assert "写第3件要的是什么" in sent(client, clerk, place, 422, **TWO, title_3="纪要")
    more = sent(client, clerk, place, 200, **TWO, rows="3", press="more")
    assert ("第6件的事由" in more, 'value="发放名册"' in more) == (True, True)
    assert "身份证" in sent(client, clerk, place, 422, **{**TWO, "title_2": f"{NUMBER}的名册"})
    page = sent(client, clerk, place, 200, **TWO, title_4="纪要", sought_4="要纪要", rows="4", revision=revision)
    codes = CODE.findall(page)
    parts = list(Application.objects.filter(split_from=case.case_id).order_by("id"))
    assert [part.title for part in parts] == ["发放名册", "纪要"]
    assert {part.due_on for part in parts} == {row_of(case).due_on}
    for part, code in zip(parts, codes, strict=True):
        assert part.number in page
        shown = opened(part.number, code, TODAY)
        assert shown is not None
        assert shown.case_id == part.pk
        assert code not in "".join(AuditEntry.objects.values_list("data", flat=True))
    # The same press once more makes nothing, and neither does one on a page that was never loaded anew.
    assert "别人" in sent(client, clerk, place, 409, **TWO, revision=revision)
    assert Application.objects.count() == 3
    page = client.get(f"/work/cases/{case.case_id}/").content.decode()
    assert f"{parts[0].number} 发放名册" in page
    assert f'从<a href="/work/cases/{case.case_id}/">' in client.get(f"/work/cases/{parts[0].pk}/").content.decode()
    assert check_all().broken == ()


def test_nothing_is_split_once_something_was_done(client: Client, clerk: Acting, leader: Acting, case: Received) -> None:
    assert "拆成几件" in sign_in(client, clerk).get(f"/work/cases/{case.case_id}/").content.decode()
    assert sign_in(client, leader).get(address(case, "split")).status_code == 404
    limits.consult(case_id=case.case_id, asked=AskedParty("other", "县水务局"), by=clerk, at=NOW)
    sent(client, clerk, address(case, "split"), 404, **TWO)
    assert Application.objects.count() == 1


def test_a_lost_code_is_replaced_after_the_identity_was_checked_and_the_old_one_is_dead(
    client: Client, clerk: Acting, stranger: Acting, leader: Acting, case: Received
) -> None:
    place, revision = address(case, "code"), str(row_of(case).revision)
    assert "先核对身份" in sign_in(client, clerk).get(place).content.decode()
    for who in (stranger, leader):
        sent(client, who, place, 404, how="当面看了居民身份证")
    assert "写怎么核对的身份" in sent(client, clerk, place, 422, how="")
    assert "申请人的姓名" in sent(client, clerk, place, 422, how="看了甲某的身份证")
    assert opened(case.number, case.code, TODAY) is not None
    (code,) = CODE.findall(sent(client, clerk, place, 200, how="当面看了居民身份证", revision=revision))
    assert opened(case.number, case.code, TODAY) is None
    assert opened(case.number, code, TODAY) is not None
    sent(client, clerk, place, 409, how="当面看了居民身份证", revision=revision)
    assert opened(case.number, code, TODAY) is not None, "a press repeated by the browser gives no second code"
    entry = AuditEntry.objects.get(event="case.code_renewed")
    assert "当面看了居民身份证" in entry.data
    assert code not in entry.data
