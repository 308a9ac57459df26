"""Record which topics of a meeting or matter are to be public; each open topic becomes a duty at once."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from mingbai.accounts.values import Acting, Doing
from mingbai.catalogue.actions.duties_new import make
from mingbai.core.acts import open_act
from mingbai.core.errors import Invalid, require
from mingbai.core.words import one_line
from mingbai.documents import policies
from mingbai.documents.actions.marks import check_texts
from mingbai.documents.actions.publication import document_duty
from mingbai.documents.models import Matter, MatterTopic
from mingbai.organs.models import Organ
from mingbai.organs.queries import OrganRow
from mingbai.registers import checks
from mingbai.statute.disclosure.attributes import Attribute
from mingbai.statute.disclosure.meetings import MATTER_WORDS, MatterKind, Topic, topic

MOST = 30


def record_matter(
    *, organ_code: str, kind: str, title: str, held_on: date, invited: str, topics: Sequence[Topic], by: Acting, at: datetime
) -> int:
    """Record a meeting or matter with its topics and return its key; the same title on the same day is recorded once."""
    organ = policies.visible_organ(by, organ_code)
    policies.check_work(by, organ)
    if kind not in list(MatterKind):
        raise Invalid("选办会或者办事。", "kind")
    title = one_line(title, "会议或者事项的名称", "title", 200)
    invited = one_line(invited, "邀请谁列席", "invited", 300) if invited.strip() else ""
    checks.day(held_on, "日期", "held_on", at.date())
    _check(topics)
    with open_act(by=by, at=at) as done:
        done.lock(Organ, pk=organ.id)
        begun = Matter.objects.filter(organ_id=organ.id, title=title, held_on=held_on).first()
        if begun is not None:
            known: int = begun.pk
            return known
        row = Matter.objects.create(
            organ_id=organ.id,
            kind=kind,
            title=title,
            held_on=held_on,
            invited=invited,
            recorded_by=done.signature,
            recorded_at=at,
        )
        for number, one in enumerate(topics):
            _keep(done, organ, row, number, one)
        said = [{"what": one.what, "attribute": one.attribute} for one in topics]
        data = {"organ": organ_code, "title": title, "on": held_on, "topics": said}
        done.note("document.matter_recorded", f"matter:{row.pk}", data)
    made: int = row.pk
    return made


def _check(topics: Sequence[Topic]) -> None:
    if not topics or len(topics) > MOST:
        raise Invalid(f"至少写一个议题或者事项，最多{MOST}个。", "what1")
    check_texts(("议题", one.what) for one in topics)
    for one in topics:
        require(topic(one))


def _keep(done: Doing, organ: OrganRow, row: Matter, number: int, one: Topic) -> None:
    """Store one topic; an open one gets its duty."""
    assert one.attribute is not None
    is_open = one.attribute is Attribute.OPEN
    duty_id = None
    if is_open:
        why = f"{MATTER_WORDS[MatterKind(row.kind)]}“{row.title[:80]}”定为主动公开，方式：{one.way[:80]}"
        new = document_duty(one.what, why, row.held_on, "", f"matter:{row.pk}:{number}")
        duty_id = make(organ=organ, new=new, by=done.by, at=done.at)
    MatterTopic.objects.create(
        matter=row,
        what=one.what.strip()[:200],
        attribute=one.attribute.value,
        way=one.way.strip()[:200],
        reason="" if is_open else one.reason.strip()[:500],
        ground="" if is_open else one.ground,
        duty_id=duty_id,
    )
