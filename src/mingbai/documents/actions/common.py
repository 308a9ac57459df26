"""Steps that the acts on a slip share: lock it, guard against lost updates, write its line, move it on."""

from __future__ import annotations

from datetime import date

from mingbai.accounts.values import Acting, Doing
from mingbai.core.errors import Refused, Stale, require
from mingbai.documents import policies
from mingbai.documents.checks import lacks
from mingbai.documents.models import Document, DocumentAuthor, Opinion
from mingbai.documents.queries.work import authors, earlier, files_of, opinions_of, slip_of
from mingbai.documents.values.slip import Slip
from mingbai.organs.queries import OrganRow
from mingbai.statute.disclosure.documents import SlipAct, may_decide


def lock(done: Doing, document_id: int) -> tuple[OrganRow, Document]:
    """Return the organ and the slip, locked until the act ends; raise NotVisible for anyone who may not read it."""
    row = done.lock(Document, "organ", pk=document_id)
    return policies.visible_organ(done.by, row.organ.code), row


def check_revision(row: Document, revision: int | None) -> None:
    """Raise Stale when the page showed an older revision."""
    if revision is not None and revision != row.revision:
        raise Stale.of("这份公文")


def check_person(by: Acting, row: Document) -> None:
    """Raise Refused for whoever wrote any of it, and for anyone who did an earlier step of this round."""
    require(may_decide(by.person_id, authors(row), earlier(row.round, opinions_of(row))))


def wrote(done: Doing, row: Document) -> None:
    """Keep that this person changed the document: they neither check nor sign it."""
    kept = {"name": done.signature, "wrote_at": done.at}
    DocumentAuthor.objects.get_or_create(document=row, person_id=done.by.person_id, defaults=kept)


def refuse_missing(slip: Slip, row: Document, on: date) -> None:
    """Raise Refused with the first rule that stands in the way."""
    found = lacks(slip, files_of(row), on)
    if found:
        raise Refused(found[0].verdict)


def write(done: Doing, row: Document, act: SlipAct, opinion: str) -> None:
    """Add a line to the slip, with the attribute as it is at this moment."""
    line = Opinion.objects.create(
        document=row,
        round=row.round,
        state=row.state,
        act=act.value,
        attribute=row.decided_attribute or row.attribute,
        opinion=opinion,
        person_id=done.by.person_id,
        decided_by=done.signature,
        decided_at=done.at,
    )
    done.bind("opinion", line.pk)


def move(done: Doing, row: Document, to: str, *names: str) -> None:
    """Move the slip to its next state; the new revision makes pages drawn before it stale."""
    row.state, row.changed_at, row.revision = to, done.at, row.revision + 1
    row.save(update_fields=["state", "changed_at", "revision", *names])


__all__ = ["check_person", "check_revision", "lock", "move", "refuse_missing", "slip_of", "write", "wrote"]
