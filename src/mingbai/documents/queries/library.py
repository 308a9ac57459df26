"""The policy library with the validity of each document: the register of normative documents decides, else the last valid day."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import Q, QuerySet

from mingbai.documents.models import NormativeDocument
from mingbai.documents.queries.normative import days_of
from mingbai.entries.queries import policies as entries
from mingbai.entries.queries.policies import PolicyAsked, PolicyRow
from mingbai.entries.queries.public import Linked
from mingbai.statute.disclosure.validity import Validity, validity


@dataclass(frozen=True, slots=True)
class Policy:
    """One document of the library on a day; `validity` is None for what neither bears a last valid day nor is registered."""

    row: PolicyRow
    validity: Validity | None
    interpretations: tuple[Linked, ...]


@dataclass(frozen=True, slots=True)
class PolicyPage:
    """A page of the library; `count` is exact where `is_exact`, else there are more."""

    rows: tuple[Policy, ...]
    next: str
    count: int
    is_exact: bool


def library(asked: PolicyAsked, *, on: date, standing: Validity | None = None, after: str = "") -> PolicyPage:
    """Return a page of the library; with `standing` only documents of this validity, amended ones also being in force."""
    if standing is not None:
        asked = replace(asked, also=_of_standing(standing, on))
    rows, more = entries.policies(asked, after=after)
    known = _validities(_of_rows(rows), on)
    explained = entries.interpretations([row.id for row in rows])
    shown = tuple(Policy(row, known.get(row.id) or _by_last_day(row, on), explained.get(row.id, ())) for row in rows)
    return PolicyPage(shown, more, *entries.policy_count(asked))


def _of_standing(standing: Validity, on: date) -> Q:
    """Return the condition on entries: the law decides about each registered document, so no query repeats it."""
    known = _validities(NormativeDocument.objects.filter(removed_at__isnull=True), on)
    wanted = {standing, Validity.AMENDED} if standing is Validity.IN_FORCE else {standing}
    registered = Q(pk__in=[key for key, one in known.items() if one in wanted])
    if standing is Validity.EXPIRED:
        return registered | (Q(valid_until__lt=on) & ~Q(pk__in=list(known)))
    if standing is Validity.IN_FORCE:
        others = Q(valid_until__isnull=True) | Q(valid_until__gte=on)
        return ~Q(pk__in=[key for key, one in known.items() if one not in wanted]) & (registered | others)
    return registered


def _of_rows(rows: Collection[PolicyRow]) -> QuerySet[NormativeDocument]:
    named = Q(organ_id__in=[row.organ_id for row in rows], document_number__in=[row.document_number for row in rows])
    found = NormativeDocument.objects.filter(removed_at__isnull=True)
    return found.filter(Q(document__entry_id__in=[row.id for row in rows]) | named)


def _validities(found: QuerySet[NormativeDocument], on: date) -> Mapping[int, Validity]:
    """Return the validity of the listed entries of these documents.

    One that was registered by hand points to no entry: it is that of the organ's document with this number.
    """
    rows = tuple(found.select_related("document").prefetch_related("amendments"))
    loose = {(row.organ_id, row.document_number): validity(days_of(row), on) for row in rows if row.document is None}
    by_number = entries.listed_with_number(loose) if loose else {}
    known = {key: loose[number] for number, key in by_number.items()}
    return known | {row.document.entry_id: validity(days_of(row), on) for row in rows if row.document and row.document.entry_id}


def _by_last_day(row: PolicyRow, on: date) -> Validity | None:
    if row.valid_until is None:
        return None
    return Validity.EXPIRED if row.valid_until < on else Validity.IN_FORCE
