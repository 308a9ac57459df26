"""Record what became of a published penalty decision; the entry is then withdrawn like any other."""

from __future__ import annotations

from datetime import date, datetime

from mingbai.accounts.values import Acting
from mingbai.catalogue.queries.duties import counting_calendar
from mingbai.core.acts import open_act
from mingbai.core.errors import Invalid, require
from mingbai.core.words import one_line
from mingbai.entries import policies
from mingbai.entries.actions.common import lock
from mingbai.entries.models import PenaltyReversal
from mingbai.entries.queries.reversals import decision_of
from mingbai.statute.disclosure.penalties import Reversal, may_be_reversed, take_down_by
from mingbai.statute.disclosure.review import EntryAct


def record_reversal(*, entry_id: int, kind: str, reversed_on: date, by_document: str, by: Acting, at: datetime) -> None:
    """Record that the decision was changed, withdrawn, confirmed unlawful or void, by which document. Idempotent."""
    if kind not in list(Reversal):
        raise Invalid("选一种：变更、撤销、确认违法，或者确认无效。", "kind")
    document = one_line(by_document, "依据的文书", "by_document", 200)
    with open_act(by=by, at=at) as done:
        organ, entry = lock(done, entry_id)
        policies.check_work(by, organ)
        policies.standing_step(by, organ, entry.standing, EntryAct.WITHDRAW)
        require(may_be_reversed(entry.statutory_item, decision_of(entry), reversed_on, at.date()))
        known = PenaltyReversal.objects.filter(entry=entry).first()
        if known is not None:
            if (known.kind, known.reversed_on, known.by_document) == (kind, reversed_on, document):
                return
            raise Invalid("这条处罚决定的变化已经登记过，不能再改。照登记的撤回；登记错了的，在撤回的理由里写明。", "kind")
        last = take_down_by(reversed_on, counting_calendar(at.date()))
        PenaltyReversal.objects.create(
            entry=entry,
            kind=kind,
            reversed_on=reversed_on,
            by_document=document,
            remind_by=last.remind_by,
            judge_by=last.judge_by,
            recorded_by=done.signature,
            recorded_at=at,
        )
        data = {"kind": kind, "on": reversed_on, "by_document": document, "judge_by": last.judge_by}
        done.note("entry.reversed", entry.subject, data)
