"""What the handling of a case leaves behind: answers of the path, searches, tasks to others, papers, the fee, who read it."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from django.db import models

from mingbai.cases.models.register import Application
from mingbai.core.models import AppendOnly, StoredFile
from mingbai.organs.models import Organ


class RecordedAnswer(AppendOnly):
    """One answer to one of the five questions; the latest one to a question in a round stands. Its reason is sealed."""

    application = models.ForeignKey(Application, models.PROTECT, related_name="path")
    round = models.PositiveSmallIntegerField()
    question = models.CharField(max_length=20)
    answer = models.CharField(max_length=40)
    reason = models.TextField(blank=True)
    person_id = models.BigIntegerField()
    answered_by = models.CharField(max_length=200)
    answered_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["application", "id"], name="path_of_application")]


class CaseSearch(AppendOnly):
    """One search for what is sought (检索记录): where, with which words, by whom, what was found; all of it sealed."""

    application = models.ForeignKey(Application, models.PROTECT, related_name="searches")
    round = models.PositiveSmallIntegerField()
    searched_on = models.DateField()
    is_found = models.BooleanField()
    contents = models.TextField()
    person_id = models.BigIntegerField()
    recorded_by = models.CharField(max_length=200)
    recorded_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["application", "id"], name="search_of_application")]


class CaseTask(models.Model):
    """Work on a case that another section, a village or another organ was asked to do, with a date of its own (交办)."""

    application = models.ForeignKey(Application, models.PROTECT, related_name="tasks")
    to_organ = models.ForeignKey(Organ, models.PROTECT, null=True, related_name="+")
    to_whom = models.CharField(max_length=80)
    what = models.TextField()
    sent_on = models.DateField()
    due_on = models.DateField()
    received_on = models.DateField(null=True)
    ended_on = models.DateField(null=True)
    is_returned = models.BooleanField(default=False)
    answer = models.TextField(blank=True)
    sent_by = models.CharField(max_length=200)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["application", "id"], name="task_of_application"),
            models.Index(fields=["to_organ", "due_on"], condition=models.Q(ended_on__isnull=True), name="task_open_of_organ"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(due_on__gte=models.F("sent_on")), name="task_due_after_sending"),
            models.CheckConstraint(
                condition=models.Q(received_on__isnull=True) | models.Q(received_on__gte=models.F("sent_on")),
                name="task_received_after_sending",
            ),
            models.CheckConstraint(
                condition=models.Q(ended_on__isnull=True, is_returned=False, answer="")
                | (models.Q(ended_on__gte=models.F("sent_on")) & ~models.Q(answer="")),
                name="task_ended_with_answer",
            ),
        ]


class KeptPaper(models.Model):
    """One paper of a case, its bytes and its name sealed. What is kept only for a purpose is deleted when that is over."""

    application = models.ForeignKey(Application, models.PROTECT, related_name="papers")
    purpose = models.CharField(max_length=20)
    name = models.TextField()
    media_type = models.CharField(max_length=120)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    stored = models.ForeignKey(StoredFile, models.PROTECT, null=True, related_name="+")
    delete_after = models.DateField(null=True)
    deleted_at = models.DateTimeField(null=True)
    added_at = models.DateTimeField()
    added_by = models.CharField(max_length=200)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["application", "id"], name="paper_of_application"),
            models.Index(fields=["delete_after", "id"], condition=models.Q(deleted_at__isnull=True), name="paper_to_delete"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(stored__isnull=False, deleted_at__isnull=True)
                | models.Q(stored__isnull=True, deleted_at__isnull=False),
                name="paper_stored_until_deleted",
            )
        ]


class ProcessingFee(models.Model):
    """The fee of a case (信息处理费): by the piece or by the page, never both, whole yuan by the law's steps."""

    application = models.ForeignKey(Application, models.PROTECT, related_name="fees")
    round = models.PositiveSmallIntegerField()
    basis = models.CharField(max_length=8)
    quantity = models.PositiveIntegerField()
    amount_yuan = models.PositiveIntegerField()
    noticed_on = models.DateField()
    due_on = models.DateField()
    paid_on = models.DateField(null=True)
    lapsed_on = models.DateField(null=True)
    refunded_on = models.DateField(null=True)
    refunded_yuan = models.PositiveIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["application", "round"], name="one_fee_in_a_round"),
            models.CheckConstraint(condition=models.Q(basis__in=["pieces", "pages"]), name="fee_has_one_basis"),
            models.CheckConstraint(condition=models.Q(amount_yuan__gt=0), name="fee_is_something"),
            models.CheckConstraint(condition=models.Q(noticed_on__gte=date(2021, 1, 1)), name="fee_not_before_the_rules"),
            models.CheckConstraint(
                condition=models.Q(paid_on__isnull=True) | models.Q(lapsed_on__isnull=True), name="fee_paid_or_lapsed"
            ),
            models.CheckConstraint(
                condition=models.Q(lapsed_on__isnull=True) | models.Q(lapsed_on__gt=models.F("due_on")),
                name="fee_lapsed_after_its_time",
            ),
            models.CheckConstraint(
                condition=models.Q(refunded_on__isnull=True, refunded_yuan=0)
                | models.Q(
                    paid_on__isnull=False,
                    refunded_on__gte=models.F("paid_on"),
                    refunded_yuan__gt=0,
                    refunded_yuan__lte=models.F("amount_yuan"),
                ),
                name="fee_refunded_of_what_was_paid",
            ),
        ]


class Reading(AppendOnly):
    """Who opened a case on which day: one row a person, case and day."""

    application = models.ForeignKey(Application, models.PROTECT, related_name="readings")
    person_id = models.BigIntegerField()
    on = models.DateField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["application", "person_id", "on"], name="reading_once_a_day")]
