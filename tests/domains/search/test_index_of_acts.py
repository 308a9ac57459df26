"""The index is what is public, at every moment: acts, a rebuild beside them, the calendar."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import connection

from domains.documents.slips import POLICY, before_signing
from domains.entries.made import CONTENT, approved, drafted, published
from mingbai.channels import actions as channels
from mingbai.core import clock
from mingbai.core.acts import open_act
from mingbai.core.errors import Invalid
from mingbai.documents import actions as documents
from mingbai.documents.models import NormativeDocument
from mingbai.entries import actions
from mingbai.organs.models import Organ
from mingbai.search import actions as search
from mingbai.search.actions import rebuilding
from mingbai.search.checks import differences
from mingbai.search.models import SearchState
from mingbai.search.queries import find
from mingbai.search.values import Question, RecordKind
from mingbai.statute.disclosure.review import EntryAct
from support import NOW, SYSTEM, Team, handed_in

pytestmark = pytest.mark.django_db
MARKER = "朱鹮观鸟台"
TAKEN_BACK = "数字有误，重新核对。"


def found(text: str = MARKER, **asked: object) -> list[int]:
    answer = find(Question(text, **asked))  # type: ignore[arg-type]
    assert answer.count == len(answer.hits)
    return [hit.key for hit in answer.hits]


def wrong() -> list[str]:
    # The organs of these tests were not established by an act.
    return [one.what for one in differences(NOW.date()) if one.kind is not RecordKind.GUIDE]


@pytest.mark.usefixtures("demonstration")
def test_the_index_of_the_demonstrations_whole_life_is_what_is_public() -> None:
    assert list(differences(clock.today())) == []
    assert {hit.kind for kind in RecordKind for hit in find(Question(kinds=(kind,))).hits} == set(RecordKind)


def test_an_entry_is_found_exactly_while_it_is_public(team: Team, baiyang: Organ) -> None:
    marked = replace(CONTENT, title=f"关于{MARKER}的公示", body=f"<p>{MARKER}已经建成。</p>")
    drafted(team[0], marked)
    entry = approved(*team, content=marked)
    assert found() == []
    channels.publish(entry_id=entry, by=team[0], at=NOW)
    assert found() == found(MARKER, organ="baiyang") == found(MARKER, organ="pengyang", item="20.7", year=2021) == [entry]
    assert found(MARKER, organ="wangwa") == found(MARKER, year=2020) == found(MARKER, kinds=(RecordKind.DOCUMENT,)) == []
    hit = find(Question(MARKER)).hits[0]
    assert [one.text for one in (*hit.title, *hit.excerpt) if one.is_hit] == [MARKER, MARKER]
    actions.amend(entry_id=entry, reason="名称写错了，改正。", by=team[0], at=NOW)
    assert found() == [entry]
    channels.withdraw(entry_id=entry, reason=TAKEN_BACK, by=team[0], at=NOW)
    assert found() == found(TAKEN_BACK) == []
    Organ.objects.create(code="zhongzhuang", name="中庄村村民委员会", short_name="中庄村", level="village", parent=baiyang)
    published(*team, content=replace(marked, range="village", village="zhongzhuang"))
    assert found() == []
    assert wrong() == []


def test_an_act_that_is_rolled_back_leaves_the_index_as_it_was(team: Team) -> None:
    entry = approved(*team, content=replace(CONTENT, title=f"关于{MARKER}的公示"))

    def interrupted(leaves: list[int], act: Callable[[], object]) -> None:
        with open_act(by=team[0], at=NOW):
            act()
            assert found() == leaves
            raise Invalid("停电了。")

    with pytest.raises(Invalid):
        interrupted([entry], lambda: channels.publish(entry_id=entry, by=team[0], at=NOW))
    assert found() == []
    channels.publish(entry_id=entry, by=team[0], at=NOW)
    with pytest.raises(Invalid):
        interrupted([], lambda: channels.withdraw(entry_id=entry, reason=TAKEN_BACK, by=team[0], at=NOW))
    assert found() == [entry]
    assert wrong() == []
    with connection.cursor() as cursor:
        cursor.execute("UPDATE search_record_0 SET key = key + 1, title = '改了'")
    assert wrong() == ["已经公开，索引里没有", "没有公开，索引里却有"]


def test_what_happens_during_a_rebuild_is_in_the_index_that_it_builds(team: Team, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rebuilding, "STEP", 1)
    first, second = (published(*team, content=replace(CONTENT, title=f"{MARKER}第{n}期")) for n in "一二")
    SearchState.objects.update(is_whole=False)
    rebuilding._begin(by=SYSTEM, at=NOW)
    steps = 0
    while SearchState.objects.get().kind != RecordKind.ENTRY or SearchState.objects.get().key < first:
        rebuilding.step(by=SYSTEM, at=NOW)
        assert found() == [second, first], "the other side goes on answering"
        assert (steps := steps + 1) < 100
    channels.withdraw(entry_id=first, reason=TAKEN_BACK, by=team[0], at=NOW)
    third = published(*team, content=replace(CONTENT, title=f"{MARKER}第三期"))
    assert found() == [third, second]
    # Interrupted here, it goes on where it was.
    rebuilding.rebuild(by=SYSTEM, at=NOW)
    state = SearchState.objects.get()
    assert (state.side, state.building, state.is_whole) == (1, None, True)
    assert found() == [third, second]
    assert wrong() == []


def test_the_validity_of_a_document_filters_from_its_day_on(team: Team) -> None:
    clerk, *reviewers = team
    key = before_signing(POLICY, *team[:3])
    documents.sign(document_id=key, by=team[3], at=NOW)
    record = NormativeDocument.objects.select_related("document").get(document_id=key)
    assert record.document is not None
    entry = record.document.entry_id
    for one in (entry, record.document.interpretation_entry_id):
        assert one is not None
        handed_in(one, clerk)
        for who in reviewers:
            actions.decide(entry_id=one, act=EntryAct.APPROVE, by=who, at=NOW)
    channels.publish(entry_id=entry, by=clerk, at=NOW)
    assert (before := standing(entry))
    documents.repeal(record_id=record.pk, on=date(2021, 3, 1), by_document="某号", reason="新办法已经施行", by=clerk, at=NOW)
    assert standing(entry) == before
    search.turn(by=SYSTEM, at=NOW + timedelta(days=60))
    assert standing(entry) == ["repealed"]


def standing(entry: int | None) -> Sequence[str]:
    kinds = ("not_yet", "in_force", "amended", "repealed", "expired")
    return [one for one in kinds if entry in found("", kinds=(RecordKind.DOCUMENT,), validity=one)]
