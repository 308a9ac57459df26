"""What several applicants asked for is proposed for all (条例第44条); a person decides, and a draft goes the usual way."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from domains.cases.applications_made import APPLICANT, SOUGHT, at, received, row_of
from domains.cases.boxes_made import answered
from mingbai.accounts.values import Acting
from mingbai.cases.actions import closing, handling
from mingbai.cases.actions.handling import NewPaper
from mingbai.cases.models import Application, DisclosureProposal
from mingbai.cases.values.draft import NEUTRAL_TITLE
from mingbai.cases.values.matter import is_same
from mingbai.core.models import AuditEntry
from mingbai.entries.models import Attachment, Entry
from mingbai.workspace.cases.tasks import gather
from pages.workspace.pressing import pressed as at_address
from reading.builders import pdf, write
from support import day_of, sign_in

pytestmark = pytest.mark.django_db
TITLE = "高标准农田项目实施方案"


def asked(clerk: Acting, number: int, title: str = TITLE) -> Application:
    """A case of another applicant each time."""
    who = replace(APPLICANT, document="护照", document_number=f"E0000000{number}")
    return row_of(received(clerk, applicant=who, title=title))


def given(clerk: Acting, row: Application, outcome: str = "granted") -> Application:
    """The case answered and closed."""
    answered(row, clerk, f"公开〔2021〕{row.pk}号")
    Application.objects.filter(pk=row.pk).update(outcome=outcome)
    closing.close(case_id=row.pk, by=clerk, at=at(1, 14))
    return row


def pressed(client: Client, who: Acting, row: Application, status: int = 302, **said: str) -> str:
    words = {"suggested": "no", "decision": "yes", "title": TITLE, "reason": "几个人要过，内容可以公开"}
    return at_address(client, who, f"/work/cases/{row.pk}/proposal/", status, **{**words, **said})


def today_of(who: Acting) -> list[str]:
    return [f"{row.title}：{row.why}" for row in gather(day_of(who)).tasks if row.tag == "多人申请"]


@pytest.mark.usefixtures("reading_here")
def test_what_several_asked_for_becomes_a_draft_without_anything_of_the_applicants(client: Client, clerk: Acting) -> None:
    first, second = asked(clerk, 1), asked(clerk, 2, "高标准农田项目的实施方案")
    asked(clerk, 2, "高标准农田项目实施方案")
    for paper in (
        NewPaper("answer", "给甲某的方案.pdf", "application/pdf", pdf(write("Plan of 2020"))),
        NewPaper("identity", "甲某的护照.pdf", "application/pdf", pdf(write("Passport E00000001"))),
    ):
        handling.add_paper(case_id=first.pk, paper=paper, by=clerk, at=at(1, 5))
    given(clerk, first)
    later = NewPaper("answer", "没有审查的.pdf", "application/pdf", pdf(write("Added after the service")))
    handling.add_paper(case_id=first.pk, paper=later, by=clerk, at=at(1, 15))
    given(clerk, second)
    assert today_of(clerk) == [f"{TITLE}：2个申请人要过相同的信息，已经提供过。看要不要转为主动公开。"], "one row for one matter"
    page = sign_in(client, clerk).get(f"/work/cases/{first.pk}/proposal/").content.decode()
    assert "2个申请人要过相同的信息" in page
    assert "甲某" not in page
    assert "写为什么" in pressed(client, clerk, first, 422, reason="")
    assert "电话" in pressed(client, clerk, first, 422, title="给13900000001的方案")
    assert "信息的标题里有申请人的姓名" in pressed(client, clerk, first, 422, title="给甲某的方案")
    assert not Entry.objects.exists()
    assert pressed(client, clerk, first) == f"/work/entries/{Entry.objects.get().pk}/"
    entry = Entry.objects.get()
    assert (entry.title, entry.stage, entry.standing) == (TITLE, "draft", "unpublished"), "the usual way lies ahead"
    assert [one.name for one in Attachment.objects.all()] == ["提供的信息1.pdf"]
    made = DisclosureProposal.objects.get()
    assert (made.decision, made.applicants, made.entry_id) == ("open", 2, entry.pk)
    said = AuditEntry.objects.get(event="case.proposal_decided").data
    assert '"applicants":2' in said
    for secret in ("甲某", "E00000001", SOUGHT):
        assert secret not in said + repr(Entry.objects.values()) + repr(Attachment.objects.values("name"))
    assert today_of(clerk) == []
    assert "这件事已经决定过" in pressed(client, clerk, first, 422)
    assert "看草稿" in sign_in(client, clerk).get(f"/work/cases/{first.pk}/proposal/").content.decode()


def test_one_applicant_alone_has_to_suggest_it_and_a_no_keeps_its_reason(client: Client, clerk: Acting) -> None:
    row = given(clerk, asked(clerk, 1))
    assert today_of(clerk) == []
    assert "多个申请人申请相同信息，或者申请人建议的，才转为主动公开。" in pressed(client, clerk, row, 422)
    pressed(client, clerk, row, suggested="yes", decision="no", reason="只和一户有关")
    made = DisclosureProposal.objects.get()
    assert (made.decision, made.reason, made.is_suggested, made.entry_id) == ("kept", "只和一户有关", True, None)
    assert not Entry.objects.exists()
    with pytest.raises(IntegrityError), transaction.atomic():
        DisclosureProposal.objects.update(reason="")


@pytest.mark.parametrize(
    ("outcome", "status"), [("partial", 200), ("already_public", 404), ("not_existing", 404), ("privacy", 404), ("", 404)]
)
def test_only_what_was_given_can_be_published(client: Client, clerk: Acting, outcome: str, status: int) -> None:
    row = asked(clerk, 1)
    if outcome:
        given(clerk, row, outcome)
    assert sign_in(client, clerk).get(f"/work/cases/{row.pk}/proposal/").status_code == status
    assert not DisclosureProposal.objects.exists()


@pytest.mark.parametrize(
    ("title", "other", "is_it"),
    [
        (TITLE, "高标准农田项目的实施方案", True),
        (TITLE, "2021年高标准农田项目的竣工验收", False),
        (NEUTRAL_TITLE, NEUTRAL_TITLE, False),
        ("", "", False),
        ("关于公开政府信息的情况", "申请公开政府信息", False),
    ],
)
def test_lines_that_speak_of_the_same(title: str, other: str, is_it: bool) -> None:
    assert is_same(title, other) is is_it


def test_a_handler_of_another_organ_sees_no_proposal(client: Client, clerk: Acting, stranger: Acting, reviewer: Acting) -> None:
    first, _ = asked(clerk, 1), asked(clerk, 2)
    given(clerk, first)
    assert today_of(clerk)
    assert today_of(stranger) == today_of(reviewer) == []
    assert sign_in(client, stranger).get(f"/work/cases/{first.pk}/proposal/").status_code == 404


def test_earlier_cases_are_looked_for_by_a_button_before_anything_is_registered(client: Client, clerk: Acting) -> None:
    given(clerk, asked(clerk, 1))
    page = (
        sign_in(client, clerk)
        .post("/work/cases/new/", {"title": "高标准农田项目的方案", "name": "乙某", "look": "1"})
        .content.decode()
    )
    assert "以前有过相近的申请" in page
    assert "予以公开" in page
    assert 'value="乙某"' in page, "what was typed stays"
    assert "还有" not in page
    assert Application.objects.count() == 1
    page = sign_in(client, clerk).post("/work/cases/new/", {"title": "乡村公交站点", "look": "1"}).content.decode()
    assert "以前没有相近的申请" in page


def test_earlier_cases_come_up_while_the_line_is_typed_at_the_same_price_for_many(client: Client, clerk: Acting) -> None:
    sign_in(client, clerk)

    def typed(title: str) -> tuple[str, int]:
        with CaptureQueriesContext(connection) as made:
            answer = client.post("/work/cases/new/", {"title": title, "look": "1"}, headers={"HX-Request": "true"})
        assert answer.status_code == 200
        written = [one["sql"] for one in made if one["sql"].startswith(("INSERT", "DELETE", "UPDATE"))]
        assert not [sql for sql in written if "django_session" not in sql]
        return answer.content.decode().strip(), len(made)

    given(clerk, asked(clerk, 1))
    typed("高")
    one, for_one = typed("高标准农田项目的方案")
    given(clerk, asked(clerk, 2))
    two, for_two = typed("高标准农田项目的方案")
    assert [part.count("<li>") for part in (one, two)] == [1, 2]
    assert "<form" not in two, "what is typed stays as it is"
    assert for_one == for_two
    assert typed("高")[0] == typed("")[0] == ""
