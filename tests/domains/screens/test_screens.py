"""What stands on a screen: only what is public for everybody, cut so that it can be read from three metres."""

from __future__ import annotations

from dataclasses import replace

import pytest

from domains.entries.made import CONTENT, drafted, published
from mingbai.accounts.values import Acting
from mingbai.channels import actions as channels
from mingbai.core.errors import Invalid, NotVisible, Refused
from mingbai.entries.models import Entry
from mingbai.organs import queries as organs
from mingbai.organs.models import Organ
from mingbai.screens import actions, queries
from mingbai.screens.values.pieces import HEIGHT, ScreenTable, ScreenText, pieces, places, rows_of, screen_blocks
from mingbai.screens.values.slides import Part
from support import NOW, TODAY, Team

PARTS = [one.value for one in Part]


def test_text_is_cut_between_sentences_and_nothing_is_lost() -> None:
    html = f"<h2>一、范围</h2><p>{'春耕以前修好水渠。' * 60}</p><ul><li>带<a href='https://x.cn'>申请书</a></li></ul>"
    html += f"<p>{'长' * 700}</p>"
    found = [*pieces(screen_blocks(html), "标题" * 20)]
    assert all(sum(one.height for one in piece.paragraphs) <= HEIGHT for piece in found)
    said = "".join(one.text for piece in found for one in piece.paragraphs)
    assert said == "一、范围" + "春耕以前修好水渠。" * 60 + "带申请书" + "长" * 700
    assert all(not piece.paragraphs[-1].is_heading for piece in found)


def test_a_table_keeps_its_head_on_each_page_and_its_sum_on_the_last() -> None:
    rows = "".join(f"<tr><td>第{n}村</td><td>{n}</td></tr>" for n in range(20))
    html = f"<table><caption>发放情况</caption><tr><th>村</th><th>人次</th></tr>{rows}<tr><td>合计</td><td>190</td></tr></table>"
    tables = [piece.table for piece in pieces(screen_blocks(html)) if piece.table]
    assert len(tables) > 2
    assert {one.header for one in tables} == {("村", "人次")}
    assert [row for one in tables for row in one.rows] == [(f"第{n}村", str(n)) for n in range(20)]
    assert [one.total for one in tables] == [()] * (len(tables) - 1) + [("合计", "190")]
    wide = ScreenTable(("甲", "乙"), (("很长的一段说明" * 3, "很长的一段说明" * 3),) * 6)
    assert len([*pieces([ScreenText("前言", is_heading=True), wide])]) > 2


def test_a_long_table_is_looked_up_by_village_without_its_sum() -> None:
    rows = "".join(f"<tr><td>{n}</td><td>{'柳湾村' if n % 2 else '石沟村'}</td><td>{n}00</td></tr>" for n in range(20))
    head = "<thead><tr><th>序号</th><th>村、社区</th><th>金额</th></tr></thead>"
    found = [*screen_blocks(f"<p>前言</p><table>{head}{rows}<tr><td>合计</td><td></td><td>9</td></tr></table>")]
    assert places(found) == ("石沟村", "柳湾村")
    (one,) = rows_of(found, "柳湾村")
    assert ([row[0] for row in one.rows], one.total) == ([str(n) for n in range(1, 20, 2)], ())
    assert places(found[:1]) == ()


@pytest.mark.django_db
def test_only_what_is_public_for_everybody_is_on_the_screen(team: Team) -> None:
    clerk = team[0]
    organ, told = organs.organ("baiyang"), {"organ_code": "baiyang", "by": clerk, "at": NOW}
    parent = Organ.objects.get(code="baiyang")
    Organ.objects.create(code="liuwan", name="柳湾村村民委员会", short_name="柳湾村", level="village", parent=parent)
    seen, draft = published(*team), drafted(clerk)
    village = published(*team, content=replace(CONTENT, title="村里的名单", range="village", village="liuwan"))

    def shown() -> set[int]:
        return {one.entry_id for one in queries.slides(organ, TODAY)} - {0}

    assert shown() == {seen}
    assert [row.id for row in queries.listed(organ, field="")] == [seen]
    assert queries.shown_entry(organ, seen).id == seen
    for other in (draft, village):
        with pytest.raises(NotVisible):
            queries.shown_entry(organ, other)
        with pytest.raises(Refused, match="全社会"):
            actions.set_screen(parts=PARTS, fields=[], seconds=20, pinned=[other], **told)
    actions.set_screen(parts=PARTS, fields=["没有的领域"], seconds=30, pinned=[seen], **told)
    assert (queries.playlist(organ.id).seconds, queries.playlist(organ.id).pinned) == (30, (seen,))
    Entry.objects.filter(pk=seen).update(field="社会救助")
    assert queries.fields(organ) == ("社会救助",)
    Entry.objects.filter(pk=seen).update(field="")
    channels.withdraw(entry_id=seen, reason="金额有误，核对以后再公开。", by=clerk, at=NOW)
    assert shown() == set()


@pytest.mark.django_db
def test_a_screen_is_set_by_its_own_workers_within_bounds(clerk: Acting, stranger: Acting) -> None:
    told = {"organ_code": "baiyang", "fields": [], "pinned": [], "at": NOW}
    for wrong in ({"parts": [], "seconds": 20}, {"parts": PARTS, "seconds": 3}, {"parts": ["film"], "seconds": 20}):
        with pytest.raises(Invalid):
            actions.set_screen(by=clerk, **told, **wrong)
    with pytest.raises(Invalid, match="最多10条"):
        actions.set_screen(by=clerk, parts=PARTS, seconds=20, **(told | {"pinned": range(1, 12)}))
    with pytest.raises(NotVisible):
        actions.set_screen(by=stranger, parts=PARTS, seconds=20, **told)
    actions.set_screen(by=clerk, parts=["contact"], seconds=20, **told)
    assert {one.part for one in queries.slides(organs.organ("baiyang"), TODAY)} <= {Part.CONTACT}
