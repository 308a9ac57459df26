"""What the acts on a slip share: the locked row, the guard against lost updates, the slip's line, the audit entry."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from mingbai.accounts.values import Acting
from mingbai.core import audit
from mingbai.core.errors import NotVisible, Refused, Stale
from mingbai.documents import policies
from mingbai.documents.models import Document, Opinion
from mingbai.documents.queries.work import earlier, files_of, lacks, opinions_of, slip_of
from mingbai.documents.values.rows import Missing
from mingbai.documents.values.slip import Slip
from mingbai.organs.queries import OrganRow
from mingbai.statute.disclosure.documents import Act, may_decide

CHANGED = "别人刚改过这份公文。您的改动没有覆盖别人的，请看过新的内容再做一次。"


def locked(by: Acting, document_id: int) -> tuple[OrganRow, Document]:
    """The organ and the slip, locked until the transaction ends; NotVisible for whoever may not read it."""
    row = Document.objects.select_for_update(of=("self",)).select_related("organ").filter(pk=document_id).first()
    if row is None:
        raise NotVisible(str(document_id))
    return policies.visible_organ(by, row.organ.code), row


def check_revision(row: Document, revision: int | None) -> None:
    """Stale when the page was drawn from an older revision."""
    if revision is not None and revision != row.revision:
        raise Stale(CHANGED)


def check_person(by: Acting, row: Document) -> None:
    """Refuse whoever drafted it or did an earlier step of this round."""
    verdict = may_decide(by.person_id, row.drafted_by, earlier(row, opinions_of(row)))
    if not verdict:
        raise Refused(verdict)


def refuse_missing(slip: Slip, row: Document) -> None:
    """The refusal names the first rule in the way and says how many more there are."""
    found: tuple[Missing, ...] = lacks(slip, files_of(row))
    if found:
        raise Refused(found[0].verdict)


def write(row: Document, act: Act, opinion: str, by: Acting, at: datetime) -> None:
    """Add the line of the slip, with the attribute as it stands at this moment."""
    Opinion.objects.create(
        document=row,
        round=row.round,
        state=row.state,
        act=act.value,
        attribute=row.decided_attribute or row.attribute,
        opinion=opinion,
        person_id=by.person_id,
        decided_by=by.actor.label,
        decided_at=at,
    )


def move(row: Document, to: str, at: datetime, *names: str) -> None:
    """Put the slip into its next state; the revision tells pages that it moved."""
    row.state, row.changed_at, row.revision = to, at, row.revision + 1
    row.save(update_fields=["state", "changed_at", "revision", *names])


def note(row: Document, event: str, data: Mapping[str, object], by: Acting, at: datetime) -> None:
    """The audit entry of an act on a slip."""
    audit.append(actor=by.actor, event=event, subject=f"document:{row.organ.code}:{row.pk}", data=data, at=at)


__all__ = ["check_person", "check_revision", "locked", "move", "note", "refuse_missing", "slip_of", "write"]
