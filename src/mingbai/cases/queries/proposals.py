"""Matters that several applicants asked for, and what was decided on publishing them (条例第44条)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from mingbai.accounts.values import Acting
from mingbai.cases.models import Application, DisclosureProposal
from mingbai.cases.models.register import INFORMATION
from mingbai.cases.policies import handled_organ, own_organ_id
from mingbai.cases.queries.listing import cases_of
from mingbai.cases.values.matter import is_same
from mingbai.cases.values.rows import CaseRow
from mingbai.core.errors import NotVisible
from mingbai.statute.cases.outcomes import Outcome
from mingbai.statute.cases.proposal import may_propose
from mingbai.statute.verdict import Verdict

LOOKED_THROUGH = 500
"""How many of the latest cases are compared: what was asked for years ago is asked for no more."""


@dataclass(frozen=True, slots=True)
class ProposalRow:
    """One matter to be decided on, or decided; `entry_id` 0 without a draft."""

    case_id: int
    case_number: str
    title: str
    applicants: int
    is_suggested: bool
    made_on: date
    decision: str = ""
    reason: str = ""
    entry_id: int = 0
    decided_by: str = ""
    decided_on: date | None = None


def verdict_on(row: Application | CaseRow, applicants: int, *, is_suggested: bool) -> Verdict:
    """Return whether what this case gave may be published for all."""
    return may_propose(Outcome(row.outcome), applicants, is_suggested=is_suggested)


def is_given(row: Application | CaseRow) -> bool:
    """Return whether a case gave information, whole or in part."""
    is_known = row.kind == INFORMATION and row.channel and row.outcome in list(Outcome)
    return bool(is_known) and bool(verdict_on(row, 1, is_suggested=True))


def same_matter(row: Application) -> tuple[Application, ...]:
    """Return the latest other cases of the organ about the same matter, newest first."""
    latest = cases_of(row.organ_id).filter(kind=INFORMATION).exclude(pk=row.pk).exclude(title="").order_by("-id")
    return tuple(one for one in latest[:LOOKED_THROUGH] if is_same(one.title, row.title))


def applicants_of(row: Application) -> int:
    """Return how many different applicants asked for what this case is about, its own included."""
    return len({one.identity for one in (row, *same_matter(row)) if one.identity})


def waiting(by: Acting) -> tuple[ProposalRow, ...]:
    """Return the matters of this person's organ that wait for a decision, oldest first."""
    rows = DisclosureProposal.objects.filter(organ_id=own_organ_id(by), decision="").select_related("application")
    return tuple(_row(one) for one in rows.order_by("id"))


def proposal(*, by: Acting, case_id: int, on: date) -> ProposalRow:
    """Return the matter of a case that gave information, decided or not; raise NotVisible for any other case."""
    row = Application.objects.filter(pk=case_id, removed_at__isnull=True).first()
    if row is None:
        raise NotVisible(str(case_id))
    handled_organ(by, row.organ_id)
    if not is_given(row):
        raise NotVisible(str(case_id))
    found = DisclosureProposal.objects.filter(application=row).select_related("application").first()
    if found is not None:
        return _row(found)
    return ProposalRow(row.pk, row.number, row.title, applicants_of(row), is_suggested=False, made_on=on)


def _row(one: DisclosureProposal) -> ProposalRow:
    return ProposalRow(
        case_id=one.application_id,
        case_number=one.application.number,
        title=one.application.title,
        applicants=one.applicants,
        is_suggested=one.is_suggested,
        made_on=one.made_on,
        decision=one.decision,
        reason=one.reason,
        entry_id=one.entry_id or 0,
        decided_by=one.decided_by,
        decided_on=one.decided_on,
    )
