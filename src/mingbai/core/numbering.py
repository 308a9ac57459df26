"""Numbers without gaps or reuse."""

from __future__ import annotations

from collections.abc import Collection

from django.db import connection
from django.db.models import F
from django.db.transaction import TransactionManagementError

from mingbai.core.models import IssuedNumber, Sequence

BATCH = 5000


def next_number(*, series: str, template: str, subject: str) -> str:
    """Take the next number of a series in the caller's transaction; `template` formats it ("BY/2020-{n:05d}").

    The row of the series stays locked until the transaction ends, so a rollback returns the number before the next is taken.
    """
    if not connection.in_atomic_block:
        raise TransactionManagementError("a number and its subject belong in one transaction")
    Sequence.objects.get_or_create(series=series, defaults={"last": 0})
    # The update takes the lock, so the value read next is this transaction's own.
    Sequence.objects.filter(series=series).update(last=F("last") + 1)
    number = Sequence.objects.values_list("last", flat=True).get(series=series)
    text = template.format(n=number)
    IssuedNumber.objects.create(series=series, number=number, text=text, subject=subject)
    return text


def begin(*, series: str, last: int) -> bool:
    """Continue a series after numbers issued elsewhere, in the caller's transaction; return False if it is further already."""
    if not connection.in_atomic_block:
        raise TransactionManagementError("the start of a series and its audit entry belong in one transaction")
    Sequence.objects.get_or_create(series=series, defaults={"last": 0})
    return bool(Sequence.objects.filter(series=series, last__lte=last).update(last=last))


def next_block(*, series: str, template: str, subjects: Collection[str]) -> tuple[str, ...]:
    """Take one number of a series for each subject, in order; like as many calls of `next_number`, with one lock."""
    if not connection.in_atomic_block:
        raise TransactionManagementError("a number and its subject belong in one transaction")
    if not subjects:
        return ()
    Sequence.objects.get_or_create(series=series, defaults={"last": 0})
    Sequence.objects.filter(series=series).update(last=F("last") + len(subjects))
    last = Sequence.objects.values_list("last", flat=True).get(series=series)
    first = last - len(subjects) + 1
    issued = [
        IssuedNumber(series=series, number=number, text=template.format(n=number), subject=subject)
        for number, subject in enumerate(subjects, first)
    ]
    IssuedNumber.objects.bulk_create(issued, batch_size=BATCH)
    return tuple(row.text for row in issued)
