"""Writes of the leading group. The public reads it in an entry, which passes the reviews of every entry."""

from __future__ import annotations

from datetime import date, datetime
from html import escape

from mingbai.accounts.values import Acting, Doing
from mingbai.core import public
from mingbai.core.acts import open_act
from mingbai.core.errors import Invalid, NotVisible
from mingbai.core.words import day, measured, one_line
from mingbai.entries import actions as entries
from mingbai.entries.values.content import EntryContent
from mingbai.management import checks
from mingbai.management.models import GroupMember, LeadingGroup
from mingbai.management.models.group import MemberRole
from mingbai.management.queries import group as queries
from mingbai.organs.models import Organ
from mingbai.registers import checks as days
from mingbai.registers import policies
from mingbai.registers.actions import lock_record

# 条例第20条第二项: functions and offices of an organ.
STATUTORY_ITEM = "20.2"


def set_up_group(
    *, organ_code: str, name: str, document_title: str, document_number: str = "", set_up_on: date, index_number: str = "",
    by: Acting, at: datetime,
) -> int:  # fmt: skip
    """Enter the group with the document that set it up; an organ has one at a time."""
    organ = policies.organ_to_register(by, organ_code)
    said = {
        "name": one_line(name, "领导小组的名称", "name", 120),
        "document_title": one_line(document_title, "成立它的文件", "document_title", 300),
        "document_number": one_line(document_number, "文号", "document_number", 80, required=False),
        "set_up_on": days.day(set_up_on, "成立日期", "set_up_on", at.date()),
    }
    entry_id = checks.entry_named(organ.id, index_number)
    with open_act(by=by, at=at) as done:
        done.lock(Organ, pk=organ.id)
        if LeadingGroup.objects.filter(organ_id=organ.id, ended_on__isnull=True).exists():
            raise Invalid("已经有一个领导小组。换了文件重新成立的，先撤销原来的，再登记新的。", "name")
        row = LeadingGroup.objects.create(organ_id=organ.id, entry_id=entry_id, **said)
        public.touch(by.organ_code, f"group:{organ.code}")
        done.note("group.set_up", row.subject, {"organ": organ.code, "entry": entry_id} | said)
    return row.pk


def end_group(*, group_id: int, ended_on: date, reason: str, by: Acting, at: datetime) -> None:
    """End the group and with it everybody's place in it; the rows stay."""
    why = measured(reason, "reason", "为什么撤销、由谁接着管", longest=300)
    with open_act(by=by, at=at) as done:
        row = _open(done, group_id)
        last = days.day(ended_on, "撤销日期", "ended_on", at.date())
        days.not_before(last, row.set_up_on, "撤销日期不能早于成立日期。", "ended_on")
        row.ended_on, row.ended_why = last, why
        row.save(update_fields=["ended_on", "ended_why"])
        for member in row.members.filter(until_on__isnull=True):
            member.until_on, member.why = max(last, member.since_on), why
            member.save(update_fields=["until_on", "why"])
        public.touch(by.organ_code, f"group:{row.organ.code}")
        done.note("group.ended", row.subject, {"organ": row.organ.code, "until_on": last, "reason": why})


def add_member(*, group_id: int, role: str, name: str, post: str, since_on: date, by: Acting, at: datetime) -> int:
    """Enter who is in the group, by post and from when on; a group has one head at a time."""
    if role not in MemberRole.values:
        raise Invalid("选一种：组长、副组长、成员、办公室。", "role")
    who, held = one_line(name, "姓名", "name", 40), one_line(post, "职务", "post", 80)
    checks.office_data({"姓名": who, "职务": held}, at.date())
    with open_act(by=by, at=at) as done:
        row = _open(done, group_id)
        first = days.day(since_on, "开始日期", "since_on", at.date())
        days.not_before(first, row.set_up_on, "不能早于领导小组成立的日期。", "since_on")
        here = row.members.filter(until_on__isnull=True)
        if role == MemberRole.HEAD and here.filter(role=role).exists():
            raise Invalid("已经有组长。换人的，先写明原来的组长到哪一天为止。", "role")
        if here.filter(role=role, name=who).exists():
            raise Invalid("这个人已经在名单里，身份也一样。", "name")
        member = GroupMember.objects.create(group=row, role=role, name=who, post=held, since_on=first)
        facts = {"organ": row.organ.code, "member": who, "member_post": held, "member_role": role, "since_on": first}
        done.note("group.joined", row.subject, facts)
    return member.pk


def end_member(*, member_id: int, until_on: date, reason: str, by: Acting, at: datetime) -> None:
    """Enter the last day of somebody in the group; the row stays, so that one sees who was in it on a day."""
    why = measured(reason, "reason", "为什么，例如：工作调动", shortest=2, longest=300)
    with open_act(by=by, at=at) as done:
        found = GroupMember.objects.filter(pk=member_id).values_list("group_id", flat=True).first()
        if found is None:
            raise NotVisible(str(member_id))
        row = _open(done, found)
        member = done.lock(GroupMember, pk=member_id)
        if member.until_on is not None:
            raise Invalid("这个人已经写过到哪一天为止。", "until_on")
        last = days.day(until_on, "最后一天", "until_on", at.date())
        days.not_before(last, member.since_on, "最后一天不能早于开始的那一天。", "until_on")
        member.until_on, member.why = last, why
        member.save(update_fields=["until_on", "why"])
        facts = {"organ": row.organ.code, "member": member.name, "until_on": last, "reason": why}
        done.note("group.left", row.subject, facts)


def draft_entry(*, group_id: int, by: Acting, at: datetime) -> int:
    """Draft the entry in which the public reads the group, and return its key; a draft there already is led to."""
    with open_act(by=by, at=at) as done:
        row = _open(done, group_id)
        if row.entry_id is not None:
            return row.entry_id
        if not queries.group(row.pk).on(at.date()):
            raise Invalid("名单还是空的，先写上组长、成员。", "")
        content = EntryContent(
            row.name,
            summary=f"{row.name}的成立文件和现有成员。",
            body=_body(row, at.date()),
            statutory_item=STATUTORY_ITEM,
            formed_on=row.set_up_on,
            document_number=row.document_number,
        )
        row.entry_id = entries.open_draft(organ_code=row.organ.code, content=content, by=by, at=at)
        row.save(update_fields=["entry"])
        done.note("group.drafted", row.subject, {"organ": row.organ.code, "entry": row.entry_id})
        return row.entry_id


def _body(row: LeadingGroup, on: date) -> str:
    named = f"《{row.document_title}》" + (f"（{row.document_number}）" if row.document_number else "")
    lines = "".join(
        f"<tr><td>{escape(one.role_words)}</td><td>{escape(one.name)}</td><td>{escape(one.post)}</td></tr>"
        for one in queries.group(row.pk).on(on)
    )
    head = "<tr><th>身份</th><th>姓名</th><th>职务</th></tr>"
    return (
        f"<p>{day(row.set_up_on)}，依据{escape(named)}成立{escape(row.name)}。{day(on)}的成员：</p>"
        f"<table><tbody>{head}{lines}</tbody></table>"
    )


def _open(done: Doing, group_id: int) -> LeadingGroup:
    row: LeadingGroup = lock_record(done, LeadingGroup, group_id)
    if row.ended_on is not None:
        raise Invalid("这个领导小组已经撤销，不能再改。", "")
    return row
