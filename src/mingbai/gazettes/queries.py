"""Reads of issues, of the documents that may stand in one, and the issue as it is drawn."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from itertools import groupby

from django.db.models import Max, Q

from mingbai.accounts import policies as accounts
from mingbai.accounts.values import Acting
from mingbai.core import files, public
from mingbai.core.errors import NotVisible
from mingbai.core.words import CHINA, in_china
from mingbai.entries.models import Attachment, Entry, Version
from mingbai.entries.queries.public import public_entry
from mingbai.entries.values.content import load
from mingbai.gazettes.models import GazetteIssue, GazetteItem
from mingbai.gazettes.values import Candidate, IssueRow
from mingbai.organs import queries as organs
from mingbai.organs.queries import OrganRow
from mingbai.rendering.blocks import blocks
from mingbai.rendering.gazette.value import GazettePiece, GazetteSection, GazetteSheet
from mingbai.statute.disclosure.gazettes import place_of, section_names

FIELDS = (
    "id", "organ_id", "organ__name", "year", "number", "first_on", "last_on", "dated_on", "pdf_id", "entry_id", "frozen_at",
    "frozen_by", "entry__stage", "entry__standing",
)  # fmt: skip
MOST_OFFERED = 500
DEPARTMENT = "department"


def issues(organ_id: int) -> tuple[IssueRow, ...]:
    """Return the issues of an organ, the latest first."""
    rows = GazetteIssue.objects.filter(organ_id=organ_id).order_by("-year", "-number").values_list(*FIELDS)
    return tuple(IssueRow(*row) for row in rows)


def issue(by: Acting, issue_id: int) -> tuple[IssueRow, OrganRow]:
    """Return an issue with its organ to whoever reads the organ's work; raise NotVisible for others."""
    row = GazetteIssue.objects.filter(pk=issue_id).values_list(*FIELDS).first()
    if row is None:
        raise NotVisible(str(issue_id))
    found = IssueRow(*row)
    organ = organs.organ_by_id(found.organ_id)
    if not accounts.may_read_organ(by, organ):
        raise NotVisible(str(issue_id))
    return found, organ


def next_number(organ_id: int, year: int) -> int:
    """Return the number of the next issue of a year."""
    return int(GazetteIssue.objects.filter(organ_id=organ_id, year=year).aggregate(last=Max("number"))["last"] or 0) + 1


def frozen_pdf(by: Acting, issue_id: int) -> bytes:
    """Return what was frozen, byte for byte."""
    found, _ = issue(by, issue_id)
    if found.digest is None:
        raise NotVisible(str(issue_id))
    return files.read(found.digest)


def carries_frozen(row: IssueRow) -> bool:
    """Return whether the information with which the issue becomes public still has the frozen file, and no other."""
    kept = Attachment.objects.filter(entry_id=row.entry_id or 0, is_removed=False).values_list("file_id", flat=True)
    return row.digest is not None and list(kept) == [row.digest]


def items(issue_id: int) -> tuple[tuple[int, str, int], ...]:
    """Return the documents of a frozen issue: entry, title, version."""
    rows = GazetteItem.objects.filter(issue_id=issue_id).order_by("order")
    return tuple(rows.values_list("entry_id", "entry__title", "version"))


def offered(organ_id: int, first_on: date, last_on: date) -> tuple[Candidate, ...]:
    """Return what may stand in an issue: documents of the organ and its departments that became public then and still are.

    A document has a number, or stands under 规章、规范性文件 (条例第20条第一项). They come by kind, then by day.
    """
    begins = datetime.combine(first_on, time(0), CHINA)
    ends = datetime.combine(last_on + timedelta(days=1), time(0), CHINA)
    own = [organ_id, *(one.id for one in organs.supervised(organ_id) if one.level == DEPARTMENT)]
    is_document = ~Q(document_number="") | Q(statutory_item="20.1")
    listed = Entry.objects.filter(is_document, organ_id__in=own, is_listed=True, published_at__gte=begins, published_at__lt=ends)
    rows = listed.annotate(version=Max("versions__number")).filter(version__isnull=False).order_by("published_at", "id")
    fields = ("id", "version", "organ__name", "title", "document_number", "published_at")
    found = []
    for key, version, name, title, number, at in rows.values_list(*fields)[:MOST_OFFERED]:
        place = place_of(title)
        found.append(Candidate(key, version, name, title, number, in_china(at).date(), place.section, place.order))
    return tuple(sorted(found, key=lambda one: one.order))


def drawn(row: IssueRow, organ: OrganRow, chosen: Sequence[Candidate]) -> GazetteSheet:
    """Return an issue of these documents as it is drawn, each in the version that is public now."""
    by_section = groupby(chosen, key=lambda one: one.section)
    sections = tuple(GazetteSection(name, tuple(_piece(one) for one in group)) for name, group in by_section)
    assert [one.name for one in sections] == list(section_names(one.title for one in chosen))
    site = public.printed_address(f"/{organ.code}/")
    return GazetteSheet(
        organ_name=organ.name,
        year=row.year,
        number=row.number,
        dated_on=row.dated_on,
        sections=sections,
        sponsor=f"主办：{organ.name}",
        address=f"地址：{organ.address}" if organ.address else "",
        telephone=f"电话：{organ.telephone}" if organ.telephone else "",
        site=f"网址：{site}" if site else "",
    )


def _piece(one: Candidate) -> GazettePiece:
    code = Entry.objects.values_list("organ__code", flat=True).get(pk=one.entry_id)
    found = public_entry(code, one.entry_id)
    content = load(Version.objects.values_list("content", flat=True).get(entry_id=one.entry_id, number=one.version))
    return GazettePiece(
        title=content.title,
        number=content.document_number,
        organ_name=found.organ.name,
        dated_on=content.formed_on,
        blocks=blocks(content.body),
        attached=tuple(file.name for file in found.files),
    )
