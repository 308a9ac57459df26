"""The register of what is not disclosed: re-evaluate a line (条例第18条), release a finding, assess the effect on persons."""

from __future__ import annotations

from datetime import datetime

from mingbai.accounts.values import Acting, Doing
from mingbai.core.acts import open_act
from mingbai.core.errors import Invalid, NotVisible, require
from mingbai.core.words import measured
from mingbai.entries import policies
from mingbai.entries.actions.common import lock, lock_draft, record_verdict
from mingbai.entries.models import Assessment, Draft, Evaluation, NonDisclosure, Release, Snapshot
from mingbai.entries.queries.check import check
from mingbai.entries.queries.drafters import handed_in_by
from mingbai.entries.queries.floor import RANGE_CODE
from mingbai.statute.disclosure.exemptions import next_evaluation
from mingbai.statute.disclosure.ranges import kept_until
from mingbai.statute.disclosure.review import EntryAct, Stage, may_decide


def evaluate(*, entry_id: int, is_open: bool, opinion: str, by: Acting, at: datetime) -> None:
    """Re-evaluate a closed entry: it stays closed until the next date, or returns to drafting for publication."""
    act = EntryAct.OPEN_AFTER_ALL if is_open else EntryAct.KEEP_CLOSED
    opinion = measured(opinion, "opinion", "评估的理由", longest=1000)
    with open_act(by=by, at=at) as done:
        organ, entry = lock(done, entry_id)
        step = policies.step(by, organ, entry.stage, act)
        row = NonDisclosure.objects.select_for_update().get(entry=entry)
        following = None if is_open else next_evaluation(at.date())
        Evaluation.objects.create(
            non_disclosure=row,
            act=act.value,
            opinion=opinion,
            evaluated_by=done.signature,
            evaluated_at=at,
            evaluate_on=following,
        )
        if following is None:
            row.opened_at = at
            _redraft(done, entry.pk)
        else:
            row.evaluate_on = following
        row.save()
        entry.stage = step.to.value
        entry.save(update_fields=["stage"])
        done.note(step.event, entry.subject, {"opinion": opinion, "next": following})


def release(*, entry_id: int, finding: str, reason: str, by: Acting, at: datetime) -> None:
    """Release one blocking finding of the draft, with the reason; a changed text or file needs a new release."""
    why = measured(reason, "reason", "为什么可以公开")
    with open_act(by=by, at=at) as done:
        organ, entry = lock(done, entry_id)
        policies.check_secrecy(by, organ)
        require(may_decide(by.person_id, handed_in_by(entry), ()))
        found = next((one for one in check(entry.pk, at.date()) if one.key == finding and one.is_stop), None)
        if found is None:
            raise NotVisible(finding)
        if not found.may_release or found.code == RANGE_CODE:
            raise Invalid(f"“{found.title}”不能放行，只能改好。", "reason")
        values = {"sentence": found.title[:300], "reason": why, "person_id": by.person_id, "released_by": done.signature}
        _, is_new = Release.objects.get_or_create(entry=entry, finding=finding, defaults={**values, "released_at": at})
        if is_new:
            done.note("entry.finding_released", entry.subject, {"finding": found.title, "reason": why})


def widen_range(*, entry_id: int, finding: str, reason: str, by: Acting, at: datetime) -> None:
    """Let a draft be shown to more people than prescribed: the secrecy reviewer's own act, a verdict with its reason."""
    why = measured(reason, "reason", "为什么可以给更多人看")
    with open_act(by=by, at=at) as done:
        organ, entry = lock(done, entry_id)
        policies.check_secrecy(by, organ)
        require(may_decide(by.person_id, handed_in_by(entry), ()))
        found = next((one for one in check(entry.pk, at.date()) if one.key == finding and one.code == RANGE_CODE), None)
        if found is None:
            raise NotVisible(finding)
        if found.released:
            return
        values = {"sentence": found.title[:300], "reason": why, "person_id": by.person_id, "released_by": done.signature}
        Release.objects.create(entry=entry, finding=finding, released_at=at, **values)
        record_verdict(done, entry, Stage(entry.stage), EntryAct.WIDEN, opinion=why, basis=found.source)
        data = {"finding": found.title, "reason": why, "range": entry.range, "basis": found.source}
        done.note("entry.range_widened", entry.subject, data)


def assess(*, entry_id: int, purpose: str, effect: str, measures: str, by: Acting, at: datetime) -> None:
    """Record the assessment required before personal information is published; it is kept for at least three years."""
    said = {
        "purpose": measured(purpose, "purpose", "公开的目的和依据"),
        "effect": measured(effect, "effect", "对本人的影响和风险"),
        "measures": measured(measures, "measures", "采取的保护措施"),
    }
    with open_act(by=by, at=at) as done:
        _, entry, _ = lock_draft(done, entry_id)
        last = Assessment.objects.filter(entry=entry).order_by("-id").values(*said).first()
        if last == said:
            return
        Assessment.objects.create(
            entry=entry, assessed_by=done.signature, assessed_at=at, keep_until=kept_until(at.date()), **said
        )
        done.note("entry.assessed", entry.subject, said)


def _redraft(done: Doing, entry_id: int) -> None:
    """Restore the draft from its last snapshot."""
    last = Snapshot.objects.filter(entry_id=entry_id).order_by("-number").first()
    assert last is not None
    Draft.objects.update_or_create(
        entry_id=entry_id, defaults={"content": last.content, "saved_at": done.at, "saved_by": done.signature}
    )
