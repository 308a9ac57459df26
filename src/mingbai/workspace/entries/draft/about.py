"""What the law and the catalogue require of an entry: the line, the time limit, the last day and the basis."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from mingbai.calendars import queries as calendars
from mingbai.catalogue.queries import duties
from mingbai.catalogue.queries import lines as catalogue
from mingbai.core.errors import NotVisible
from mingbai.core.words import day
from mingbai.entries.queries import EntryAccess
from mingbai.entries.queries.work import WorkEntry
from mingbai.entries.values.content import EntryContent
from mingbai.statute.disclosure.items import statutory_item
from mingbai.statute.disclosure.review import Standing
from mingbai.workspace.deadline import DeadlineTag, deadline


@dataclass(frozen=True, slots=True)
class DraftTerms:
    """The terms beside a draft: date formed and time limit, last day, basis."""

    formed: str
    due: DeadlineTag | None
    last_day: str
    basis: str
    line: str


def about(entry: WorkEntry | EntryAccess, content: EntryContent, today: date) -> DraftTerms:
    """Return the terms for a draft with this content."""
    line = catalogue.line_for(entry.organ.code, content.line_id, today) if content.line_id else None
    law = _law(entry.organ.level, content.statutory_item, today)
    formed = f"形成于{day(content.formed_on)}" if content.formed_on else "形成日期还空着"
    limit = f"，{line.time_limit}" if line and line.time_limit else ""
    basis = [f"{line.field}标准目录，{line.title}"] if line else []
    if law:
        basis.append(law)
    last = _last_day(entry, today)
    return DraftTerms(
        formed=f"{formed}{limit}",
        due=deadline(last, today, calendars.national()) if last and entry.standing is Standing.UNPUBLISHED else None,
        last_day=day(last) if last else "",
        basis="；".join(basis),
        line=f"{line.field}：{line.title}" if line else "",
    )


def _law(level: str, code: str, on: date) -> str:
    try:
        found = statutory_item(level, code, on) if code else None
    except LookupError:
        return ""
    return str(found.citation) if found else ""


def _last_day(entry: WorkEntry | EntryAccess, today: date) -> date | None:
    """Return the last day of the duty that the entry fulfils; None without one."""
    if entry.duty_id is None:
        return None
    try:
        return duties.duty(entry.duty_id, today).judge_by
    except NotVisible:
        return None
