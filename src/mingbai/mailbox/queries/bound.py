"""The rows of the mailbox that the audit trail vouches for."""

from __future__ import annotations

from collections.abc import Iterator

from mingbai.core.audit import digest
from mingbai.core.bound import BoundRow, Keys, Kind
from mingbai.mailbox.models import Message, Selection

MESSAGE = (
    "id", "organ_id", "number", "kind", "state", "title", "contents", "may_publish", "received_on", "more_workdays",
    "assigned_to_id", "assigned_section", "answer", "drafted_by_id", "checked_by_id", "direction", "moved_to_id", "ended_on",
    "erased_at",
)  # fmt: skip
SELECTION = (
    "id", "message_id", "state", "title", "question", "answer", "proposed_by_id", "released_by_id", "reason", "shown_at",
)  # fmt: skip


def messages(keys: Keys) -> Iterator[BoundRow]:
    """Yield the messages, in the state in which they are."""
    found = Message.objects.all() if keys is None else Message.objects.filter(pk__in=list(keys))
    for row in found.order_by("id").values(*MESSAGE, "organ__code").iterator(chunk_size=1000):
        code = row.pop("organ__code")
        yield BoundRow(row["id"], code, f"messages:{row['id']}", f"来信 {row['number']}", digest(row))


def selections(keys: Keys) -> Iterator[BoundRow]:
    """Yield the pairs of question and answer as everybody may read them."""
    found = Selection.objects.all() if keys is None else Selection.objects.filter(pk__in=list(keys))
    for row in found.order_by("id").values(*SELECTION, "organ__code", "message__number").iterator(chunk_size=1000):
        code, number = row.pop("organ__code"), row.pop("message__number")
        yield BoundRow(row["id"], code, f"messages:{row['message_id']}", f"选登的来信 {number}", digest(row))


KINDS = (
    Kind("message", "一件来信", messages, frozenset()),
    Kind("selection", "一件选登的来信", selections, frozenset()),
)
