"""Open a draft, save it, discard it, take it back from review."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from mingbai.accounts.values import Acting
from mingbai.catalogue import queries as catalogue
from mingbai.core.acts import open_act
from mingbai.core.errors import Invalid, NotVisible
from mingbai.core.words import measured
from mingbai.entries import policies
from mingbai.entries.actions.common import (
    apply,
    check_revision,
    content_of,
    end_draft,
    is_amendment,
    keep_overtaken,
    lock,
    lock_draft,
    snapshot,
    wrote,
)
from mingbai.entries.models import Draft, Entry
from mingbai.entries.queries.access import is_tied
from mingbai.entries.queries.comments import is_for_comment
from mingbai.entries.queries.listed import begun
from mingbai.entries.values.content import EntryContent, differences, dump, with_elements
from mingbai.entries.values.shape import tidy
from mingbai.statute.disclosure.review import ENDED, EntryAct, Stage, Standing


def open_draft(
    *,
    organ_code: str,
    content: EntryContent,
    duty_id: int | None = None,
    chain_id: int | None = None,
    chain_step: str = "",
    interprets_id: int | None = None,
    final_of_id: int | None = None,
    by: Acting,
    at: datetime,
) -> int:
    """Open an entry with the elements of its catalogue line and return its key; a draft already open for the duty is resumed.

    An entry that tells the adoption of opinions is tied to its draft for comment by the duty.
    """
    organ = policies.visible_organ(by, organ_code)
    policies.check_work(by, organ)
    with open_act(by=by, at=at) as done:
        content = tidy(from_catalogue(content, organ_code, at))
        answered = begun(organ.id, duty_id) if duty_id is not None else None
        if answered is not None:
            return answered
        if interprets_id is not None and not Entry.objects.filter(pk=interprets_id, organ_id=organ.id).exists():
            raise NotVisible(f"entry {interprets_id}")
        if final_of_id is not None and not is_for_comment(organ.id, final_of_id):
            raise NotVisible(f"entry {final_of_id}")
        answers = Entry.objects.filter(adoption_duty_id=duty_id).first() if duty_id is not None else None
        entry = Entry(
            organ_id=organ.id,
            duty_id=duty_id,
            chain_id=answers.chain_id if answers else chain_id,
            chain_step=answers.chain_step if answers else chain_step,
            interprets_id=interprets_id,
            adoption_of=answers,
            final_of_id=final_of_id,
            stage=Stage.DRAFT.value,
            standing=Standing.UNPUBLISHED.value,
            is_listed=False,
            drafted_by=by.person_id,
        )
        apply(entry, content)
        entry.save()
        if duty_id is not None:
            # What explained, or was made of, the duty's earlier entry now belongs to this one.
            for name in ("interprets", "final_of"):
                Entry.objects.filter(**{f"{name}__duty_id": duty_id}).update(**{name: entry})
        saved = {"saved_at": at, "saved_by": done.signature, "saver_id": by.person_id}
        Draft.objects.create(entry=entry, content=dump(content), **saved)
        wrote(done, entry)
        snapshot(done, entry, content, "opened")
        done.note("entry.opened", entry.subject, {"title": content.title, "item": content.line_id, "duty": duty_id})
    return entry.pk


def from_catalogue(content: EntryContent, organ_code: str, at: datetime) -> EntryContent:
    """Return the content completed from its catalogue line: field, item of the regulations, elements, audience."""
    if content.line_id is None:
        return content
    line = catalogue.line_for(organ_code, content.line_id, at.date())
    if line is None:
        raise NotVisible(f"catalogue line {content.line_id}")
    code = content.statutory_item or line.main_code
    audience = content.audience or line.wording.audience
    return replace(with_elements(content, line.elements), statutory_item=code, field=line.field, audience=audience)


def save_draft(
    *, entry_id: int, content: EntryContent, revision: int | None, by: Acting, at: datetime, is_autosave: bool = False
) -> int:
    """Save the draft and return its revision; raise Stale when someone else saved in between. An autosave makes no snapshot."""
    with open_act(by=by, at=at) as done:
        organ, entry, draft = lock_draft(done, entry_id)
        old = content_of(draft)
        # Skip the catalogue: the next manual save looks its requirements up again.
        is_known = is_autosave and content.line_id == old.line_id
        new = tidy(content if is_known else from_catalogue(content, organ.code, at))
        changed = differences(old, new)
        # Identical content is no conflict, whoever saved it first: a page may autosave while its button is being pressed.
        if not changed:
            return draft.revision
        check_revision(draft, revision)
        keep_overtaken(done, draft)
        draft.content, draft.revision = dump(new), draft.revision + 1
        if draft.saver_id != by.person_id:
            # Whoever saved last is an author already.
            wrote(done, entry)
        draft.saved_at, draft.saved_by, draft.saver_id = at, done.signature, by.person_id
        draft.save()
        if not is_amendment(entry) and apply(entry, new):
            entry.save()
        if not is_autosave:
            snapshot(done, entry, new, "saved")
            done.note("entry.saved", entry.subject, {"fields": list(changed), "revision": draft.revision})
        else:
            done.no_entry("pages autosave every few seconds; the next manual save is recorded")
        return draft.revision


def change_line(*, entry_id: int, line_id: int, by: Acting, at: datetime) -> int:
    """Move a draft to another catalogue line and return its revision; text written for the old elements stays."""
    with open_act(by=by, at=at) as done:
        _, entry, draft = lock_draft(done, entry_id)
        if is_tied(entry):
            raise Invalid("这份稿子是照一件任务或者一环起草的，事项跟着它走。选错了的，作废这份，从对的那件起草。", "line")
        old = content_of(draft)
        new = replace(old, line_id=line_id, statutory_item="", audience="", elements=tuple(e for e in old.elements if e.is_done))
        return save_draft(entry_id=entry_id, content=new, revision=None, by=by, at=at)


def discard(*, entry_id: int, by: Acting, at: datetime) -> None:
    """Discard a draft; its row and its last snapshot stay, and so does what is published. Idempotent."""
    with open_act(by=by, at=at) as done:
        organ, entry = lock(done, entry_id)
        if entry.stage == Stage.DISCARDED:
            return
        step = policies.step(by, organ, entry.stage, EntryAct.DISCARD)
        draft = Draft.objects.get(entry=entry)
        snapshot(done, entry, content_of(draft), "discarded")
        end_draft(done, entry)
        entry.stage = Stage.NONE.value if is_amendment(entry) else step.to.value
        entry.save(update_fields=["stage"])
        done.note(step.event, entry.subject, {"title": entry.title})


def take_over(*, entry_id: int, by: Acting, at: datetime) -> None:
    """Make oneself the person in charge of a draft in hand whose drafter has left. Idempotent."""
    with open_act(by=by, at=at) as done:
        organ, entry = lock(done, entry_id)
        policies.check_work(by, organ)
        if Stage(entry.stage) in ENDED:
            raise Invalid("这条信息没有在办的稿子，不用接手。", "")
        if entry.drafted_by == by.person_id:
            return
        before, entry.drafted_by = entry.drafted_by, by.person_id
        entry.save(update_fields=["drafted_by"])
        done.note("entry.taken_over", entry.subject, {"title": entry.title, "before": before})


def take_back(*, entry_id: int, reason: str, by: Acting, at: datetime) -> None:
    """Take a draft back from review to change it; the review starts over when it is resubmitted."""
    why = measured(reason, "reason", "为什么撤回修改")
    with open_act(by=by, at=at) as done:
        organ, entry = lock(done, entry_id)
        step = policies.step(by, organ, entry.stage, EntryAct.TAKE_BACK)
        entry.stage, entry.scheduled_at, entry.plan_failure = step.to.value, None, ""
        entry.save(update_fields=["stage", "scheduled_at", "plan_failure"])
        done.note(step.event, entry.subject, {"reason": why})
