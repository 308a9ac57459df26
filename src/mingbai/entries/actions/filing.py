"""File imported records under catalogue lines; their published content does not change."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from mingbai.accounts.values import Acting
from mingbai.catalogue import queries as catalogue
from mingbai.catalogue.values.lines import LineRow
from mingbai.core import hooks
from mingbai.core.acts import open_act
from mingbai.core.errors import Invalid, NotVisible, Refused
from mingbai.core.words import in_china
from mingbai.entries import policies
from mingbai.entries.actions import tally
from mingbai.entries.actions.common import lock
from mingbai.entries.actions.tally import TallyPlace
from mingbai.entries.actions.touched import touched_all
from mingbai.entries.models import Entry, Version
from mingbai.entries.queries.imported import RecordCheck, first_found, sentence
from mingbai.statute.citation import regulations
from mingbai.statute.disclosure.review import EntryAct
from mingbai.statute.verdict import refused

AT_ONCE = 100


def file_under(*, organ_code: str, chosen: Mapping[int, int], by: Acting, at: datetime) -> int:
    """File entries (keys) under lines (values), all or none; return how many changed. Idempotent.

    Only for imported records: an entry written here changes its line by an amendment, through the reviews.
    """
    if len(chosen) > AT_ONCE:
        raise Invalid(f"一次最多归{AT_ONCE}条。", "line")
    organ = policies.visible_organ(by, organ_code)
    lines = {row.id: row for row in catalogue.lines_for(organ, at.date())}
    changed: list[Entry] = []
    places: list[TallyPlace] = []
    look = RecordCheck(at.date())
    with open_act(by=by, at=at) as done:
        for entry_id, line_id in sorted(chosen.items()):
            own, entry = lock(done, entry_id)
            if own.id != organ.id or line_id not in lines:
                raise NotVisible(f"{entry_id} {line_id}")
            step = policies.standing_step(by, organ, entry.standing, EntryAct.FILE)
            if Version.objects.filter(entry=entry).exists():
                raise Invalid(f"“{entry.title}”是在这里写的，换事项要走更正。", "line")
            if entry.line_id == line_id:
                continue
            _check_texts(look, entry, lines[line_id])
            counted = tally.place(entry)
            entry.line_id, entry.field = line_id, lines[line_id].field
            entry.save(update_fields=["line", "field"])
            tally.move(done, counted, placed := tally.place(entry), entry.published_at)
            done.bind("shown", entry.pk)
            done.note(step.event, entry.subject, {"item": line_id, "title": lines[line_id].title})
            changed.append(entry)
            places += [one for one in (counted, placed) if one is not None]
        if changed:
            hooks.entry_changed(done, by.organ_code, [entry.pk for entry in changed], touched_all(changed, places))
    return len(changed)


def _check_texts(look: RecordCheck, entry: Entry, line: LineRow) -> None:
    """Refused where the record says what must not be published: it may be older than the check of imports, or than a word."""
    assert entry.published_at is not None
    published_on = in_china(entry.published_at).date()
    found = first_found(look, [(entry.statutory_item, line.field, entry.title, entry.summary, line.id, published_on)])
    if found is not None:
        words = f"“{entry.index_number}”不能归到这一项。{sentence(found[1])}先撤回这一条。"
        raise Refused(refused(words, regulations("第17条"), "filing.blocked"))
