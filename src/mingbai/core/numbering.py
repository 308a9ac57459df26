"""Numbers without gaps and without reuse."""

from __future__ import annotations

from django.db import connection
from django.db.models import F
from django.db.transaction import TransactionManagementError

from mingbai.core.models import IssuedNumber, Sequence


def next_number(*, series: str, template: str, subject: str) -> str:
    """Take the next number of a series inside the caller's transaction; `template` says how it reads ("BY/2020-{n:05d}").

    The row of the series stays locked until the transaction ends, so a rollback returns the number before the next is taken.
    """
    if not connection.in_atomic_block:
        raise TransactionManagementError("a number and its subject belong in one transaction")
    Sequence.objects.get_or_create(series=series, defaults={"last": 0})
    # The update takes the lock; what is read afterwards is this transaction's own value.
    Sequence.objects.filter(series=series).update(last=F("last") + 1)
    number = Sequence.objects.values_list("last", flat=True).get(series=series)
    text = template.format(n=number)
    IssuedNumber.objects.create(series=series, number=number, text=text, subject=subject)
    return text
