"""Signing: one transaction assigns the number and, for an open document, makes its duty, entry and interpretation."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from mingbai.accounts.values import Acting, Doing
from mingbai.core import numbering
from mingbai.core.acts import open_act
from mingbai.core.errors import Refused
from mingbai.documents import policies
from mingbai.documents.actions.common import (
    check_person,
    check_revision,
    lock,
    move,
    refuse_missing,
    slip_of,
    write,
)
from mingbai.documents.actions.publication import prepare, read_document
from mingbai.documents.actions.series import sequence, series_for
from mingbai.documents.models import Document, NormativeDocument, Opinion
from mingbai.documents.values.slip import Slip
from mingbai.organs.queries import OrganRow
from mingbai.statute.disclosure.attributes import (
    ATTRIBUTES,
    Attribute,
    Origin,
    Proposal,
    decision,
    follows,
    needs_disclosure_office,
    stated,
)
from mingbai.statute.disclosure.documents import SlipAct, SlipState, number_of
from mingbai.statute.verdict import refused

UNSEEN = refused(
    "政策性文件拟不公开的，报批前先送本单位政务公开工作机构审查。请退回拟稿人，改了公开属性再送。",
    ATTRIBUTES,
    "document.disclosure_office",
)


def sign(
    *, document_id: int, decided: Proposal | None = None, opinion: str = "", revision: int | None = None, by: Acting, at: datetime
) -> str:
    """Sign with the attribute the signer decides (None keeps the proposal) and return the number. Idempotent."""
    read = read_document(by, Document.objects.filter(pk=document_id, state=SlipState.SIGNING.value), at)
    with open_act(by=by, at=at) as done:
        organ, row = lock(done, document_id)
        if row.state == SlipState.SIGNED:
            policies.step(by, organ, SlipState.SIGNING.value, SlipAct.SIGN)
            return row.document_number or ""
        step = policies.step(by, organ, row.state, SlipAct.SIGN)
        check_revision(row, revision)
        check_person(by, row)
        proposed = slip_of(row)
        final = _decided(row, proposed, decided or proposed.proposal, opinion, at.date())
        row.decided_attribute = final.attribute
        row.decided_reason, row.decided_ground = final.reason, final.ground
        write(done, row, SlipAct.SIGN, opinion.strip()[:500])
        row.document_number = _number(done, organ, row)
        row.signed_on = at.date()
        move(
            done, row, step.to.value,
            "decided_attribute", "decided_reason", "decided_ground", "document_number", "signed_on",
        )  # fmt: skip
        _register(done, row, final)
        if row.decided_attribute == Attribute.OPEN:
            prepare(done, organ, row, read)
            row.save(update_fields=["entry", "interpretation_entry"])
        data = {
            "document_number": row.document_number,
            "attribute": row.decided_attribute,
            "entry": row.entry_id,
            "opinion": opinion.strip(),
        }
        done.bind("document", row.pk)
        done.note(step.event, row.subject, data)
    return row.document_number


def _decided(row: Document, proposed: Slip, decided: Proposal, opinion: str, on: date) -> Slip:
    """Return the slip as the signer decides it; raise Refused when the law does not allow that decision."""
    verdict = stated(decided.attribute)
    if verdict:
        verdict = follows(Origin(proposed.origin), decided.attribute, proposed.original_attribute)
    if verdict:
        verdict = decision(proposed.proposal, decided, opinion, proposed.is_agreed)
    if not verdict or decided.attribute is None:
        raise Refused(verdict)
    is_open = decided.attribute is Attribute.OPEN
    final = replace(
        proposed,
        attribute=decided.attribute.value,
        reason="" if is_open else decided.reason.strip(),
        ground="" if is_open else decided.ground,
    )
    refuse_missing(final, row, on)
    if needs_disclosure_office(final.is_policy, decided.attribute) and not _was_seen(row):
        raise Refused(UNSEEN)
    return final


def _was_seen(row: Document) -> bool:
    """Return whether the disclosure office passed the slip in this round."""
    passed = Opinion.objects.filter(document=row, round=row.round, state=SlipState.DISCLOSURE_CHECK.value, act=SlipAct.PASS.value)
    return passed.exists()


def _number(done: Doing, organ: OrganRow, row: Document) -> str:
    """Return the next free number of this year's series, skipping numbers of documents registered by hand."""
    series = series_for(done, organ, row.series_id)
    row.series_id = series.pk
    row.save(update_fields=["series"])
    template = number_of(series.template, done.at.year)
    while True:
        number = numbering.next_number(
            series=sequence(series.template, done.at.year), template=template, subject=f"document:{organ.code}:{row.pk}"
        )
        if not NormativeDocument.objects.filter(organ_id=organ.id, document_number=number, removed_at__isnull=True).exists():
            return number


def _register(done: Doing, row: Document, slip: Slip) -> None:
    """Enter a normative document into the register, from which table 2 counts it."""
    number, signed_on = row.document_number, row.signed_on
    if not slip.normative_kind or number is None or signed_on is None:
        return
    NormativeDocument.objects.create(
        organ_id=row.organ_id,
        kind=slip.normative_kind,
        title=row.title,
        document_number=number,
        made_on=signed_on,
        document=row,
        in_force_on=row.in_force_on or signed_on,
        valid_until=row.valid_until,
    )
