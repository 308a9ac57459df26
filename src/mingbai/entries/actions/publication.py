"""Publish an approved entry and take it down again, each in one transaction, so that it is public whole or not at all.

`put_out`, `take_in` and `run_out` know nothing of deliveries; only `channels.actions` calls them, in the acts that people
press.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from django.db.models import Max

from mingbai.accounts.values import Acting, Doing
from mingbai.catalogue.actions import fulfil, fulfil_step, reopen
from mingbai.core import hooks, numbering
from mingbai.core.acts import open_act
from mingbai.core.errors import Invalid, Stale, require
from mingbai.core.screen import screen
from mingbai.core.words import in_china, measured
from mingbai.entries import policies
from mingbai.entries.actions import tally
from mingbai.entries.actions.common import apply, content_of, end_draft, is_amendment, lock, wrote
from mingbai.entries.actions.review import last_approval, refuse_blocked, refuse_unassessed
from mingbai.entries.actions.touched import touched
from mingbai.entries.models import Attachment, Draft, Entry, Version, VersionFile
from mingbai.entries.queries.comments import begun_on, was_for_comment
from mingbai.entries.queries.posting import earliest_down
from mingbai.entries.queries.rules import template
from mingbai.entries.values.content import EntryContent, dump
from mingbai.organs.models import Organ
from mingbai.statute.disclosure.attributes import not_before_document, published_together
from mingbai.statute.disclosure.index_numbers import render
from mingbai.statute.disclosure.ranges import Range
from mingbai.statute.disclosure.review import EntryAct, Stage, Standing

PLAN_FAILURE_LONGEST = 500


@dataclass(frozen=True, slots=True)
class Out:
    """What was published: the entry, its organ, its index number, whether the portal shows it, whether this press did it."""

    entry_id: int
    organ_id: int
    organ_code: str
    index_number: str
    is_listed: bool
    is_first: bool
    is_new: bool = True


def put_out(*, entry_id: int, by: Acting, at: datetime) -> Out:
    """Publish an entry exactly as approved. Idempotent."""
    with open_act(by=by, at=at) as done:
        organ, entry = lock(done, entry_id)
        # Who may press comes before whether it is done already: a repeat by anyone else is refused, not passed over.
        policies.standing_step(by, organ, entry.standing, EntryAct.PUBLISH)
        if entry.stage == Stage.NONE and entry.standing == Standing.PUBLISHED:
            return replace(_out(entry, False), is_new=False)
        step = policies.step(by, organ, entry.stage, EntryAct.PUBLISH)
        draft = Draft.objects.get(entry=entry)
        content = _as_published(entry, draft, at)
        refuse_blocked(entry, at.date(), "发布")
        refuse_unassessed(entry, at.date())
        is_first = not is_amendment(entry)
        if is_first:
            _refuse_apart(entry)
        counted = tally.place(entry)
        apply(entry, content)
        if is_first:
            entry.index_number = _number(entry)
            entry.published_at = at
        entry.standing, entry.stage = Standing.PUBLISHED.value, step.to.value
        entry.scheduled_at, entry.plan_failure = None, ""
        entry.is_listed = entry.range == Range.OPEN
        entry.approval = last_approval(entry)
        entry.save()
        tally.move(done, counted, placed := tally.place(entry), entry.published_at)
        version = _version(done, entry, draft)
        end_draft(done, entry, version)
        if entry.duty_id is not None:
            fulfil(duty_id=entry.duty_id, on=at.date(), by=by, at=at)
        if entry.chain_id is not None:
            fulfil_step(chain_id=entry.chain_id, step=entry.chain_step, on=at.date(), by=by, at=at)
        fire = hooks.entry_published if is_first else hooks.entry_changed
        fire(done, by.organ_code, [entry.pk], touched(entry, counted, placed))
        files = list(VersionFile.objects.filter(version__entry=entry, version__number=version).values_list("file_id", flat=True))
        data = {"version": version, "index_number": entry.index_number, "listed": entry.is_listed, "files": files}
        done.bind("shown", entry.pk)
        done.note(step.event, entry.subject, data)
        return _out(entry, is_first)


def ready_interpretations(entry_id: int) -> tuple[int, ...]:
    """Return the approved interpretations that go out together with this entry."""
    found = Entry.objects.filter(interprets_id=entry_id, standing=Standing.UNPUBLISHED.value, stage=Stage.APPROVED.value)
    return tuple(found.order_by("id").values_list("id", flat=True))


def _refuse_apart(entry: Entry) -> None:
    """Raise Refused when a document would go out without its interpretation, or an interpretation before its document."""
    if entry.interprets is not None:
        require(not_before_document(entry.interprets.standing != Standing.UNPUBLISHED))
    in_hand = Entry.objects.filter(interprets=entry, standing=Standing.UNPUBLISHED.value)
    stages = in_hand.exclude(stage__in=[Stage.DISCARDED.value, Stage.NOT_DISCLOSED.value]).values_list("stage", flat=True)
    require(published_together([stage == Stage.APPROVED for stage in stages]))


def schedule(*, entry_id: int, publish_at: datetime, by: Acting, at: datetime) -> None:
    """Schedule the publication; `published_at` will be the actual moment, not the planned one."""
    if publish_at <= at:
        raise Invalid("定时发布的时间要晚于现在。要马上公开就按发布。", "publish_at")
    with open_act(by=by, at=at) as done:
        organ, entry = lock(done, entry_id)
        step = policies.step(by, organ, entry.stage, EntryAct.SCHEDULE)
        entry.scheduled_at, entry.plan_failure = publish_at, ""
        entry.save(update_fields=["scheduled_at", "plan_failure"])
        done.note(step.event, entry.subject, {"publish_at": publish_at})


def is_planned(*, entry_id: int, planned_at: datetime) -> bool:
    """Return whether the entry is still planned for this moment; the row stays locked until the transaction ends."""
    found = Entry.objects.select_for_update().filter(pk=entry_id, stage=Stage.APPROVED.value, scheduled_at=planned_at)
    return bool(found)


def stop_plan(*, entry_id: int, why: str, by: Acting, at: datetime) -> None:
    """Cancel a planned publication that failed; the clerk's list says why."""
    with open_act(by=by, at=at) as done:
        organ, entry = lock(done, entry_id)
        # Someone may have rescheduled it while it was failing.
        if entry.scheduled_at is None or entry.scheduled_at > at:
            return
        step = policies.step(by, organ, entry.stage, EntryAct.STOP_PLAN)
        planned, entry.scheduled_at, entry.plan_failure = entry.scheduled_at, None, why[:PLAN_FAILURE_LONGEST]
        entry.save(update_fields=["scheduled_at", "plan_failure"])
        done.note(step.event, entry.subject, {"publish_at": planned, "why": entry.plan_failure})


def take_in(*, entry_id: int, reason: str, by: Acting, at: datetime) -> str:
    """Withdraw a published entry from the portal and return its subject; a repeated press changes nothing.

    Its rows, number and trace stay, and an open amendment ends.
    """
    why = measured(reason, "reason", "为什么撤回")
    with open_act(by=by, at=at) as done:
        organ, entry = lock(done, entry_id)
        is_repeated = entry.standing == Standing.WITHDRAWN and entry.withdrawal_reason == why
        standing = Standing.PUBLISHED.value if is_repeated else entry.standing
        step = policies.standing_step(by, organ, standing, EntryAct.WITHDRAW)
        if is_repeated:
            return entry.subject
        end_draft(done, entry)
        counted = tally.place(entry)
        entry.standing, entry.stage, entry.is_listed = step.to.value, Stage.NONE.value, False
        entry.withdrawn_at, entry.withdrawal_reason = at, why
        entry.save()
        tally.move(done, counted, None, None)
        if entry.duty_id is not None:
            reopen(duty_id=entry.duty_id, by=by, at=at)
        hooks.entry_withdrawn(done, by.organ_code, [entry.pk], touched(entry, counted))
        done.bind("shown", entry.pk)
        done.note(step.event, entry.subject, {"reason": why, "index_number": entry.index_number})
        return entry.subject


def run_out(*, entry_id: int, by: Acting, at: datetime) -> str:
    """Take down a notice whose posting period is over, on the first day allowed; return its subject, "" before that day."""
    with open_act(by=by, at=at) as done:
        _, entry = lock(done, entry_id)
        if entry.standing != Standing.PUBLISHED or entry.down_on is None or at.date() < entry.down_on:
            return ""
        counted = tally.place(entry)
        entry.standing, entry.is_listed = Standing.EXPIRED.value, False
        entry.save(update_fields=["standing", "is_listed"])
        tally.move(done, counted, None, None)
        hooks.entry_withdrawn(done, by.organ_code, [entry.pk], touched(entry, counted))
        done.bind("shown", entry.pk)
        done.note("entry.expired", entry.subject, {"down_on": entry.down_on})
        return entry.subject


def amend(*, entry_id: int, reason: str, by: Acting, at: datetime) -> None:
    """Open a published entry for amendment; the public sees the old version until the new one has passed review."""
    why = measured(reason, "reason", "改什么、为什么改，公众会看到这句话", longest=300)
    screen({"更正说明": why}, at.date())
    with open_act(by=by, at=at) as done:
        organ, entry = lock(done, entry_id)
        if entry.standing != Standing.PUBLISHED:
            policies.standing_step(by, organ, entry.standing, EntryAct.WITHDRAW)
        step = policies.step(by, organ, entry.stage, EntryAct.AMEND)
        last = Version.objects.filter(entry=entry).order_by("-number").first()
        if last is None:
            raise Stale("这条信息是导入的旧记录，没有正文可以更正。请新建一条，再撤回这一条。")
        entry.stage, entry.drafted_by = step.to.value, by.person_id
        entry.save(update_fields=["stage", "drafted_by"])
        saved = {"saved_at": at, "saved_by": done.signature, "saver_id": by.person_id}
        Draft.objects.create(entry=entry, content=last.content, note=why, **saved)
        wrote(done, entry)
        kept = set(VersionFile.objects.filter(version=last).values_list("attachment_id", flat=True))
        Attachment.objects.filter(entry=entry).exclude(pk__in=kept).update(is_removed=True)
        Attachment.objects.filter(pk__in=kept).update(is_removed=False)
        done.note(step.event, entry.subject, {"reason": why})


def _as_published(entry: Entry, draft: Draft, at: datetime) -> EntryContent:
    """Return the content with the days that publication itself decides.

    A take-down day before the end of the posting period moves to that end, which no one may shorten. Opinions are not taken
    before the draft is public.
    """
    found = content = content_of(draft)
    posted_at = entry.published_at if is_amendment(entry) and entry.published_at else at
    earliest = earliest_down(entry.organ.code, content, in_china(posted_at).date())
    if content.down_on is not None and earliest is not None and content.down_on < earliest:
        found = replace(found, down_on=earliest)
    if content.comment is not None and not was_for_comment(
        entry.standing, entry.comment_until, entry.title, entry.line.line2 if entry.line else ""
    ):
        found = replace(found, comment=begun_on(content, in_china(at).date()))
    if found != content:
        draft.content = dump(found)
    return found


def _number(entry: Entry) -> str:
    """Return the organ's next index number by its template; a number is never reused."""
    organ: Organ = entry.organ
    formed_on = entry.formed_on
    assert formed_on is not None
    text = render(template(organ.pk), organ=organ.code.upper(), credit_code=organ.credit_code, formed_on=formed_on)
    series = f"entry:{organ.code}:{formed_on.year}"
    return numbering.next_number(series=series, template=text, subject=f"entry:{organ.code}:{entry.pk}")


def _version(done: Doing, entry: Entry, draft: Draft) -> int:
    """Freeze the content with its files and return the version's number."""
    last = Version.objects.filter(entry=entry).aggregate(n=Max("number"))["n"] or 0
    version = Version.objects.create(
        entry=entry,
        number=last + 1,
        content=dump(content_of(draft)),
        note=draft.note if last else "",
        published_at=done.at,
        published_by=done.signature,
    )
    kept = list(Attachment.objects.filter(entry=entry, is_removed=False).order_by("position", "id"))
    waiting = [one.name for one in kept if one.rebuilt_id is None]
    if waiting:
        raise Stale(f"附件“{waiting[0]}”还没有整理成可以公开的一份。请过几分钟再发布，或者去掉它重新上传。")
    VersionFile.objects.bulk_create(VersionFile(version=version, attachment=one, file_id=one.rebuilt_id) for one in kept)
    done.bind("version", version.pk)
    return last + 1


def _out(entry: Entry, is_first: bool) -> Out:
    return Out(entry.pk, entry.organ_id, entry.organ.code, entry.index_number or "", entry.is_listed, is_first)
