"""An entry in each state, for the tests that go through every address."""

from __future__ import annotations

from typing import Any

from mingbai.accounts.models import Post
from mingbai.accounts.values import Acting
from mingbai.channels import actions as channels
from mingbai.channels.models import Delivery
from mingbai.entries import actions as entries
from mingbai.entries.values.content import EntryContent
from mingbai.organs.models import Organ
from mingbai.statute.disclosure.review import EntryAct
from mingbai.supervision import actions as supervision
from mingbai.supervision.models import Reminder
from support import NOW, TODAY, appointed

STATES = ("draft", "first", "secrecy", "final", "referred", "approved", "closed", "published", "withdrawn")


def in_every_state(people: dict[str, Any]) -> dict[str, int]:
    """An entry of Baiyang's in each state, and a delivery that waits for its removal."""
    made = {state: _entry(people, state) for state in STATES}
    delivery = Delivery.objects.get(entry_id=made["withdrawn"])
    Delivery.objects.filter(pk=delivery.pk).update(state="to_remove")
    return made | {"delivery_id": delivery.pk, "post_id": _pending_post(people)}


def _pending_post(people: dict[str, Any]) -> int:
    """A section head of Baiyang's whom somebody outside the matrix appointed, and whom nobody has confirmed."""
    made = appointed(Organ.objects.get(code="baiyang"), "section_head", "baiyang-head-2")
    Post.objects.filter(pk=made.post_id).update(appointed_by=people["clerk"].person_id, is_pending=True)
    return made.post_id


def _entry(people: dict[str, Any], state: str) -> int:
    clerk = people["clerk"]
    content = EntryContent(
        f"财务公开 {state}", summary="各项收支。", body="<p>收入12万元。</p>", statutory_item="20.7", formed_on=TODAY
    )
    entry = entries.open_draft(organ_code="baiyang", content=content, by=clerk, at=NOW)
    if state == "draft":
        return entry
    entries.submit(entry_id=entry, by=clerk, at=NOW)
    steps = {"first": 0, "secrecy": 1, "final": 2, "referred": 1, "closed": 1}
    for role in ("section_head", "reviewer", "leader")[: steps.get(state, 3)]:
        entries.decide(entry_id=entry, act=EntryAct.APPROVE, by=people[role], at=NOW)
    if state == "referred":
        told = {"opinion": "拿不准，报上级确定。", "authority": "secrecy"}
        entries.decide(entry_id=entry, act=EntryAct.REFER, by=people["reviewer"], at=NOW, **told)
    if state == "closed":
        told = {"opinion": "涉及国家秘密。", "ground": "14.1"}
        entries.decide(entry_id=entry, act=EntryAct.REFUSE, by=people["reviewer"], at=NOW, **told)
    if state in {"published", "withdrawn"}:
        channels.publish(entry_id=entry, by=clerk, at=NOW)
    if state == "withdrawn":
        channels.withdraw(entry_id=entry, reason="核对以后要改。", by=clerk, at=NOW)
    return entry


def reminded(officer: Acting) -> dict[str, object]:
    """A reminder that Baiyang has still to answer."""
    supervision.remind(messages=[("baiyang", "请抓紧办，并答复。")], by=officer, at=NOW)
    return {"reminder_id": Reminder.objects.get().pk}
