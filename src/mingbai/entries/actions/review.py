"""Submit a draft and decide on it: one recorded verdict per review."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, datetime

from mingbai.accounts.values import Acting, Doing
from mingbai.core.acts import open_act
from mingbai.core.errors import Invalid, Refused, Unconfirmed, require
from mingbai.core.words import measured
from mingbai.entries import policies
from mingbai.entries.actions.attachments import look_again
from mingbai.entries.actions.common import check_revision, content_of, is_amendment, lock, record_verdict, snapshot
from mingbai.entries.models import Assessment, Attachment, Confirmation, Draft, Entry, NonDisclosure, ReviewVerdict
from mingbai.entries.queries.agreement import ToConfirm, to_confirm
from mingbai.entries.queries.check import blocking, check, findings_need_assessment
from mingbai.entries.queries.drafters import handed_in_by
from mingbai.entries.queries.reviewers import unmanned
from mingbai.entries.queries.rules import chain
from mingbai.entries.values.content import EntryContent
from mingbai.entries.values.findings import CheckFinding
from mingbai.entries.values.shape import complete
from mingbai.organs.queries import OrganRow
from mingbai.statute.citation import regulations
from mingbai.statute.disclosure.exemptions import ground as exemption
from mingbai.statute.disclosure.exemptions import next_evaluation
from mingbai.statute.disclosure.imports import review_basis
from mingbai.statute.disclosure.ranges import unassessed
from mingbai.statute.disclosure.review import (
    AUTHORITY_WORDS,
    REFERRAL,
    REVIEWER,
    Authority,
    EntryAct,
    Stage,
    may_decide,
    referral,
)
from mingbai.statute.verdict import refused

# Verdicts of a round that review nothing: whoever widened the range still makes the secrecy review.
NO_REVIEW = (EntryAct.SUBMIT.value, EntryAct.WIDEN.value)
OPINION_NEEDED = frozenset({EntryAct.RETURN, EntryAct.REFUSE, EntryAct.REFER})
BASIS = {
    Stage.FIRST: "条例第6条、第17条",
    Stage.FINAL: "条例第17条",
}


def submit(*, entry_id: int, revision: int | None = None, confirmed: str = "", by: Acting, at: datetime) -> None:
    """Submit the draft to the first review of the organ's chain; raise Refused while a finding blocks it.

    Raises Unconfirmed while it has gaps or contradictions and `confirmed` is not the digest of exactly these.
    """
    look_again(entry_id=entry_id, by=by, at=at)
    with open_act(by=by, at=at) as done:
        organ, entry = lock(done, entry_id)
        stages = chain(organ.id, entry.field)
        step = policies.step(by, organ, entry.stage, EntryAct.SUBMIT, stages)
        draft = Draft.objects.get(entry=entry)
        check_revision(draft, revision)
        content = content_of(draft)
        complete(content, at.date())
        refuse_unmanned(organ, stages, {*handed_in_by(entry), by.person_id}, at.date())
        findings = refuse_blocked(entry, at.date(), "送审")
        refuse_unassessed(entry, at.date())
        asked = _confirmed(entry, content, findings, confirmed)
        entry.round += 1
        entry.stage = step.to.value
        entry.save(update_fields=["round", "stage"])
        number = snapshot(done, entry, content, "submitted")
        record_verdict(done, entry, Stage.DRAFT, EntryAct.SUBMIT)
        if asked.points:
            Confirmation.objects.create(
                entry=entry,
                round=entry.round,
                points=list(asked.points),
                digest=asked.digest,
                person_id=by.person_id,
                confirmed_by=done.signature,
                confirmed_at=at,
            )
        done.note(step.event, entry.subject, {"round": entry.round, "snapshot": number, "confirmed": list(asked.points)})


def decide(
    *, entry_id: int, act: EntryAct, opinion: str = "", ground: str = "", authority: str = "", by: Acting, at: datetime
) -> None:
    """Record one review's verdict and move the draft; a repeated verdict by the same person is recorded once.

    `ground` names the exemption ("14.1" … "16.3") when the act is REFUSE, `authority` who is asked when it is REFER.
    """
    if act is EntryAct.REFER:
        require(referral(authority))
    opinion = measured(opinion, "opinion", "意见", 4 if act in OPINION_NEEDED else 0, 1000)
    look_again(entry_id=entry_id, by=by, at=at)
    with open_act(by=by, at=at) as done:
        organ, entry = lock(done, entry_id)
        stages = chain(organ.id, entry.field)
        if _done_already(entry, act, by):
            return
        stage = Stage(entry.stage)
        step = policies.step(by, organ, entry.stage, act, stages)
        earlier = ReviewVerdict.objects.filter(entry=entry, round=entry.round)
        others = set(earlier.exclude(act__in=NO_REVIEW).values_list("person_id", flat=True))
        require(may_decide(by.person_id, handed_in_by(entry), others))
        if act is EntryAct.APPROVE:
            refuse_blocked(entry, at.date(), "同意公开")
        if act is EntryAct.REFUSE:
            _close(done, entry, ground, opinion)
        basis = _basis(stage, act, ground, authority, at.date())
        record_verdict(done, entry, stage, act, opinion=opinion, basis=basis)
        entry.stage = step.to.value
        entry.save(update_fields=["stage"])
        done.note(step.event, entry.subject, {"round": entry.round, "opinion": opinion, "ground": ground, "to": authority})


def _basis(stage: Stage, act: EntryAct, ground: str, authority: str, on: date) -> str:
    if act is EntryAct.REFUSE:
        return exemption(ground).words
    if act is EntryAct.REFER:
        return f"{REFERRAL}，报{AUTHORITY_WORDS[Authority(authority)]}"
    return BASIS.get(stage) or review_basis(on)


def determine(
    *, entry_id: int, is_open: bool, authority: str, reference: str, ground: str = "", opinion: str, by: Acting, at: datetime
) -> None:
    """Record what the authority determined about a referred entry (条例第17条), with its name and document."""
    act = EntryAct.DETERMINE_OPEN if is_open else EntryAct.DETERMINE_CLOSED
    basis = (
        measured(authority, "authority", "是哪个部门确定的", 2, 80)
        + " "
        + measured(reference, "reference", "答复的文号或者日期", 2, 80)
    )
    opinion = measured(opinion, "opinion", "确定的结果")
    with open_act(by=by, at=at) as done:
        organ, entry = lock(done, entry_id)
        step = policies.step(by, organ, entry.stage, act, chain(organ.id, entry.field))
        require(may_decide(by.person_id, handed_in_by(entry), ()))
        if not is_open:
            _close(done, entry, ground, opinion)
        record_verdict(done, entry, Stage.REFERRED, act, opinion=opinion, basis=basis)
        entry.stage = step.to.value
        entry.save(update_fields=["stage"])
        done.note(step.event, entry.subject, {"basis": basis, "opinion": opinion, "ground": ground})


def last_approval(entry: Entry) -> ReviewVerdict:
    """Return the approval with which the reviews of this round ended."""
    return ReviewVerdict.objects.filter(entry=entry, round=entry.round, act=EntryAct.APPROVE.value).latest("id")


def refuse_unmanned(organ: OrganRow, stages: Sequence[Stage], drafters: Collection[int], today: date) -> None:
    """Raise Refused while a review of the chain has nobody who could decide what these people wrote or submit."""
    if said := unmanned(organ, stages, drafters, today):
        raise Refused(refused(f"现在不能送审。{said}", regulations("第17条"), "entry.unmanned"))


def refuse_blocked(entry: Entry, today: date, what: str) -> tuple[CheckFinding, ...]:
    """Return the findings of a draft; raise Refused with the first one that blocks publication."""
    findings = check(entry.pk, today)
    stops = blocking(findings)
    if stops:
        more = f"还有{len(stops) - 1}处。" if len(stops) > 1 else ""
        raise Refused(
            refused(f"现在不能{what}。{stops[0].title}。{more}处理后再{what}。", regulations("第17条"), "entry.blocked")
        )
    return findings


def _confirmed(entry: Entry, content: EntryContent, findings: Sequence[CheckFinding], confirmed: str) -> ToConfirm:
    """Return the gaps and contradictions, confirmed; raise Unconfirmed when others or none were."""
    files = Attachment.objects.filter(entry=entry, is_removed=False).values_list("id", flat=True)
    asked = to_confirm(content, findings, tuple(files))
    if asked.points and asked.digest != confirmed:
        words = f"有{len(asked.points)}处没有写全或者对不上。改好再送审；确实就是这样的，核对以后确认。"
        raise Unconfirmed(refused(words, regulations("第6条"), "entry.unconfirmed"), asked.points, asked.digest)
    return asked


def refuse_unassessed(entry: Entry, today: date) -> None:
    """Raise Refused when persons are named and the effect on them has not been assessed."""
    if findings_need_assessment(entry.pk) and not Assessment.objects.filter(entry=entry).exists():
        raise Refused(unassessed(today))


def _done_already(entry: Entry, act: EntryAct, by: Acting) -> bool:
    """Return whether the round's last verdict is this act by this person, so that the press is a repeat."""
    last = ReviewVerdict.objects.filter(entry=entry, round=entry.round).order_by("-id").first()
    if last is None or last.act != act.value or last.person_id != by.person_id:
        return False
    # The same person in the next reviewer's post is not repeating a press: that review must be refused, not skipped.
    return REVIEWER.get(Stage(last.stage)) == by.kind


def _close(done: Doing, entry: Entry, code: str, reason: str) -> None:
    """Add the entry to the register of what is not disclosed."""
    if is_amendment(entry):
        raise Invalid("这条信息已经公开。认为不该公开的，先撤回，再登记不予公开。", "act")
    try:
        exemption(code)
    except LookupError as unknown:
        raise Invalid("选明不予公开的依据：条例第14、15或16条中的哪一种。", "ground") from unknown
    NonDisclosure.objects.update_or_create(
        entry=entry,
        defaults={
            "organ_id": entry.organ_id,
            "ground": code,
            "reason": reason,
            "decided_by": done.signature,
            "decided_at": done.at,
            "evaluate_on": next_evaluation(done.today),
            "opened_at": None,
        },
    )
