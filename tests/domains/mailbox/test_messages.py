"""A message from receipt to the answer: who does what, what is sealed, and what the public may read of it."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from digests import tables
from domains.mailbox.messages_made import (
    ANSWER,
    CONTENTS,
    PAIR,
    PHONE,
    TEXT,
    answered,
    handed_in,
    proposed,
    row_of,
    sent,
    taken_up,
)
from mingbai.accounts.actions.tries import NOBODY
from mingbai.accounts.values import Acting, system
from mingbai.cases.models import PublicUse
from mingbai.core import sealing
from mingbai.core.content_check import check_all
from mingbai.core.errors import Invalid, NotVisible, Refused, Stale
from mingbai.core.models import AuditEntry
from mingbai.core.words import CHINA
from mingbai.mailbox.actions import answering, box, handling, keeping, receive, selection
from mingbai.mailbox.actions.box import Opening
from mingbai.mailbox.actions.selection import Pair
from mingbai.mailbox.models import Message, MessageStep, Selection, SuggestionOpening, SuggestionSlip
from mingbai.mailbox.queries import box as boxes
from mingbai.mailbox.queries import keeping as kept
from mingbai.mailbox.queries import listing, selected, work
from mingbai.mailbox.queries import sent as told
from mingbai.mailbox.values import Contents, SentReceipt
from mingbai.organs import queries as organs
from mingbai.organs.models import Organ
from mingbai.statute.mailbox.clock import MailboxSettings
from mingbai.statute.mailbox.states import Direction, MessageKind, MessageState
from support import NOW, TODAY, Team, appointed

pytestmark = pytest.mark.django_db


def opened(message: SentReceipt) -> told.SentStatus:
    found = receive.open_message(number=message.number, code=message.code, address="192.0.2.1", by=NOBODY, at=NOW)
    status = told.remembered(found.message_id, found.mark)
    assert status is not None
    return status


def everything() -> str:
    """Return all that any table holds."""
    with connection.cursor() as cursor:
        rows = []
        for name in tables():
            cursor.execute(f'SELECT * FROM "{name}"')
            rows += cursor.fetchall()
    return str(rows)


def test_a_villager_writes_and_reads_the_answer_that_another_person_checked(team: Team) -> None:
    clerk, head, _, leader = team
    message = sent()
    assert message.number == "白信〔2021〕1号"
    assert message.due_on == date(2021, 1, 28)
    handling.take_up(message_id=message.message_id, title="周沟村路灯", by=clerk, at=NOW)
    answering.draft(message_id=message.message_id, text="还没有写完。", by=clerk, at=NOW)
    assert opened(message).answer == ""
    answering.hand_in(message_id=message.message_id, text=ANSWER, by=head, at=NOW)
    with pytest.raises(Refused, match="另一个人"):
        answering.confirm(message_id=message.message_id, fits=True, by=head, at=NOW)
    with pytest.raises(Refused, match="答非所问"):
        answering.confirm(message_id=message.message_id, fits=False, by=leader, at=NOW)
    with pytest.raises(Refused, match="由科室负责人或者签发领导来做"):
        answering.confirm(message_id=message.message_id, fits=True, by=clerk, at=NOW)
    answering.send_back(message_id=message.message_id, reason="写明几号以前修好。", by=leader, at=NOW)
    answering.hand_in(message_id=message.message_id, text=ANSWER, by=clerk, at=NOW)
    assert opened(message).answer == ""
    answering.confirm(message_id=message.message_id, fits=True, by=head, at=NOW)
    status = opened(message)
    assert (status.state, status.answer, status.question) == (MessageState.ANSWERED, ANSWER, TEXT)
    assert [one.act for one in work.work_message(by=clerk, message_id=message.message_id).steps][-2:] == ["hand-in", "confirm"]
    assert selected.year_counts(clerk.organ_id, TODAY + timedelta(days=1))[0].in_time == 1


def test_no_table_and_no_line_of_the_trail_shows_who_wrote_or_in_which_words(team: Team, stranger: Acting) -> None:
    clerk, head, *_ = team
    row = proposed(clerk, head)
    moved = handling.move(message_id=row_of(sent()).pk, to="wangwa", reason="路归王洼镇管。", by=clerk, at=NOW)
    said = everything()
    for secret in (PHONE, "喆堃祎", "坏了半年，什么时候修？我的"):
        assert secret not in said
    assert CONTENTS.name in handling.read_contact(message_id=row.pk, by=clerk, at=NOW).name
    assert AuditEntry.objects.filter(event="message.contact_read").count() == 1
    assert check_all().broken == ()
    for act in (work.work_message, lambda *, by, message_id: handling.read_contact(message_id=message_id, by=by, at=NOW)):
        with pytest.raises(NotVisible):
            act(by=stranger, message_id=row.pk)
    assert work.work_message(by=stranger, message_id=moved).moved_from.startswith("白阳镇")


def test_a_form_is_sent_once_and_an_address_only_so_often(team: Team, settings) -> None:
    settings.MAILBOX = MailboxSettings(sendings_an_hour=5)
    given = {"kind": MessageKind.ADVICE, "contents": CONTENTS, "may_publish": False, "address": "192.0.2.7"}
    given |= {"by": system(organs.organ("baiyang")), "at": NOW}
    for form in "abcde":
        receive.send(form=form, **given)
    with pytest.raises(Invalid, match="已经寄出"):
        receive.send(form="a", **given)
    with pytest.raises(Invalid, match="太多"):
        receive.send(form="f", **given)
    receive.send(form="f", **{**given, "address": "192.0.2.8"})
    assert not PublicUse.objects.filter(whose__contains="192.0.2").exists()
    with pytest.raises(Invalid, match="1000"):
        receive.send(form="g", **{**given, "contents": Contents("字" * 1001), "address": "192.0.2.9"})
    with pytest.raises(Invalid, match="怎样联系"):
        receive.send(form="g", **{**given, "kind": MessageKind.COMPLAINT, "contents": Contents("事"), "address": "192.0.2.9"})
    with pytest.raises(NotVisible):
        receive.send(form="g", **{**given, "by": team[0]})
    number = Message.objects.earliest("id").number
    for code in ("WRONGWRONG", "2222222222"):
        with pytest.raises(Invalid, match="不对"):
            receive.open_message(number=number, code=code, address="192.0.2.9", by=NOBODY, at=NOW)
    assert AuditEntry.objects.filter(event="message.code_refused").count() == 2


def test_a_message_moves_on_with_its_clock_and_its_code_follows(team: Team, stranger: Acting) -> None:
    clerk, *_ = team
    message = sent()
    later = NOW + timedelta(days=2)
    with pytest.raises(Invalid, match="选转给哪个"):
        handling.move(message_id=message.message_id, to="baiyang", reason="路归王洼镇管。", by=clerk, at=later)
    there = handling.move(message_id=message.message_id, to="wangwa", reason="路归王洼镇管。", by=clerk, at=later)
    status = opened(message)
    assert (status.organ_name, status.due_on, status.number) == ("王洼镇人民政府", message.due_on, message.number)
    assert "路归王洼镇管。" in status.moved_from
    handling.redirect(message_id=there, direction=Direction.INFORMATION, title="要路灯的合同", by=stranger, at=later)
    assert "第29条" in opened(message).answer
    assert row_of(message).state == MessageState.MOVED
    assert selected.year_counts(clerk.organ_id, date(2022, 1, 1)) == ()


def test_a_unit_below_reads_the_words_and_drafts_while_it_is_asked(team: Team, county: Organ) -> None:
    clerk, *_ = team
    parent = Organ.objects.get(code="baiyang")
    village = Organ.objects.create(code="zhougou", name="周沟村", short_name="周沟村", level="village", parent=parent)
    villager = appointed(village, "clerk", "zhougou")
    row = taken_up(clerk)
    with pytest.raises(NotVisible):
        work.work_message(by=villager, message_id=row.pk)
    with pytest.raises(Invalid, match="本单位下面"):
        handling.assign(message_id=row.pk, unit="wangwa", by=clerk, at=NOW)
    with pytest.raises(Invalid, match="交给哪个"):
        handling.assign(message_id=row.pk, by=clerk, at=NOW)
    handling.assign(message_id=row.pk, unit="zhougou", what="三天内回。", by=clerk, at=NOW)
    found = work.work_message(by=villager, message_id=row.pk)
    assert (found.text, found.has_contact, found.steps, found.acts) == (TEXT, False, (), {"draft"})
    assert [one.id for one in listing.assigned(by=villager, on=TODAY)] == [row.pk]
    answering.draft(message_id=row.pk, text="电线被挖断了，已经报修。", by=villager, at=NOW)
    for act in (handling.read_contact, lambda **told: answering.hand_in(text=ANSWER, **told)):
        with pytest.raises(NotVisible):
            act(message_id=row.pk, by=villager, at=NOW)
    answering.hand_in(message_id=row.pk, text=ANSWER, by=clerk, at=NOW)
    with pytest.raises(NotVisible):
        answering.draft(message_id=row.pk, text="再改一改。", by=villager, at=NOW)


def test_extending_and_setting_aside_tell_the_sender_why(team: Team, officer: Acting) -> None:
    clerk, head, *_ = team
    message = sent()
    with pytest.raises(Refused, match="不能"):
        handling.extend(message_id=message.message_id, workdays=8, reason="要等电力公司。", by=head, at=NOW)
    handling.take_up(message_id=message.message_id, title="周沟村路灯", by=clerk, at=NOW)
    with pytest.raises(Refused, match="最多再加8个"):
        handling.extend(message_id=message.message_id, workdays=9, reason="要等电力公司。", by=head, at=NOW)
    with pytest.raises(Refused, match="手机号"):
        handling.extend(message_id=message.message_id, workdays=8, reason=f"问{PHONE}。", by=head, at=NOW)
    handling.extend(message_id=message.message_id, workdays=8, reason="要等电力公司。", by=head, at=NOW)
    status = opened(message)
    assert (status.is_extended, status.extension_reason, status.due_on) == (True, "要等电力公司。", date(2021, 2, 8))
    with pytest.raises(Stale):
        handling.assign(message_id=message.message_id, section="民政办", revision=1, by=clerk, at=NOW)
    other = sent()
    handling.set_aside(message_id=other.message_id, reason="只有几个字母。", by=head, at=NOW)
    assert opened(other).answer == "只有几个字母。"
    assert [one.id for one in listing.open_messages(by=officer, organ_code="baiyang", on=TODAY).rows] == [message.message_id]
    assert listing.open_late([clerk.organ_id], date(2021, 2, 9)) == {clerk.organ_id: 1}
    with pytest.raises(Refused, match="来信人的称呼"):
        handling.take_up(message_id=sent().message_id, title="喆堃祎家门口的路灯", by=clerk, at=NOW)


def test_everybody_reads_only_what_the_sender_agreed_to_and_two_persons_looked_through(team: Team) -> None:
    clerk, head, _, leader = team
    row = answered(clerk, head)
    told = {"message_id": row.pk, "by": clerk, "at": NOW}
    for wrong in (Pair("路灯", TEXT, ANSWER), Pair("路灯", "路灯？", f"问{PHONE}。"), Pair("喆堃祎的路灯", "路灯？", ANSWER)):
        with pytest.raises(Refused):
            selection.propose(pair=wrong, **told)
    selection.propose(pair=PAIR, **told)
    assert selected.shown(row.organ_id, at=NOW).rows == ()
    with pytest.raises(Refused, match="由科室负责人或者签发领导"):
        selection.release(**told)
    selection.decline(message_id=row.pk, reason="看得出是哪一户。", by=leader, at=NOW)
    selection.propose(pair=PAIR, **{**told, "by": head})
    with pytest.raises(Refused, match="另一个人"):
        selection.release(message_id=row.pk, by=head, at=NOW)
    selection.release(message_id=row.pk, by=leader, at=NOW)
    assert [one.title for one in selected.shown(row.organ_id, at=NOW).rows] == [PAIR.title]
    selection.take_down(message_id=row.pk, reason="来信人要求撤下。", by=clerk, at=NOW)
    assert selected.one_shown(row.organ_id, row.pk) is None
    row.refresh_from_db()
    row.may_publish = False
    row.save()
    with pytest.raises(Refused, match="没有同意"):
        selection.propose(pair=PAIR, **told)


def test_after_its_time_nobody_is_in_a_message(team: Team) -> None:
    clerk, head, *_ = team
    row, by = proposed(clerk, head), system(organs.organ("baiyang"))
    late = datetime(2032, 1, 1, 3, tzinfo=CHINA)
    assert kept.past_their_time(date(2031, 12, 31)) == ()
    assert kept.past_their_time(late.date()) == ((row.pk, row.organ_id),)
    with pytest.raises(Refused, match="没有满"):
        keeping.erase_message(message_id=row.pk, by=by, at=NOW)
    assert keeping.erase_message(message_id=row.pk, by=by, at=late)
    assert not keeping.erase_message(message_id=row.pk, by=by, at=late)
    row.refresh_from_db()
    assert (row.contents, row.answer, row.code, row.number) == ("", "", "", "白信〔2021〕1号")
    assert Selection.objects.get().question == ""
    assert set(MessageStep.objects.values_list("note", flat=True)) == {""}
    assert work.work_message(by=clerk, message_id=row.pk).is_erased
    assert check_all().broken == ()


def test_a_new_key_seals_messages_too_and_a_new_notice_counts_them_anew(team: Team) -> None:
    clerk, head, *_ = team
    row, by = answered(clerk, head), system(organs.organ("baiyang"))
    assert list(keeping.to_reseal()) == []
    sealing.rotate()
    assert list(keeping.to_reseal()) == [row.organ_id]
    assert keeping.reseal_messages(by=by, at=NOW) == 1
    assert list(keeping.to_reseal()) == []
    assert check_all().broken == ()
    Message.objects.filter(pk=sent().message_id).update(counted_by=99, due_on=date(2021, 1, 20))
    assert kept.organs_to_recount() == (row.organ_id,)
    assert keeping.recount(by=by, at=NOW) == 1
    assert kept.organs_to_recount() == ()


def test_the_table_refuses_an_answer_that_nobody_else_checked(team: Team) -> None:
    clerk, *_ = team
    row = handed_in(clerk)
    ended = {"state": "answered", "ended_on": TODAY}
    for wrong in (ended, {**ended, "checked_by_id": clerk.person_id}, {"state": "moved"}, {"ended_on": TODAY}, {"kind": "x"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Message.objects.filter(pk=row.pk).update(**wrong)
    Message.objects.filter(pk=row.pk).update(**ended, checked_by_id=clerk.person_id + 1)


def test_two_persons_open_the_box_and_an_empty_one_is_recorded_too(team: Team, officer: Acting, stranger: Acting) -> None:
    clerk, *_ = team
    told = {"organ_code": "baiyang", "by": clerk, "at": NOW}
    opening = Opening(date(2021, 1, 5), "政府大楼门口", "马某", "杨某")
    with pytest.raises(Refused, match="两个不同的人"):
        box.open_box(opening=Opening(TODAY, "大楼门口", "马某", " 马 某 "), **told)
    with pytest.raises(Refused, match="本单位"):
        box.open_box(opening=opening, **{**told, "by": officer})
    key = box.open_box(opening=opening, **told)
    with pytest.raises(Invalid, match="已经登记过"):
        box.open_box(opening=opening, **told)
    assert boxes.to_open(clerk.organ_id, date(2021, 2, 5)) is None
    assert boxes.to_open(clerk.organ_id, date(2021, 2, 6)) == (date(2021, 1, 5), date(2021, 2, 5))
    assert boxes.opening(by=officer, opening_id=key).slips == ()
    entered = {"opening_id": key, "kind": "advice", "by": clerk, "at": NOW}
    with pytest.raises(Refused, match="手机号"):
        box.enter_slip(gist=f"请打{PHONE}", **entered)
    assert [box.enter_slip(gist=one, **entered) for one in ("修路灯", "修水渠")] == [1, 2]
    slip = SuggestionSlip.objects.earliest("id")
    box.handle_slip(slip_id=slip.pk, handling="报修了。", posted="1月20日贴在公开栏", by=clerk, at=NOW)
    with pytest.raises(NotVisible):
        box.handle_slip(slip_id=slip.pk, handling="报修了。", by=stranger, at=NOW)
    assert boxes.slip(by=clerk, slip_id=slip.pk)[1].handled_on == TODAY
    for wrong in ({"second": "马某"}, {"second": ""}):
        with pytest.raises(IntegrityError), transaction.atomic():
            SuggestionOpening.objects.filter(pk=key).update(**wrong)
    box.remove_opening(opening_id=key, reason="日期写错了。", by=clerk, at=NOW)
    assert boxes.openings(by=clerk, organ_code="baiyang", on=TODAY).rows == ()
