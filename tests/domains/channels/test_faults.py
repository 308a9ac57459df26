"""Many deliveries with planted faults: each entry stands at most once on the channel, and every state is true.

`FAULTS=500 pytest -s tests/domains/channels/test_faults.py` runs as many deliveries and prints the counts.
"""

from __future__ import annotations

import os
import random
from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db.models import Q

from domains.channels.kinds.fake_wechat import FakeWeChat
from domains.channels.sending_made import Machine, account
from domains.entries.made import published
from mingbai.accounts.values import system
from mingbai.channels import actions
from mingbai.channels.actions import sending
from mingbai.channels.kinds.http import Caller
from mingbai.channels.models import Delivery, Errand
from mingbai.channels.queries.errands import due
from mingbai.core import processes
from mingbai.entries.models import Entry, Version
from mingbai.organs import queries as organs
from support import NOW, Team, count_anew, publicly

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("spares")]
MANY = int(os.environ.get("FAULTS", "40"))
DAYS = 2 if MANY < 100 else 12
CALLS = {
    "send": ("/stable_token", "/add_material", "/draft/add", "/submit", "/submit"),
    "ask": ("/get", "/batchget"),
    "watch": ("/get",),
    "take_back": ("/get", "/batchget", "/delete"),
}
BEFORE, AFTER = ("lost", "broken"), ("unanswered", "cut", "huge")


class Killed(BaseException):
    """The process ends here, as by kill -9: nothing after this runs, and nothing is told."""


class Killer:
    """Ends the process at a call of the channel, before or after it, or when the answer is about to be recorded."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.at, self.generation = "", 0
        call, settle, keep = Caller.call, sending.settle, sending.keep
        patch.setattr(Caller, "call", lambda *a, **k: self.around("call", lambda: call(*a, **k)))
        patch.setattr(sending, "settle", lambda **k: self.around("settle", lambda: settle(**k)))
        patch.setattr(sending, "keep", lambda **k: self.around("keep", lambda: keep(**k)))
        patch.setattr(processes, "name", lambda: f"process {self.generation}")
        patch.setattr(processes, "is_gone", lambda name: name != f"process {self.generation}")

    def around(self, what: str, act: Callable[[], Any]) -> Any:
        before, after, left = f"before {what}", f"after {what}", self.at.rpartition(" ")
        if left[0] in (before, after):
            if int(left[2]) == 0 and left[0] == before:
                raise Killed
            found = act()
            if int(left[2]) == 0:
                raise Killed
            self.at = f"{left[0]} {int(left[2]) - 1}"
            return found
        return act()


class Storm:
    """Goes through what is due again and again, with a fault before one step in two."""

    def __init__(self, team: Team, fake: FakeWeChat, machine: Machine, killer: Killer) -> None:
        self.team, self.fake, self.machine, self.killer = team, fake, machine, killer
        self.by = system(organs.organ_by_id(team[0].organ_id))
        self.bans_until, self.is_calm = machine.now, False
        self.dice, self.met = random.Random(20201), Counter[str]()

    def run(self, days: int) -> None:
        until = self.machine.now + timedelta(days=days)
        self.bans_until = self.machine.now + timedelta(days=days / 2)
        while self.machine.now < until:
            for one in list(due(self.machine.now, organ_id=self.by.organ_id)):
                self.step(one.delivery_id)
            later = Errand.objects.filter(due_at__gt=self.machine.now).order_by("due_at").values_list("due_at", flat=True)
            self.machine.now = later.first() or until

    def step(self, delivery: int) -> None:
        self.fault(delivery)
        jobs = set(self.fake.jobs)
        try:
            actions.carry_out(delivery_id=delivery, by=self.by, at=NOW)
        except Killed:
            self.killer.generation += 1
            self.met[f"killed {self.killer.at.rpartition(' ')[0]}"] += 1
        self.fake.faults, self.fake.refused, self.killer.at = [], [], ""
        for key in set(self.fake.jobs) - jobs:
            if self.dice.random() < 0.06:
                self.met["refused by review"] += 1
                self.fake.jobs[key]["status"] = self.dice.choice((3, 4))

    def calm(self) -> None:
        """Let everything that is under way come to its end without any more faults."""
        self.is_calm = True
        open_ = Q(state__in=("planned", "sending", "unknown")) | Q(state="failed", errand__due_at__isnull=False)
        while Delivery.objects.filter(open_, channel__key="wechat").exists():
            self.run(days=1)

    def fault(self, delivery: int) -> None:
        """Plan at most one fault for the step that comes."""
        if self.is_calm or self.dice.random() < 0.5:
            return
        faults = ("before", "after", "after", "token", "forgotten", "quota", "busy", "kill", "kill", "kill", "ban", "withdraw")
        doing = Errand.objects.filter(delivery=delivery).values_list("what", flat=True).first() or "send"
        what, path = self.dice.choice(faults), self.dice.choice(CALLS[doing])
        if what in ("before", "after"):
            self.fake.plan(path, self.dice.choice(BEFORE if what == "before" else AFTER))
        elif what == "token":
            self.fake.expire()
        elif what == "forgotten":
            self.fake.forget()
        elif what == "quota" and self.dice.random() > 12 / MANY:
            return
        elif what in ("quota", "busy"):
            self.fake.refused = [(path, 45009 if what == "quota" else -1)]
        elif what == "kill":
            self.killer.at = f"{self.dice.choice(('before', 'after'))} {self.dice.choice(('call', 'call', 'settle', 'keep'))}"
            self.killer.at += f" {self.dice.randrange(3) if self.killer.at.endswith('call') and doing == 'send' else 0}"
        elif (what == "ban" and not self.ban()) or (
            what == "withdraw" and (self.dice.random() > 0.4 or not self.withdraw(delivery))
        ):
            return
        if what != "kill":
            self.met[f"{what} {path}" if what in ("before", "after") else what] += 1

    def ban(self) -> bool:
        """Let the service ban an article that is public, early enough for somebody to look again."""
        found = [job for job in self.fake.jobs.values() if job["article"] and job["status"] == 0]
        if not found or self.machine.now > self.bans_until or self.dice.random() < 0.6:
            return False
        job = self.dice.choice(found)
        job["status"], self.fake.articles[job["article"]]["is_deleted"] = 6, True
        return True

    def withdraw(self, delivery: int) -> bool:
        entry = Delivery.objects.select_related("entry").get(pk=delivery).entry
        if entry.standing != "published" or self.dice.random() > 0.4:
            return False
        actions.withdraw(entry_id=entry.pk, reason="金额写错，撤回重发。", by=self.team[0], at=NOW)
        return True


def many(first: int) -> None:
    """Copy a published entry with its version and its planned delivery until there are as many as wanted."""
    version, delivery = Version.objects.get(entry_id=first), Delivery.objects.get(entry_id=first, channel__key="wechat")
    for number in range(1, MANY):
        entry = Entry.objects.get(pk=first)
        entry.pk, entry.index_number, entry.approval = None, f"{entry.index_number}-{number}", None
        publicly(entry)
        version.pk = delivery.pk = None
        version.entry = delivery.entry = entry
        version.save()
        delivery.save()
    count_anew(delivery.organ_id)


def test_each_entry_stands_at_most_once_and_every_state_is_true(team: Team, monkeypatch: pytest.MonkeyPatch) -> None:
    machine, killer = Machine(monkeypatch), Killer(monkeypatch)
    with account(team[0]) as fake:
        many(published(*team))
        storm = Storm(team, fake, machine, killer)
        storm.run(days=DAYS)
        storm.calm()
        ever = Counter(one["content_source_url"] for one in fake.articles.values())
        public = Counter(one["content_source_url"] for one in fake.public)
    rows = list(Delivery.objects.filter(channel__key="wechat").order_by("id").values_list("entry_id", "state"))
    there = {entry: public[f"http://localhost/baiyang/entries/{entry}/"] for entry, _ in rows}
    false = [(entry, state) for entry, state in rows if there[entry] != (state == "delivered")]
    states = Counter(state for _, state in rows)
    doubled = [link for link, count in ever.items() if count > 1]
    print(f"\ndeliveries {len(rows)}, states {dict(states)}, articles ever {len(fake.articles)}, public {len(fake.public)}")
    print(f"faults {sum(storm.met.values())}, of them kills {killer.generation}: {dict(sorted(storm.met.items()))}")
    print(f"doubled {len(doubled)}, states that are not true {len(false)}")
    assert (doubled, false) == ([], [])
    assert set(states) <= {"delivered", "failed", "removed", "withdrawn", "by_hand"}
    assert len(rows) == MANY
    assert states["delivered"] > MANY / 3
