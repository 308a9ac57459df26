"""Begin an issue, choose its documents and freeze it; it becomes public through the reviews of every information."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, datetime
from html import escape

from mingbai.accounts.values import Acting
from mingbai.core import apart
from mingbai.core.acts import open_act
from mingbai.core.errors import Invalid
from mingbai.core.words import day
from mingbai.entries import actions as entries
from mingbai.entries.actions.attachments import attach_taken, take_file
from mingbai.entries.values.content import EntryContent
from mingbai.gazettes import checks, policies, queries
from mingbai.gazettes.models import GazetteIssue, GazetteItem
from mingbai.gazettes.values import Candidate, IssueRow


def begin_issue(
    *, organ_code: str, year: int, number: int, first_on: date, last_on: date, dated_on: date, by: Acting, at: datetime
) -> int:
    """Begin an issue of the documents of a period and return its key."""
    organ = policies.organ_to_register(by, organ_code)
    if not policies.has_gazette(organ):
        raise Invalid("村、社区不编政府公报。", "number")
    checks.period(year, number, first_on, last_on, at.date())
    with open_act(by=by, at=at) as done:
        if GazetteIssue.objects.filter(organ_id=organ.id, year=year, number=number).exists():
            raise Invalid(f"{year}年第{number}期已经有了，写下一期的期数。", "number")
        told = {"year": year, "number": number, "first_on": first_on, "last_on": last_on, "dated_on": dated_on}
        row = GazetteIssue.objects.create(organ_id=organ.id, **told)
        done.note("gazette.begun", row.subject, {"title": f"{year}年第{number}期", "first_on": first_on, "last_on": last_on})
    return row.pk


def freeze_issue(*, issue_id: int, entry_ids: Collection[int], by: Acting, at: datetime) -> int:
    """Draw the issue of these documents, keep it with its digest, and open the draft with which it goes to review; return that.

    Nothing of it is public by this act: the draft passes the same check and the same three people as every other.
    """
    row, organ = queries.issue(by, issue_id)
    policies.organ_to_register(by, organ.code)
    _refuse_frozen(row)
    chosen = checks.chosen(queries.offered(organ.id, row.first_on, row.last_on), entry_ids)
    pdf = apart.paper_file(queries.drawn(row, organ, chosen), "pdf")
    taken = take_file(name=f"{row.title}.pdf", data=pdf, at=at)
    with open_act(by=by, at=at) as done:
        issue = done.lock(GazetteIssue, "organ", pk=issue_id)
        _refuse_frozen(queries.issue(by, issue_id)[0])
        checks.unchanged(queries.offered(organ.id, row.first_on, row.last_on), chosen)
        entry = entries.open_draft(organ_code=organ.code, content=_content(row, chosen), by=by, at=at)
        attach_taken(entry_id=entry, taken=taken, by=by, at=at)
        GazetteItem.objects.filter(issue=issue).delete()
        kept = ((order, one.entry_id, one.version) for order, one in enumerate(chosen, 1))
        GazetteItem.objects.bulk_create(GazetteItem(issue=issue, order=n, entry_id=key, version=v) for n, key, v in kept)
        issue.pdf, issue.entry_id = taken.file, entry
        issue.frozen_at, issue.frozen_by = at, done.signature
        issue.save(update_fields=["pdf", "entry", "frozen_at", "frozen_by"])
        done.note("gazette.frozen", issue.subject, {"entry": entry, "count": len(chosen), "sha256": taken.file.sha256})
    return entry


def _refuse_frozen(row: IssueRow) -> None:
    if not row.is_open:
        raise Invalid("这一期已经定稿，不能再改。要补的，编进下一期。")


def _content(row: IssueRow, chosen: Sequence[Candidate]) -> EntryContent:
    lines = "".join(f"<li>{escape(_named(one))}</li>" for one in chosen)
    return EntryContent(
        title=row.title,
        summary=f"收录{day(row.first_on)}至{day(row.last_on)}公开的公文{len(chosen)}件。",
        body=f"<h2>本期目录</h2><ol>{lines}</ol><p>全文见附件。</p>",
        statutory_item="20.1",
        formed_on=row.dated_on,
    )


def _named(one: Candidate) -> str:
    return f"{one.title}（{one.document_number}）" if one.document_number else one.title
