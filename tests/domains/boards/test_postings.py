"""Something hangs on a board from a day to a day, in slots of its own; a delivery to the boards is settled by that."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from openpyxl import Workbook
from PIL import Image

from domains.boards.boards_made import VILLAGE_AFFAIRS, for_the_village, hung, new_board, new_village
from domains.entries.made import CONTENT, RESIDENT, published
from mingbai.accounts.values import Acting
from mingbai.boards import actions, queries
from mingbai.boards.actions.postings import Hanging
from mingbai.boards.models import Board, PostedSheet, Posting
from mingbai.channels import actions as channels
from mingbai.channels.models import Channel, Delivery
from mingbai.core import apart
from mingbai.core.errors import Invalid, NotVisible, Refused, Stale
from mingbai.entries.actions import amend, assess, attach, decide, open_draft, save_draft, submit, treat_attachment
from mingbai.entries.models import VersionFile
from mingbai.organs.models import Organ
from mingbai.rendering.blocks import ProseBlock, TableBlock
from mingbai.rendering.board.value import BoardPaper
from mingbai.statute.disclosure.boards import PostingEnd
from mingbai.statute.disclosure.review import EntryAct
from support import NOW, TODAY, Team, appointed, handed_in

pytestmark = pytest.mark.django_db


def sheet_of(by: Acting, entry: int, board: int = 0) -> queries.SheetOf:
    return queries.sheet_of(by, entry, board_id=board, paper=BoardPaper.A4, on=TODAY)


def change(team: Team, entry: int) -> None:
    clerk, *reviewers = team
    amend(entry_id=entry, reason="支出原写错，现予更正。", by=clerk, at=NOW)
    content = replace(CONTENT, body="<p>收入120,000元，支出99,500元。</p>")
    save_draft(entry_id=entry, content=content, revision=1, by=clerk, at=NOW)
    submit(entry_id=entry, by=clerk, at=NOW)
    for who in reviewers:
        decide(entry_id=entry, act=EntryAct.APPROVE, by=who, at=NOW)
    channels.publish(entry_id=entry, by=clerk, at=NOW)


def test_a_board_belongs_to_its_organ_and_its_slots_hold_one_sheet(team: Team, stranger: Acting, officer: Acting) -> None:
    clerk = team[0]
    village = new_village()
    board = new_board(clerk, village.pk)
    with pytest.raises(Invalid, match="已经有一个"):
        new_board(clerk, village.pk)
    with pytest.raises(Refused, match="不能公开"):
        new_board(clerk, name=f"栏{RESIDENT}")
    with pytest.raises(NotVisible):
        new_board(stranger, village.pk)
    with pytest.raises(Refused):
        new_board(officer, village.pk)
    entry, other = published(*team), published(*team)
    row = hung(board, entry, clerk, 2, 3)
    for slots in ((3,), (7,), (4, 4), ()):
        with pytest.raises(Invalid):
            hung(board, other, clerk, *slots)
    with pytest.raises(Invalid, match="已经挂在"):
        hung(board, entry, clerk, 4)
    with pytest.raises(Invalid, match="不能晚于今天"):
        hung(board, other, clerk, 4, on=TODAY + timedelta(days=1))
    with pytest.raises(Invalid, match="不能早于"):
        hung(board, other, clerk, 4, on=TODAY - timedelta(days=1))
    with pytest.raises(Invalid, match="晚于张贴"):
        hung(board, other, clerk, 4, until=TODAY)
    with pytest.raises(Stale):
        hung(board, other, clerk, 4, version=2)
    with transaction.atomic(), pytest.raises(IntegrityError):
        PostedSheet.objects.create(posting_id=row, board_id=board, number=3, slot=2)
    actions.move(posting_id=row, slots=(3, 2), by=clerk, at=NOW)
    assert queries.up_on(board)[0].slots == (3, 2), "two sheets may change places"
    with pytest.raises(Invalid, match="2张"):
        actions.move(posting_id=row, slots=(1,), by=clerk, at=NOW)
    told = {"board_id": board, "name": "新名", "place": "新址", "paper": "A4", "by": clerk, "at": NOW}
    with pytest.raises(Invalid, match="第3格"):
        actions.change_board(rows=1, columns=2, **told)
    actions.change_board(rows=1, columns=3, **told)
    with pytest.raises(Invalid, match="还挂着"):
        actions.close_board(board_id=board, by=clerk, at=NOW)
    assert queries.boards_in(clerk.organ_id)[0].name == "新名"
    assert queries.committees_without(clerk.organ_id, ()) == ("阳坪村",)


def test_a_list_for_one_village_stays_on_its_board(team: Team, stranger: Acting) -> None:
    clerk = team[0]
    village, other = new_village(), new_village("liuwan", "柳湾村")
    board, elsewhere, own = new_board(clerk, village.pk), new_board(clerk, other.pk), new_board(clerk)
    entry = for_the_village(team)
    assert [one.entry_id for one in queries.to_hang(clerk.organ_id)] == [entry]
    assert queries.counts(clerk.organ_id, TODAY).to_hang == 1
    for wrong in (elsewhere, own):
        with pytest.raises(Refused, match="自己的公开栏"):
            hung(wrong, entry, clerk, 1)
        with pytest.raises(Refused, match="自己的公开栏"):
            sheet_of(clerk, entry, wrong)
    sheet = sheet_of(clerk, entry, board).sheet
    assert sheet.remark == "只在阳坪村公示，请勿拍照上网"
    assert sheet.place == "阳坪村村务公开栏"
    with pytest.raises(NotVisible):
        sheet_of(stranger, entry)
    hung(board, entry, clerk, 1)
    assert queries.to_hang(clerk.organ_id) == ()
    # The committee's own clerk sees its board and the sheet that hangs there, and nothing else of the township's.
    of_village = appointed(Organ.objects.get(code="yangping"), "clerk", "yangping")
    assert sheet_of(of_village, entry, board).entry.id == entry
    with pytest.raises(NotVisible):
        sheet_of(of_village, entry)
    of_other = appointed(Organ.objects.get(code="liuwan"), "clerk", "liuwan")
    with pytest.raises(NotVisible):
        sheet_of(of_other, entry, board)


def test_sheets_come_down_when_their_time_is_over_withdrawn_changed_or_lost(team: Team) -> None:
    clerk = team[0]
    board = new_board(clerk)
    entry = published(*team)
    row = hung(board, entry, clerk, 1, until=TODAY + timedelta(days=7))
    told = {"posting_id": row, "taken_by": "党政办公室", "by": clerk, "at": NOW}
    with pytest.raises(Refused, match="最早2021年1月26日"):
        actions.take_down(end="over", taken_on=TODAY, **told)
    with pytest.raises(Invalid, match="为什么"):
        actions.take_down(end="bored", taken_on=TODAY, **told)
    up = queries.up_in(clerk.organ_id)[0]
    assert (up.end_on(TODAY), up.end_on(date(2021, 1, 26))) == (None, PostingEnd.OVER)
    assert queries.counts(clerk.organ_id, date(2021, 1, 26)).to_take_down == 1
    change(team, entry)
    assert queries.up_on(board)[0].end_on(TODAY) is PostingEnd.REPLACED
    new = hung(board, entry, clerk, 1, version=2)
    old = Posting.objects.get(pk=row)
    assert (old.end, old.taken_on, Posting.objects.get(pk=new).version) == ("replaced", TODAY, 2)
    channels.withdraw(entry_id=entry, reason="不该公开，撤回。", by=clerk, at=NOW)
    assert queries.counts(clerk.organ_id, TODAY).to_take_down == 1
    told["posting_id"] = new
    actions.take_down(end="withdrawn", taken_on=TODAY, **told)
    actions.take_down(end="withdrawn", taken_on=TODAY, **told)
    assert [one.end for one in queries.history(board)] == ["withdrawn", "replaced"]
    with pytest.raises(Invalid, match="已经取下"):
        actions.move(posting_id=new, slots=(2,), by=clerk, at=NOW)
    actions.close_board(board_id=board, by=clerk, at=NOW)
    actions.close_board(board_id=board, by=clerk, at=NOW)
    with pytest.raises(Invalid, match="停用"):
        hung(board, published(*team), clerk, 1)
    assert Board.objects.get().closed_on == TODAY


def test_hanging_settles_the_delivery_to_the_boards_and_taking_down_its_removal(team: Team) -> None:
    clerk = team[0]
    Channel.objects.create(key="board", label="公开栏")
    channels.set_reach(organ_code="baiyang", reach={"board": "all"}, by=clerk, at=NOW)
    board = new_board(clerk, new_village().pk)
    entry = published(*team)
    assert [one.entry_id for one in queries.to_hang(clerk.organ_id)] == [entry]
    row = hung(board, entry, clerk, 1)
    delivery = Delivery.objects.get(entry_id=entry, channel__key="board")
    assert (delivery.state, delivery.proof) == ("delivered", "阳坪村村务公开栏（村部门口）第1格，2021年1月19日张贴")
    assert queries.to_hang(clerk.organ_id) == ()
    channels.withdraw(entry_id=entry, reason="不该公开，撤回。", by=clerk, at=NOW)
    actions.take_down(posting_id=row, end="withdrawn", taken_on=TODAY, taken_by="党政办公室", by=clerk, at=NOW)
    delivery.refresh_from_db()
    assert delivery.state == "withdrawn"


def test_a_photograph_is_kept_without_the_place_where_it_was_taken(team: Team, stranger: Acting) -> None:
    clerk = team[0]
    picture, exif = Image.new("RGB", (40, 30), "red"), Image.Exif()
    exif[0x010E], exif.get_ifd(0x8825)[2] = "村部", (35.0, 51.0, 0.0)
    written = io.BytesIO()
    picture.save(written, "JPEG", exif=exif)
    assert b"Exif" in written.getvalue()
    board, entry = new_board(clerk), published(*team)
    said = Hanging(version=1, slots=(1,), hung_on=TODAY, hung_by="经办", photo=written.getvalue())
    for wrong in (b"%PDF-1.7", b"not a picture", b"x" * (20 * 1024 * 1024 + 1)):
        with pytest.raises(Invalid):
            actions.hang(board_id=board, entry_id=entry, said=replace(said, photo=wrong), by=clerk, at=NOW)
    row = actions.hang(board_id=board, entry_id=entry, said=said, by=clerk, at=NOW)
    kept = queries.photo(clerk, row)
    assert Image.open(io.BytesIO(kept)).size == (40, 30)
    assert not Image.open(io.BytesIO(kept)).getexif()
    with pytest.raises(NotVisible):
        queries.photo(stranger, row)


def test_a_sheet_says_what_is_public_of_the_version_and_names_what_it_leaves_out(team: Team) -> None:
    clerk = team[0]
    Organ.objects.filter(code="pengyang").update(telephone="0954-0000000", office="县政务公开办公室")
    entry = published(*team)
    found = sheet_of(clerk, entry)
    assert found.sheet.blocks == (ProseBlock("收入120,000元，支出98,500元。监督电话0954-7012783。"),)
    assert (found.sheet.telephone, found.sheet.contact) == ("0954-0000000", "县政务公开办公室")
    assert found.sheet.index_number == found.entry.index_number
    assert apart.page_count(apart.paper_file(found.sheet, "pdf")) == 1
    assert VILLAGE_AFFAIRS.village not in str(found.sheet)


def test_a_list_on_a_sheet_has_the_masked_rows_and_nothing_of_the_file_that_came_in(team: Team) -> None:
    clerk, *reviewers = team
    board = new_board(clerk, new_village().pk)
    book = Workbook()
    for row in (("序号", "姓名", "身份证号", "金额（元）"), (1, "马小喆", RESIDENT, 600), (2, "杨堃祎", RESIDENT, 500)):
        book.active.append(row)
    written = io.BytesIO()
    book.save(written)
    entry = open_draft(organ_code="baiyang", content=VILLAGE_AFFAIRS, by=clerk, at=NOW)
    file = attach(entry_id=entry, name="名单.xlsx", data=written.getvalue(), by=clerk, at=NOW)
    treat_attachment(attachment_id=file, plan=None, by=clerk, at=NOW)
    told = {"purpose": "让村民监督", "effect": "影响不大", "measures": "只公布姓氏"}
    assess(entry_id=entry, **told, by=clerk, at=NOW)
    handed_in(entry, clerk)
    for who in reviewers:
        decide(entry_id=entry, act=EntryAct.APPROVE, by=who, at=NOW)
    channels.publish(entry_id=entry, by=clerk, at=NOW)
    sheet = sheet_of(clerk, entry, board).sheet
    table = next(one for one in sheet.blocks if isinstance(one, TableBlock))
    assert [row[2:] for row in table.rows] == [("642226************", "600"), ("642226************", "500")]
    assert RESIDENT not in str(sheet)
    left_out = queries.sheet_of(clerk, entry, board_id=board, paper=BoardPaper.A3, on=TODAY, without=[sheet_file(entry)])
    assert left_out.sheet.blocks[-1] == ProseBlock("附件《名单》没有张贴，到村部、镇便民服务中心查看。")


def sheet_file(entry: int) -> int:
    return VersionFile.objects.get(version__entry_id=entry).attachment_id
