"""Applications, as they are handled and as the report counts them."""

from __future__ import annotations

from django.db import models

from mingbai.cases.models.ledger import LedgerBatch
from mingbai.organs.models import Organ
from mingbai.statute.cases.outcomes import Outcome
from mingbai.statute.cases.receipt import ReceiptChannel
from mingbai.statute.cases.states import OPEN, CaseState

INFORMATION, CORRECTION_OF_RECORD = "information", "correction"
"""An application for information, or for the correction of a record about oneself (条例第41条), which no table counts."""
KINDS = (INFORMATION, CORRECTION_OF_RECORD)
OPEN_STATES = sorted(state.value for state in OPEN)
ENDED_STATES = sorted(state.value for state in set(CaseState) - OPEN - {CaseState.SEALED})
"""Over, and not in a box."""
NOT_RECEIVED = (CaseState.ENTERED.value, CaseState.WITHDRAWN.value)


class Application(models.Model):
    """One application, one matter. What identifies or reaches the applicant, and what they wrote, is sealed (core.sealing).

    `applicant_kind` is a column of table 3, `outcome` a value of `statute.cases.outcomes.Outcome`; a row of the simple register
    from before has no channel, and its outcome is a result row of table 3. `due_on` and the other dates in the third block are
    computed from the steps by the law and kept for lists alone: every act that adds a step writes them anew, and so does a new
    holiday notice.
    """

    organ = models.ForeignKey(Organ, models.PROTECT)
    number = models.CharField(max_length=60)
    kind = models.CharField(max_length=12, default=INFORMATION)
    applicant_kind = models.CharField(max_length=20)
    state = models.CharField(max_length=24, default=CaseState.HANDLING.value)
    round = models.PositiveSmallIntegerField(default=1)
    title = models.CharField(max_length=200, blank=True)
    received_on = models.DateField(null=True)
    outcome = models.CharField(max_length=40, blank=True)
    closed_on = models.DateField(null=True)
    removed_at = models.DateTimeField(null=True)

    channel = models.CharField(max_length=20, blank=True)
    submitted_on = models.DateField(null=True)
    confirmed_on = models.DateField(null=True)
    applicant = models.TextField(blank=True)
    sought = models.TextField(blank=True)
    # Keyed digests: of the applicant's identity, to recognise the same one, and of the code that opens the page of the state.
    identity = models.CharField(max_length=64, blank=True)
    code = models.CharField(max_length=64, blank=True)
    form_wanted = models.CharField(max_length=20, blank=True)
    delivery = models.CharField(max_length=20, blank=True)
    # Whether what is public already was shown while the applicant wrote, and whether it helped: "", "yes", "no".
    helped = models.CharField(max_length=3, blank=True)
    split_from = models.ForeignKey("self", models.PROTECT, null=True, related_name="parts", db_index=False)
    # The imported ledger that it came in with.
    ledger = models.ForeignKey(LedgerBatch, models.PROTECT, null=True, related_name="applications", db_index=False)
    # The case whose reply answers this one too (法释〔2025〕8号第14条第三项).
    joined_to = models.ForeignKey("self", models.PROTECT, null=True, related_name="joined", db_index=False)
    handler_id = models.BigIntegerField(null=True)
    handler = models.CharField(max_length=160, blank=True)
    created_at = models.DateTimeField(null=True)
    changed_at = models.DateTimeField(null=True)
    revision = models.PositiveIntegerField(default=1)

    # What is next, by the earlier of the two dates where local rest days make a difference.
    next_on = models.DateField(null=True)
    next_what = models.CharField(max_length=20, blank=True)
    due_on = models.DateField(null=True)
    # While another organ is waited for: when the time would be over without the wait.
    remind_on = models.DateField(null=True)
    draft_by = models.DateField(null=True)
    warn_from = models.DateField(null=True)
    awaited = models.CharField(max_length=20, blank=True)
    is_provisional = models.BooleanField(default=False)
    # Whether the reply was made within the time; None while there is none, and where it was made before this was kept.
    replied_in_time = models.BooleanField(null=True)
    # The latest holiday notice known when these dates were computed: a later one makes the schedule count them anew.
    counted_by = models.BigIntegerField(default=0)

    class Meta:
        indexes = [
            models.Index(fields=["organ", "received_on", "closed_on", "id"], name="application_count"),
            models.Index(fields=["organ", "-id"], name="application_of_organ"),
            models.Index(fields=["organ", "state", "-id"], name="application_by_state"),
            # Open cases only, so that 今日 reads a few rows however many are closed.
            models.Index(
                fields=["organ", "next_on", "id"],
                condition=models.Q(state__in=OPEN_STATES, removed_at__isnull=True),
                name="application_due",
            ),
            models.Index(fields=["number"], name="application_by_number"),
            # What was never sealed is past its retention in the end too.
            models.Index(fields=["closed_on", "id"], condition=models.Q(state__in=ENDED_STATES), name="application_unsealed"),
            models.Index(fields=["removed_at"], condition=models.Q(removed_at__isnull=False), name="application_removed"),
            models.Index(fields=["state", "counted_by", "organ"], name="application_to_recount"),
            # Of the parts alone: an index full of NULL looks useless to SQLite.
            models.Index(fields=["split_from"], condition=models.Q(split_from__isnull=False), name="application_parts"),
            models.Index(fields=["ledger"], condition=models.Q(ledger__isnull=False), name="application_of_ledger"),
            models.Index(fields=["joined_to"], condition=models.Q(joined_to__isnull=False), name="application_joined"),
            models.Index(fields=["organ", "identity", "received_on"], name="application_by_applicant"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["organ", "number"], name="application_number_once"),
            models.CheckConstraint(
                condition=models.Q(closed_on__isnull=True, outcome="")
                | (models.Q(closed_on__isnull=False) & ~models.Q(outcome="")),
                name="application_closed_with_outcome",
            ),
            models.CheckConstraint(
                condition=models.Q(closed_on__isnull=True)
                | models.Q(received_on__isnull=True)
                | models.Q(closed_on__gte=models.F("received_on")),
                name="application_closed_after_receipt",
            ),
            models.CheckConstraint(condition=models.Q(state__in=[s.value for s in CaseState]), name="application_state_known"),
            models.CheckConstraint(
                # A judgment opens a case anew; how it ended first stays, for the tables count that.
                condition=models.Q(state__in=OPEN_STATES) & (models.Q(closed_on__isnull=True) | models.Q(round__gt=1))
                | (~models.Q(state__in=OPEN_STATES) & models.Q(closed_on__isnull=False)),
                name="application_open_or_closed",
            ),
            models.CheckConstraint(
                condition=models.Q(received_on__isnull=False) | models.Q(state__in=NOT_RECEIVED),
                name="application_received_before_handled",
            ),
            models.CheckConstraint(
                condition=models.Q(channel__in=["", *(c.value for c in ReceiptChannel)]), name="application_channel_known"
            ),
            models.CheckConstraint(
                condition=models.Q(channel="", submitted_on__isnull=True)
                | (~models.Q(channel="") & models.Q(submitted_on__isnull=False) & ~models.Q(applicant="")),
                name="application_with_applicant",
            ),
            models.CheckConstraint(
                condition=models.Q(confirmed_on__isnull=True) | models.Q(confirmed_on__gte=models.F("submitted_on")),
                name="application_confirmed_after_arrival",
            ),
            models.CheckConstraint(
                condition=models.Q(channel="") | models.Q(outcome__in=["", *(o.value for o in Outcome)]),
                name="application_outcome_known",
            ),
            models.CheckConstraint(condition=models.Q(kind__in=KINDS), name="application_kind_known"),
        ]

    @property
    def subject(self) -> str:
        """The application's name in the audit trail."""
        return f"applications:{self.pk}"
