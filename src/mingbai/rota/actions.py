"""Writes of who is where. What is typed here becomes public at once, so it is screened first.

The trail says that days were filled in, never whose and with what: it is kept for ever, and these days are not.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date, datetime, timedelta

from mingbai.accounts.values import Acting, Doing
from mingbai.core import public
from mingbai.core.acts import open_act
from mingbai.core.errors import Invalid
from mingbai.core.screen import screen
from mingbai.core.words import one_line
from mingbai.organs.queries import OrganRow
from mingbai.registers.policies import organ_to_register
from mingbai.rota import queries
from mingbai.rota.models import RotaDay, RotaMember
from mingbai.rota.values import Member
from mingbai.statute.disclosure.rota import WEEK, Whereabouts, carried_week, kept_since, week_of

TEXTS = {
    "name": ("姓名", 40),
    "post": ("职务、岗位", 60),
    "room": ("房间", 40),
    "telephone": ("办公电话", 40),
    "handles": ("管什么", 200),
}
REQUIRED = ("name", "post")
FURTHEST = timedelta(days=35)
"""How far ahead a day can be filled in."""
Marks = Mapping[tuple[int, date], str]


def add_member(*, organ_code: str, member: Member, by: Acting, at: datetime) -> int:
    """Add somebody to the directory and return the key; a resident number or a mobile telephone is refused."""
    organ = organ_to_register(by, organ_code)
    said = _said(member, at.date())
    with open_act(by=by, at=at) as done:
        if RotaMember.objects.filter(organ_id=organ.id).count() >= queries.MOST:
            raise Invalid(f"到岗情况最多列{queries.MOST}个人。", "name")
        last = RotaMember.objects.filter(organ_id=organ.id).order_by("-order").values_list("order", flat=True).first() or 0
        row = RotaMember.objects.create(organ_id=organ.id, is_leader=member.is_leader, order=last + 1, **said)
        public.touch(organ.code, f"rota:{organ.code}")
        done.note("rota.member_added", row.subject, {"organ": organ.code, "name": row.name, "title": row.post})
    return row.pk


def change_member(*, organ_code: str, member_id: int, member: Member, by: Acting, at: datetime) -> None:
    """Change a line of the directory. Idempotent."""
    organ = organ_to_register(by, organ_code)
    said = {**_said(member, at.date()), "is_leader": member.is_leader}
    with open_act(by=by, at=at) as done:
        row = done.lock(RotaMember, pk=member_id, organ_id=organ.id)
        changed = [name for name, value in said.items() if getattr(row, name) != value]
        if not changed:
            return
        for name in changed:
            setattr(row, name, said[name])
        row.save(update_fields=changed)
        public.touch(organ.code, f"rota:{organ.code}")
        done.note("rota.member_changed", row.subject, {"organ": organ.code, "name": row.name, "fields": changed})


def remove_member(*, organ_code: str, member_id: int, by: Acting, at: datetime) -> None:
    """Remove somebody who no longer works there, with everything entered for them."""
    organ = organ_to_register(by, organ_code)
    with open_act(by=by, at=at) as done:
        row = done.lock(RotaMember, pk=member_id, organ_id=organ.id)
        subject, name = row.subject, row.name
        row.delete()
        public.touch(organ.code, f"rota:{organ.code}")
        done.note("rota.member_removed", subject, {"organ": organ.code, "name": name})


def set_days(*, organ_code: str, marks: Marks, by: Acting, at: datetime) -> int:
    """Enter where people are, by person and day, empty for nothing; return how many days changed."""
    organ = organ_to_register(by, organ_code)
    _check(marks, at.date())
    with open_act(by=by, at=at) as done:
        changed = _write(done, organ, marks)
        if changed:
            days = [on for _, on in marks]
            told = {"organ": organ.code, "on": min(days), "until": max(days), "count": changed}
            done.note("rota.days_set", f"rota:{organ.code}", told)
    return changed


def copy_week(*, organ_code: str, monday: date, by: Acting, at: datetime) -> int:
    """Fill the blank days of a week as the week before; return how many. What is entered already stays."""
    organ = organ_to_register(by, organ_code)
    days = week_of(monday)
    before = tuple(on - timedelta(days=WEEK) for on in days)
    working = queries.working((*before, *days))
    marks: dict[tuple[int, date], str] = {}
    for week in queries.weeks(organ.id, (*before, *days)):
        for on, state in carried_week(days, week.states, working).items():
            if on not in week.states and on >= at.date():
                marks[week.row.id, on] = state.value
    if not marks:
        raise Invalid("上一周没有可以抄的，或者这一周已经填满了。", "")
    _check(marks, at.date())
    with open_act(by=by, at=at) as done:
        changed = _write(done, organ, marks)
        if changed:
            done.note("rota.week_copied", f"rota:{organ.code}", {"organ": organ.code, "on": days[0], "count": changed})
    return changed


def clear_days(*, organ_code: str, kept_days: int, by: Acting, at: datetime) -> int:
    """Delete the days that are past being kept and return how many."""
    with open_act(by=by, at=at) as done:
        since = kept_since(at.date(), kept_days)
        gone, _ = RotaDay.objects.filter(member__organ__code=organ_code, on__lt=since).delete()
        if gone:
            done.note(
                "rota.days_cleared",
                f"rota:{organ_code}",
                {"organ": organ_code, "until": since - timedelta(days=1), "count": gone},
            )
    return gone


def _said(member: Member, on: date) -> dict[str, str]:
    """Return the texts of a line, each on one line, without what must not be published."""
    plain = asdict(member)
    said = {
        name: one_line(plain[name], what, name, longest, required=name in REQUIRED) for name, (what, longest) in TEXTS.items()
    }
    screen({what: said[name] for name, (what, _) in TEXTS.items()}, on, fields={what: name for name, (what, _) in TEXTS.items()})
    return said


def _check(marks: Marks, today: date) -> None:
    for (_, on), state in marks.items():
        if state and state not in [one.value for one in Whereabouts]:
            raise Invalid("选在岗、值班、下乡、开会、出差、请假中的一种。", "state")
        if on < today:
            raise Invalid("过去的日子不用再填：这里只告诉来办事的人今天和以后找谁，不是考勤。", "state")
        if on > today + FURTHEST:
            raise Invalid("最多填到五周以后。", "state")


def _write(done: Doing, organ: OrganRow, marks: Marks) -> int:
    """Write what differs and return how much that is; lines of another organ are passed over."""
    own = set(RotaMember.objects.select_for_update().filter(organ_id=organ.id).values_list("id", flat=True))
    there = {
        (member_id, on): state
        for member_id, on, state in RotaDay.objects.filter(member__organ_id=organ.id, on__in={on for _, on in marks}).values_list(
            "member_id", "on", "state"
        )
    }
    changed = {key: state for key, state in marks.items() if key[0] in own and there.get(key, "") != state}
    for (member_id, on), state in changed.items():
        RotaDay.objects.filter(member_id=member_id, on=on).delete()
        if state:
            RotaDay.objects.create(member_id=member_id, on=on, state=state)
    if changed:
        public.touch(organ.code, f"rota:{organ.code}")
    return len(changed)
