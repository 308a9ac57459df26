"""Messages from the public: what they say is sealed, and so is the answer until both are shown by consent."""

from __future__ import annotations

from django.db import models

from mingbai.organs.models import Organ
from mingbai.statute.mailbox.answers import Showing
from mingbai.statute.mailbox.states import OPEN, Direction, MessageAct, MessageKind, MessageState

OPEN_STATES = sorted(state.value for state in OPEN)
ENDED = models.Q(state__in=sorted(state.value for state in set(MessageState) - OPEN))


class Message(models.Model):
    """One message. `contents` (who wrote, how to reach them, where, which page, in which words) and `answer` are sealed.

    `answer` is what the sender reads at the end, whichever end it is: the answer, where to go, which organ answers. `due_on` and
    `remind_on` are computed from `received_on` and `more_workdays` and kept for lists.
    """

    organ = models.ForeignKey(Organ, models.PROTECT, related_name="messages")
    number = models.CharField(max_length=60)
    kind = models.CharField(max_length=12)
    state = models.CharField(max_length=12, default=MessageState.RECEIVED.value)
    # The clerk's own words for lists; nobody's name.
    title = models.CharField(max_length=60, blank=True)
    contents = models.TextField(blank=True)
    # Keyed digests: of the code that opens the page of the state, and of the form that was sent, which is taken once.
    code = models.CharField(max_length=64, blank=True)
    form = models.CharField(max_length=64, null=True, unique=True)
    may_publish = models.BooleanField(default=False)
    received_on = models.DateField()
    due_on = models.DateField()
    remind_on = models.DateField()
    more_workdays = models.PositiveSmallIntegerField(default=0)
    # The latest holiday notice known when the dates were computed.
    counted_by = models.BigIntegerField(default=0)
    is_provisional = models.BooleanField(default=False)
    assigned_to = models.ForeignKey(Organ, models.PROTECT, null=True, related_name="+")
    assigned_section = models.CharField(max_length=60, blank=True)
    answer = models.TextField(blank=True)
    drafted_by_id = models.BigIntegerField(null=True)
    drafter = models.CharField(max_length=160, blank=True)
    checked_by_id = models.BigIntegerField(null=True)
    checker = models.CharField(max_length=160, blank=True)
    direction = models.CharField(max_length=12, blank=True)
    moved_to = models.OneToOneField("self", models.PROTECT, null=True, related_name="moved_from")
    ended_on = models.DateField(null=True)
    created_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    erased_at = models.DateTimeField(null=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        indexes = [
            models.Index(fields=["organ", "remind_on", "id"], condition=models.Q(state__in=OPEN_STATES), name="message_due"),
            models.Index(fields=["organ", "-id"], name="message_of_organ"),
            models.Index(fields=["organ", "received_on", "id"], name="message_count"),
            models.Index(fields=["assigned_to", "state"], condition=models.Q(assigned_to__isnull=False), name="message_assigned"),
            models.Index(fields=["number"], name="message_by_number"),
            models.Index(
                fields=["ended_on", "id"],
                condition=models.Q(ended_on__isnull=False, erased_at__isnull=True),
                name="message_to_erase",
            ),
        ]
        constraints = [
            models.UniqueConstraint(fields=["organ", "number"], name="message_number_once"),
            models.CheckConstraint(condition=models.Q(kind__in=[one.value for one in MessageKind]), name="message_kind_known"),
            models.CheckConstraint(condition=models.Q(state__in=[one.value for one in MessageState]), name="message_state_known"),
            models.CheckConstraint(
                condition=models.Q(direction__in=["", *(one.value for one in Direction)]), name="message_direction_known"
            ),
            models.CheckConstraint(
                condition=(ENDED & models.Q(ended_on__isnull=False)) | (~ENDED & models.Q(ended_on__isnull=True)),
                name="message_open_or_ended",
            ),
            models.CheckConstraint(
                condition=~models.Q(state=MessageState.ANSWERED.value)
                | (models.Q(drafted_by_id__isnull=False) & models.Q(checked_by_id__isnull=False)),
                name="message_answer_checked",
            ),
            models.CheckConstraint(
                condition=models.Q(checked_by_id__isnull=True) | ~models.Q(checked_by_id=models.F("drafted_by_id")),
                name="message_checked_by_another",
            ),
            models.CheckConstraint(condition=models.Q(due_on__gt=models.F("received_on")), name="message_due_after_receipt"),
            models.CheckConstraint(
                condition=models.Q(erased_at__isnull=True) | models.Q(contents="", answer="", code="", ended_on__isnull=False),
                name="message_erased_whole",
            ),
        ]

    @property
    def subject(self) -> str:
        """The message's name in the audit trail."""
        return f"messages:{self.pk}"


class MessageStep(models.Model):
    """One act on a message; `note` is sealed, for reasons may say who wrote."""

    message = models.ForeignKey(Message, models.PROTECT, related_name="steps")
    act = models.CharField(max_length=12)
    note = models.TextField(blank=True)
    person_id = models.BigIntegerField()
    signed = models.CharField(max_length=200)
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["message", "id"], name="step_of_message")]
        constraints = [
            models.CheckConstraint(condition=models.Q(act__in=[one.value for one in MessageAct]), name="message_act_known")
        ]


class Selection(models.Model):
    """A question with its answer as everybody may read them, in words that say nobody's name."""

    message = models.OneToOneField(Message, models.PROTECT, related_name="selection")
    organ = models.ForeignKey(Organ, models.PROTECT, related_name="+")
    state = models.CharField(max_length=12, default=Showing.PROPOSED.value)
    title = models.CharField(max_length=60)
    question = models.TextField()
    answer = models.TextField()
    proposed_by_id = models.BigIntegerField()
    proposer = models.CharField(max_length=160)
    released_by_id = models.BigIntegerField(null=True)
    releaser = models.CharField(max_length=160, blank=True)
    reason = models.CharField(max_length=200, blank=True)
    shown_at = models.DateTimeField(null=True)
    changed_at = models.DateTimeField()
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        indexes = [
            models.Index(
                fields=["organ", "-shown_at", "-id"], condition=models.Q(state=Showing.SHOWN.value), name="selection_shown"
            ),
            models.Index(fields=["organ"], condition=models.Q(state=Showing.PROPOSED.value), name="selection_proposed"),
        ]
        constraints = [
            models.CheckConstraint(condition=models.Q(state__in=[one.value for one in Showing]), name="selection_state_known"),
            models.CheckConstraint(
                condition=~models.Q(state=Showing.SHOWN.value) | models.Q(released_by_id__isnull=False, shown_at__isnull=False),
                name="selection_shown_after_release",
            ),
            models.CheckConstraint(
                condition=models.Q(released_by_id__isnull=True) | ~models.Q(released_by_id=models.F("proposed_by_id")),
                name="selection_released_by_another",
            ),
        ]

    @property
    def subject(self) -> str:
        """The selection's name in the audit trail: its message's."""
        return f"messages:{self.message_id}"
