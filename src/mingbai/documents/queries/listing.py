"""Lists of slips: by state, and what waits for one person."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from django.db.models import Count, F, Q, QuerySet

from mingbai.accounts.values import Acting
from mingbai.core import asked
from mingbai.core.paging import PAGE, ListPage, cut
from mingbai.core.words import in_china
from mingbai.documents.models import Document, DocumentAuthor, Opinion
from mingbai.documents.policies import visible_organ
from mingbai.documents.values.rows import DocumentRow
from mingbai.statute.disclosure.attributes import Attribute
from mingbai.statute.disclosure.documents import AT_TOP, CHECKERS, EDITABLE, SlipAct, SlipState
from mingbai.statute.posts import WORKERS

MOST_WAITING = 100
STEPS = (SlipAct.SUBMIT.value, SlipAct.PASS.value, SlipAct.SIGN.value)


def listed(
    *, by: Acting, organ_code: str, states: Collection[SlipState] = (), after: str = "", limit: int = PAGE
) -> ListPage[DocumentRow]:
    """Return a page of an organ's slips, newest first."""
    organ = visible_organ(by, organ_code)
    rows = Document.objects.filter(organ_id=organ.id).order_by("-id")
    if states:
        rows = rows.filter(state__in=[state.value for state in states])
    if key := asked.key(after):
        rows = rows.filter(pk__lt=key)
    return cut(_rows(rows[: limit + 1]), limit, lambda row: row.id)


def counts(*, by: Acting, organ_code: str) -> dict[SlipState, int]:
    """Count an organ's slips by state."""
    organ = visible_organ(by, organ_code)
    found = Document.objects.filter(organ_id=organ.id).values_list("state").annotate(n=Count("id"))
    return {SlipState(state): n for state, n in found.order_by("state")}


def has_signed(organ_id: int, first_on: date, last_on: date) -> bool:
    """Return whether a document of the organ was signed in these days, which none is without its attribute."""
    return Document.objects.filter(organ_id=organ_id, signed_on__gte=first_on, signed_on__lte=last_on).exists()


def waiting(by: Acting) -> tuple[DocumentRow, ...]:
    """Return the slips that wait for this person, longest waiting first."""
    asked = Q(pk__in=[])
    if by.kind in WORKERS:
        asked |= Q(organ_id=by.organ_id, drafted_by=by.person_id, state__in=[state.value for state in EDITABLE])
    wrote = DocumentAuthor.objects.filter(person_id=by.person_id).values("document")
    for state, posts in CHECKERS.items():
        if by.kind in posts or (by.organ_level == "county" and by.kind in AT_TOP.get(state, ())):
            asked |= Q(organ_id=by.organ_id, state=state.value) & ~Q(drafted_by=by.person_id) & ~Q(pk__in=wrote)
    # Whoever did an earlier step of this round may not do this one, so it waits for a colleague.
    done = Opinion.objects.filter(person_id=by.person_id, act__in=STEPS, document__round=F("round"))
    done = done.exclude(state=SlipState.DISCLOSURE_CHECK.value)
    rows = Document.objects.filter(asked)
    rows = rows.exclude(Q(pk__in=done.values("document")) & ~Q(state__in=[state.value for state in EDITABLE]))
    return _rows(rows.order_by("changed_at", "id")[:MOST_WAITING])


def _rows(rows: QuerySet[Document]) -> tuple[DocumentRow, ...]:
    return tuple(_row(row) for row in rows.select_related("organ"))


def _row(row: Document) -> DocumentRow:
    attribute = row.decided_attribute or row.attribute
    return DocumentRow(
        id=row.pk,
        organ_code=row.organ.code,
        organ_name=row.organ.short_name,
        title=row.title,
        kind=row.kind,
        state=SlipState(row.state),
        attribute=Attribute(attribute) if attribute else None,
        document_number=row.document_number or "",
        drafter=row.drafter,
        drafted_by=row.drafted_by,
        changed_at=in_china(row.changed_at),
        signed_on=row.signed_on,
    )
