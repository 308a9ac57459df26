"""Each organ has its own chain; the county's ties them, and its last hash, written down, proves what was tied.

The attacker here owns the database: rows, hashes and heads are rewritten so that each chain agrees with itself.
"""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from mingbai.core import audit, trail, verification
from mingbai.core.audit import CLOSED, COUNTY, SYSTEM, Actor
from mingbai.core.models import AuditEntry, AuditHead
from support import NOW

BAIYANG, WANGWA, CLOCK = Actor("白阳镇 经办", 7, 9, "baiyang"), Actor("王洼镇 经办", 8, 10, "wangwa"), Actor("安装")
NAMES = {"baiyang": "白阳镇", "wangwa": "王洼镇"}
pytestmark = pytest.mark.django_db


def write(actor: Actor, count: int = 3, event: str = "x", minutes: int = 0) -> None:
    with transaction.atomic():
        for n in range(count):
            audit.append(actor=actor, event=event, subject="y", data={"n": n}, at=NOW + timedelta(minutes=minutes))


def tied(hours: int = 0) -> tuple[int, str]:
    """Tie the chains now and return the anchor that a careful office would write down."""
    audit.tie(at=NOW + timedelta(hours=hours))
    seq, last = verification.check_trail().anchor.split(":")
    return int(seq), last


def edit(sql: str, *values: object) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)


def said(expect: tuple[int, str] | None = None) -> list[str]:
    return [b.said(NAMES) for b in verification.check_trail(expect=expect).broken]


def places(expect: tuple[int, str] | None = None) -> list[tuple[str, int]]:
    return [(b.chain, b.seq) for b in verification.check_trail(expect=expect).broken]


def rewrite(chain: str, change: dict[int, dict[str, object]], root: str = audit.BEFORE_THE_FIRST) -> None:
    """Do what somebody with the database and this source could: change rows, then make all hashes and the head agree again."""
    last = root
    for row in list(audit.rows(only=(chain,))):
        row = replace(row, **change.get(row.seq, {}), previous_hash=last)
        last = audit.fingerprint(row)
        columns = {name: getattr(row, name) for name in ("actor", "data", "previous_hash")} | {"hash": last}
        for name, value in columns.items():
            edit(f"UPDATE core_auditentry SET {name} = %s WHERE chain = %s AND seq = %s", value, chain, row.seq)
    edit("UPDATE core_audithead SET hash = %s WHERE chain = %s", last, chain)


def cut(chain: str, after: int) -> None:
    """Cut off the tail of a chain and move its head back."""
    edit("DELETE FROM core_auditentry WHERE chain = %s AND seq > %s", chain, after)
    edit("DELETE FROM core_audithead WHERE chain = %s", chain)
    if kept := AuditEntry.objects.filter(chain=chain, seq=after).first():
        edit("INSERT INTO core_audithead (chain, seq, hash) VALUES (%s, %s, %s)", chain, after, kept.hash)


def test_every_organ_counts_for_itself_and_the_system_too() -> None:
    write(BAIYANG)
    write(WANGWA, 2)
    write(CLOCK, 1)
    found = verification.check_trail()
    assert {chain: end[0] for chain, end in found.ends.items()} == {"baiyang": 3, "wangwa": 2, SYSTEM: 1}
    assert (found.broken, found.checked, found.untied, found.anchor) == ((), 6, 6, "")


def test_a_broken_row_is_named_by_its_organ_and_number() -> None:
    write(BAIYANG, 6)
    write(WANGWA, 6)
    write(CLOCK, 2)
    edit("UPDATE core_auditentry SET actor = '别人' WHERE chain = %s AND seq = 5", "baiyang")
    edit("UPDATE core_auditentry SET actor = '别人' WHERE chain = %s AND seq = 2", SYSTEM)
    assert said() == ["系统第2条：内容被改过：和写入时的指纹对不上", "白阳镇第5条：内容被改过：和写入时的指纹对不上"]


def test_the_database_refuses_a_number_twice_in_a_chain() -> None:
    write(BAIYANG)
    row = AuditEntry.objects.get(chain="baiyang", seq=2)
    row.pk, row._state.adding = None, True
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save()


def test_a_tie_holds_every_head_and_is_made_only_when_one_has_moved() -> None:
    write(BAIYANG)
    write(WANGWA, 2)
    assert audit.tie(at=NOW)
    assert not audit.tie(at=NOW), "nothing has moved"
    heads = {h.chain: [h.chain, h.seq, h.hash] for h in AuditHead.objects.all()}
    row = AuditEntry.objects.get(chain=COUNTY)
    assert json.loads(row.data) == {"heads": [heads["baiyang"], heads["wangwa"]]}
    write(WANGWA, 1)
    assert verification.check_trail().untied == 1
    hour = timedelta(hours=1)
    assert not audit.is_tie_due(NOW + hour / 2)
    assert audit.is_tie_due(NOW + hour)
    assert audit.tie(at=NOW + hour)
    assert not audit.is_tie_due(NOW + 2 * hour), "nothing has moved"
    write(WANGWA, 1)
    assert audit.is_tie_due(NOW), "a demonstration repeats its day"
    assert audit.tie(at=NOW)
    assert (verification.check_trail().untied, places()) == (0, [])


def test_an_empty_trail_has_nothing_to_tie() -> None:
    assert not audit.tie(at=NOW)
    assert not AuditEntry.objects.exists()


def test_a_row_cannot_move_to_another_chain() -> None:
    write(BAIYANG, 3)
    write(WANGWA, 3)
    edit("DELETE FROM core_auditentry WHERE chain = %s AND seq = 1", "wangwa")
    edit("UPDATE core_auditentry SET chain = %s WHERE chain = %s AND seq = 1", "wangwa", "baiyang")
    assert ("wangwa", 1) in places()
    assert ("baiyang", 1) in places()


def test_a_cut_tail_with_its_head_set_back_is_found_once_it_was_tied() -> None:
    write(BAIYANG, 5)
    tied()
    cut("baiyang", 3)
    assert said() == ["白阳镇第4条：不见了：第4条到第5条，共2条，县链第1条记着有"]


def test_a_whole_chain_that_was_tied_is_missed() -> None:
    write(BAIYANG, 5)
    write(WANGWA, 1)
    tied()
    cut("baiyang", 0)
    assert said() == ["白阳镇第1条：不见了：第1条到第5条，共5条，县链第1条记着有"]


def test_what_came_after_the_last_tie_is_watched_by_the_head_alone() -> None:
    write(BAIYANG, 5)
    anchor = tied()
    write(BAIYANG, 2)
    edit("DELETE FROM core_auditentry WHERE chain = %s AND seq = 7", "baiyang")
    assert said() == ["白阳镇第7条：不见了，链尾登记记着有"]
    cut("baiyang", 5)
    assert said(expect=anchor) == [], "this is the limit: a tail after the last tie, cut together with its head"


def test_a_chain_rewritten_with_all_its_hashes_is_found_by_the_first_tie_that_saw_it() -> None:
    write(BAIYANG, 4)
    tied()
    write(BAIYANG, 4)
    tied(1)
    write(BAIYANG, 4)
    tied(2)
    rewrite("baiyang", {6: {"actor": "别人"}})
    assert said() == ["白阳镇第8条：和县链第2条记下的指纹不同：第5条到第8条之间被改写过"]


def test_the_anchor_finds_ties_that_were_rewritten_together_with_the_chain() -> None:
    write(BAIYANG, 4)
    anchor = tied()
    write(BAIYANG, 1)
    later = tied(1)
    rewrite("baiyang", {2: {"actor": "别人"}})
    heads = {row.seq: [["baiyang", seq, row_hash(seq)]] for row, seq in zip(audit.rows(only=(COUNTY,)), (4, 5), strict=True)}
    rewrite(COUNTY, {seq: {"data": audit.plain_json({"heads": head})} for seq, head in heads.items()})
    assert said() == [], "without the anchor written down elsewhere nobody can tell"
    for kept in (anchor, later):
        assert said(expect=kept) == [f"县链第{kept[0]}条：和早先抄下的指纹不同：这一条或者它前面的记录被整段重写过"]


def row_hash(seq: int) -> str:
    return AuditEntry.objects.get(chain="baiyang", seq=seq).hash


def test_the_anchor_finds_a_county_chain_that_was_cut_or_removed() -> None:
    write(BAIYANG, 4)
    tied()
    write(BAIYANG, 1)
    anchor = tied(1)
    cut(COUNTY, 1)
    assert said() == []
    assert said(expect=anchor) == ["县链第2条：早先抄下过这一条的指纹，现在没有这一条"]
    cut(COUNTY, 0)
    assert places(expect=anchor) == [(COUNTY, 2)]


def test_a_tie_that_leaves_out_what_an_earlier_one_named_is_itself_named() -> None:
    write(BAIYANG, 2)
    write(WANGWA, 2)
    tied()
    write(BAIYANG, 1)
    tied(1)
    rewrite(COUNTY, {2: {"data": audit.plain_json({"heads": [["baiyang", 3, row_hash(3)]]})}})
    assert said() == ["县链第2条：记下的链尾比前一条少，不是系统写的"]


@pytest.mark.parametrize("data", ["nothing", "{}", "[]", '{"heads":3}', '{"heads":[["baiyang","x","y"]]}', '{"heads":[[1]]}'])
def test_a_spoilt_tie_is_named_and_does_not_stop_the_check(data: str) -> None:
    write(BAIYANG, 2)
    tied()
    edit("UPDATE core_auditentry SET data = %s WHERE chain = %s", data, COUNTY)
    assert places() == [(COUNTY, 1)]


@pytest.fixture
def closed() -> tuple[int, str]:
    """A single chain with its head, as installations had before, and its anchor as written down then."""
    last = audit.BEFORE_THE_FIRST
    for seq in range(1, 6):
        row = audit.AuditRow(CLOSED, seq, NOW.isoformat(), "旧", None, None, "baiyang", "x", "y", "{}", last, "")
        last = audit.fingerprint(row)
        values = {name: getattr(row, name) for name in audit.COVERED if name != "at"}
        AuditEntry(**values, at=NOW, hash=last).save()
    AuditHead.objects.create(chain=CLOSED, seq=5, hash=last)
    return 5, last


def test_new_chains_are_rooted_in_the_closed_one_and_its_anchor_stays_good(closed: tuple[int, str]) -> None:
    write(BAIYANG, 2)
    anchor = tied()
    assert {row.previous_hash for row in AuditEntry.objects.exclude(chain=CLOSED).filter(seq=1)} == {closed[1]}
    assert json.loads(AuditEntry.objects.get(chain=COUNTY).data)["heads"][0] == [CLOSED, *closed]
    assert said(expect=closed) == said(expect=anchor) == []
    assert said(expect=(4, "a" * 64)) == ["旧链第4条：和早先抄下的指纹不同：这一条或者它前面的记录被整段重写过"]


def test_nothing_is_added_to_the_closed_chain_unnoticed(closed: tuple[int, str]) -> None:
    write(BAIYANG, 2)
    forged = audit.AuditRow(CLOSED, 6, NOW.isoformat(), "旧", None, None, "baiyang", "x", "y", "{}", closed[1], "")
    values = {name: getattr(forged, name) for name in audit.COVERED if name != "at"}
    AuditEntry(**values, at=NOW, hash=audit.fingerprint(forged)).save()
    AuditHead.objects.filter(chain=CLOSED).update(seq=6, hash=audit.fingerprint(forged))
    assert places() == [("baiyang", 1)], "the organ's chain began after a different end"
    tied()
    assert ("baiyang", 1) in places()


def test_a_closed_chain_that_grew_after_it_was_tied_is_named(closed: tuple[int, str]) -> None:
    tied()
    forged = audit.AuditRow(CLOSED, 6, NOW.isoformat(), "旧", None, None, "baiyang", "x", "y", "{}", closed[1], "")
    values = {name: getattr(forged, name) for name in audit.COVERED if name != "at"}
    AuditEntry(**values, at=NOW, hash=audit.fingerprint(forged)).save()
    AuditHead.objects.filter(chain=CLOSED).update(seq=6, hash=audit.fingerprint(forged))
    assert said() == ["旧链第6条：这条链到前一条为止已经收尾，后面的不是系统写的"]


def test_a_closed_chain_rewritten_or_removed_shows_in_all_others(closed: tuple[int, str]) -> None:
    write(BAIYANG, 2)
    write(WANGWA, 2)
    rewrite(CLOSED, {2: {"actor": "别人"}})
    assert places() == [("baiyang", 1), ("wangwa", 1)]
    cut(CLOSED, 0)
    assert places() == [("baiyang", 1), ("wangwa", 1)]


def test_the_page_lists_all_chains_by_time_and_every_act_once() -> None:
    for minute in (5, 1, 3):
        write(BAIYANG, 2, f"b{minute}", minute)
        write(WANGWA, 2, f"w{minute}", minute)
    whole = trail.page(organs=None, limit=100).entries
    assert [e.event for e in whole] == ["w5", "w5", "b5", "b5", "w3", "w3", "b3", "b3", "w1", "w1", "b1", "b1"]
    read, key = [], ""
    while True:
        page = trail.page(organs=None, before=key, limit=5)
        read += page.entries
        if not page.older:
            break
        key = page.older
    assert read == list(whole)
    assert trail.page(organs=None, after=key, limit=5).entries == whole[4:9]
    assert [e.event for e in trail.page(organs={"wangwa"}, limit=2).entries] == ["w5", "w5"]


MOMENT = "2021-01-19T10:30:00+08:00"


@pytest.mark.parametrize("key", ["x", "_", "2021-01-19_4", f"{MOMENT}_", f"{MOMENT}_{'9' * 5000}"])
def test_a_key_that_nobody_gave_out_lists_something(key: str) -> None:
    write(BAIYANG, 1)
    assert trail.page(organs=None, before=key).entries
