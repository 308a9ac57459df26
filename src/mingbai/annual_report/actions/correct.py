"""Correct a published report: a new version beside the old one, with a note that the public reads."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from decimal import Decimal

from mingbai.accounts.values import Acting
from mingbai.annual_report import policies
from mingbai.annual_report.actions.common import bump, check_revision, lock, subject_of
from mingbai.annual_report.actions.publish import add_version
from mingbai.annual_report.actions.submit import screen_texts
from mingbai.annual_report.models import CellOverride
from mingbai.annual_report.queries import drafts
from mingbai.annual_report.queries.bench import differences
from mingbai.annual_report.queries.counted import counted
from mingbai.annual_report.queries.documents import newest, published_document
from mingbai.annual_report.queries.wording import default_sections
from mingbai.annual_report.queries.year_records import records_of
from mingbai.annual_report.values import Counted, Difference
from mingbai.annual_report.values.content import ReportContent, SectionContent
from mingbai.core import apart, public
from mingbai.core.acts import open_act
from mingbai.core.errors import NotVisible, Refused, Stale
from mingbai.core.words import day, measured
from mingbai.organs.queries import OrganRow
from mingbai.rendering.report.files import MEDIA_TYPES
from mingbai.statute.annual_report.figures import refresh, show
from mingbai.statute.annual_report.states import ReportAct
from mingbai.statute.citation import regulations
from mingbai.statute.verdict import refused

Value = int | Decimal | None


def correct(*, organ_code: str, year: int, note: str, by: Acting, at: datetime, revision: int | None = None) -> None:
    """Publish the next version with the figures the records give now; the note lists every figure that changed."""
    words = measured(note, "note", "更正了什么、为什么更正")
    organ = policies.visible_organ(by, organ_code)
    content = _corrected(organ, year, words, by, at)
    rendered = apart.report_files(published_document(content), tuple(MEDIA_TYPES))
    with open_act(by=by, at=at) as done:
        organ, report = lock(done, organ_code, year)
        check_revision(report, revision)
        step = policies.step(by, organ, report.state, ReportAct.CORRECT)
        if _corrected(organ, year, words, by, at) != content:
            raise Stale("更正的时候记录刚好变了，请看过新的数字再更正一次。")
        before = newest(organ.id, year)
        changed = [path for path in content.recorded if before and content.recorded[path] != before.recorded.get(path)]
        CellOverride.objects.filter(report=report, cell__in=changed).delete()
        number = report.versions.count() + 1
        bump(done, report)
        digest = add_version(done, report, number, content, rendered)
        public.touch(by.organ_code, "reports", f"report:{organ.code}")
        done.note(step.event, subject_of(organ, year), {"version": number, "content": digest, "note": words, "cells": changed})


def _corrected(organ: OrganRow, year: int, words: str, by: Acting, at: datetime) -> ReportContent:
    """Return the newest version with today's figures; raise Refused when none has changed."""
    row = drafts.state(organ.id, year)
    before = newest(organ.id, year) if row else None
    if row is None:
        raise NotVisible(f"{organ.code} {year}")
    policies.step(by, organ, row.state, ReportAct.CORRECT)
    assert before is not None
    now = counted(organ, year)
    changed = differences(before, now, now.labels)
    if not changed:
        reason = "公布以后记录没有变，没有要更正的数字。"
        raise Refused(refused(reason, regulations("第6条"), "nothing_to_correct"))
    # Take every cell from the records, not only the changed ones, so that a sum and its parts come from one count.
    cells = dict(now.cells)
    values = {**now.figures, **cells}
    content = replace(
        before,
        cells=cells,
        recorded=now.figures,
        sections=_sections(organ, before, now, values),
        channels=now.channels,
        total=now.total,
        entries=now.entries,
        published_on=at.date(),
        note=_note(words, changed, row.published_at, at),
    )
    screen_texts(content, at.date())
    return content


def _sections(organ: OrganRow, before: ReportContent, now: Counted, values: Mapping[str, Value]) -> tuple[SectionContent, ...]:
    """Return the published texts with their figures refreshed.

    A line still at its default is replaced by today's default: "no procurement" and "one procurement" are different sentences,
    not one sentence with another figure.
    """
    then = replace(
        now,
        cells=before.cells,
        figures={**before.recorded, **before.cells},
        channels=before.channels,
        total=before.total,
        entries=before.entries,
    )
    records = records_of(organ, before.year)
    old, new = (default_sections(organ, counted, before.year, records) for counted in (then, now))
    sections = []
    for section, was, will in zip(before.sections, old, new, strict=True):
        anew = dict(zip(was.split("\n"), will.split("\n"), strict=False))
        lines = (refresh(anew.get(line, line), values) for line in section.text.split("\n"))
        sections.append(SectionContent(section.title, "\n".join(lines)))
    return tuple(sections)


def _note(words: str, changed: tuple[Difference, ...], published_at: datetime | None, at: datetime) -> str:
    """Return the note that the public reads above the corrected report."""
    first = f"本报告{day(published_at)}公布，" if published_at else ""
    listed = "；".join(f"{d.label}原为{show(d.published) or '空'}，更正为{show(d.recorded) or '空'}" for d in changed)
    return f"{first}{day(at)}更正。{words}\n更正的数字：{listed}。"
