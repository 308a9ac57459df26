"""Open a slip, save it, submit it, take it back, discard it."""

from __future__ import annotations

from dataclasses import asdict, fields
from datetime import datetime

from mingbai.accounts.values import Acting
from mingbai.core.acts import open_act
from mingbai.core.errors import Invalid, Refused
from mingbai.core.words import measured
from mingbai.documents import policies
from mingbai.documents.actions.common import (
    check_revision,
    lock,
    move,
    refuse_missing,
    slip_of,
    write,
    wrote,
)
from mingbai.documents.actions.marks import check_texts
from mingbai.documents.models import Document, NumberSeries
from mingbai.documents.queries.staffing import unmanned
from mingbai.documents.queries.work import authors, files_of
from mingbai.documents.values.slip import Slip, tidy
from mingbai.entries.queries import drafts_for_comment
from mingbai.organs.models import Organ
from mingbai.statute.disclosure.attributes import Attribute, needs_disclosure_office
from mingbai.statute.disclosure.documents import CHECKING, SlipAct, SlipState
from mingbai.statute.verdict import refused

TEXTS = (("标题", "title"), ("正文", "body"), ("解读标题", "interpretation_title"), ("解读", "interpretation_body"))


def open_slip(*, organ_code: str, slip: Slip, by: Acting, at: datetime) -> int:
    """Open a slip and return its key; an identical one that the same person opened today is returned instead."""
    organ = policies.visible_organ(by, organ_code)
    policies.check_work(by, organ)
    slip = _checked(slip, organ.id)
    with open_act(by=by, at=at) as done:
        done.lock(Organ, pk=organ.id)
        same = Document.objects.filter(
            organ_id=organ.id, title=slip.title, drafted_by=by.person_id, state=SlipState.DRAFTING.value
        )
        begun = same.filter(created_at__gte=at.replace(hour=0, minute=0, second=0, microsecond=0)).first()
        if begun is not None and slip_of(begun) == slip:
            return begun.pk
        row = Document.objects.create(
            organ_id=organ.id,
            drafted_by=by.person_id,
            drafter_post=by.post_id,
            drafter=by.label,
            created_at=at,
            changed_at=at,
            **_values(slip),
        )
        wrote(done, row)
        done.note("document.opened", row.subject, {"title": slip.title, "attribute": slip.attribute})
    return row.pk


def save_slip(*, document_id: int, slip: Slip, revision: int | None, by: Acting, at: datetime) -> int:
    """Save the slip and return its new revision; raise Stale when someone else saved in between."""
    with open_act(by=by, at=at) as done:
        organ, row = lock(done, document_id)
        policies.check_edit(by, organ, row.state)
        new, old = _checked(slip, organ.id), slip_of(row)
        if new == old:
            return row.revision
        check_revision(row, revision)
        for name, value in _values(new).items():
            setattr(row, name, value)
        row.revision, row.changed_at = row.revision + 1, at
        row.save()
        wrote(done, row)
        changed = [one.name for one in fields(Slip) if getattr(old, one.name) != getattr(new, one.name)]
        done.note("document.saved", row.subject, {"fields": changed, "attribute": new.attribute})
        return row.revision


def submit(*, document_id: int, opinion: str = "", revision: int | None = None, by: Acting, at: datetime) -> None:
    """Submit the slip with its attribute to the office, or first to the disclosure office. Idempotent."""
    with open_act(by=by, at=at) as done:
        organ, row = lock(done, document_id)
        slip = slip_of(row)
        through = needs_disclosure_office(slip.is_policy, slip.proposal.attribute)
        if row.state in {SlipState.OFFICE_CHECK, SlipState.DISCLOSURE_CHECK}:
            policies.check_work(by, organ)
            return
        step = policies.step(by, organ, row.state, SlipAct.SUBMIT, through)
        check_revision(row, revision)
        refuse_missing(slip, row, at.date())
        if said := unmanned(organ, through, {*authors(row), by.person_id}, at.date()):
            raise Refused(refused(f"现在不能送核。{said}", CHECKING, "document.unmanned"))
        row.round += 1
        write(done, row, SlipAct.SUBMIT, opinion.strip()[:500])
        move(done, row, step.to.value, "round")
        files = [one.sha256 for one in files_of(row)]
        done.note(step.event, row.subject, {"round": row.round, "attribute": slip.attribute, "files": files})


def take_back(*, document_id: int, reason: str, by: Acting, at: datetime) -> None:
    """Take a slip back to change it; all checks start again when it is resubmitted."""
    why = measured(reason, "opinion", "为什么撤回修改")
    with open_act(by=by, at=at) as done:
        organ, row = lock(done, document_id)
        step = policies.step(by, organ, row.state, SlipAct.TAKE_BACK)
        write(done, row, SlipAct.TAKE_BACK, why)
        move(done, row, step.to.value)
        done.note(step.event, row.subject, {"reason": why, "round": row.round})


def discard(*, document_id: int, reason: str, by: Acting, at: datetime) -> None:
    """Discard a slip; it stays in the list with the reason. Idempotent."""
    why = measured(reason, "opinion", "为什么作废")
    with open_act(by=by, at=at) as done:
        organ, row = lock(done, document_id)
        if row.state == SlipState.DISCARDED:
            policies.check_work(by, organ)
            return
        step = policies.step(by, organ, row.state, SlipAct.DISCARD)
        write(done, row, SlipAct.DISCARD, why)
        move(done, row, step.to.value)
        done.note(step.event, row.subject, {"reason": why})


def _checked(slip: Slip, organ_id: int) -> Slip:
    """Return the tidied slip; refuse classification marks and another organ's series."""
    found = tidy(slip)
    check_texts((what, getattr(found, name)) for what, name in TEXTS)
    if found.series_id is not None and not NumberSeries.objects.filter(pk=found.series_id, organ_id=organ_id).exists():
        raise Invalid("选本机关的发文字号。", "series_id")
    if found.final_of_id is not None and found.final_of_id not in dict(drafts_for_comment(organ_id)):
        raise Invalid("选本机关公布过的征求意见稿。", "final_of_id")
    if found.normative_kind and found.attribute in {Attribute.ON_REQUEST, Attribute.CLOSED}:
        raise Invalid("规章和行政规范性文件应当主动公开（条例第20条第一项）：不公开的，就不是规范性文件。", "normative_kind")
    return found


def _values(slip: Slip) -> dict[str, object]:
    return asdict(slip)
