"""Letters of a case (文书), from the draft to the proof of service, and every line that was decided about one."""

from __future__ import annotations

from enum import StrEnum
from typing import ClassVar

from django.db import models

from mingbai.cases.models.register import Application
from mingbai.core.models import AppendOnly, StoredFile
from mingbai.organs.models import Organ
from mingbai.statute.cases.facts import ServiceMode


class LetterState(StrEnum):
    """Where a letter stands. The case carries the reply's own way; a procedural letter is signed by the act that sends it."""

    DRAFT = "draft"
    APPROVING = "approving"
    CHECKED = "checked"
    SIGNED = "signed"
    SERVED = "served"
    CANCELLED = "cancelled"


SIGNED_STATES = (LetterState.SIGNED.value, LetterState.SERVED.value)


class Letter(models.Model):
    """One letter; `kind` is its key in `statute.cases.letters`. What it says is sealed; it gets its number by the signature."""

    organ = models.ForeignKey(Organ, models.PROTECT)
    application = models.ForeignKey(Application, models.PROTECT, related_name="letters")
    round = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=4)
    is_reply = models.BooleanField()
    state = models.CharField(max_length=12, default=LetterState.DRAFT.value)
    contents = models.TextField()
    number = models.CharField(max_length=60, null=True)
    signs_as = models.CharField(max_length=12, blank=True)
    drafted_by = models.BigIntegerField()
    drafter = models.CharField(max_length=200)
    changed_at = models.DateTimeField()
    signed_by = models.BigIntegerField(null=True)
    signer = models.CharField(max_length=200, blank=True)
    signed_on = models.DateField(null=True)
    service = models.CharField(max_length=12, blank=True)
    sent_on = models.DateField(null=True)
    served_on = models.DateField(null=True)
    # The day on which it came back unsigned for; it is then served in another way.
    returned_on = models.DateField(null=True)
    proof = models.TextField(blank=True)
    docx = models.ForeignKey(StoredFile, models.PROTECT, null=True, related_name="+")
    pdf = models.ForeignKey(StoredFile, models.PROTECT, null=True, related_name="+")
    # With the number it lets anybody ask whether the letter was issued; `pdf_sha256` is of the file as people have it.
    check_code = models.CharField(max_length=16, blank=True)
    pdf_sha256 = models.CharField(max_length=64, blank=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["application", "id"], name="letter_of_application"),
            models.Index(fields=["check_code"], condition=~models.Q(check_code=""), name="letter_check_code"),
            models.Index(
                fields=["organ", "returned_on"],
                condition=models.Q(returned_on__isnull=False, served_on__isnull=True),
                name="letter_returned",
            ),
            # What the schedule has to draw: a few rows however many letters there are.
            models.Index(
                fields=["id"], condition=models.Q(pdf__isnull=True, state__in=SIGNED_STATES), name="letter_without_files"
            ),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(state__in=[s.value for s in LetterState]), name="letter_state_known"),
            models.CheckConstraint(
                condition=models.Q(
                    state__in=SIGNED_STATES, number__isnull=False, signed_on__isnull=False, signed_by__isnull=False
                )
                | (~models.Q(state__in=SIGNED_STATES) & models.Q(number__isnull=True, signed_on__isnull=True)),
                name="letter_number_with_signature",
            ),
            models.CheckConstraint(
                condition=~models.Q(state=LetterState.SERVED.value)
                | (models.Q(sent_on__isnull=False) & ~models.Q(service="") & ~models.Q(proof="")),
                name="letter_served_with_proof",
            ),
            models.CheckConstraint(
                condition=models.Q(sent_on__isnull=True) | models.Q(sent_on__gte=models.F("signed_on")),
                name="letter_sent_after_signature",
            ),
            models.CheckConstraint(
                condition=models.Q(served_on__isnull=True) | models.Q(served_on__gte=models.F("sent_on")),
                name="letter_served_after_sending",
            ),
            models.CheckConstraint(
                condition=models.Q(service__in=["", *(s.value for s in ServiceMode)]), name="letter_service_known"
            ),
            models.UniqueConstraint(
                fields=["organ", "number"], condition=models.Q(number__isnull=False), name="letter_number_once"
            ),
            models.UniqueConstraint(
                fields=["application", "round"],
                condition=models.Q(is_reply=True) & ~models.Q(state=LetterState.CANCELLED.value),
                name="one_reply_in_a_round",
            ),
        ]


class LetterLine(AppendOnly):
    """One line of the approval sheet (审查呈批单): who, which step, with which opinion (sealed)."""

    letter = models.ForeignKey(Letter, models.PROTECT, related_name="lines")
    act = models.CharField(max_length=20)
    opinion = models.TextField(blank=True)
    person_id = models.BigIntegerField()
    decided_by = models.CharField(max_length=200)
    decided_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["letter", "id"], name="line_of_letter")]
