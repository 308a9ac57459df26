"""What an act on an entry has to know before it begins: that it may be seen, where it stands, what this person may do."""

from __future__ import annotations

from dataclasses import dataclass

from mingbai.accounts import policies as accounts
from mingbai.accounts.values import Acting
from mingbai.core.errors import NotVisible
from mingbai.entries import policies
from mingbai.entries.models import Entry
from mingbai.organs.queries import OrganRow, row_of
from mingbai.statute.disclosure.review import EntryAct, Stage, Standing


@dataclass(frozen=True, slots=True)
class EntryAccess:
    """An entry as far as an act needs it; the whole of it is `work_entry`, for its own page."""

    id: int
    organ: OrganRow
    title: str
    stage: Stage
    standing: Standing
    acts: frozenset[EntryAct]

    @property
    def is_editable(self) -> bool:
        """Whether this person may change the draft now."""
        return EntryAct.SUBMIT in self.acts


def entry_access(by: Acting, entry_id: int) -> EntryAccess:
    """The entry for whoever may read its organ's work; NotVisible otherwise. One query for the own organ's people."""
    return access_of(by, visible_entry(by, entry_id))


def visible_entry(by: Acting, entry_id: int) -> Entry:
    """The row with its organ and the organ above; NotVisible for whoever may not read the organ's work."""
    entry = Entry.objects.select_related("organ__parent").filter(pk=entry_id).first()
    if entry is None or not accounts.may_read_organ(by, row_of(entry.organ)):
        raise NotVisible(str(entry_id))
    return entry


def access_of(by: Acting, entry: Entry) -> EntryAccess:
    """The value of a row that was loaded with its organ."""
    organ, stage, standing = row_of(entry.organ), Stage(entry.stage), Standing(entry.standing)
    return EntryAccess(entry.pk, organ, entry.title, stage, standing, policies.acts(by, organ, stage, standing))
