"""What an act must know of an entry before it begins: that this person may see it, where it stands, what they may do."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from mingbai.accounts import policies as accounts
from mingbai.accounts.values import Acting
from mingbai.core.errors import NotVisible
from mingbai.entries import policies
from mingbai.entries.models import Draft, Entry
from mingbai.entries.values.content import EntryContent, load
from mingbai.organs.queries import OrganRow, row_of
from mingbai.statute.disclosure.review import EntryAct, Stage, Standing


@dataclass(frozen=True, slots=True)
class DraftRow:
    """The draft in hand: its content, its revision, when and by whom it was last saved."""

    content: EntryContent
    revision: int
    saved_at: datetime
    saved_by: str


@dataclass(frozen=True, slots=True)
class EntryAccess:
    """An entry as far as an act needs it; `is_tied` means its catalogue line comes from a duty or a chain's step.

    `work_entry` gives the whole of it, for the entry's own page.
    """

    id: int
    organ: OrganRow
    title: str
    stage: Stage
    standing: Standing
    acts: frozenset[EntryAct]
    duty_id: int | None
    is_tied: bool
    draft: DraftRow | None

    @property
    def is_editable(self) -> bool:
        """Whether this person may change the draft now."""
        return EntryAct.SUBMIT in self.acts


def entry_access(by: Acting, entry_id: int) -> EntryAccess:
    """Return the entry to anyone who may read its organ's work, else raise NotVisible; one query for the organ's own people."""
    entry = visible_entry(by, entry_id)
    organ, stage, standing = row_of(entry.organ), Stage(entry.stage), Standing(entry.standing)
    draft = draft_of(entry)
    return EntryAccess(
        id=entry.pk,
        organ=organ,
        title=draft.content["title"] if draft else entry.title,
        stage=stage,
        standing=standing,
        acts=policies.acts(by, organ, stage, standing),
        duty_id=entry.duty_id,
        is_tied=is_tied(entry),
        draft=DraftRow(load(draft.content), draft.revision, draft.saved_at, draft.saved_by) if draft else None,
    )


def visible_entry(by: Acting, entry_id: int) -> Entry:
    """Return the row with organ, duty and draft; raise NotVisible for anyone who may not read the organ's work."""
    entry = Entry.objects.select_related("organ__parent", "duty", "draft").filter(pk=entry_id).first()
    if entry is None or not accounts.may_read_organ(by, row_of(entry.organ)):
        raise NotVisible(str(entry_id))
    return entry


def draft_of(entry: Entry) -> Draft | None:
    """Return the draft that was loaded with the entry, or None."""
    return getattr(entry, "draft", None)


def is_tied(entry: Entry) -> bool:
    """Return whether the catalogue line comes from a duty or a chain's step; a document's duty names no line."""
    return entry.chain_id is not None or (entry.duty is not None and entry.duty.line_id is not None)
