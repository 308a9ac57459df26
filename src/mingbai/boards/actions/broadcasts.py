"""Record that an entry was read out over a loudspeaker; a delivery to that channel is settled by it."""

from __future__ import annotations

from datetime import datetime

from mingbai.accounts.values import Acting
from mingbai.boards import policies
from mingbai.boards.models import Broadcast
from mingbai.channels.actions import record_in_place
from mingbai.channels.values.reach import LOUDSPEAKER
from mingbai.core.acts import open_act
from mingbai.core.errors import Invalid, Stale, require
from mingbai.core.words import day, in_china, moment, one_line
from mingbai.entries.queries.posted import posted_entry
from mingbai.statute.disclosure.boards import may_hang

LONGEST = 80


def record_broadcast(
    *, entry_id: int, organ_id: int, version: int, text: str, read_at: datetime, read_by: str, by: Acting, at: datetime
) -> int:
    """Record who read an entry out where and when; the same moment again changes nothing.

    `text` are the words of the script that was on the page.
    """
    who = one_line(read_by, "谁念的，写岗位或者姓名", "read_by", LONGEST)
    organ = policies.organ_to_keep(by, organ_id)
    if read_at > at:
        raise Invalid("念的时间不能晚于现在；念完了再登记。", "read_time")
    with open_act(by=by, at=at) as done:
        entry = posted_entry(entry_id)
        require(may_hang(entry.shown_to, entry.village, organ.code, at.date()))
        if version != entry.version:
            raise Stale("这条信息刚刚改过，刷新以后照现在的稿子念。")
        if in_china(read_at).date() < (first := in_china(entry.published_at).date()):
            raise Invalid(f"念的日子不能早于公开的日子：{day(first)}。", "read_on")
        told = {"version": version, "text": text, "read_by": who, "recorded_by": done.signature, "recorded_at": at}
        row, is_new = Broadcast.objects.get_or_create(organ_id=organ.id, entry_id=entry_id, read_at=read_at, defaults=told)
        if is_new:
            done.note("board.read_out", entry.subject, {"organ": organ.code, "version": version, "read_at": read_at, "who": who})
            proof = f"{organ.short_name}广播，{moment(read_at)}，{who}"
            record_in_place(entry_id=entry_id, channel=LOUDSPEAKER, proof=proof, version=version, text=text, by=by, at=at)
    return row.pk
