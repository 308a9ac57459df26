"""Publish a report: freeze its content and its files as version 1."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import datetime

from mingbai.accounts.values import Acting, Doing
from mingbai.annual_report import policies, queries
from mingbai.annual_report.actions.common import bump, check_revision, lock, subject_of
from mingbai.annual_report.actions.submit import errors, refuse_blocked, screen_texts
from mingbai.annual_report.models import Report, ReportVersion, ReportVersionFile
from mingbai.annual_report.queries import drafts
from mingbai.annual_report.queries.documents import content_of, published_document
from mingbai.annual_report.values.content import ReportContent, dump, substance
from mingbai.core import apart, files, public
from mingbai.core.acts import open_act
from mingbai.core.errors import NotVisible, Refused, Stale
from mingbai.organs.queries import OrganRow
from mingbai.rendering.report.files import MEDIA_TYPES
from mingbai.search import actions as search
from mingbai.search.values import RecordKind
from mingbai.statute.annual_report.states import ReportAct, ReportState
from mingbai.statute.citation import regulations
from mingbai.statute.verdict import refused

CHANGED = refused(
    "接收以后记录变了，公布的要和接收的一样。请接收的一方退回，看过新的数字，再报送一次。",
    regulations("第49条"),
    "changed_since_acceptance",
)


def publish(*, organ_code: str, year: int, by: Acting, at: datetime, revision: int | None = None) -> None:
    """Freeze the accepted report and publish it. Idempotent.

    Rendering the files takes seconds, so it happens before the lock; under the lock the content is built again and must be
    equal.
    """
    organ = policies.visible_organ(by, organ_code)
    if is_published(organ, year, by):
        return
    content = _content(organ, year, by, at)
    rendered = apart.report_files(published_document(content), tuple(MEDIA_TYPES))
    with open_act(by=by, at=at) as done:
        organ, report = lock(done, organ_code, year)
        if is_published(organ, year, by):
            return
        check_revision(report, revision)
        step = policies.step(by, organ, report.state, ReportAct.PUBLISH)
        if _content(organ, year, by, at) != content:
            raise Stale("公布的时候记录刚好变了，请看过新的数字再公布一次。")
        if substance(content) != report.accepted_substance:
            raise Refused(CHANGED)
        report.state, report.published_at = step.to.value, at
        bump(done, report, "state", "published_at")
        digest = add_version(done, report, 1, content, rendered)
        public.touch(by.organ_code, "reports", f"report:{organ.code}")
        done.note(step.event, subject_of(organ, year), {"version": 1, "content": digest})


def is_published(organ: OrganRow, year: int, by: Acting) -> bool:
    """Return whether the report is already published; raise Refused for anyone who could not have published it."""
    row = drafts.state(organ.id, year)
    if row is None:
        raise NotVisible(f"{organ.code} {year}")
    if row.state != ReportState.PUBLISHED:
        return False
    policies.step(by, organ, ReportState.ACCEPTED.value, ReportAct.PUBLISH)
    return True


def add_version(done: Doing, report: Report, number: int, content: ReportContent, rendered: Mapping[str, bytes]) -> str:
    """Store a version with its files and return the SHA-256 of its content."""
    text = dump(content)
    version = ReportVersion.objects.create(
        report=report, number=number, content=text, note=content.note, published_at=done.at, published_by=done.signature
    )
    for name, data in rendered.items():
        ReportVersionFile.objects.create(version=version, name=name, file=files.store(data, MEDIA_TYPES[name]))
    search.follow(done, RecordKind.REPORT, [report.pk])
    done.bind("report", version.pk)
    return hashlib.sha256(text.encode()).hexdigest()


def _content(organ: OrganRow, year: int, by: Acting, at: datetime) -> ReportContent:
    """Return the content to freeze; raise Refused when the state, the post or the findings forbid it."""
    row = drafts.state(organ.id, year)
    if row is None:
        raise NotVisible(f"{organ.code} {year}")
    policies.step(by, organ, row.state, ReportAct.PUBLISH)
    found = queries.evaluate(organ, year, drafts.draft(row), at.date())
    # Only errors block here: a warning that a day's delay brings must not send the report round again.
    refuse_blocked(errors(found.blocking), "公布")
    content = content_of(found, at.date())
    screen_texts(content, at.date())
    return content
