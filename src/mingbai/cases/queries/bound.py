"""The rows of cases that the audit trail vouches for: the case, its facts and searches, what was signed or given in part."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from mingbai.cases.models import Application, CaseSearch, CaseStep, Dispute, LedgerBatch, Letter, Redaction
from mingbai.cases.models.letters import SIGNED_STATES
from mingbai.cases.models.redaction import RedactionState
from mingbai.cases.queries.box import latest_box
from mingbai.core.audit import digest
from mingbai.core.bound import BoundRow, Keys, Kind

CASE = (
    "id", "number", "kind", "applicant_kind", "state", "round", "received_on", "outcome", "closed_on", "channel", "submitted_on",
    "confirmed_on", "applicant", "sought", "split_from_id",
)  # fmt: skip
STEP = (
    "id", "application_id", "round", "kind", "on", "party", "role", "received_on", "workdays", "service", "until", "agrees",
    "details", "letter_id", "person_id", "recorded_by", "recorded_at",
)  # fmt: skip
SEARCH = ("id", "application_id", "round", "searched_on", "is_found", "contents", "person_id", "recorded_by", "recorded_at")
LETTER = (
    "id", "application_id", "round", "kind", "is_reply", "state", "contents", "number", "signs_as", "drafted_by", "signed_by",
    "signed_on", "service", "sent_on", "served_on", "proof",
)  # fmt: skip
REDACTION = (
    "id", "paper_id", "paper__sha256", "state", "boxes", "drawn_by", "drawer", "drawn_at", "copy_id", "copy__sha256", "annex_id",
    "annex__sha256", "confirmed_by", "confirmer", "confirmed_at",
)  # fmt: skip
DISPUTE = (
    "id", "application_id", "number", "group", "filed_on", "result", "concluded_on", "procedure", "instance", "earlier_id",
    "body", "received_on", "answered_on", "hearing_on", "decision", "decided_on", "served_on", "is_ruling", "in_force_on",
    "order", "workdays", "round",
)  # fmt: skip
LEDGER = (
    "id", "organ_id", "fingerprint", "name", "rows", "total", "state", "held_by", "entered", "entered_by", "reason", "closed_by",
)  # fmt: skip
OWNER = ("application__organ__code", "application__number")


def bound_rows(case: Application) -> list[tuple[str, int]]:
    """Return the rows of a case whose sealed words the trail vouches for, as kind and key."""
    # The simple register, and what came in with a ledger, has no digests.
    found = [("case", case.pk)] if case.channel else []
    rows: tuple[tuple[str, Any], ...] = (
        ("case_step", CaseStep.objects.filter(application=case)),
        ("search_record", CaseSearch.objects.filter(application=case)),
        ("dispute", Dispute.objects.filter(application=case).exclude(procedure="")),
        ("letter", Letter.objects.filter(application=case, state__in=SIGNED_STATES)),
    )
    for kind, listed in rows:
        found += ((kind, key) for key in listed.order_by("id").values_list("id", flat=True))
    if box := latest_box(case):
        found.append(("box", box.pk))
    return found


def cases(keys: Keys) -> Iterator[BoundRow]:
    """Yield the cases that came in by a channel; the simple register from before had no digests."""
    found = Application.objects.exclude(channel="")
    found = found if keys is None else found.filter(pk__in=list(keys))
    for row in found.order_by("id").values(*CASE, "organ__code").iterator(chunk_size=1000):
        code = row.pop("organ__code")
        yield BoundRow(row["id"], code, f"applications:{row['id']}", f"申请 {row['number']}", digest(row))


def steps(keys: Keys) -> Iterator[BoundRow]:
    """Yield the dated facts of cases."""
    found = CaseStep.objects.all() if keys is None else CaseStep.objects.filter(pk__in=list(keys))
    for row in found.order_by("id").values(*STEP, *OWNER).iterator(chunk_size=1000):
        code, number = row.pop("application__organ__code"), row.pop("application__number")
        named = f"申请 {number} 的办理经过 {row['on']:%Y-%m-%d}"
        yield BoundRow(row["id"], code, f"applications:{row['application_id']}", named, digest(row))


def searches(keys: Keys) -> Iterator[BoundRow]:
    """Yield the search records."""
    found = CaseSearch.objects.all() if keys is None else CaseSearch.objects.filter(pk__in=list(keys))
    for row in found.order_by("id").values(*SEARCH, *OWNER).iterator(chunk_size=1000):
        code, number = row.pop("application__organ__code"), row.pop("application__number")
        yield BoundRow(row["id"], code, f"applications:{row['application_id']}", f"申请 {number} 的检索记录", digest(row))


def letters(keys: Keys) -> Iterator[BoundRow]:
    """Yield the letters that were signed, with their final files."""
    found = Letter.objects.filter(state__in=SIGNED_STATES)
    found = found if keys is None else found.filter(pk__in=list(keys))
    for row in found.order_by("id").values(*LETTER, "docx_id", "pdf_id", *OWNER).iterator(chunk_size=1000):
        code, number = row.pop("application__organ__code"), row.pop("application__number")
        stored = tuple((sha256, name) for name, sha256 in (("docx", row["docx_id"]), ("pdf", row["pdf_id"])) if sha256)
        named = f"申请 {number} 的文书 {row['number']}"
        yield BoundRow(row["id"], code, f"applications:{row['application_id']}", named, digest(row), stored)


def redactions(keys: Keys) -> Iterator[BoundRow]:
    """Yield the confirmed copies that are given in part, with the boxes and the digests of what they were made from."""
    found = Redaction.objects.filter(state=RedactionState.CONFIRMED.value)
    found = found if keys is None else found.filter(pk__in=list(keys))
    owner = tuple(f"paper__{name}" for name in ("application_id", *OWNER))
    for row in found.order_by("id").values(*REDACTION, *owner).iterator(chunk_size=1000):
        case, code, number = (row.pop(name) for name in owner)
        yield BoundRow(row["id"], code, f"applications:{case}", f"申请 {number} 遮盖的副本", digest(row))


def disputes(keys: Keys) -> Iterator[BoundRow]:
    """Yield the reviews and suits that were registered over a case; the simple register had no digests."""
    found = Dispute.objects.exclude(procedure="")
    found = found if keys is None else found.filter(pk__in=list(keys))
    for row in found.order_by("id").values(*DISPUTE, "organ__code").iterator(chunk_size=1000):
        code = row.pop("organ__code")
        yield BoundRow(row["id"], code, f"disputes:{row['id']}", f"复议诉讼 {row['number']}", digest(row))


def ledgers(keys: Keys) -> Iterator[BoundRow]:
    """Yield the imported ledgers."""
    found = LedgerBatch.objects.all() if keys is None else LedgerBatch.objects.filter(pk__in=list(keys))
    for row in found.order_by("id").values(*LEDGER, "organ__code").iterator(chunk_size=1000):
        code = row.pop("organ__code")
        yield BoundRow(row["id"], code, f"ledgers:{row['id']}", f"以前的台账 {row['id']}", digest(row))


KINDS = (
    Kind("case", "一件申请", cases, frozenset()),
    Kind("case_step", "一笔办理经过", steps, frozenset()),
    Kind("search_record", "一份检索记录", searches, frozenset()),
    Kind("letter", "一份签发的文书", letters, frozenset()),
    Kind("redaction", "一份遮盖的副本", redactions, frozenset()),
    Kind("dispute", "一件复议诉讼", disputes, frozenset()),
    Kind("ledger", "一批以前的台账", ledgers, frozenset()),
)
