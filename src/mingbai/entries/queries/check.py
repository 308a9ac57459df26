"""The check before publication: personal data and secrecy marks, missing elements, wrong words, files that hide something."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from mingbai.entries.models import Attachment, Draft, Entry, Release
from mingbai.entries.queries.agreement import files_said, of_agreement
from mingbai.entries.queries.comments import CommentFacts, of_comment, was_for_comment
from mingbai.entries.queries.floor import WIDENED, Step, of_range
from mingbai.entries.queries.inspected import inspected
from mingbai.entries.queries.laws import of_laws
from mingbai.entries.queries.parts import AttachmentRow, attachments_of_draft, file_row
from mingbai.entries.queries.words import county_words
from mingbai.entries.values.content import EntryContent, load
from mingbai.entries.values.findings import CheckFinding, key
from mingbai.entries.values.inspected import Inspected, headers
from mingbai.entries.values.plain import plain_text
from mingbai.organs import queries as organs
from mingbai.privacy.advice import KIND_WORDS, advice, article
from mingbai.privacy.listed import Listed, listed, together
from mingbai.privacy.masking import excerpt
from mingbai.privacy.spans import DataKind
from mingbai.privacy.text import find
from mingbai.privacy.words import Words
from mingbai.reading.files import read
from mingbai.reading.passages import FileContent
from mingbai.scanning.detect import Detector
from mingbai.scanning.lists import listed_in
from mingbai.scanning.prose import remarks
from mingbai.scanning.scan import values as values_of
from mingbai.scanning.stored import columns_from_plain
from mingbai.statute.disclosure.ranges import lists_persons, needs_assessment

ORDER = {"stop": 0, "warn": 1, "note": 2}
ABOUT_WORDS = {"field": "领域", "topic": "主题", "audience": "公开对象", "document_number": "文号"}
PLACE_WORDS = {"title": "标题", "summary": "一句话说清楚", "body": "正文"}
COMMENT_WORDS = {
    "short_reason": "缩短期限的原因",
    "address": "提意见的地址",
    "telephone": "提意见的电话",
    "email": "提意见的邮箱",
    "explanation": "起草说明",
}
ABOUT_ENTRY = (
    "chain__template", "chain_step", "organ__level", "line_id", "line__line2", "title", "published_at", "comment_until",
    "standing", "adoption_of__comment_until", "final_of__comment_until", "releases__finding", "releases__reason",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class DraftCheck:
    """The findings in a draft, blocking ones first; its files; whether the effect on persons must be assessed first."""

    findings: tuple[CheckFinding, ...]
    files: tuple[AttachmentRow, ...]
    needs_assessment: bool


def check(entry_id: int, today: date) -> tuple[CheckFinding, ...]:
    """Return everything found in the draft and its files, blocking findings first; empty without a draft."""
    draft = Draft.objects.filter(entry_id=entry_id).values_list("content", flat=True).first()
    return check_draft(entry_id, load(draft), today).findings if draft is not None else ()


def check_draft(entry_id: int, content: EntryContent, today: date, *, is_shown: bool = False) -> DraftCheck:
    """Check what the draft says, in six queries and without rereading a file; `is_shown` adds the files' readable pages."""
    words, wrong = county_words()
    rows = attachments_of_draft(entry_id)
    attachments = list(rows if is_shown else rows.defer("readable"))
    files = [(one, inspected(one, words, today)) for one in attachments]
    page = read("正文.html", content.body.encode()) if "<td" in content.body else None
    found = [*_of_text(content, page, words, today), *_of_elements(content), *_of_prose(content, wrong, today)]
    for attachment, seen in files:
        found += _of_file(attachment, seen, today)
    lists = [headers(seen.tables) for _, seen in files]
    in_body = [table.header for table in page.tables] if page else []
    persons = together([*_persons(content, page), *(one.persons for one in files_said(attachments))])
    step, facts, released = _about(entry_id)
    found += of_range(step, content, replace(persons, has_columns=any(map(lists_persons, [*lists, *in_body]))), today)
    found += of_comment(facts, content, [one.name for one in attachments], today)
    found += [*of_agreement(content, attachments), *of_laws(texts(content), content.formed_on, today)]
    marked = [replace(one, released=released.get(one.key, "")) if one.may_release else one for one in found]
    return DraftCheck(
        findings=tuple(sorted(marked, key=lambda one: (not one.is_stop, ORDER[one.severity]))),
        files=tuple(file_row(one, one.rebuilt, one.readable if is_shown else "") for one in attachments),
        needs_assessment=needs_assessment(any(not one.startswith(WIDENED) for one in released), lists),
    )


def _about(entry_id: int) -> tuple[Step, CommentFacts, dict[str, str]]:
    """Return the step of a chain that an entry answers, the facts of a draft for comment, and released findings with reasons."""
    rows = list(Entry.objects.filter(pk=entry_id).values(*ABOUT_ENTRY))
    if not rows:
        return ("", ""), CommentFacts(), {}
    row = rows[0]
    is_public = was_for_comment(row["standing"], row["comment_until"], row["title"], row["line__line2"] or "")
    facts = CommentFacts(
        level=row["organ__level"],
        line_id=row["line_id"],
        line=row["line__line2"] or "",
        published_at=row["published_at"] if is_public else None,
        waits_for=row["adoption_of__comment_until"] or row["final_of__comment_until"],
    )
    released = {one["releases__finding"]: one["releases__reason"] for one in rows if one["releases__finding"]}
    return (row["chain__template"] or "", row["chain_step"]), facts, released


def blocking(findings: Iterable[CheckFinding]) -> tuple[CheckFinding, ...]:
    """Return the findings that block publication now."""
    return tuple(one for one in findings if one.is_stop)


def file_stops(attachment: Attachment, found: Inspected, released: Collection[str], on: date) -> tuple[CheckFinding, ...]:
    """Return what blocks publication of one file: findings that the secrecy reviewer has not released."""
    return tuple(one for one in _of_file(attachment, found, on) if one.severity == "stop" and one.key not in released)


def findings_need_assessment(entry_id: int) -> bool:
    """Return whether the draft names persons: a file lists them, or personal data found in it was released."""
    kept = Attachment.objects.filter(entry_id=entry_id, is_removed=False).values_list("columns", flat=True)
    lists = (headers(columns_from_plain(one)) for one in kept)
    released = Release.objects.filter(entry_id=entry_id).exclude(finding__startswith=WIDENED)
    return needs_assessment(released.exists(), lists)


def texts(content: EntryContent) -> Iterator[tuple[str, str, str]]:
    """Yield place, its name for people, and text, for everything written by hand in a draft."""
    for place, words in PLACE_WORDS.items():
        text = getattr(content, place)
        yield place, words, plain_text(text) if place == "body" else text
    for element in content.elements:
        yield f"element:{element.name}", element.name, element.text
        yield f"element:{element.name}", "要素的名称", element.name
    for place, words in ABOUT_WORDS.items():
        yield place, words, getattr(content, place)
    if content.comment is not None:
        for place, words in COMMENT_WORDS.items():
            yield place, words, getattr(content.comment, place)


def _persons(content: EntryContent, page: FileContent | None) -> Iterator[Listed]:
    """Yield what each text of a draft has of a list of persons; a table of the text is read cell by cell, below its headings."""
    for place, _, text in texts(content):
        yield listed_in(page) if page and place == "body" else listed(text)


def _of_text(content: EntryContent, page: FileContent | None, words: Words, today: date) -> Iterator[CheckFinding]:
    for place, name, text in texts(content):
        yield from findings_in(place, name, text, words, today, page=page if place == "body" else None)


def findings_in(
    place: str, name: str, text: str, words: Words, today: date, *, page: FileContent | None = None
) -> Iterator[CheckFinding]:
    """Yield one finding for each kind of datum in a text; people call its place `name`, `page` is the text with its tables."""
    by_kind: dict[DataKind, list[str]] = {}
    for kind, value in values_of(page, Detector(words, today)) if page else ():
        by_kind.setdefault(kind, []).append(value)
    in_tables = {(kind, value) for kind, values in by_kind.items() for value in values}
    for span in find(text, words, on=today):
        if (span.kind, value := text[span.start : span.end]) not in in_tables:
            by_kind.setdefault(span.kind, []).append(value)
    for kind, values in by_kind.items():
        shown = "、".join(dict.fromkeys(excerpt(kind, value) for value in values[:3]))
        yield CheckFinding(
            key=key(kind, place, *values),
            code=kind.value,
            severity="stop",
            title=f"{name}里有{KIND_WORDS[kind]}{len(values)}处",
            detail=f"{shown}。删去，或者隐去一部分。",
            source=article(kind, today),
            place=place,
            count=len(values),
            may_release=kind is not DataKind.STATE_SECRET_MARK,
        )


def _of_file(attachment: Attachment, found: Inspected, on: date) -> Iterator[CheckFinding]:
    """Yield what scanning found in a file, one finding for each kind, then the remarks on it."""
    place = f"file:{attachment.pk}"
    for kind, (n, hidden) in found.counts.items():
        where = f"，其中{hidden}处看不见" if hidden else ""
        yield CheckFinding(
            key=key(kind, str(attachment.file_id), attachment.name),
            code=kind.value,
            severity="stop",
            title=f"{attachment.name} 有{KIND_WORDS[kind]}{n}处{where}",
            detail=advice(kind),
            source=article(kind, on),
            place=place,
            count=n,
            may_release=kind is not DataKind.STATE_SECRET_MARK,
        )
    for one in found.remarks:
        yield CheckFinding(
            key=key(one.code, str(attachment.file_id)),
            code=one.code,
            severity=one.severity,
            title=f"{attachment.name}：{one.sentence}",
            place=place,
        )


def _of_elements(content: EntryContent) -> Iterator[CheckFinding]:
    for element in content.elements:
        if not element.is_done:
            yield CheckFinding(
                key=key("element", element.name),
                code="missing_element",
                severity="warn",
                title=f"缺“{element.name}”",
                detail="标准目录要求的要素。没有就写明没有，例如“本季度没有”；正文或者附件里已经写了的，勾上“正文或附件里有”。",
                place=f"element:{element.name}",
            )
    if not content.summary:
        yield CheckFinding(
            key=key("summary"),
            code="missing_summary",
            severity="warn",
            title="没有一句话说清楚",
            detail="内容概述是目录的法定要素，会显示在列表里。",
            source="条例第12条",
            place="summary",
        )


def _of_prose(content: EntryContent, wrong: Mapping[str, str], today: date) -> Iterator[CheckFinding]:
    """Yield findings on words, dates, links and names in what was written."""
    text = "\n".join(text for place, _, text in texts(content) if place != "body")
    for one in remarks(content.body, text, on=today, wrong=wrong, names=organs.names()):
        yield CheckFinding(
            key=key(one.code, one.sentence), code=one.code, severity=one.severity, title=one.sentence, place="body"
        )
