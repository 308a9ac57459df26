"""One slip with everything its page shows."""

from __future__ import annotations

from dataclasses import fields

from mingbai.accounts.policies import acts_of
from mingbai.accounts.values import Acting
from mingbai.core import files as stored
from mingbai.core.errors import NotVisible
from mingbai.core.words import in_china
from mingbai.documents.models import Document, DocumentAuthor, DocumentFile, Opinion
from mingbai.documents.policies import visible_organ
from mingbai.documents.queries.series import default_template, series_named
from mingbai.documents.values.rows import DocumentFileRow, OpinionRow, WorkDocument
from mingbai.documents.values.slip import Slip
from mingbai.statute.disclosure.attributes import Attribute, Proposal
from mingbai.statute.disclosure.documents import EDITABLE, TRANSITIONS, SlipAct, SlipState, may_decide
from mingbai.statute.verdict import Verdict

STEPS = frozenset({SlipAct.PASS, SlipAct.SIGN})


def work_document(*, by: Acting, document_id: int) -> WorkDocument:
    """Return the slip for its page; raise NotVisible for anyone who may not read its organ's work."""
    row = Document.objects.select_related("organ", "entry__duty", "final_of").filter(pk=document_id).first()
    if row is None:
        raise NotVisible(str(document_id))
    organ = visible_organ(by, row.organ.code)
    opinions = opinions_of(row)
    acts = acts_of(by, organ, row.state, TRANSITIONS)
    barred = _barred(by, row, acts, opinions)
    duty = row.entry.duty if row.entry else None
    return WorkDocument(
        id=row.pk,
        organ=organ,
        slip=slip_of(row),
        state=SlipState(row.state),
        round=row.round,
        revision=row.revision,
        drafter=row.drafter,
        drafted_by=row.drafted_by,
        created_at=in_china(row.created_at),
        document_number=row.document_number or "",
        number_form=series_named(organ.id, row.series_id) or default_template(organ),
        signed_on=row.signed_on,
        decided=decided_of(row),
        entry_id=row.entry_id,
        interpretation_entry_id=row.interpretation_entry_id,
        publish_by=duty.judge_by if duty else None,
        files=files_of(row),
        opinions=opinions,
        wrote=authors(row),
        acts=acts & {SlipAct.TAKE_BACK} if barred is not None else acts,
        barred=barred,
        final_of=row.final_of.title if row.final_of else "",
    )


def document_file(*, by: Acting, file_id: int) -> tuple[DocumentFileRow, bytes]:
    """Return a slip's file with its bytes; raise NotVisible for anyone who may not read the slip."""
    row = DocumentFile.objects.select_related("document__organ", "file").filter(pk=file_id).first()
    if row is None:
        raise NotVisible(str(file_id))
    visible_organ(by, row.document.organ.code)
    return _file(row), stored.read(row.file.sha256)


def slip_of(row: Document) -> Slip:
    """Return what the drafter wrote."""
    return Slip(**{one.name: getattr(row, one.name) for one in fields(Slip)})


def decided_of(row: Document) -> Proposal:
    """Return what the signer decided; the attribute is None before the signature."""
    attribute = Attribute(row.decided_attribute) if row.decided_attribute else None
    return Proposal(attribute, row.decided_reason, row.decided_ground)


def files_of(row: Document) -> tuple[DocumentFileRow, ...]:
    """Return the text first, then the annexes in the order they were added."""
    found = DocumentFile.objects.select_related("file").filter(document=row, is_removed=False)
    return tuple(_file(one) for one in found.order_by("-is_main", "id"))


def opinions_of(row: Document) -> tuple[OpinionRow, ...]:
    """Return the lines of the slip, oldest first."""
    return tuple(
        OpinionRow(
            round=one.round,
            state=SlipState(one.state),
            act=SlipAct(one.act),
            attribute=Attribute(one.attribute) if one.attribute else None,
            opinion=one.opinion,
            person_id=one.person_id,
            decided_by=one.decided_by,
            decided_at=in_china(one.decided_at),
        )
        for one in Opinion.objects.filter(document=row).order_by("id")
    )


def authors(row: Document) -> frozenset[int]:
    """Return the drafter and everybody who changed the text or the files."""
    wrote = DocumentAuthor.objects.filter(document=row).values_list("person_id", flat=True)
    return frozenset((row.drafted_by, *wrote))


def earlier(round_: int, opinions: tuple[OpinionRow, ...]) -> set[int]:
    """Return the people who already did a step of a round, submitting included.

    The disclosure office's review is none of the steps: in a township the office that checks the text is that office.
    """
    own = [one for one in opinions if one.round == round_ and one.state is not SlipState.DISCLOSURE_CHECK]
    return {one.person_id for one in own if one.act in {SlipAct.SUBMIT, *STEPS}}


def _barred(by: Acting, row: Document, acts: frozenset[SlipAct], opinions: tuple[OpinionRow, ...]) -> Verdict | None:
    """Return why someone in the right post may still not decide this step; None when they may."""
    if SlipState(row.state) in EDITABLE or not STEPS & acts:
        return None
    verdict = may_decide(by.person_id, authors(row), earlier(row.round, opinions))
    return None if verdict else verdict


def _file(row: DocumentFile) -> DocumentFileRow:
    kept = row.file
    return DocumentFileRow(row.pk, row.name, kept.size, kept.sha256, kept.media_type, row.is_main, row.marked, row.findings)
