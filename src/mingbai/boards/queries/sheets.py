"""The sheets of an entry as they are printed: nothing but what is public of its published version."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from mingbai.accounts import policies as accounts
from mingbai.accounts.values import Acting
from mingbai.boards import policies
from mingbai.boards.queries.boards import board
from mingbai.boards.values import PublicBoard
from mingbai.core import public
from mingbai.core.errors import NotVisible, require
from mingbai.core.words import day, short_day
from mingbai.entries.queries.parts import AttachmentRow
from mingbai.entries.queries.posted import PostedEntry, posted_entry
from mingbai.entries.queries.posting import earliest_down, period_words
from mingbai.organs import queries as organs
from mingbai.organs.queries import OrganRow
from mingbai.rendering.blocks import Block, ProseBlock, blocks
from mingbai.rendering.board.value import BoardPaper, BoardSheet
from mingbai.statute.disclosure.boards import may_hang
from mingbai.statute.disclosure.comments import told
from mingbai.statute.disclosure.committees import affairs
from mingbai.statute.disclosure.ranges import Range

LONGEST_FILE = 12_000
"""Characters of a file that a sheet takes in unless somebody asks for more: some ten sheets."""


@dataclass(frozen=True, slots=True)
class SheetOf:
    """A sheet with what it is made of; `left_out` are the files that it only names."""

    sheet: BoardSheet
    entry: PostedEntry
    board: PublicBoard | None
    left_out: tuple[AttachmentRow, ...]
    until_on: date | None


def sheet_of(
    by: Acting, entry_id: int, *, board_id: int, paper: BoardPaper, on: date, without: Collection[int] | None = None
) -> SheetOf:
    """Return the sheets of an entry, for a board or (0) for any; raise NotVisible, or Refused for another village's board.

    `on` is the day of posting, `without` the files that are only named; None leaves out those that are too long.
    """
    entry = posted_entry(entry_id)
    hangs_on, board_organ = board(by, board_id) if board_id else (None, None)
    _refuse_others(by, entry, hangs_on, board_organ, on)
    kept, left = _divided(entry, without)
    until = _until(entry, on)
    of_village = entry.shown_to is Range.VILLAGE
    path = f"/{entry.organ.code}/" if of_village else f"/{entry.organ.code}/entries/{entry.id}/"
    asked = asked_of(entry.organ)
    sheet = BoardSheet(
        paper=paper,
        organ_name=entry.organ.name,
        kicker=f"{entry.organ.name}{'公示' if until else '公开'}",
        title=entry.content.title,
        posted_on=on,
        blocks=(*blocks_of(entry, kept), *(_named(one, of_village) for one in left)),
        summary=entry.content.summary,
        period=period_of(entry, on),
        down_on=until,
        telephone=asked.telephone,
        contact="　".join(part for part in (asked.office or asked.name, asked.address) if part),
        index_number=entry.index_number,
        remark=f"只在{entry.village_name}公示，请勿拍照上网" if of_village else "",
        complaint=_complaint(entry, on),
        address=public.printed_address(path),
        address_words=f"扫码看{entry.organ.short_name}公开的信息" if of_village else "手机扫码看原文",
        place=f"{hangs_on.organ_name}{hangs_on.name}" if hangs_on else "",
    )
    return SheetOf(sheet, entry, hangs_on, left, until)


def _refuse_others(by: Acting, entry: PostedEntry, row: PublicBoard | None, organ: OrganRow | None, on: date) -> None:
    """Raise NotVisible unless this person may read the organ's work or keeps the board on which the entry may hang."""
    if row is not None and organ is not None:
        require(may_hang(entry.shown_to, entry.village, row.organ_code, on))
    reads = accounts.may_read_organ(by, entry.organ)
    if not reads and not (organ is not None and policies.may_keep(by, organ)):
        raise NotVisible(str(entry.id))
    if entry.shown_to is Range.ONSITE:
        require(may_hang(entry.shown_to, entry.village, "", on))


def _divided(entry: PostedEntry, without: Collection[int] | None) -> tuple[tuple[AttachmentRow, ...], tuple[AttachmentRow, ...]]:
    """Divide the files into those whose words stand on the sheet and those that it only names."""

    def is_left(file: AttachmentRow) -> bool:
        too_long = len(file.readable) > LONGEST_FILE if without is None else file.id in without
        return not file.readable or too_long

    return tuple(f for f in entry.files if not is_left(f)), tuple(f for f in entry.files if is_left(f))


def blocks_of(entry: PostedEntry, kept: Collection[AttachmentRow]) -> tuple[Block, ...]:
    """Return what the published version says, with the words of these files."""
    content = entry.content
    found = list(blocks(content.body))
    found += [ProseBlock(f"{one.name}：{one.text.strip()}") for one in content.elements if one.text.strip()]
    if content.comment is not None:
        found += [ProseBlock("：".join(pair)) for pair in told(content.comment)]
    for file in kept:
        found += blocks(file.readable)
    return tuple(found)


def _named(file: AttachmentRow, of_village: bool) -> ProseBlock:
    where = "到村部、镇便民服务中心查看" if of_village else "扫码看原文，或者到下面的地址查看"
    return ProseBlock(f"附件《{file.name.rpartition('.')[0] or file.name}》没有张贴，{where}。")


def _until(entry: PostedEntry, on: date) -> date | None:
    """Return the first day on which it may come down when it is posted on this day."""
    days = (earliest_down(entry.organ.code, entry.content, on), entry.content.down_on)
    return max((one for one in days if one is not None and one > on), default=None)


def period_of(entry: PostedEntry, on: date) -> str:
    """Return the period of posting in words; empty where nothing sets one."""
    until = _until(entry, on)
    if until is None:
        return ""
    last = until - timedelta(days=1)
    said = period_words(entry.organ.code, entry.content, on)
    end = short_day(last) if last.year == on.year else day(last)
    return f"公示期：{day(on)}至{end}{f'，{said}' if said else ''}"


def _complaint(entry: PostedEntry, on: date) -> str:
    """Return to whom villagers complain about village affairs that are not published or not true."""
    found = affairs(entry.organ.level, on)
    if found is None:
        return ""
    return f"{found.name}不及时、不真实的，可以向{found.complain_to}反映（{found.complaint}）。"


def asked_of(organ: OrganRow) -> OrganRow:
    """Return whose telephone stands on the sheet: the organ's, else that of the nearest one above it that has one."""
    for key in (None, *organs.ancestors(organ.id)):
        found = organ if key is None else organs.organ_by_id(key)
        if found.telephone:
            return found
    return organ
