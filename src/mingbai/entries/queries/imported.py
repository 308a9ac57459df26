"""Check records from before like drafts: the same scan, for each text column of a row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date

from django.conf import settings

from mingbai.calendars import queries as calendars
from mingbai.catalogue import queries as catalogue
from mingbai.entries.queries.check import findings_in
from mingbai.entries.queries.floor import titled
from mingbai.entries.queries.words import scan_words
from mingbai.entries.values.findings import CheckFinding, key
from mingbai.privacy.listed import listed, together
from mingbai.privacy.words import Words
from mingbai.statute.disclosure.comments import is_draft_for_comment, is_record
from mingbai.statute.disclosure.ranges import Prescribed, Range, floor, may_widen

TITLE, SUMMARY, FIELD = "标题", "内容概述", "领域"


class RecordCheck:
    """A check of many records that reads the county's words once."""

    def __init__(self, today: date) -> None:
        self.words: Words = scan_words()
        self.today = today
        self._lines: dict[int | None, Prescribed] = {}

    def texts(self, named: Mapping[str, str]) -> Iterator[CheckFinding]:
        """Yield what is found in texts given by column; the `place` of a finding is its column."""
        for name, text in named.items():
            if text:
                yield from findings_in(name, name, text, self.words, self.today)

    def comment(self, title: str, line_id: int | None, published_on: date) -> Iterator[CheckFinding]:
        """Yield a finding for a draft for comment on which opinions may still be taken: it is no record from before."""
        if is_draft_for_comment(title, self._line(line_id).name):
            found = is_record(published_on, self.today, calendars.local(), rolls=settings.POSTING_ROLLS)
            if not found:
                yield CheckFinding(
                    key=key(found.code, title),
                    code=found.code,
                    severity="stop",
                    title=found.reason.rstrip("。"),
                    source=str(found.citation),
                    place=TITLE,
                )

    def range(
        self, statutory_item: str, field: str, title: str, summary: str, line_id: int | None = None
    ) -> Iterator[CheckFinding]:
        """Yield a finding for what is not for everyone: an imported record has no page for one village.

        The elements of its line do not count: a record is a title and a summary, and both are searched for persons like a draft.
        """
        line = replace(self._line(line_id), elements=())
        persons = together([listed(title), listed(summary)])
        proposed = floor(
            line,
            statutory_item=statutory_item,
            field=field,
            title=titled(title, persons),
            has_persons=persons.names_persons,
            on=self.today,
        )
        if not may_widen(proposed, Range.OPEN):
            yield CheckFinding(
                key=key("range", title),
                code="range",
                severity="stop",
                title=f"{proposed.reason}不能给全社会看",
                detail="另起草一条，“给谁看”选“只在本村、本社区”。",
                source=str(proposed.citation),
                place=FIELD,
            )

    def _line(self, line_id: int | None) -> Prescribed:
        if line_id not in self._lines:
            self._lines[line_id] = Prescribed() if line_id is None else catalogue.prescribed(line_id, self.today)
        return self._lines[line_id]


def sentence(found: CheckFinding) -> str:
    """Return a finding as one sentence: what was found, an excerpt, what to do, and the rule."""
    detail = f"：{found.detail}" if found.detail else "。"
    return f"{found.title}{detail}" + (f"（{found.source}）" if found.source else "")


def first_found(
    check: RecordCheck, records: Iterable[tuple[str, str, str, str, int | None, date]]
) -> tuple[int, CheckFinding] | None:
    """Return place and finding of the first record that must not be published.

    A record is its item, field, title, summary, line and day of publication.
    """
    for place, (item, field, title, summary, line_id, published_on) in enumerate(records):
        for found in (
            *check.texts({TITLE: title, SUMMARY: summary, FIELD: field}),
            *check.range(item, field, title, summary, line_id),
            *check.comment(title, line_id, published_on),
        ):
            return place, found
    return None
