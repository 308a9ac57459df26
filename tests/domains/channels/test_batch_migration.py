"""Batches and records of the code before: they stay public, marked as not reviewed, and the way back loses nothing."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from mingbai.core.models import AuditEntry
from support import NOW, Migrate

BEFORE = [("channels", "0003_delivery_states"), ("entries", "0006_findings_with_version")]
#: The trail as the code of today reads and writes it.
TRAIL = ("core", "0003_generation_of_organs")
AFTER = [("channels", "0006_batch_constraints"), ("entries", "0024_listed_only_when_approved")]


def written_before(models: Any) -> None:
    """One record, a table entered twice, one with a wrong row that waits."""
    organ = models.get_model("organs", "Organ").objects.create(
        code="pengyang", name="彭阳县人民政府", short_name="彭阳县", level="county"
    )
    models.get_model("entries", "Entry").objects.create(
        organ=organ, title="财务公开", index_number="BY-1", formed_on=date(2020, 3, 2), published_at=NOW
    )
    draft = models.get_model("entries", "Entry").objects.create(
        organ=organ, title="稿子", standing="unpublished", stage="draft", is_listed=False
    )
    _acts(draft.pk)
    _undisclosed(models, organ)
    files = models.get_model("core", "StoredFile")
    stored = [files.objects.create(sha256=letter * 64, size=1, media_type="text/csv") for letter in "ab"]
    _published_file(models, stored[0])
    _published_here(models, organ)
    batch = models.get_model("channels", "ImportBatch")
    same = {"organ": organ, "name": "一年.csv", "total": 1, "checked": 1, "uploaded_at": NOW, "uploaded_by": "经办"}
    for _ in range(2):
        batch.objects.create(file=stored[0], entered=1, delivered=1, entered_at=NOW, **same)
    batch.objects.create(file=stored[1], errors=[[2, "“标题”要填"]], rows=[{"标题": ""}], **same)


def _published_file(models: Any, stored: Any) -> None:
    """A file of a published version, from before files were rebuilt."""
    entry = models.get_model("entries", "Entry").objects.get(title="财务公开")
    told = {"name": "收支.csv", "position": 1, "added_at": NOW, "added_by": "经办"}
    file = models.get_model("entries", "Attachment").objects.create(entry=entry, file=stored, **told)
    version = models.get_model("entries", "Version").objects.create(
        entry=entry, number=1, content={}, published_at=NOW, published_by="经办"
    )
    models.get_model("entries", "VersionFile").objects.create(version=version, attachment=file)


def _published_here(models: Any, organ: Any) -> None:
    """One whose correction is approved and waits, and one that was listed without any verdict."""
    told = {"organ": organ, "formed_on": NOW.date(), "published_at": NOW, "round": 2}
    entry = models.get_model("entries", "Entry").objects.create(title="公开过", index_number="BY-2", **told)
    models.get_model("entries", "Entry").objects.create(title="没人审", index_number="BY-3", **told)
    models.get_model("entries", "Version").objects.create(
        entry=entry, number=1, content={}, published_at=NOW, published_by="经办"
    )
    for person, number, stage in ((1, 1, "first_review"), (2, 1, "final_review"), (3, 2, "final_review")):
        models.get_model("entries", "ReviewVerdict").objects.create(
            entry=entry, round=number, stage=stage, act="approve", person_id=person,
            decided_by="审查", decided_at=NOW + timedelta(hours=number - 1),
        )  # fmt: skip


def _undisclosed(models: Any, organ: Any) -> None:
    """One that is not disclosed, and one that came back: they have authors too. 6 submitted, 4 an earlier round."""
    told = {"standing": "unpublished", "is_listed": False, "organ": organ}
    for title, stage in (("不公开", "not_disclosed"), ("又公开", "draft")):
        entry = models.get_model("entries", "Entry").objects.create(title=title, stage=stage, round=2, **told)
        since = {"decided_by": "审查", "decided_at": NOW}
        models.get_model("entries", "NonDisclosure").objects.create(
            entry=entry, organ=organ, ground="16.2", reason="过程稿", evaluate_on=NOW.date(), **since
        )
        _acts(entry.pk, 10 * entry.pk)
        for number, person in ((1, 4), (2, 6)):
            models.get_model("entries", "ReviewVerdict").objects.create(
                entry=entry, round=number, stage="draft", act="submit", person_id=person, **since
            )


def _acts(entry: int, after: int = 0) -> None:
    """What the trail says of the draft: 7 opened and published it, 8 and 9 have written since; 5 only reviewed."""
    for number, (event, person) in enumerate(
        (("opened", 7), ("published", 7), ("saved", 8), ("first_approved", 5), ("file_added", 9), ("saved", 8)), after + 1
    ):
        told = {"chain": "pengyang", "seq": number, "at": NOW + timedelta(minutes=number), "actor": f"{person}号"}
        told |= {"organ_code": "pengyang", "subject": f"entry:pengyang:{entry}", "data": "{}", "previous_hash": "", "hash": ""}
        AuditEntry.objects.create(event=f"entry.{event}", person_id=person, **told)


def test_old_records_stay_public_and_marked_and_old_tables_keep_their_place(migrate: Migrate) -> None:
    written_before(migrate(TRAIL, *BEFORE))
    models = migrate(*AFTER)
    entry, batch = models.get_model("entries", "Entry"), models.get_model("channels", "ImportBatch")
    release, unseen = models.get_model("entries", "ImportRelease").objects.order_by("id")
    assert (unseen.is_from_before, unseen.count, unseen.reviewer_id) == (True, 1, None)
    assert (release.is_from_before, release.count, release.reviewer_id) == (True, 1, None)
    assert dict(entry.objects.values_list("title", "release")) == {
        "财务公开": release.pk, "稿子": None, "不公开": None, "又公开": None, "公开过": None, "没人审": unseen.pk,
    }  # fmt: skip
    assert entry.objects.get(title="财务公开").is_listed
    approval = entry.objects.get(title="公开过").approval
    assert (approval.round, approval.stage) == (1, "final_review")
    # Nobody can download what was published before rebuilding until the task has rebuilt it; nothing of it is lost.
    kept = models.get_model("entries", "VersionFile").objects.get()
    assert (kept.is_from_before, kept.file_id, kept.attachment.rebuilt_id) == (True, None, None)
    wrote = models.get_model("entries", "DraftAuthor").objects.order_by("person_id", "entry_id")
    assert list(wrote.values_list("entry__title", "person_id", "name", "version")) == [
        ("不公开", 6, "审查", None), ("又公开", 6, "审查", None),
        *((title, person, f"{person}号", None) for person in (8, 9) for title in ("稿子", "不公开", "又公开")),
    ]  # fmt: skip
    rows = list(batch.objects.order_by("id").values_list("state", "release", "fingerprint", "checked"))
    assert rows == [
        ("entered", release.pk, "a" * 64, 1), ("entered", release.pk, "", 1), ("uploaded", None, "b" * 64, 0),
    ]  # fmt: skip
    batch.objects.filter(state="uploaded").update(errors=[[2, "标题", "“标题”要填"]])
    models = migrate(*BEFORE)
    assert models.get_model("entries", "Entry").objects.get(title="财务公开").is_listed
    assert models.get_model("entries", "VersionFile").objects.get().attachment.name == "收支.csv"
    old = models.get_model("channels", "ImportBatch").objects.order_by("id")
    assert list(old.values_list("entered", flat=True)) == [1, 1, None]
    assert old[2].errors == [[2, "标题：“标题”要填"]]
