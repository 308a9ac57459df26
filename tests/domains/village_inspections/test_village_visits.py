"""From the plan of a quarter to the closed notice; each inspection counts once."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from domains.village_inspections.inspected import AT, IN_ORDER, QUARTER, marked, new_round, new_villages, village_clerk
from mingbai.accounts.values import Acting
from mingbai.boards.models import Board, Posting
from mingbai.catalogue.models import CatalogueLine
from mingbai.core.errors import Invalid, NotVisible, Refused
from mingbai.entries.models import Entry
from mingbai.organs.models import Organ
from mingbai.statute.supervision.visits import VisitState
from mingbai.supervision.actions import register_activity
from mingbai.supervision.models import Activity
from mingbai.village_inspections import actions, queries
from mingbai.village_inspections.models import VillageVisit, VisitMark
from support import publicly

pytestmark = pytest.mark.django_db
ON = AT.date()
LATER = AT + timedelta(days=5)


@pytest.fixture
def villages(baiyang: Organ) -> tuple[Organ, Organ]:
    return new_villages(baiyang)


def _state(visit_id: int) -> str:
    return VillageVisit.objects.get(pk=visit_id).state


def test_a_finding_is_notified_answered_rechecked_and_closed(
    villages: tuple[Organ, Organ], clerk: Acting, stranger: Acting, officer: Acting
) -> None:
    first, second = new_round(clerk)
    assert [first.village_name, second.village_name] == ["阳坪村", "柳湾村"]
    of_village = village_clerk(villages[1])
    told = {"visit_id": first.id, "by": clerk, "at": AT}
    with pytest.raises(Refused, match="还有9项没有记"):
        actions.finish(inspected_on=ON, **told)
    marked(first.id, clerk, finance=("partly", ""))
    with pytest.raises(Refused, match="写明缺什么"):
        actions.finish(inspected_on=ON, **told)
    with pytest.raises(NotVisible):
        actions.finish(visit_id=first.id, inspected_on=ON, by=stranger, at=AT)
    actions.save_marks(sent={"finance": ("partly", "缺7月的支出")}, base=1, sending="2", **told)
    assert actions.finish(inspected_on=ON, **told) is actions.finish(inspected_on=ON, **told) is VisitState.FOUND
    with pytest.raises(Refused, match="要在通知的日子以后"):
        actions.notify(text="补齐7月的支出。", due_on=ON, **told)
    actions.notify(text="补齐7月的支出。", due_on=date(2026, 8, 27), **told)
    assert [row.id for row in queries.due_visits([VisitState.NOTIFIED], village_id=first.village_id, on=ON)] == [first.id]
    with pytest.raises(Refused):
        actions.answer(text="已经补上。", **told)
    for _ in range(2):
        actions.answer(visit_id=first.id, text="已经补上。", by=of_village, at=LATER)
    actions.send_back(visit_id=first.id, note="还缺合计。", due_on=date(2026, 9, 1), by=clerk, at=LATER)
    actions.answer(visit_id=first.id, text="合计也补上了。", by=of_village, at=LATER)
    with pytest.raises(Refused):
        actions.close(visit_id=first.id, note="看过，都在栏上。", by=of_village, at=LATER)
    actions.close(visit_id=first.id, note="看过，都在栏上。", by=clerk, at=LATER)
    assert _state(first.id) == "closed"
    assert not Activity.objects.exists(), "the other village is still to be visited"
    with pytest.raises(NotVisible):
        actions.answer(visit_id=second.id, text="不是我们村。", by=of_village, at=LATER)


def test_a_round_is_counted_once_when_its_last_village_is_done(villages: tuple[Organ, Organ], clerk: Acting) -> None:
    first, second = new_round(clerk)
    marked(first.id, clerk)
    actions.finish(visit_id=first.id, inspected_on=ON, by=clerk, at=AT)
    actions.leave_out(visit_id=second.id, reason="撤村并村，没有村委会。", by=clerk, at=AT)
    (counted,) = Activity.objects.all()
    assert (counted.kind, counted.held_on, counted.title) == ("village_inspections", ON, "白阳镇2026年第三季度各村村务公开督查")
    actions.resume(visit_id=second.id, by=clerk, at=AT)
    marked(second.id, clerk)
    actions.reopen(visit_id=first.id, reason="记错了一项。", by=clerk, at=AT)
    for visit in (second, first):
        actions.finish(visit_id=visit.id, inspected_on=ON, by=clerk, at=AT)
    assert Activity.objects.count() == 1
    assert queries.inspected_elsewhere(clerk.organ_id, ON) == ()


def test_an_inspection_entered_by_hand_is_the_same_inspection(villages: tuple[Organ, Organ], clerk: Acting) -> None:
    key = register_activity(organ_code="baiyang", kind="village_inspections", title="第三季度督查", held_on=ON, by=clerk, at=AT)
    assert [row.id for row in queries.inspected_elsewhere(clerk.organ_id, ON)] == [key]
    for visit in new_round(clerk):
        marked(visit.id, clerk)
        actions.finish(visit_id=visit.id, inspected_on=ON, by=clerk, at=AT)
    assert [row.pk for row in Activity.objects.all()] == [key]


def test_marks_sent_twice_are_taken_once_and_of_two_inspectors_nothing_is_overwritten(
    villages: tuple[Organ, Organ], clerk: Acting, section_head: Acting
) -> None:
    visit, _ = new_round(clerk)
    told = {"visit_id": visit.id, "at": AT}
    assert actions.save_marks(sent={"board": ("yes", "")}, base=0, sending="a", by=clerk, **told).revision == 1
    # A late copy of the first sending changes nothing, though somebody has marked again since.
    actions.save_marks(sent={"board": ("no", "")}, base=1, sending="b", by=clerk, **told)
    actions.save_marks(sent={"board": ("yes", "")}, base=0, sending="a", by=clerk, **told)
    assert VisitMark.objects.get().mark == "no"
    # The other inspector's page is from before: other points join, the same point is a conflict.
    taken = actions.save_marks(
        sent={"board": ("yes", ""), "true": ("yes", ""), "funds": ("no", "")}, base=0, sending="c", by=section_head, **told
    )
    assert [(one.key, one.theirs.found.mark) for one in taken.conflicts] == [("board", "no")]
    assert dict(VisitMark.objects.values_list("key", "mark")) == {"board": "no", "true": "yes", "funds": "no"}
    # Having seen it, they may say so again.
    assert (
        actions.save_marks(sent={"board": ("yes", "")}, base=taken.revision, sending="d", by=section_head, **told).conflicts == ()
    )
    assert VillageVisit.objects.get(pk=visit.id).inspectors == sorted({clerk.person_id, section_head.person_id})
    with pytest.raises(Invalid, match="指标已经不同"):
        actions.save_marks(sent={"nothing": ("yes", "")}, base=9, sending="e", by=clerk, **told)


def test_a_village_objects_once_and_somebody_else_decides(
    villages: tuple[Organ, Organ], clerk: Acting, section_head: Acting, leader: Acting
) -> None:
    visit, _ = new_round(clerk)
    marked(visit.id, section_head, board=("no", "栏上没有日期"))
    actions.finish(visit_id=visit.id, inspected_on=ON, by=clerk, at=AT)
    told = {"visit_id": visit.id, "at": AT}
    with pytest.raises(Invalid, match="选不同意"):
        actions.raise_objection(points=["nothing"], reason="栏上一直有。", by=clerk, **told)
    # Nobody at the village has an account, so its township enters what came on paper.
    actions.raise_objection(points=["board"], reason="日期写在背面，拍了照片。", by=clerk, **told)
    with pytest.raises(Invalid, match="只能提一次"):
        actions.raise_objection(points=["board"], reason="再提一次。", by=clerk, **told)
    with pytest.raises(Refused, match="还没有处理"):
        actions.notify(text="补上日期。", due_on=date(2026, 8, 27), by=clerk, **told)
    assert [row.id for row in queries.objections_waiting(clerk.organ_id, ON)] == [visit.id]
    decided = {"marks": {"board": ("yes", "背面有日期")}, "decision": "看过照片，成立。", **told}
    for by, words in ((clerk, "负责人"), (section_head, "是您督查的")):
        with pytest.raises(Refused, match=words):
            actions.decide_objection(by=by, **decided)
    assert actions.decide_objection(by=leader, **decided) == ("board",)
    assert _state(visit.id) == "passed"
    found = queries.sheet(visit.id)
    assert found.found["board"].mark == "yes"
    assert found.objection is not None
    assert found.objection.changed == ("board",)


def test_the_countys_points_hold_for_rounds_opened_later(villages: tuple[Organ, Organ], clerk: Acting, officer: Acting) -> None:
    with pytest.raises(NotVisible):
        actions.add_point(words="村务公开栏有监督电话", source="彭政办发〔2026〕3号", weight=2, by=clerk, at=AT)
    key = actions.add_point(words="村务公开栏有监督电话", source="彭政办发〔2026〕3号", weight=2, by=officer, at=AT)
    visit, _ = new_round(clerk)
    actions.end_point(point_id=key, by=officer, at=AT)
    assert [(one.key, one.weight) for one in queries.sheet(visit.id).points][-1] == (f"own-{key}", 2)
    assert len(queries.sheet(visit.id).points) == len(IN_ORDER) + 1
    assert visit.quarter == QUARTER


def test_what_the_village_published_and_what_hangs_on_its_board_is_known(villages: tuple[Organ, Organ], clerk: Acting) -> None:
    visit, _ = new_round(clerk)
    village = villages[1]
    told = {"organ": village, "formed_on": ON, "published_at": AT}
    for number, (line1, line2) in enumerate((("法定公布事项", "政府拨付和接受社会捐赠的资金"), ("财务公开", "财务收支情况")), 1):
        named = {"owner": village, "field": "村务公开", "line1": line1, "line2": line2, "position": number}
        line = CatalogueLine.objects.create(for_county=False, for_township=True, **named)
        title = f"{line2}（7月）"
        entry = publicly(Entry(line=line, title=title, index_number=f"2026-{number}", standing="published", **told))
    board = Board.objects.create(organ=village, name="村委会门口", place="门口", rows=2, columns=4, paper="A4", added_at=AT)
    hung = {"version": 1, "hung_on": ON, "hung_by": "党政办", "recorded_by": "党政办", "recorded_at": AT}
    Posting.objects.create(board=board, entry=entry, **hung)
    known = queries.sheet(visit.id).known
    assert {key: [one.where for one in found] for key, found in known.items()} == {
        "funds": ["网站上"],
        "finance": ["网站上", "村委会门口"],
    }
