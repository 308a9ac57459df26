"""What an act on an entry has to know before it begins: that it may be seen, where it stands, what this person may do."""

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
    """The draft in hand: what it says, how often it was saved, when and by whom last."""

    content: EntryContent
    revision: int
    saved_at: datetime
    saved_by: str


@dataclass(frozen=True, slots=True)
class EntryAccess:
    """An entry as far as an act needs it; `is_tied`: its line of the catalogue comes from a duty or a step of a chain.

    The whole of it is `work_entry`, for the entry's own page.
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
    """The entry for whoever may read its organ's work, NotVisible for others; one query for the organ's own people."""
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
    """The row with organ, duty and draft; NotVisible for whoever may not read the organ's work."""
    entry = Entry.objects.select_related("organ__parent", "duty", "draft").filter(pk=entry_id).first()
    if entry is None or not accounts.may_read_organ(by, row_of(entry.organ)):
        raise NotVisible(str(entry_id))
    return entry


def draft_of(entry: Entry) -> Draft | None:
    """The draft that was loaded with the entry; None where there is none in hand."""
    return getattr(entry, "draft", None)


def is_tied(entry: Entry) -> bool:
    """Whether its line of the catalogue comes from a duty or from a step of a chain; the duty of a document names none."""
    return entry.chain_id is not None or (entry.duty is not None and entry.duty.item_id is not None)
