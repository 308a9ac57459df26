"""A round on a market day (集日): where, how many leaflets, and what people asked."""

from __future__ import annotations

from datetime import date, datetime

from mingbai.accounts.values import Acting
from mingbai.core.acts import open_act
from mingbai.core.errors import Invalid
from mingbai.core.screen import screen
from mingbai.core.words import one_line
from mingbai.outreach import policies
from mingbai.outreach.models import MarketRound
from mingbai.registers import checks

MOST_LEAFLETS = 100_000


def record_round(*, organ_code: str, held_on: date, place: str, leaflets: int, asked: str, by: Acting, at: datetime) -> int:
    """Record a round and return its key; what was asked is kept without who asked. The same again changes nothing."""
    organ = policies.organ_to_register(by, organ_code)
    checks.day(held_on, "日期", "held_on", at.date())
    if not 0 <= leaflets <= MOST_LEAFLETS:
        raise Invalid(f"发了多少份，写0到{MOST_LEAFLETS}。", "leaflets")
    if len(asked.strip()) > 2000:
        raise Invalid("听到的问题最多写2000个字。", "asked")
    kept = {"place": one_line(place, "在哪里", "place", 120), "asked": asked.strip()}
    screen({"听到的问题": kept["asked"], "在哪里": kept["place"]}, at.date(), fields={"听到的问题": "asked", "在哪里": "place"})
    same = {"organ_id": organ.id, "held_on": held_on, "leaflets": leaflets, **kept}
    with open_act(by=by, at=at) as done:
        known = MarketRound.objects.filter(removed_at__isnull=True, **same).first()
        if known is not None:
            return known.pk
        row = MarketRound.objects.create(**same)
        facts = {"organ": organ_code, "held_on": held_on, "place": kept["place"], "count": leaflets}
        done.note("round.recorded", row.subject, facts)
    return row.pk


def remove_round(*, round_id: int, reason: str, by: Acting, at: datetime) -> None:
    """Take a round out of the list, with the reason; its row stays. Idempotent."""
    why = one_line(reason, "为什么撤下", "reason", 300)
    with open_act(by=by, at=at) as done:
        row = done.lock(MarketRound, "organ", pk=round_id)
        policies.organ_to_register(by, row.organ.code)
        if row.removed_at is not None:
            return
        row.removed_at = at
        row.save(update_fields=["removed_at"])
        done.note("round.removed", row.subject, {"organ": row.organ.code, "reason": why})
