"""Papers of a case, opened, and the boxes over those that are given in part."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet

from mingbai.accounts.values import Acting
from mingbai.cases.models import KeptPaper, Reading, Redaction, RedactionDrawer
from mingbai.cases.models.redaction import RedactionState
from mingbai.cases.policies import handled_organ, own_organ_id
from mingbai.cases.queries.work import paper
from mingbai.cases.values.redaction import RedactionRow, boxes_of
from mingbai.cases.values.rows import PaperRow
from mingbai.core import sealing
from mingbai.core.errors import NotVisible, Refused
from mingbai.core.words import in_china
from mingbai.statute.citation import practice
from mingbai.statute.verdict import refused

READING = practice("打开申请人的材料要留痕")


def opened_paper(*, by: Acting, case_id: int, paper_id: int, on: date) -> tuple[PaperRow, bytes]:
    """Return a paper of this case; raise Refused unless this person's opening the case today is on record."""
    if not KeptPaper.objects.filter(pk=paper_id, application=case_id).exists():
        raise NotVisible(str(paper_id))
    found = paper(by=by, paper_id=paper_id)
    if not _has_opened(by, case_id, on):
        said = "先在这件申请的页面上按“打开看”，留一次痕，再看材料。"
        raise Refused(refused(said, READING, "case.not_opened"))
    return found


def redactions_of(*, by: Acting, case_id: int) -> tuple[RedactionRow, ...]:
    """Return the boxes of every paper of a case, oldest first."""
    found = _rows().filter(paper__application=case_id).order_by("id")
    return tuple(_row(one) for one in found if handled_organ(by, one.paper.application.organ_id))


def redaction(*, by: Acting, redaction_id: int) -> RedactionRow:
    """Return the boxes of one paper; raise NotVisible for anyone who does not handle its case."""
    found = _rows().filter(pk=redaction_id).first()
    if found is None:
        raise NotVisible(str(redaction_id))
    handled_organ(by, found.paper.application.organ_id)
    return _row(found)


def copies_to_confirm(by: Acting) -> tuple[RedactionRow, ...]:
    """Return the copies of this person's organ that wait for the secrecy reviewer, oldest first, without this person's own."""
    waiting = _rows().filter(state=RedactionState.MADE.value, paper__application__organ=own_organ_id(by))
    drew = RedactionDrawer.objects.filter(person_id=by.person_id).values("redaction")
    return tuple(_row(one) for one in waiting.exclude(drawn_by=by.person_id).exclude(pk__in=drew).order_by("id"))


def drawers_of(one: Redaction) -> frozenset[int]:
    """Return everybody who drew or burned in the boxes of a copy."""
    return frozenset({one.drawn_by, *RedactionDrawer.objects.filter(redaction=one).values_list("person_id", flat=True)})


def seen_mark(by: Acting, one: Redaction) -> str:
    """Return what the page of a copy gives this person alone, and what no other copy has."""
    digests = (found.sha256 if found else "" for found in (one.copy, one.annex))
    return sealing.fingerprint("copy", str(one.pk), *digests, str(by.person_id))


def mark_of_seen(*, by: Acting, redaction_id: int, on: date) -> str:
    """Return the mark for a page that shows the copy; empty unless this person's opening the case today is on record."""
    found = _rows().select_related("copy", "annex").filter(pk=redaction_id).first()
    if found is None or not _has_opened(by, found.paper.application_id, on):
        return ""
    handled_organ(by, found.paper.application.organ_id)
    return seen_mark(by, found)


def _has_opened(by: Acting, case_id: int, on: date) -> bool:
    return Reading.objects.filter(application=case_id, person_id=by.person_id, on=on).exists()


def _rows() -> QuerySet[Redaction]:
    return Redaction.objects.select_related("paper__application")


def _row(one: Redaction) -> RedactionRow:
    case = one.paper.application
    return RedactionRow(
        id=one.pk,
        case_id=case.pk,
        case_number=case.number,
        case_title=case.title,
        paper_id=one.paper_id,
        state=RedactionState(one.state),
        revision=one.revision,
        boxes=boxes_of(one.boxes),
        drawn_by=one.drawn_by,
        drawers=drawers_of(one),
        drawer=one.drawer,
        drawn_at=in_china(one.drawn_at),
        copy_id=one.copy_id or 0,
        annex_id=one.annex_id or 0,
        remark="" if sealing.trouble() else sealing.open_sealed(one.remark),
        confirmer=one.confirmer,
        confirmed_at=in_china(one.confirmed_at) if one.confirmed_at else None,
    )
