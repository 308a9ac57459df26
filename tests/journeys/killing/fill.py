"""Run as a program: build a county with that many approved entries and reports in every state; print them with sessions."""

from __future__ import annotations

import json
import sys
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import django

django.setup()

from django.test import override_settings  # noqa: E402

from journeys.killing.entries_fill import filled  # noqa: E402
from journeys.killing.sessions import session  # noqa: E402
from mingbai.accounts.actions import Appointment, install  # noqa: E402
from mingbai.accounts.models import Person  # noqa: E402
from mingbai.accounts.queries import acting_for  # noqa: E402
from mingbai.annual_report import actions, queries  # noqa: E402
from mingbai.core.audit import Actor  # noqa: E402
from mingbai.core.models import Site  # noqa: E402
from mingbai.organs.actions import Establishment, establish  # noqa: E402

TODAY = date(2021, 1, 19)
AT = datetime(2021, 1, 19, 8, 0, tzinfo=ZoneInfo("Asia/Shanghai"))
BY = Actor("测试")
# These wait to be published; the first two are worked on.
WAITING = tuple(f"township-{n}" for n in range(40))
WORKED_ON = ("baiyang", "wangwa")
# Who agrees to the entries of Baiyang (entries_fill.py).
REVIEWERS = {"baiyang-head": "section_head", "baiyang-secrecy": "secrecy_reviewer", "baiyang-leader": "signing_leader"}
# Everybody comes with a session; hashing forty passwords that nobody types would take ten seconds.
QUICK = ["django.contrib.auth.hashers.MD5PasswordHasher"]


def main(entries: int) -> None:
    Site.objects.create(name="彭阳县政务公开", sponsor="彭阳县人民政府办公室", demo_today=TODAY)
    establish(organ=Establishment("pengyang", "彭阳县人民政府", "彭阳县", "county"), by=BY, at=AT)
    for code in (*WORKED_ON, *WAITING):
        establish(organ=Establishment(code, f"{code}镇人民政府", f"{code}镇", "township", "pengyang"), by=BY, at=AT)
    wanted = [Appointment(code, code, code, "clerk", TODAY - timedelta(days=30)) for code in (*WORKED_ON, *WAITING)]
    wanted += [Appointment(name, name, "baiyang", kind, TODAY - timedelta(days=30)) for name, kind in REVIEWERS.items()]
    wanted.append(Appointment("county", "县主管", "pengyang", "county_officer", TODAY - timedelta(days=30)))
    with override_settings(PASSWORD_HASHERS=QUICK):
        passwords = {one.username: "gelber-kranich-8" for one in wanted}
        install(appointments=tuple(wanted), passwords=passwords, must_change=False, by=BY, at=AT)
    # First of all: the first publication gives the county a channel, and reports accepted before it would lack that channel.
    made = filled(entries)
    people = {p.username: acting_for(p.pk, None, TODAY) for p in Person.objects.all()}
    for code in WORKED_ON:
        actions.open_report(organ_code=code, year=2020, by=people[code], at=AT)
    settled(people, "wangwa", 2020)
    for code in WAITING:
        actions.open_report(organ_code=code, year=2020, by=people[code], at=AT)
        settled(people, code, 2020)
        actions.submit(organ_code=code, year=2020, by=people[code], at=AT)
        actions.accept(organ_code=code, year=2020, by=people["county"], at=AT)
    print(json.dumps({"sessions": {name: session(name) for name in people}, "entries": made}))


def settled(people, code: str, year: int) -> None:
    """Explain the findings that need it, so that the report can be submitted."""
    bench = queries.workbench(by=people[code], organ_code=code, year=year, today=TODAY)
    for view in bench.findings:
        if view.finding.may_explain and view.finding.severity.value != "notice":
            key = view.finding.key
            actions.explain(organ_code=code, year=year, finding_key=key, explanation="当年没有发生。", by=people[code], at=AT)


main(int(sys.argv[1]))
