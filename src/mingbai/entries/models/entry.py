"""Disclosed information: the entry, its published versions, and the draft in hand."""

from __future__ import annotations

from django.db import models

from mingbai.catalogue.models import CatalogueLine, Chain, Duty
from mingbai.core.models import RebuiltFile, StoredFile
from mingbai.entries.models.imports import ImportRelease
from mingbai.organs.models import Organ
from mingbai.statute.disclosure.ranges import RANGE_WORDS, Range
from mingbai.statute.disclosure.review import Stage, Standing

# What the policy library (政策文件库) holds: normative documents and other numbered documents, not their interpretations,
# drafts for comment or reports on opinions, and no permits or penalties, which bear numbers too.
DECISIONS = ("20.5", "20.6")
POLICY = models.Q(is_listed=True, interprets__isnull=True, adoption_of__isnull=True, comment_until__isnull=True) & (
    models.Q(statutory_item="20.1") | ~models.Q(document_number="") & ~models.Q(statutory_item__in=DECISIONS)
)
# Keys that few entries have. An index over all rows says to a planner with statistics that one value, the empty one, is in
# every row, and so it reads the table instead.
MOSTLY_EMPTY = ("duty", "chain", "village", "interprets", "adoption_of", "final_of")


class Entry(models.Model):
    """One piece of information. `published_at` is set by the system at publication, never by hand.

    Title and summary are those of the published version; before publication, those of the draft.
    """

    organ = models.ForeignKey(Organ, models.PROTECT)
    # "20.1" … "20.15", "21.1" … "21.8", "12" (guide), "rules" (制度): the item of the law that asks for it.
    statutory_item = models.CharField(max_length=8, blank=True)
    line = models.ForeignKey(CatalogueLine, models.PROTECT, null=True)
    duty = models.ForeignKey(Duty, models.PROTECT, null=True, db_index=False)
    # The review of the batch with which a record from before was brought in; empty for what was written here.
    release = models.ForeignKey(ImportRelease, models.PROTECT, null=True, related_name="entries")
    # The last approval of the round that was published; empty until then, and for what was brought in.
    approval = models.OneToOneField("entries.ReviewVerdict", models.PROTECT, null=True, related_name="+")
    chain = models.ForeignKey(Chain, models.PROTECT, null=True, db_index=False)
    chain_step = models.CharField(max_length=40, blank=True)
    field = models.CharField(max_length=40, blank=True)
    title = models.CharField(max_length=300)
    summary = models.CharField(max_length=400, blank=True)
    topic = models.CharField(max_length=60, blank=True)
    document_number = models.CharField(max_length=80, blank=True)
    index_number = models.CharField(max_length=80, unique=True, null=True)
    formed_on = models.DateField(null=True)
    valid_until = models.DateField(null=True)
    down_on = models.DateField(null=True)
    range = models.CharField(max_length=8, choices=list(RANGE_WORDS.items()), default=Range.OPEN.value)
    village = models.ForeignKey(Organ, models.PROTECT, null=True, db_index=False, related_name="+")
    interprets = models.ForeignKey("self", models.PROTECT, null=True, db_index=False, related_name="interpretations")
    # A draft for comment: the last day for opinions, and the duty to tell which were adopted.
    comment_until = models.DateField(null=True)
    adoption_duty = models.OneToOneField(Duty, models.PROTECT, null=True, related_name="+")
    # The draft for comment: of which this tells the adoption of opinions, or of which it is the final text.
    adoption_of = models.ForeignKey("self", models.PROTECT, null=True, db_index=False, related_name="adoptions")
    final_of = models.ForeignKey("self", models.PROTECT, null=True, db_index=False, related_name="finals")
    stage = models.CharField(max_length=16, default=Stage.NONE.value)
    standing = models.CharField(max_length=12, default=Standing.PUBLISHED.value)
    # Whether the portal shows it: published, not taken down since, and open to all.
    is_listed = models.BooleanField(default=True)
    published_at = models.DateTimeField(null=True)
    scheduled_at = models.DateTimeField(null=True)
    # Why the planned publication failed; cleared when it is rescheduled or published.
    plan_failure = models.CharField(max_length=500, blank=True)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawal_reason = models.CharField(max_length=500, blank=True)
    drafted_by = models.BigIntegerField(null=True)
    round = models.PositiveSmallIntegerField(default=0)
    is_demonstration = models.BooleanField(default=False)
    # Computed by the database: a condition of this length would hide the index of the library from SQLite's planner.
    is_policy = models.GeneratedField(
        expression=models.ExpressionWrapper(POLICY, models.BooleanField()), output_field=models.BooleanField(), db_persist=True
    )

    class Meta:
        indexes = [
            models.Index(
                fields=["organ", "statutory_item", "published_at", "id"], condition=models.Q(is_listed=True), name="entry_by_item"
            ),
            models.Index(
                fields=["organ", "line", "published_at", "id"], condition=models.Q(is_listed=True), name="entry_by_catalogue"
            ),
            models.Index(
                fields=["organ", "field", "published_at", "id"], condition=models.Q(is_listed=True), name="entry_by_field"
            ),
            models.Index(
                fields=["organ", "field", "published_at", "id"],
                condition=models.Q(is_listed=True, line__isnull=True),
                name="entry_unfiled",
            ),
            models.Index(fields=["published_at", "id"], condition=models.Q(is_listed=True), name="entry_latest"),
            models.Index(
                fields=["valid_until"], condition=models.Q(is_listed=True, valid_until__isnull=False), name="entry_valid_until"
            ),
            models.Index(fields=["formed_on", "id"], condition=models.Q(is_policy=True), name="policy_latest"),
            models.Index(fields=["organ", "formed_on", "id"], condition=models.Q(is_policy=True), name="policy_of_organ"),
            models.Index(fields=["field", "published_at", "id"], condition=models.Q(is_listed=True), name="entry_of_field"),
            *(
                models.Index(fields=[key], condition=models.Q(**{f"{key}__isnull": False}), name=f"entry_by_{key}")
                for key in MOSTLY_EMPTY
            ),
            models.Index(fields=["organ", "stage", "id"], condition=~models.Q(stage=Stage.NONE.value), name="entry_in_hand"),
            models.Index(fields=["scheduled_at"], condition=models.Q(scheduled_at__isnull=False), name="entry_scheduled"),
            models.Index(
                fields=["down_on"], condition=models.Q(standing="published", down_on__isnull=False), name="entry_expiring"
            ),
            models.Index(fields=["organ", "standing", "published_at", "id"], name="entry_by_standing"),
            models.Index(
                fields=["comment_until"],
                condition=models.Q(comment_until__isnull=False, adoption_duty__isnull=True),
                name="entry_commented",
            ),
        ]
        constraints = [
            # A duty is answered once; discarded drafts and withdrawn entries do not count.
            models.UniqueConstraint(
                fields=["duty"],
                condition=models.Q(duty__isnull=False) & ~models.Q(stage="discarded") & ~models.Q(standing="withdrawn"),
                name="duty_answered_once",
            ),
            models.CheckConstraint(condition=models.Q(stage__in=[s.value for s in Stage]), name="entry_stage_known"),
            models.CheckConstraint(condition=models.Q(standing__in=[s.value for s in Standing]), name="entry_standing_known"),
            models.CheckConstraint(condition=models.Q(range__in=[one.value for one in Range]), name="entry_range_known"),
            models.CheckConstraint(
                condition=models.Q(standing=Standing.UNPUBLISHED.value, published_at__isnull=True, index_number__isnull=True)
                | (
                    ~models.Q(standing=Standing.UNPUBLISHED.value)
                    & models.Q(published_at__isnull=False, index_number__isnull=False, formed_on__isnull=False)
                ),
                name="published_whole",
            ),
            models.CheckConstraint(
                condition=models.Q(is_listed=False) | models.Q(standing=Standing.PUBLISHED.value, range=Range.OPEN.value),
                name="listed_only_when_open",
            ),
            # One door: what is listed was approved here, or came in with a batch that was reviewed. One approval lists one entry.
            models.CheckConstraint(
                condition=models.Q(is_listed=False) | models.Q(approval__isnull=False) | models.Q(release__isnull=False),
                name="listed_only_when_reviewed",
            ),
            models.CheckConstraint(
                condition=~models.Q(range=Range.VILLAGE.value) | models.Q(village__isnull=False), name="village_range_has_village"
            ),
            models.CheckConstraint(
                condition=~models.Q(standing=Standing.WITHDRAWN.value)
                | (models.Q(withdrawn_at__isnull=False) & ~models.Q(withdrawal_reason="")),
                name="withdrawn_with_reason",
            ),
        ]

    @property
    def subject(self) -> str:
        """The entry's name in the audit trail."""
        return f"entry:{self.organ.code}:{self.pk}"


class Draft(models.Model):
    """The content in hand of an entry being drafted, reviewed or amended; deleted at publication."""

    entry = models.OneToOneField(Entry, models.CASCADE, related_name="draft")
    content = models.JSONField()
    revision = models.PositiveIntegerField(default=1)
    saved_at = models.DateTimeField()
    saved_by = models.CharField(max_length=160)
    # None: saved before the person was kept here, or not by its author.
    saver_id = models.BigIntegerField(null=True)
    note = models.CharField(max_length=300, blank=True)


class DraftAuthor(models.Model):
    """Somebody who changed the text or the files of a draft, and so does not review it.

    `version` is what the draft became: empty while it is in hand, 0 when it was discarded.
    """

    entry = models.ForeignKey(Entry, models.PROTECT, related_name="authors")
    version = models.PositiveIntegerField(null=True)
    person_id = models.BigIntegerField()
    name = models.CharField(max_length=200)
    wrote_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["entry", "person_id"], condition=models.Q(version__isnull=True), name="draft_author_once"
            ),
            models.UniqueConstraint(
                fields=["entry", "version", "person_id"], condition=models.Q(version__gt=0), name="version_author_once"
            ),
        ]


class Snapshot(models.Model):
    """The draft at one moment: opened, saved, submitted, discarded, or about to be overwritten by someone else."""

    entry = models.ForeignKey(Entry, models.PROTECT, related_name="snapshots")
    number = models.PositiveIntegerField()
    content = models.JSONField()
    files = models.JSONField(default=list)
    reason = models.CharField(max_length=20)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=160)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["entry", "number"], name="snapshot_number_once")]


class Version(models.Model):
    """What was published, word for word; never changed. The last version is what the public sees."""

    entry = models.ForeignKey(Entry, models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    content = models.JSONField()
    note = models.CharField(max_length=300, blank=True)
    published_at = models.DateTimeField()
    published_by = models.CharField(max_length=160)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["entry", "number"], name="version_number_once"),
            models.CheckConstraint(condition=models.Q(number=1) | ~models.Q(note=""), name="later_version_has_note"),
        ]


class Attachment(models.Model):
    """A file beside the text, with what reading and scanning found. A masked copy points to the file it replaces.

    `file` is what came in and stays inside; `rebuilt` is what is published of it, None only for files from before rebuilding.
    """

    entry = models.ForeignKey(Entry, models.PROTECT, related_name="attachments")
    file = models.ForeignKey(StoredFile, models.PROTECT)
    rebuilt = models.ForeignKey(RebuiltFile, models.PROTECT, null=True, related_name="+")
    name = models.CharField(max_length=200)
    position = models.PositiveSmallIntegerField()
    pages = models.PositiveIntegerField(default=0)
    readable = models.TextField(blank=True)
    findings = models.JSONField(default=list)
    columns = models.JSONField(default=list)
    remarks = models.JSONField(default=list)
    masked_from = models.OneToOneField("self", models.PROTECT, null=True, related_name="masked_as")
    is_removed = models.BooleanField(default=False)
    added_at = models.DateTimeField()
    added_by = models.CharField(max_length=160)

    class Meta:
        indexes = [
            models.Index(fields=["entry", "is_removed", "position", "id"], name="attachment_order"),
            models.Index(fields=["id"], condition=models.Q(rebuilt__isnull=True), name="attachment_from_before"),
        ]


class VersionFile(models.Model):
    """An attachment as part of a published version; `file` is what the public gets, by its digest.

    A version from before rebuilding has none until the file has been rebuilt; till then the public cannot download it.
    """

    version = models.ForeignKey(Version, models.PROTECT, related_name="files")
    attachment = models.ForeignKey(Attachment, models.PROTECT, related_name="+")
    file = models.ForeignKey(RebuiltFile, models.PROTECT, null=True, related_name="+")
    is_from_before = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["version", "attachment"], name="version_file_once"),
            models.CheckConstraint(
                condition=models.Q(file__isnull=False) | models.Q(is_from_before=True), name="published_file_is_rebuilt"
            ),
        ]
