"""Drafts for comment: what they still lack, when their period is over, and what belongs together."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.conf import settings
from django.db.models import Q

from mingbai.calendars import queries as calendars
from mingbai.catalogue import queries as catalogue
from mingbai.core.paging import LONG
from mingbai.core.words import in_china
from mingbai.entries.models import Entry
from mingbai.entries.queries.of_chains import COUNTED
from mingbai.entries.values.content import EntryContent
from mingbai.entries.values.findings import CheckFinding, key
from mingbai.statute.disclosure.comments import (
    CommentNotice,
    applies,
    explained,
    is_draft_for_comment,
    is_explanation,
    long_enough,
    over,
    reachable,
)
from mingbai.statute.disclosure.review import Stage, Standing
from mingbai.statute.verdict import Verdict

AT_ONCE = 500
# Where a person mends what a rule misses.
PLACES = {
    "comment.explanation": "explanation",
    "comment.channel": "address",
    "comment.days": "first_day",
    "comment.order": "last_day",
    "comment.short": "last_day",
}


DRAFT, ADOPTION, FINAL = "征求意见稿", "意见采纳情况", "正式文件"


@dataclass(frozen=True, slots=True)
class Related:
    """An entry about the same draft for comment; `part` is 征求意见稿, 意见采纳情况 or 正式文件."""

    id: int
    organ_code: str
    title: str
    is_listed: bool
    part: str


@dataclass(frozen=True, slots=True)
class CommentFacts:
    """What the rules about drafts for comment need of an entry beside its content.

    `published_at` is None until it is public as such a draft; `waits_for` is the last day of the draft it follows, as the
    adoption of opinions or as the final text.
    """

    level: str = ""
    line_id: int | None = None
    line: str = ""
    published_at: datetime | None = None
    waits_for: date | None = None


def of_comment(about: CommentFacts, content: EntryContent, files: Collection[str], today: date) -> Iterator[CheckFinding]:
    """Yield a stop for everything that a draft for comment lacks, and for what follows it too early."""
    public_from = in_china(about.published_at).date() if about.published_at else today
    for verdict in (*_of_draft(about, content, files, public_from), over(about.waits_for, today)):
        if not verdict:
            sentence, _, advice = verdict.reason.partition("。")
            yield CheckFinding(
                key=key(verdict.code, verdict.reason),
                code=verdict.code,
                severity="stop",
                title=sentence,
                detail=advice,
                source=str(verdict.citation),
                place=PLACES.get(verdict.code, ""),
                may_release=False,
            )


def _of_draft(about: CommentFacts, content: EntryContent, files: Collection[str], public_from: date) -> Iterator[Verdict]:
    said = content.comment or CommentNotice()
    line = about.line if content.line_id == about.line_id else catalogue.prescribed(content.line_id or 0, public_from).name
    if content.comment is None and not is_draft_for_comment(content.title, line):
        return
    if not applies(about.level, public_from, by_reference=settings.COMMENTS.by_reference):
        return
    yield long_enough(said, public_from, calendars.local(), rolls=settings.POSTING_ROLLS)
    yield explained(said, any(map(is_explanation, files)))
    yield reachable(said)


def was_for_comment(standing: str, comment_until: date | None, title: str, line: str) -> bool:
    """Return whether the public sees an entry as a draft for comment; one from before notices has no last day, but a title."""
    return standing == Standing.PUBLISHED and (comment_until is not None or is_draft_for_comment(title, line))


def begun_on(content: EntryContent, on: date) -> CommentNotice | None:
    """Return the notice of what is published on a day: opinions are not taken before the public can read the draft."""
    said = content.comment
    if said is None or said.first_day is None or said.first_day >= on:
        return said
    return replace(said, first_day=on)


def related(entry: Entry) -> tuple[Related, ...]:
    """Return what else belongs to the same draft for comment: the draft, then the adoption of opinions, then the final text."""
    root = entry.adoption_of_id or entry.final_of_id or (entry.pk if entry.comment_until else None)
    if root is None:
        return ()
    family = Entry.objects.filter(Q(pk=root) | Q(adoption_of_id=root) | Q(final_of_id=root)).exclude(pk=entry.pk)
    rows = family.order_by("id").values_list("id", "organ__code", "title", "is_listed", "adoption_of_id")
    found = (
        Related(key, code, title, is_listed, DRAFT if key == root else ADOPTION if adoption_of else FINAL)
        for key, code, title, is_listed, adoption_of in rows.exclude(stage=Stage.DISCARDED.value)
    )
    return tuple(sorted(found, key=lambda one: (DRAFT, ADOPTION, FINAL).index(one.part)))


def drafts_for_comment(organ_id: int, limit: int = LONG) -> tuple[tuple[int, str], ...]:
    """Return key and title of the drafts for comment that an organ has published, the latest first."""
    listed = Entry.objects.filter(organ_id=organ_id, standing__in=COUNTED, comment_until__isnull=False)
    return tuple(listed.order_by("-published_at", "-id").values_list("id", "title")[:limit])


def is_for_comment(organ_id: int, entry_id: int) -> bool:
    """Return whether an entry of the organ is a draft for comment that a final text may name."""
    return Entry.objects.filter(pk=entry_id, organ_id=organ_id, comment_until__isnull=False).exists()


def ended_by(today: date) -> tuple[tuple[int, int], ...]:
    """Return entry and organ of the drafts for comment whose period is over and that have no duty for what follows yet."""
    listed = Entry.objects.filter(standing__in=COUNTED, comment_until__lt=today, adoption_duty__isnull=True)
    rows = listed.order_by("comment_until", "id").values_list("id", "organ_id", "organ__level", "comment_until")[:AT_ONCE]
    practice = settings.COMMENTS
    return tuple(
        (entry_id, organ_id)
        for entry_id, organ_id, level, last_day in rows
        if last_day is not None and applies(level, last_day, by_reference=practice.by_reference)
    )
