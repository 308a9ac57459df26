"""Hang sheets, move them, take them down; a delivery to the channel of boards is settled by that."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from mingbai.accounts.values import Acting, Doing
from mingbai.boards import checks, policies
from mingbai.boards.models import Board, PostedSheet, Posting
from mingbai.channels.actions import record_in_place, record_removed_in_place
from mingbai.channels.values.reach import BOARD
from mingbai.core import files, photos
from mingbai.core.acts import open_act
from mingbai.core.errors import Invalid, Stale, require
from mingbai.core.words import day, in_china, one_line
from mingbai.entries.models import Entry
from mingbai.entries.queries.posted import PostedEntry, posted_entry
from mingbai.entries.queries.posting import earliest_down
from mingbai.statute.disclosure.boards import PostingEnd, may_come_down, may_hang
from mingbai.statute.disclosure.review import Standing

BY_LONGEST = 80


@dataclass(frozen=True, slots=True)
class Hanging:
    """What a person says of sheets just hung: which version, in which slots, on which day, by whom, until when at least."""

    version: int
    slots: Sequence[int]
    hung_on: date
    hung_by: str
    until_on: date | None = None
    photo: bytes = b""


def hang(*, board_id: int, entry_id: int, said: Hanging, by: Acting, at: datetime) -> int:
    """Record that an entry hangs on a board and return the posting; an earlier version on it is taken down with that."""
    who = one_line(said.hung_by, "谁张贴的，写岗位或者姓名", "hung_by", BY_LONGEST)
    picture = photos.prepared(said.photo)
    with open_act(by=by, at=at) as done:
        board = _kept(done, board_id)
        entry = posted_entry(entry_id)
        require(may_hang(entry.shown_to, entry.village, board.organ.code, at.date()))
        if said.version != entry.version:
            raise Stale("这条信息刚刚改过，先打印现在的一版。")
        checks.posting_day(said.hung_on, in_china(entry.published_at).date(), at.date(), "hung_on", "张贴")
        _replace(done, board, entry, said.hung_on, who)
        slots = checks.free_slots(board, said.slots)
        row = Posting.objects.create(
            board=board,
            entry_id=entry_id,
            version=said.version,
            hung_on=said.hung_on,
            until_on=_until(entry, said),
            hung_by=who,
            recorded_by=done.signature,
            recorded_at=at,
            photo=files.store(picture, photos.MEDIA_TYPE) if picture else None,
        )
        _put_up(done, row, slots)
        places = "、".join(map(str, slots))
        proof = f"{board.organ.short_name}{board.name}（{board.place}）第{places}格，{day(said.hung_on)}张贴"
        facts = {"entry": entry_id, "version": said.version, "slots": places, "hung_on": said.hung_on, "until_on": row.until_on}
        done.note("board.hung", board.subject, {**facts, "who": who, "photo": row.photo_id})
        record_in_place(entry_id=entry_id, channel=BOARD, proof=proof, version=said.version, by=by, at=at)
    return row.pk


def move(*, posting_id: int, slots: Sequence[int], by: Acting, at: datetime) -> None:
    """Put the sheets of a posting into other slots of its board."""
    with open_act(by=by, at=at) as done:
        board, row = _locked(done, posting_id)
        if row.taken_on is not None:
            raise Invalid("这一条已经取下，不用再换格；还要贴的，重新登记张贴。", "slots")
        placed = list(PostedSheet.objects.filter(posting=row).order_by("number"))
        if len(slots) != len(placed):
            raise Invalid(f"这一条是{len(placed)}张，写{len(placed)}个格。", "slots")
        checks.free_slots(board, slots, beside=row.pk)
        # Two sheets may change places, so none is up while the others are written.
        PostedSheet.objects.filter(posting=row).update(is_up=False)
        for sheet, slot in zip(placed, slots, strict=True):
            sheet.slot, sheet.is_up = slot, True
            sheet.save(update_fields=["slot", "is_up"])
        done.note("board.moved", board.subject, {"entry": row.entry_id, "slots": "、".join(map(str, slots))})


def take_down(*, posting_id: int, end: str, taken_on: date, taken_by: str, by: Acting, at: datetime) -> None:
    """Record that sheets came down, and why; the same press again changes nothing."""
    who = one_line(taken_by, "谁取下的，写岗位或者姓名", "taken_by", BY_LONGEST)
    if end not in set(PostingEnd):
        raise Invalid("选一种为什么取下。", "end")
    with open_act(by=by, at=at) as done:
        _, row = _locked(done, posting_id)
        if row.taken_on is not None:
            return
        checks.posting_day(taken_on, row.hung_on, at.date(), "taken_on", "取下")
        entry = Entry.objects.get(pk=row.entry_id)
        changed = entry.versions.filter(number__gt=row.version).exists()
        is_public = entry.standing != Standing.WITHDRAWN
        require(may_come_down(PostingEnd(end), until_on=row.until_on, on=taken_on, is_public=is_public, is_changed=changed))
        _take(done, row, PostingEnd(end), on=taken_on, who=who)
        if not is_public and not Posting.objects.filter(entry_id=row.entry_id, taken_on__isnull=True).exists():
            record_removed_in_place(entry_id=row.entry_id, channel=BOARD, by=by, at=at)


def _kept(done: Doing, board_id: int) -> Board:
    board = done.lock(Board, "organ", pk=board_id)
    policies.organ_to_keep(done.by, board.organ_id)
    if board.closed_on is not None:
        raise Invalid("这个公开栏已经停用；换一个还在用的。")
    return board


def _locked(done: Doing, posting_id: int) -> tuple[Board, Posting]:
    """Lock the board before what hangs on it, as hanging does."""
    found = Posting.objects.filter(pk=posting_id).values_list("board_id", flat=True).first()
    board = done.lock(Board, "organ", pk=found)
    policies.organ_to_keep(done.by, board.organ_id)
    return board, done.lock(Posting, "board__organ", pk=posting_id)


def _replace(done: Doing, board: Board, entry: PostedEntry, on: date, who: str) -> None:
    """Take down what hangs of the entry on this board: an earlier version; the same one does not hang twice."""
    old = Posting.objects.select_for_update().filter(board=board, entry_id=entry.id, taken_on__isnull=True).first()
    if old is None:
        return
    if old.version >= entry.version:
        raise Invalid("这一版已经挂在这个公开栏上。要换位置，用“换格”。", "slots")
    _take(done, old, PostingEnd.REPLACED, on=max(on, old.hung_on), who=who)


def _take(done: Doing, row: Posting, end: PostingEnd, *, on: date, who: str) -> None:
    PostedSheet.objects.filter(posting=row).update(is_up=False)
    row.end, row.taken_on, row.taken_by = end.value, on, who
    row.save(update_fields=["end", "taken_on", "taken_by"])
    facts = {"entry": row.entry_id, "version": row.version, "taken_on": on, "who": who, "reason": end.value}
    done.note("board.taken_down", row.board.subject, facts)


def _put_up(done: Doing, row: Posting, slots: Sequence[int]) -> None:
    PostedSheet.objects.bulk_create(
        PostedSheet(posting=row, board_id=row.board_id, number=number, slot=slot) for number, slot in enumerate(slots, 1)
    )


def _until(entry: PostedEntry, said: Hanging) -> date | None:
    """Return the first day on which it may come down: what the law sets, or a later one that was chosen."""
    lawful = earliest_down(entry.organ.code, entry.content, said.hung_on)
    days = [one for one in (lawful, entry.content.down_on, said.until_on) if one is not None and one > said.hung_on]
    if said.until_on is not None and said.until_on <= said.hung_on:
        raise Invalid("取下的日子要晚于张贴的日子。", "until_on")
    return max(days, default=None)
