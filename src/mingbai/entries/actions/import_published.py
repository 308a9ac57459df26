"""Import what was published before the platform was introduced."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from mingbai.accounts.values import Acting, Doing
from mingbai.catalogue.queries import lines_for
from mingbai.core import hooks, numbering
from mingbai.core.acts import open_act
from mingbai.core.errors import Invalid, NotVisible, Refused, require
from mingbai.core.words import in_china
from mingbai.entries import policies
from mingbai.entries.actions import tally
from mingbai.entries.actions.touched import of_places, touched_all
from mingbai.entries.models import Entry, ImportRelease
from mingbai.entries.queries.imported import RecordCheck, first_found, sentence
from mingbai.entries.queries.rules import template
from mingbai.entries.values.shape import ITEMS
from mingbai.organs.queries import OrganRow
from mingbai.statute.citation import regulations
from mingbai.statute.disclosure.imports import may_review_batch, review_basis
from mingbai.statute.disclosure.index_numbers import render
from mingbai.statute.disclosure.review import Standing
from mingbai.statute.verdict import refused

BATCH = 5000


@dataclass(frozen=True, slots=True)
class Published:
    """One piece of information as it was published elsewhere."""

    statutory_item: str
    field: str
    title: str
    formed_on: date
    published_at: datetime
    summary: str = ""
    is_demonstration: bool = False
    line_id: int | None = None


@dataclass(frozen=True, slots=True)
class Imported:
    """What was entered: the review that let it through, and the keys in the order given."""

    release_id: int
    keys: tuple[int, ...]


def import_published(
    *, organ_code: str, entries: Sequence[Published], uploader_id: int, opinion: str = "", by: Acting, at: datetime
) -> Imported:
    """Enter records that were published before, by one verdict of the secrecy reviewer about all of them.

    This is the only door for what was not written here. Every text is checked once more: the county may have added words.
    """
    organ = policies.organ_to_review(by, organ_code)
    require(may_review_batch(by.person_id, (uploader_id,)))
    if not entries:
        raise Invalid("没有可以入库的信息。退回上传的人，改好表格再传一次。", "file")
    for entry in entries:
        _check(entry, at)
    _check_texts(entries, at)
    _check_lines(organ, {entry.line_id for entry in entries if entry.line_id is not None}, at)
    with open_act(by=by, at=at) as done:
        release = _release(done, organ, entries, uploader_id, opinion)
        numbers = _numbers(organ, entries)
        rows = [_row(release, entry, number) for entry, number in zip(entries, numbers, strict=True)]
        Entry.objects.bulk_create(rows, batch_size=BATCH)
        tally.add_all(done, rows)
        data = {
            "count": len(rows), "first": numbers[0], "last": numbers[-1], "digest": release.digest, "opinion": opinion,
            "basis": release.basis, "uploader": uploader_id,
        }  # fmt: skip
        done.bind("release", release.pk)
        done.note("entries.imported", f"organ:{organ_code}", data)
        places = [where for row in rows if (where := tally.place(row)) is not None]
        hooks.entry_published(done, by.organ_code, [row.pk for row in rows], tuple(of_places(places)))
    return Imported(release.pk, tuple(row.pk for row in rows))


def withdraw_imported(done: Doing, organ: OrganRow, release_id: int, why: str) -> int:
    """Withdraw every record of a release that is still public; return how many. Rows, numbers and traces stay.

    It knows nothing of deliveries: only `channels.actions.take_back_batch` calls it.
    """
    still_public = Entry.objects.filter(organ_id=organ.id, release_id=release_id, standing=Standing.PUBLISHED.value)
    rows = list(still_public.select_for_update().order_by("id"))
    counted = Counter(where for row in rows if (where := tally.place(row)) is not None)
    still_public.update(standing=Standing.WITHDRAWN.value, is_listed=False, withdrawn_at=done.at, withdrawal_reason=why)
    for where in sorted(counted, key=lambda one: one.order):
        tally.add(done, where, -counted[where], None)
    hooks.entry_withdrawn(done, done.by.organ_code, [row.pk for row in rows], touched_all(rows, counted))
    return len(rows)


def digest(entries: Sequence[Published]) -> str:
    """Return the SHA-256 of an import."""
    lines = (
        f"{e.statutory_item}\t{e.formed_on}\t{e.published_at.isoformat()}\t{e.title}\t{e.field}\t{e.summary}"
        + (f"\t{e.line_id}" if e.line_id else "")
        for e in entries
    )
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def _check(entry: Published, at: datetime) -> None:
    if entry.statutory_item not in ITEMS:
        raise Invalid(f"没有“{entry.statutory_item}”这一项，写条例的条和项，例如 20.9。", "statutory_item")
    if not entry.title.strip() or len(entry.title) > 300:
        raise Invalid("每条信息都要有标题，最多300个字。", "title")
    if entry.published_at > at:
        raise Invalid(f"“{entry.title}”的公开时间晚于现在。改成真正公开的时间；还没公开的，不要导入。", "published_at")
    if entry.formed_on > in_china(entry.published_at).date():
        raise Invalid(f"“{entry.title}”的生成日期晚于公开日期。核对这两个日期，改好再传。", "formed_on")


def _check_texts(entries: Sequence[Published], at: datetime) -> None:
    """Refused with the first record that says what must not be published."""
    said = ((e.statutory_item, e.field, e.title, e.summary, e.line_id, in_china(e.published_at).date()) for e in entries)
    found = first_found(RecordCheck(at.date()), said)
    if found is not None:
        place, finding = found
        words = f"第{place + 1}条：{sentence(finding)}这一批不能公开，退回上传的人改。"
        raise Refused(refused(words, regulations("第17条"), "import.blocked"))


def _release(done: Doing, organ: OrganRow, entries: Sequence[Published], uploader_id: int, opinion: str) -> ImportRelease:
    """Keep the verdict."""
    return ImportRelease.objects.create(
        organ_id=organ.id,
        count=len(entries),
        digest=digest(entries),
        uploader_id=uploader_id,
        reviewer_id=done.by.person_id,
        opinion=opinion,
        basis=review_basis(done.today),
        decided_by=done.signature,
        decided_at=done.at,
    )


def _check_lines(organ: OrganRow, named: set[int], at: datetime) -> None:
    """Raise NotVisible for a line outside the organ's own catalogue."""
    unknown = named - {row.id for row in lines_for(organ, at.date())} if named else named
    if unknown:
        raise NotVisible(f"catalogue lines {sorted(unknown)}")


def _numbers(organ: OrganRow, entries: Sequence[Published]) -> list[str]:
    """Return index numbers by the organ's template and the year of formation, in the order of the entries."""
    form = template(organ.id)
    places: dict[tuple[int, str], list[int]] = defaultdict(list)
    for place, entry in enumerate(entries):
        text = render(form, organ=organ.code.upper(), credit_code=organ.credit_code, formed_on=entry.formed_on)
        places[entry.formed_on.year, text].append(place)
    numbers = [""] * len(entries)
    for (year, text), some in sorted(places.items()):
        subjects = [f"entry:{organ.code}" for _ in some]
        taken = numbering.next_block(series=f"entry:{organ.code}:{year}", template=text, subjects=subjects)
        for place, number in zip(some, taken, strict=True):
            numbers[place] = number
    return numbers


def _row(release: ImportRelease, entry: Published, number: str) -> Entry:
    return Entry(
        organ_id=release.organ_id,
        release=release,
        statutory_item=entry.statutory_item,
        line_id=entry.line_id,
        field=entry.field,
        title=entry.title.strip(),
        summary=entry.summary,
        index_number=number,
        formed_on=entry.formed_on,
        published_at=entry.published_at,
        is_demonstration=entry.is_demonstration,
    )
