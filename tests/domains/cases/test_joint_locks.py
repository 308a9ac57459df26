"""Acts on the cases of one joint reply wait for each other in one order."""

from __future__ import annotations

import threading
import time

import pytest
from django.db import connection, transaction

from domains.cases.applications_made import at, received, row_of
from mingbai.accounts.values import Acting
from mingbai.cases.actions.joint import set_joint
from mingbai.cases.models import Application
from mingbai.core.errors import MingbaiError

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has one writer at a time, whatever it writes"),
]
WAITING = "SELECT count(*) FROM pg_locks WHERE NOT granted AND transactionid = pg_current_xact_id()::xid"


def until_it_waits() -> None:
    for _ in range(300):
        with connection.cursor() as cursor:
            cursor.execute(WAITING)
            if cursor.fetchone()[0]:
                return
        time.sleep(0.02)
    raise AssertionError("nobody waits")


def test_a_joint_reply_locks_its_cases_by_key_and_sees_what_was_chosen_meanwhile(clerk: Acting) -> None:
    first, later = received(clerk), received(clerk)
    told = {"by": clerk, "at": at(1, 5)}
    failures: list[Exception] = []

    def choose() -> None:
        try:
            set_joint(case_id=later.case_id, others=[first.case_id], **told)
        except MingbaiError as failure:
            failures.append(failure)
        finally:
            connection.close()

    thread = threading.Thread(target=choose)
    with transaction.atomic():
        list(Application.objects.select_for_update().filter(pk=first.case_id))
        thread.start()
        until_it_waits()
        # Whoever waits for the first case must not hold the later one.
        list(Application.objects.select_for_update(nowait=True).filter(pk=later.case_id))
        set_joint(case_id=first.case_id, others=[later.case_id], **told)
    thread.join(30)
    assert [str(one) for one in failures] == ["和别的申请一并答复，在那一件里办。"]
    assert (row_of(first).joined_to_id, row_of(later).joined_to_id) == (None, first.case_id)
