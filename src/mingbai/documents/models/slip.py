"""The slip of a document (文件制发程序单): what was drafted, who passed it, with which attribute and number it was signed."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from mingbai.core.models import AppendOnly, StoredFile
from mingbai.entries.models import Entry
from mingbai.organs.models import Organ
from mingbai.statute.disclosure.attributes import Attribute, Origin
from mingbai.statute.disclosure.documents import SlipState

ATTRIBUTES = [one.value for one in Attribute]
SIGNED = models.Q(state=SlipState.SIGNED.value)


class NumberSeries(models.Model):
    """How an organ's document numbers read; a template belongs to one organ, so no number is given twice."""

    organ = models.ForeignKey(Organ, models.PROTECT)
    template = models.CharField(max_length=60, unique=True)
    set_by = models.CharField(max_length=160)
    set_at = models.DateTimeField()


class Document(models.Model):
    """One document on its way from drafter to signer. It gets its number by the signature, never before."""

    organ = models.ForeignKey(Organ, models.PROTECT)
    title = models.CharField(max_length=300)
    kind = models.CharField(max_length=12)
    is_policy = models.BooleanField(default=False)
    normative_kind = models.CharField(max_length=12, blank=True)
    origin = models.CharField(max_length=12, default=Origin.OWN.value)
    from_organ = models.CharField(max_length=120, blank=True)
    from_number = models.CharField(max_length=80, blank=True)
    # What the original's organ or the lead organ decided; empty for our own documents.
    original = models.CharField(max_length=12, blank=True)
    partners = models.CharField(max_length=300, blank=True)
    is_agreed = models.BooleanField(default=True)
    attribute = models.CharField(max_length=12, blank=True)
    reason = models.CharField(max_length=500, blank=True)
    ground = models.CharField(max_length=8, blank=True)
    decided_attribute = models.CharField(max_length=12, blank=True)
    decided_reason = models.CharField(max_length=500, blank=True)
    decided_ground = models.CharField(max_length=8, blank=True)
    body = models.TextField(blank=True)
    statutory_item = models.CharField(max_length=8, blank=True)
    in_force_on = models.DateField(null=True)
    valid_until = models.DateField(null=True)
    # The review for fair competition: a value of Competition, "" while nothing is stated, and its conclusion.
    competition = models.CharField(max_length=16, blank=True, default="")
    competition_conclusion = models.CharField(max_length=500, blank=True, default="")
    interpretation_plan = models.CharField(max_length=500, blank=True)
    interpretation_title = models.CharField(max_length=300, blank=True)
    interpretation_body = models.TextField(blank=True)
    series = models.ForeignKey(NumberSeries, models.PROTECT, null=True)
    # The draft for comment of which this is the final text.
    final_of = models.ForeignKey(Entry, models.PROTECT, null=True, related_name="+")
    state = models.CharField(max_length=20, default=SlipState.DRAFTING.value)
    round = models.PositiveSmallIntegerField(default=0)
    revision = models.PositiveIntegerField(default=1)
    drafted_by = models.BigIntegerField()
    drafter_post = models.BigIntegerField()
    drafter = models.CharField(max_length=160)
    created_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    document_number = models.CharField(max_length=80, null=True)
    signed_on = models.DateField(null=True)
    entry = models.OneToOneField(Entry, models.PROTECT, null=True, related_name="+")
    interpretation_entry = models.OneToOneField(Entry, models.PROTECT, null=True, related_name="+")

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["organ", "state", "-id"], name="document_by_state"),
            models.Index(fields=["organ", "-id"], name="document_of_organ"),
            models.Index(fields=["state", "organ", "id"], name="document_waiting"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(state__in=[s.value for s in SlipState]), name="document_state_known"),
            models.CheckConstraint(condition=models.Q(origin__in=[o.value for o in Origin]), name="document_origin_known"),
            models.CheckConstraint(condition=models.Q(attribute__in=["", *ATTRIBUTES]), name="document_attribute_known"),
            # No number without an attribute, none without a signature.
            models.CheckConstraint(
                condition=models.Q(document_number__isnull=True, signed_on__isnull=True, decided_attribute="") & ~SIGNED
                | models.Q(document_number__isnull=False, signed_on__isnull=False, decided_attribute__in=ATTRIBUTES) & SIGNED,
                name="document_number_with_signature",
            ),
            models.CheckConstraint(
                condition=models.Q(decided_attribute__in=["", Attribute.OPEN.value]) | ~models.Q(decided_reason=""),
                name="document_not_open_has_reason",
            ),
            models.CheckConstraint(
                condition=~models.Q(decided_attribute=Attribute.CLOSED.value) | ~models.Q(decided_ground=""),
                name="document_closed_has_ground",
            ),
            models.CheckConstraint(
                condition=models.Q(entry__isnull=True) | models.Q(decided_attribute=Attribute.OPEN.value),
                name="document_entry_only_when_open",
            ),
            models.UniqueConstraint(
                fields=["organ", "document_number"],
                condition=models.Q(document_number__isnull=False),
                name="document_number_given_once",
            ),
        ]

    @property
    def subject(self) -> str:
        """The document's name in the audit trail."""
        return f"document:{self.organ.code}:{self.pk}"


class DocumentAuthor(models.Model):
    """Somebody who changed the text or the files of a document, and so neither checks nor signs it."""

    document = models.ForeignKey(Document, models.PROTECT, related_name="authors")
    person_id = models.BigIntegerField()
    name = models.CharField(max_length=200)
    wrote_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["document", "person_id"], name="document_author_once")]


class DocumentFile(models.Model):
    """The text as a file, or an annex; a `marked` file bears a mark that keeps it from the public."""

    document = models.ForeignKey(Document, models.PROTECT, related_name="files")
    file = models.ForeignKey(StoredFile, models.PROTECT)
    name = models.CharField(max_length=200)
    is_main = models.BooleanField(default=False)
    marked = models.BooleanField(default=False)
    findings = models.PositiveIntegerField(default=0)
    is_removed = models.BooleanField(default=False)
    added_at = models.DateTimeField()
    added_by = models.CharField(max_length=160)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["document"], condition=models.Q(is_main=True, is_removed=False), name="document_has_one_text"
            )
        ]


class Opinion(AppendOnly):
    """One line of the slip: who, when, at which step, what, with which opinion. Append-only."""

    document = models.ForeignKey(Document, models.PROTECT, related_name="opinions")
    round = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=20)
    act = models.CharField(max_length=12)
    attribute = models.CharField(max_length=12, blank=True)
    opinion = models.CharField(max_length=1000, blank=True)
    person_id = models.BigIntegerField()
    decided_by = models.CharField(max_length=160)
    decided_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["document", "id"], name="opinion_of_document")]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["document", "round", "person_id"],
                condition=models.Q(act__in=["submit", "pass", "sign"]) & ~models.Q(state=SlipState.DISCLOSURE_CHECK.value),
                name="one_step_per_person",
            ),
            models.UniqueConstraint(
                fields=["document", "round", "state"], condition=models.Q(act__in=["pass", "sign"]), name="one_pass_per_step"
            ),
        ]
