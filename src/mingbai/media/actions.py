"""Writes of the register of new-media accounts."""

from __future__ import annotations

from datetime import date, datetime

from mingbai.accounts.values import Acting, Doing
from mingbai.channels.models import Channel
from mingbai.core.acts import open_act
from mingbai.core.errors import Invalid
from mingbai.core.words import measured, one_line
from mingbai.media import policies
from mingbai.media.models import MediaAccount
from mingbai.media.values import MediaDetails
from mingbai.organs import queries as organs
from mingbai.organs.models import Organ
from mingbai.organs.queries import OrganRow
from mingbai.registers import checks
from mingbai.statute.disclosure.media import MediaKind, may_close_media, may_open_media

Columns = dict[str, object]


def open_media(*, organ_code: str, details: MediaDetails, by: Acting, at: datetime) -> int:
    """Put an account on record."""
    organ = policies.organ_to_register(by, organ_code)
    columns = _columns(details, organ, at.date())
    with open_act(by=by, at=at) as done:
        # The organ's row is the lock: a second press of the button finds what the first one entered.
        done.lock(Organ, pk=organ.id)
        _refuse_a_second(organ.id, columns)
        row = MediaAccount.objects.create(organ_id=organ.id, **columns)
        done.note("media.opened", row.subject, {"organ": organ_code, "kind": row.kind, "name": row.name, "number": row.number})
    return row.pk


def change_media(*, account_id: int, details: MediaDetails, by: Acting, at: datetime) -> None:
    """Correct what is on record about an account in use; what is the same already changes nothing."""
    with open_act(by=by, at=at) as done:
        row, organ = _locked(done, account_id)
        columns = _columns(details, organ, at.date())
        _refuse_a_second(organ.id, columns, but=row.pk)
        if all(getattr(row, name) == value for name, value in columns.items()):
            return
        for name, value in columns.items():
            setattr(row, name, value)
        row.save(update_fields=list(columns))
        done.note("media.changed", row.subject, {"organ": organ.code, "kind": row.kind, "name": row.name, "number": row.number})


def see_update(*, account_id: int, on: date, by: Acting, at: datetime) -> None:
    """Record that an update stands on the account which did not go through this platform; the latest day counts."""
    checks.day(on, "更新的日期", "on", at.date())
    with open_act(by=by, at=at) as done:
        row, organ = _locked(done, account_id)
        if on < row.opened_on:
            raise Invalid("更新的日期在开设以后。", "on")
        if row.seen_on is not None and on <= row.seen_on:
            return
        row.seen_on = on
        row.save(update_fields=["seen_on"])
        done.note("media.updated", row.subject, {"organ": organ.code, "on": on})


def close_media(*, account_id: int, closed_on: date, reason: str, by: Acting, at: datetime) -> None:
    """Close an account for good; its row stays in the register."""
    with open_act(by=by, at=at) as done:
        row, organ = _locked(done, account_id)
        allowed = may_close_media(reason, closed_on, row.opened_on, at.date())
        if not allowed:
            raise Invalid(allowed.reason, "reason" if allowed.code == "media.reason" else "closed_on")
        row.closed_on, row.closing_reason = closed_on, measured(reason, "reason", "关停的原因", longest=300)
        row.save(update_fields=["closed_on", "closing_reason"])
        done.note("media.closed", row.subject, {"organ": organ.code, "on": closed_on, "reason": row.closing_reason})


def _locked(done: Doing, account_id: int) -> tuple[MediaAccount, OrganRow]:
    row = done.lock(MediaAccount, pk=account_id)
    organ = policies.organ_to_register(done.by, organs.organ_by_id(row.organ_id).code)
    if row.closed_on is not None:
        raise Invalid("这个账号已经关停，不能再改。又开了一个的，另外登记。")
    return row, organ


def _columns(details: MediaDetails, organ: OrganRow, today: date) -> Columns:
    try:
        kind = MediaKind(details.kind)
    except ValueError as unknown:
        raise Invalid("选一种账号。", "kind") from unknown
    checks.day(details.opened_on, "开设的日期", "opened_on", today)
    if not (allowed := may_open_media(kind, organ.level, details.opened_on, details.reason)):
        raise Invalid(allowed.reason, "reason")
    channel = Channel.objects.filter(key=details.channel).first() if details.channel else None
    if details.channel and channel is None:
        raise Invalid("没有这个渠道，重新选。", "channel")
    return {
        "kind": kind.value,
        "name": one_line(details.name, "账号的名称", "name", 60),
        "number": one_line(details.number, "账号", "number", 60),
        "holder": one_line(details.holder, "主办单位", "holder", 120),
        "reviewer": one_line(details.reviewer, "谁审核发布", "reviewer", 60),
        "filing_number": one_line(details.filing_number, "备案号", "filing_number", 60, required=False),
        "channel_id": channel.pk if channel else None,
        "opened_on": details.opened_on,
        "opening_reason": one_line(details.reason, "理由", "reason", 300, required=False),
    }


def _refuse_a_second(organ_id: int, columns: Columns, but: int = 0) -> None:
    same = {name: columns[name] for name in ("kind", "number")}
    if MediaAccount.objects.filter(organ_id=organ_id, closed_on__isnull=True, **same).exclude(pk=but).exists():
        raise Invalid("这个账号已经登记过了。", "number")
