"""Tables that every domain relies on: audit trail, numbering, stored files, the site, the cache generation."""

from __future__ import annotations

from typing import Any, ClassVar, NoReturn

from django.db import models


class AppendOnlyError(Exception):
    """Something tried to change or delete an append-only row."""


class AppendOnlyRows(models.QuerySet["Any"]):
    """Refuses to change or delete rows."""

    def update(self, **values: Any) -> NoReturn:
        raise AppendOnlyError(self.model.__name__)

    def delete(self) -> NoReturn:
        raise AppendOnlyError(self.model.__name__)

    def bulk_update(self, *args: Any, **options: Any) -> NoReturn:
        raise AppendOnlyError(self.model.__name__)


class AppendOnly(models.Model):
    """Rows that are added once and never change."""

    objects = AppendOnlyRows.as_manager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **options: Any) -> None:
        """Add the row; raise AppendOnlyError if it exists already."""
        if not self._state.adding:
            raise AppendOnlyError(type(self).__name__)
        super().save(*args, **{**options, "force_insert": True})

    def delete(self, *args: Any, **options: Any) -> NoReturn:
        raise AppendOnlyError(type(self).__name__)


class AuditEntry(AppendOnly):
    """One act. Only core.audit adds rows; each hash covers the row and the hash before it in its chain."""

    id = models.BigAutoField(primary_key=True)
    chain = models.CharField(max_length=64)
    seq = models.BigIntegerField()
    at = models.DateTimeField()
    actor = models.CharField(max_length=200)
    person_id = models.BigIntegerField(null=True)
    post_id = models.BigIntegerField(null=True)
    organ_code = models.CharField(max_length=64, blank=True)
    event = models.CharField(max_length=80)
    subject = models.CharField(max_length=120)
    data = models.TextField()
    previous_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["chain", "seq"], name="audit_number_once")]
        # The trail page lists by time; the hash covers `at`, and `id` only separates acts of the same moment.
        indexes = [
            models.Index(fields=["at", "id"], name="audit_time"),
            models.Index(fields=["subject", "at", "id"], name="audit_subject"),
            models.Index(fields=["organ_code", "at", "id"], name="audit_organ"),
        ]


class AuditHead(models.Model):
    """How long a chain is and how it ends, so that a cut tail shows. The row is locked while the chain grows."""

    chain = models.CharField(max_length=64, primary_key=True)
    seq = models.BigIntegerField()
    hash = models.CharField(max_length=64)


class Sequence(models.Model):
    """The last number issued in a series; the row is locked while the next one is taken."""

    series = models.CharField(max_length=160, primary_key=True)
    last = models.PositiveBigIntegerField()


class IssuedNumber(AppendOnly):
    """A number once issued stays issued, even after its subject is gone."""

    series = models.CharField(max_length=160)
    number = models.PositiveBigIntegerField()
    text = models.CharField(max_length=160, unique=True)
    subject = models.CharField(max_length=120)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["series", "number"], name="number_once")]


class StoredFile(models.Model):
    """The metadata of one content; the data directory holds the bytes under their sha256."""

    sha256 = models.CharField(max_length=64, primary_key=True)
    size = models.PositiveBigIntegerField()
    media_type = models.CharField(max_length=120)


class RebuiltFile(models.Model):
    """A stored file that may be published: `scanning.rebuild` made it. `original` is what was uploaded, and never is.

    `rules` is the number of the rules it was made by. What is public refers to this table, so the database itself refuses to
    publish an original.
    """

    file = models.OneToOneField(StoredFile, models.PROTECT, primary_key=True, related_name="rebuilt")
    original = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    rules = models.PositiveSmallIntegerField()


class FileInspection(models.Model):
    """Where a stored file's inspection under one name is kept, itself as a stored file; see core.inspections."""

    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    version = models.PositiveSmallIntegerField()
    kept_as = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["file", "name"], name="inspection_once")]


class Site(models.Model):
    """The installation: whose portal this is, what header and footer show, whether it is a demonstration."""

    has_mark: ClassVar[bool] = True
    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    name = models.CharField(max_length=80)
    sponsor = models.CharField(max_length=80)
    operator = models.CharField(max_length=80, blank=True)
    domain = models.CharField(max_length=120, blank=True)
    id_code = models.CharField(max_length=10, blank=True)
    # The region whose government adds rest days of its own (宁夏: 开斋节, 古尔邦节); "" where none does.
    region = models.CharField(max_length=20, blank=True)
    icp = models.CharField(max_length=60, blank=True)
    police = models.CharField(max_length=60, blank=True)
    # Whom a reader calls who finds no way in; stands in the foot of every page.
    telephone = models.CharField(max_length=40, blank=True)
    seal = models.CharField(max_length=1, default="明")
    slogan = models.CharField(max_length=60, blank=True)
    # A demonstration lives on a fixed day: the only case in which "today" is not the real date.
    demo_today = models.DateField(null=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(id=1), name="site_is_one")]


class Generation(models.Model):
    """Counts the changes that one organ made to what the public sees; the page cache compares the sum over all organs."""

    organ_code = models.CharField(max_length=64, primary_key=True)
    number = models.BigIntegerField(default=0)


class PublicChange(models.Model):
    """What one change touched: its number among the organ's, and its subjects, one a line; none for everything.

    Written in the transaction of the act, under the lock of the organ's counter, so a number is never seen before a smaller
    one. Old rows go; who finds a gap takes everything as changed.
    """

    organ_code = models.CharField(max_length=64)
    number = models.BigIntegerField()
    subjects = models.TextField(blank=True)
    is_withdrawal = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organ_code", "number"], name="public_change_once")]


class SealingKey(AppendOnly):
    """The name of a key that sealed something here, so that a missing or foreign key file is recognised (core.sealing)."""

    name = models.CharField(max_length=16, primary_key=True)


class TrailCheck(AppendOnly):
    """What one check of trail, tables and files found; `said` has the first sentences of what differs."""

    at = models.DateTimeField()
    acts = models.PositiveBigIntegerField()
    contents = models.PositiveBigIntegerField()
    before = models.PositiveBigIntegerField()
    files = models.PositiveBigIntegerField()
    anchor = models.CharField(max_length=90, blank=True)
    broken = models.PositiveIntegerField()
    said = models.JSONField(default=list)
    is_stamped = models.BooleanField(default=False)
    stamp_failure = models.CharField(max_length=300, blank=True)
