"""Taking out of the register what was entered by mistake, so that no application gets a later day of receipt that way."""

from __future__ import annotations

from datetime import date

from mingbai.statute.citation import practice, regulations
from mingbai.statute.index import rule
from mingbai.statute.verdict import ALLOWED, Verdict, refused

COUNTS_FROM = regulations("第33条")
SECOND_PERSON = practice("期限已经起算的登记，由登记的人以外的科室负责人撤下，写明理由")


@rule(COUNTS_FROM, SECOND_PERSON, name="期限起算以后撤下登记")
def may_remove(arrived_on: date, today: date, *, is_head: bool, is_registrar: bool) -> Verdict:
    """On the day it arrived whoever works may remove an application; from the first day that counts, a head who did not enter it.

    Entered again it would have a later day of receipt, and an overdue reply would be in time.
    """
    if today <= arrived_on:
        return ALLOWED
    if not is_head:
        return refused("答复期限已经起算，由科室负责人看过以后写明理由撤下。", SECOND_PERSON, "removal.head")
    if is_registrar:
        return refused("这件申请是您自己登记的，由另一位科室负责人撤下。", SECOND_PERSON, "removal.registrar")
    return ALLOWED
