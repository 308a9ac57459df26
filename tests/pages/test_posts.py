"""Every address that takes POST, in every state, against every role: who may not act changes nothing in any table.

Each request is one transaction that is rolled back. The database counts the rows that a connection has written, so tables are
compared only where that count moved.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoDbBlocker

from digests import changed, digests
from mingbai.accounts.models import Post
from mingbai.accounts.values import Acting
from mingbai.annual_report.models import Report
from mingbai.catalogue.models import Duty
from mingbai.documents.models import Document
from pages.states import STATES
from pages.test_role_matrix import ADDRESSES, MATRIX, filled, new_matrix
from prepared import Prepared
from support import NOW, TODAY

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.no_cover,
    pytest.mark.skipif(connection.vendor != "sqlite", reason="who may act does not depend on the engine; once is enough"),
]
DAY, WHY = TODAY.isoformat(), "核对以后要改。"
REPORT = {"code": "baiyang", "year": 2020}
WORKERS = frozenset({"clerk", "section_head"})
PUBLISHERS = frozenset({"clerk", "section_head", "leader"})
NOBODY: frozenset[str] = frozenset()
#: Those of another organ, and those who see no content: for them nothing of Baiyang is there at all.
OUTSIDE = ("sysadmin", "stranger")


@dataclass(frozen=True)
class Press:
    """One request: who may change something by it, in which state, and whether it then does."""

    name: str
    may: frozenset[str]
    args: Mapping[str, object] = field(default_factory=dict)
    data: Mapping[str, object] = field(default_factory=dict)
    before: Callable[[dict[str, Any]], object] | None = None
    entry: str = ""

    @property
    def title(self) -> str:
        """What a failing test is called."""
        return f"{self.name} {self.entry or self.args.get('act', '')}".strip()


def only(*roles: str) -> frozenset[str]:
    return frozenset(roles)


def on_entry(act: str, state: str, may: frozenset[str], **data: object) -> Press:
    return Press("work:entry-act", may, {"entry_id": state, "act": act}, data, entry=f"{act} {state}")


def decided(state: str, act: str, may: frozenset[str], **data: object) -> Press:
    return Press(
        "work:review", may, {"entry_id": state}, {"act": act, "opinion": "写清楚以后再报。", **data}, entry=f"{act} {state}"
    )


ENTRY_ACTS: dict[str, tuple[dict[str, object], dict[str, frozenset[str]]]] = {
    "discard": ({}, {"draft": WORKERS}),
    "take-back": ({"reason": WHY}, dict.fromkeys(("first", "secrecy", "final", "approved"), WORKERS)),
    "publish": ({}, {"approved": PUBLISHERS}),
    "schedule": ({"on": (TODAY + timedelta(days=30)).isoformat(), "clock_time": "09:00"}, {"approved": PUBLISHERS}),
    "amend": ({"reason": WHY}, {"published": WORKERS}),
    "withdraw": ({"reason": WHY}, {"published": PUBLISHERS}),
}
REVIEWER = {"first": "section_head", "secrecy": "reviewer", "final": "leader"}
DECISIONS = {"approve": ("first", "secrecy", "final"), "return": ("first", "secrecy", "final"), "refuse": ("secrecy", "final")}
DECISIONS |= {"refer": ("secrecy",)}
SAVED = {"title": "耕地补贴名单（改）", "summary": "一句话。", "range": "open", "body": "改过。", "revision": "1"}
CLOSED = {"result": "closed", "authority": "彭阳县国家保密局", "reference": "彭保函〔2021〕3号", "ground": "14.1", "opinion": WHY}
LINE = {
    "field": "林业", "line1": "护林", "line2": "防火", "elements": "名单", "basis": "村民自治章程", "time_limit": "20个工作日",
    "subject": "乡镇人民政府", "channels": "政府网站", "whom": "全社会", "mode": "主动", "levels": "both", "in_force_on": DAY,
}  # fmt: skip
SLIP = {
    "title": "关于春季造林的通知",
    "kind": "通知",
    "body": "造林三千亩。",
    "attribute": "open",
    "statutory_item": "20.3",
    "origin": "own",
    "is_policy": "no",
    "is_agreed": "yes",
    "revision": "1",
}


def report_in(state: str) -> Callable[[dict[str, Any]], object]:
    values: dict[str, object] = {"state": state, "submitted_at": NOW, "submitted_by": 999}
    values |= {"accepted_at": NOW} if state in {"accepted", "published"} else {}
    values |= {"published_at": NOW} if state == "published" else {}
    return lambda made: Report.objects.filter(year=2020).update(**values)


def slip_in(state: str) -> Callable[[dict[str, Any]], object]:
    return lambda made: Document.objects.filter(pk=made["document_id"]).update(state=state, round=1)


def appointed_by_the_officer(made: dict[str, Any]) -> None:
    officer = Post.objects.get(kind="county_officer").person_id
    Post.objects.filter(pk=made["post_id"]).update(appointed_by=officer)


def dropped(made: dict[str, Any]) -> None:
    Duty.objects.filter(pk=made["duty_id"]).update(state="dropped", dropped_reason=WHY)


PRESSES: tuple[Press, ...] = (
    *(on_entry(act, state, may.get(state, NOBODY), **data) for act, (data, may) in ENTRY_ACTS.items() for state in STATES),
    *(
        decided(state, act, only(REVIEWER[state]) if state in states else NOBODY, ground="14.1", authority="secrecy")
        for act, states in DECISIONS.items()
        for state in STATES
    ),
    *(Press("work:entry-save", WORKERS if s == "draft" else NOBODY, {"entry_id": s}, SAVED, entry=s) for s in STATES),
    *(Press("work:determine", only("reviewer") if s == "referred" else NOBODY, {"entry_id": s}, CLOSED, entry=s) for s in STATES),
    *(
        Press(
            "work:evaluate",
            only("reviewer") if s == "closed" else NOBODY,
            {"entry_id": s},
            {"result": "open", "opinion": WHY},
            entry=s,
        )
        for s in STATES
    ),
    Press("work:removed", WORKERS, {"delivery_id": 0}),
    Press("work:import-check", WORKERS, {"batch_id": 0}),
    Press("work:import-submit", NOBODY, {"batch_id": 0}),
    Press("work:import-take-back", WORKERS, {"batch_id": 0}, {"reason": WHY}),
    Press("work:import-take-back", WORKERS, {"batch_id": "waiting"}, {"reason": WHY}),
    Press("work:review-import", only("reviewer"), {"batch_id": "waiting"}, {"act": "release", "opinion": ""}),
    Press("work:review-import", only("reviewer"), {"batch_id": "waiting"}, {"act": "return", "opinion": WHY}),
    Press("work:section", WORKERS, {**REPORT, "number": 1}, {"text": "没有。", "base": "1"}),
    *(
        Press("work:section", NOBODY, {**REPORT, "number": 1}, {"text": "没有。", "base": "1"}, report_in(s))
        for s in ("submitted", "accepted", "published")
    ),
    Press("work:cell", WORKERS, {**REPORT, "cell": "3.new.natural"}, {"typed": "7", "revision": "1"}),
    Press("work:submit", WORKERS, REPORT, {}),
    Press("work:send-back", only("officer"), REPORT, {"reason": WHY}, report_in("submitted")),
    Press("work:accept", only("officer"), REPORT, {}, report_in("submitted")),
    *(Press("work:accept", NOBODY, REPORT, {}, report_in(s)) for s in ("draft", "accepted", "published")),
    *(Press("work:publish", NOBODY, REPORT, {}, report_in(s)) for s in ("draft", "submitted")),
    *(Press("work:correct", NOBODY, REPORT, {"note": WHY}, report_in(s)) for s in ("draft", "submitted", "accepted")),
    Press("work:document-edit", WORKERS, {"document_id": 0}, SLIP),
    Press("work:document-submit", WORKERS, {"document_id": 0}, {"revision": "1"}),
    Press("work:document-discard", WORKERS, {"document_id": 0}, {"opinion": WHY}),
    Press("work:document-take-back", WORKERS, {"document_id": 0}, {"opinion": WHY}, slip_in("office_check")),
    Press(
        "work:document", only("section_head"), {"document_id": 0}, {"act": "pass", "opinion": "同意。"}, slip_in("office_check")
    ),
    Press("work:document", only("reviewer"), {"document_id": 0}, {"act": "pass", "opinion": "同意。"}, slip_in("secrecy_check")),
    Press(
        "work:document",
        only("leader"),
        {"document_id": 0},
        {"act": "sign", "attribute": "open", "opinion": "同意。"},
        slip_in("signing"),
    ),
    Press("work:document-file-remove", WORKERS, {"document_id": 0, "document_file_id": 0}),
    Press("work:duty-drop", WORKERS, {"duty_id": 0}, {"reason": WHY}),
    Press("work:duty-take-up", WORKERS, {"duty_id": 0}, before=dropped),
    Press("work:chain-close", WORKERS, {"chain_id": 0}, {"closed_on": DAY}),
    Press("work:chain-exempt", WORKERS, {"chain_id": 0, "step": "result"}, {"reason": WHY}),
    Press(
        "work:chain-new",
        only("clerk", "section_head", "stranger"),
        {"?": "template=subsidy"},
        {"title": "草原补贴", "opened_on": DAY},
    ),
    Press("work:catalogue-retire", WORKERS, {"line_id": 0}, {"ends_on": DAY, "reason": WHY}),
    Press("work:catalogue-not-applicable", WORKERS, {"line_id": 0}, {"reason": WHY}),
    Press("work:catalogue-limit", WORKERS, {"line_id": 0}, {"days_0": "5"}),
    Press("work:catalogue-new", only("clerk", "section_head", "officer", "stranger"), {}, LINE),
    Press("work:rules", only("officer"), {}, {"form": "word", "kind": "sensitive", "word": "黑石沟", "right": ""}),
    Press("work:account-act", only("sysadmin"), {"person_id": 0, "act": "reset-password"}),
    Press(
        "work:account-new",
        only("sysadmin"),
        {},
        {"username": "baiyang-9", "label": "新人", "organ_code": "baiyang", "kind": "clerk", "section": "", "since_on": DAY},
    ),
    Press("work:post-confirm", only("leader", "officer", "sysadmin"), {"post_id": 0}),
    Press("work:post-confirm", only("leader", "sysadmin"), {"post_id": 0}, before=appointed_by_the_officer),
    Press("work:failure-give-up", only("sysadmin"), {"task_id": 0}),
    Press("work:failure-try-again", only("sysadmin"), {"task_id": 0}),
    Press(
        "work:register-new",
        only("clerk", "section_head", "stranger"),
        {"register": "procurement"},
        {"title": "办公桌", "concluded_on": DAY, "amount_yuan": "100", "supplier": ""},
    ),
    Press(
        "work:document-numbers", only("clerk", "section_head", "stranger"), {}, {"template": "白林发〔{year}〕{n}号", "used": "0"}
    ),
    Press("work:audit", only("auditor")),
)


#: Addresses whose acts the tests of their pages press with valid data; here only outsiders press them.
PRESSED_ELSEWHERE = frozenset(
    f"work:{name}"
    for name in (
        "accounts-many", "entry-reversal", "entry-take-over", "remind", "reminder", "reminder-seen", "unit-act", "unit-add",
        "unit-close", "unit-rename",
        "calendar", "catalogue-applicable", "catalogue-basis", "catalogue-change", "catalogue-import", "catalogue-import-confirm",
        "chain-event", "chain-restore", "document-attach", "document-new", "duty-new", "entries-unfiled", "entry-line",
        "entry-new", "entry-treat", "explain", "imports", "matter-new", "open-report", "refresh", "register-follow-up",
        "register-remove", "release", "restore-cell", "rules-word-remove", "settle", "validity-record",
    )
)  # fmt: skip
#: Everybody's own account and session.
OWN_ACCOUNT = frozenset(
    f"work:{name}"
    for name in ("post", "security", "security-code", "security-code-remove", "sign-in", "sign-in-code", "sign-out")
)


@dataclass(frozen=True)
class County:
    """The people with their clients, what was made, and the digests of all tables before any press."""

    people: dict[str, Acting | None]
    clients: dict[str, Client]
    made: dict[str, Any]
    digests: Mapping[str, str]
    data: Path


@pytest.fixture(scope="module")
def county(
    prepared: Prepared, django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[County]:
    with django_db_blocker.unblock(), new_matrix(prepared, tmp_path_factory.mktemp("presses")) as made:
        clients = {role: made.client(role) for role in made.people}
        yield County(made.people, clients, made.made, digests(), made.data)


@pytest.fixture(autouse=True)
def _own_data_directory(settings, county: County) -> None:
    """Use the files of the county."""
    settings.DATA_DIR = county.data


def pressed(county: County, press: Press, role: str) -> tuple[int, list[str]]:
    """Press as this role, and return the status and the tables that changed; everything is rolled back."""
    args = filled(dict(press.args), county.made)
    query = args.pop("?", "")
    address = reverse(press.name, kwargs=args) + (f"?{query}" if query else "")
    with transaction.atomic():
        if press.before:
            press.before(county.made)
        ready = digests() if press.before else county.digests
        count = connection.connection.total_changes
        status = county.clients[role].post(address, dict(press.data)).status_code
        moved = changed(ready, digests()) if connection.connection.total_changes != count else []
        transaction.set_rollback(True)
    return status, moved


@pytest.mark.parametrize("press", PRESSES, ids=lambda press: press.title)
def test_only_those_who_may_change_anything(press: Press, county: County) -> None:
    got = {role: pressed(county, press, role) for role in county.people}
    moved = {role for role, (_, tables) in got.items() if tables}
    assert moved == press.may, {role: got[role] for role in moved ^ press.may}
    if any(key.endswith("_id") or key == "code" for key in press.args) and press.name not in FOR_ALL:
        assert {role: got[role][0] for role in OUTSIDE} == dict.fromkeys(OUTSIDE, 404)


def test_every_address_that_takes_post_is_pressed_or_named(county: County) -> None:
    taking = {name for name in ADDRESSES if name.startswith("work:") and takes_post(name, county)}
    assert sorted(taking - {press.name for press in PRESSES} - PRESSED_ELSEWHERE - OWN_ACCOUNT) == []
    assert sorted((PRESSED_ELSEWHERE | OWN_ACCOUNT) - taking) == []


@pytest.mark.parametrize("name", sorted(PRESSED_ELSEWHERE))
def test_an_outsiders_empty_press_changes_nothing(name: str, county: County) -> None:
    for role in ("nobody", "auditor", *OUTSIDE):
        press = Press(name, NOBODY, MATRIX[name].args)
        assert pressed(county, press, role)[1] == [], role


def takes_post(name: str, county: County) -> bool:
    """Whether the address names POST among what it takes; it says so before it asks who is there."""
    address = reverse(name, kwargs=filled(MATRIX[name].args, county.made))
    return "POST" in county.clients["nobody"].put(address).headers.get("Allow", "")


#: Addresses that are the system administrator's too: the people and tasks of the machine.
FOR_ALL = frozenset({"work:account-act", "work:post-confirm", "work:failure-give-up", "work:failure-try-again"})
