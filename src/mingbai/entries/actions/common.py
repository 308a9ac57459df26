"""Steps that the acts on an entry share: lock it, guard against lost updates, snapshot it."""

from __future__ import annotations

from collections.abc import Mapping

from django.db.models import Max

from mingbai.accounts import policies as accounts
from mingbai.accounts.values import Doing
from mingbai.core.errors import Invalid, NotVisible, Stale
from mingbai.entries import policies
from mingbai.entries.models import Attachment, Draft, DraftAuthor, Entry, ReviewVerdict, Snapshot
from mingbai.entries.values.content import EntryContent, dump, load
from mingbai.organs.models import Organ
from mingbai.organs.queries import OrganRow, row_of
from mingbai.statute.disclosure.review import EDITABLE, EntryAct, Stage, Standing

COLUMNS = (
    "title", "summary", "topic", "field", "statutory_item", "line_id", "document_number", "formed_on", "valid_until", "down_on",
    "range", "village_id", "comment_until",
)  # fmt: skip
RELATED = ("organ__parent", "duty", "village")
NOT_EDITABLE = "稿子已经送审或者没有在改的稿子，不能修改。要改就先撤回修改。"


def lock(done: Doing, entry_id: int) -> tuple[OrganRow, Entry]:
    """Return the organ and its entry, locked until the act ends; raise NotVisible for anyone who may not read it."""
    entry = done.lock(Entry, *RELATED, pk=entry_id)
    return _visible(done, entry), entry


def lock_draft(done: Doing, entry_id: int) -> tuple[OrganRow, Entry, Draft]:
    """Lock like `lock` and return the draft too; raise Refused for anyone who does not draft, Invalid when it is not editable."""
    try:
        draft = done.lock(Draft, *(f"entry__{name}" for name in RELATED), first=("entry",), entry_id=entry_id)
    except NotVisible:
        organ, _ = lock(done, entry_id)
        policies.check_work(done.by, organ)
        raise Invalid(NOT_EDITABLE, "title") from None
    entry = draft.entry
    organ = _visible(done, entry)
    policies.check_work(done.by, organ)
    if Stage(entry.stage) not in EDITABLE:
        raise Invalid(NOT_EDITABLE, "title")
    return organ, entry, draft


def _visible(done: Doing, entry: Entry) -> OrganRow:
    organ = row_of(entry.organ)
    if not accounts.may_read_organ(done.by, organ):
        raise NotVisible(str(entry.pk))
    return organ


def check_revision(draft: Draft, revision: int | None) -> None:
    """Raise Stale when the page showed an older revision."""
    if revision is not None and revision != draft.revision:
        raise Stale.of("这份稿子")


def content_of(draft: Draft) -> EntryContent:
    """Return what the draft says."""
    return load(draft.content)


def apply(entry: Entry, content: EntryContent) -> bool:
    """Copy the content into the entry's own columns; return whether any of them changed."""
    before = {name: getattr(entry, name) for name in COLUMNS}
    entry.title, entry.summary, entry.topic, entry.field = content.title, content.summary, content.topic, content.field
    entry.statutory_item, entry.line_id = content.statutory_item, content.line_id
    entry.document_number, entry.formed_on = content.document_number, content.formed_on
    entry.valid_until, entry.down_on = content.valid_until, content.down_on
    entry.range = content.range
    entry.comment_until = content.comment.last_day if content.comment else None
    if content.village != (entry.village.code if entry.village else ""):
        entry.village = Organ.objects.get(code=content.village) if content.village else None
    return before != {name: getattr(entry, name) for name in COLUMNS}


def snapshot(done: Doing, entry: Entry, content: EntryContent, reason: str, *, made_by: str = "") -> int:
    """Snapshot the draft with its files and return the snapshot's number; `made_by` names its author if not this person."""
    last = Snapshot.objects.filter(entry=entry).aggregate(n=Max("number"))["n"] or 0
    files = list(Attachment.objects.filter(entry=entry, is_removed=False).order_by("position", "id").values_list("id", "name"))
    Snapshot.objects.create(
        entry=entry,
        number=last + 1,
        content=dump(content),
        files=[list(one) for one in files],
        reason=reason,
        made_at=done.at,
        made_by=made_by or done.signature,
    )
    return last + 1


def wrote(done: Doing, entry: Entry) -> None:
    """Keep that this person changed the draft: they do not review it."""
    credit(done, entry.pk, {done.by.person_id: done.signature})


def credit(done: Doing, entry_id: int, people: Mapping[int, str]) -> None:
    """Keep these people, by name, as authors of the draft in hand; whoever is one already stays as they are."""
    in_hand = DraftAuthor.objects.filter(entry_id=entry_id, version__isnull=True)
    known = set(in_hand.filter(person_id__in=people).values_list("person_id", flat=True))
    DraftAuthor.objects.bulk_create(
        DraftAuthor(entry_id=entry_id, person_id=person_id, name=name, wrote_at=done.at)
        for person_id, name in people.items()
        if person_id not in known
    )


def end_draft(done: Doing, entry: Entry, version: int = 0) -> None:
    """Delete the draft, if there is one; its authors become those of the version, or of none."""
    Draft.objects.filter(entry=entry).delete()
    DraftAuthor.objects.filter(entry=entry, version__isnull=True).update(version=version)


def keep_overtaken(done: Doing, draft: Draft) -> None:
    """Snapshot another person's autosaved text before this person overwrites it, unless the last snapshot has it already."""
    if draft.saver_id == done.by.person_id or (draft.saver_id is None and draft.saved_by == done.signature):
        return
    last = Snapshot.objects.filter(entry_id=draft.entry_id).order_by("-number").values_list("content", flat=True).first()
    if last != draft.content:
        snapshot(done, draft.entry, content_of(draft), "overtaken", made_by=draft.saved_by)


def is_amendment(entry: Entry) -> bool:
    """Return whether the draft changes something the public already sees."""
    return entry.standing == Standing.PUBLISHED


def record_verdict(done: Doing, entry: Entry, stage: Stage, act: EntryAct, *, opinion: str = "", basis: str = "") -> None:
    """Keep one verdict about the draft as it stands in its last snapshot."""
    number = Snapshot.objects.filter(entry=entry).order_by("-number").values_list("number", flat=True).first() or 0
    row = ReviewVerdict.objects.create(
        entry=entry,
        round=entry.round,
        stage=stage.value,
        act=act.value,
        opinion=opinion,
        basis=basis,
        snapshot=number,
        person_id=done.by.person_id,
        decided_by=done.signature,
        decided_at=done.at,
    )
    done.bind("verdict", row.pk)
