"""Save the text of a section without losing anyone's words when two people write at once."""

from __future__ import annotations

import hashlib
from datetime import datetime

from django.db.models import Max

from mingbai.accounts.values import Acting, Doing
from mingbai.annual_report.actions.common import lock_draft, subject_of
from mingbai.annual_report.models import Report, SectionRevision
from mingbai.annual_report.queries.drafts import SECTIONS
from mingbai.annual_report.queries.figures import figures_of
from mingbai.annual_report.values import Saved
from mingbai.core.acts import open_act
from mingbai.core.errors import Invalid
from mingbai.statute.annual_report.figures import FigureError, from_editor

LONGEST = 20_000


def save_section(*, organ_code: str, year: int, section: int, editor_text: str, base: int, by: Acting, at: datetime) -> Saved:
    """Save a section's text; when `base`, the revision the writer started from, is no longer current, set the text aside."""
    if not 1 <= section <= SECTIONS:
        raise Invalid("年度报告只有六个部分。", "section")
    if len(editor_text) > LONGEST:
        raise Invalid(f"一个部分最多写{LONGEST:,}个字。", "text")
    with open_act(by=by, at=at) as done:
        organ, report = lock_draft(done, organ_code, year)
        text = _stored(editor_text, organ.id, year)
        current = current_revision(report, section)
        if current is not None and current.text == text:
            return Saved(current.number, is_aside=False)
        is_aside = current is not None and base != current.number
        if is_aside:
            _settle_own_earlier(done, report, section, base)
        number = add_revision(done, report, section, text, base=base, is_aside=is_aside)
        data = {"section": section, "number": number, "base": base, "sha256": hashlib.sha256(text.encode()).hexdigest()}
        done.note("report.section_set_aside" if is_aside else "report.section_saved", subject_of(organ, year), data)
    return Saved(number, is_aside)


def current_revision(report: Report, section: int) -> SectionRevision | None:
    """Return the section's current text."""
    return SectionRevision.objects.filter(report=report, section=section, is_aside=False).order_by("-number").first()


def add_revision(done: Doing, report: Report, section: int, text: str, *, base: int, is_aside: bool = False) -> int:
    """Add a text as the next revision of its section and return its number."""
    last = SectionRevision.objects.filter(report=report, section=section).aggregate(n=Max("number"))["n"] or 0
    SectionRevision.objects.create(
        report=report,
        section=section,
        number=last + 1,
        base=base,
        is_aside=is_aside,
        text=text,
        saved_by=done.signature,
        person_id=done.by.person_id,
        saved_at=done.at,
    )
    return last + 1


def _settle_own_earlier(done: Doing, report: Report, section: int, base: int) -> None:
    """Settle the writer's earlier texts set aside: autosave resends a growing text, and only its newest should await a choice."""
    SectionRevision.objects.filter(
        report=report, section=section, is_aside=True, settled_at__isnull=True, base=base, person_id=done.by.person_id
    ).update(settled_at=done.at)


def _stored(editor_text: str, organ_id: int, year: int) -> str:
    labels, values = figures_of(organ_id, year)
    text = "\n".join(line.rstrip() for line in editor_text.replace("\r\n", "\n").split("\n")).strip("\n")
    try:
        return from_editor(text, labels, values)
    except FigureError as failure:
        raise Invalid(str(failure), "text") from failure
