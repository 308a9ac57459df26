"""What becomes of an organ's drafts when the organ is closed."""

from __future__ import annotations

from datetime import datetime

from mingbai.accounts.values import Acting
from mingbai.core.acts import open_act
from mingbai.entries.actions.common import content_of, end_draft, is_amendment, snapshot
from mingbai.entries.models import Draft
from mingbai.statute.disclosure.review import Stage


def discard_all(*, organ_id: int, by: Acting, at: datetime) -> int:
    """Discard the drafts of an organ that is being closed, each kept as a snapshot; return how many.

    The caller has checked the right to close the organ.
    """
    with open_act(by=by, at=at) as done:
        drafts = list(
            Draft.objects.select_for_update(of=("self",)).select_related("entry__organ").filter(entry__organ_id=organ_id)
        )
        for draft in drafts:
            entry = draft.entry
            snapshot(done, entry, content_of(draft), "discarded")
            end_draft(done, entry)
            entry.stage = (Stage.NONE if is_amendment(entry) else Stage.DISCARDED).value
            entry.scheduled_at = None
            entry.save(update_fields=["stage", "scheduled_at"])
            done.note("entry.discarded", entry.subject, {"title": entry.title})
    return len(drafts)
