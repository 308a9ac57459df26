"""`mingbai cases rotate-key`: everything is sealed anew, also after a kill half-way, and the trail still verifies."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from cryptography.fernet import Fernet, InvalidToken
from django.db import connection

from domains.cases.applications_made import at, received
from domains.cases.boxes_made import CARD, LETTER, drawn_here, sealed
from mingbai.accounts.values import Acting, system
from mingbai.cases.actions import handling, limits, online, rekey
from mingbai.cases.actions.handling import NewPaper
from mingbai.cases.models import ApplicationDraft, DraftPaper, KeptPaper, LedgerBatch, Letter
from mingbai.cases.queries.box import opened_bytes
from mingbai.cases.queries.work import work_case
from mingbai.cli.main import main
from mingbai.core import sealing
from mingbai.core.acts import open_act
from mingbai.core.archive import tables
from mingbai.core.content_check import check_all
from mingbai.core.errors import Refused
from mingbai.core.files import path_of, store
from mingbai.core.models import AuditEntry, SealingKey, StoredFile
from mingbai.organs import queries as organs

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("drawn_here")]
__all__ = ["drawn_here"]


def said(capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    code = main(["cases", "rotate-key"])
    told = capsys.readouterr()
    return code, told.out + told.err


def newest() -> Fernet:
    line = next(line for line in sealing.key_file().read_text().splitlines() if line.startswith("seal "))
    return Fernet(line.split()[1])


def left_by_older_keys() -> list[str]:
    """Everything in tables and files that is sealed, and not by the newest key alone."""
    key, found = newest(), []
    for table in tables():
        for row in table.model._base_manager.values_list(*table.columns):
            for value in row:
                if isinstance(value, str) and value.startswith("gAAAA"):
                    try:
                        key.decrypt(value.encode())
                    except InvalidToken:
                        found.append(f"{table.model.__name__} {value[:20]}")
    for sha256 in StoredFile.objects.values_list("sha256", flat=True):
        try:
            key.decrypt(path_of(sha256).read_bytes())
        except InvalidToken:
            found.append(sha256)
    return found


@pytest.fixture
def cases(clerk: Acting, section_head: Acting, stranger: Acting) -> tuple[Any, Any]:
    """A sealed case, an open one with everything that is sealed, one of another organ, and a draft of the public form."""
    box, open_one = sealed(clerk), received(clerk)
    told: dict[str, Any] = {"case_id": open_one.case_id, "by": clerk, "at": at(1, 6)}
    handling.record_search(**told, said=dict.fromkeys(handling.SEARCH_PARTS, "台账"), is_found=True)
    handling.add_paper(**told, paper=NewPaper("other", "x.jpg", "image/jpeg", b"x"))
    limits.ask_reasons(**told, what="写明为什么要这么多", applications=40, period="2021年1月")
    received(stranger)
    baiyang = system(organs.organ("baiyang"))
    online.save_draft(token="", words={"sought": "要名册"}, address="10.0.0.1", by=baiyang, at=at(1, 6))
    beside = {"name": sealing.seal("甲某.jpg"), "stored": store(sealing.seal_bytes(b"card"), "application/octet-stream")}
    draft = {"draft": ApplicationDraft.objects.get(), "purpose": "identity", "media_type": "image/jpeg", "size": 4, "sha256": "x"}
    DraftPaper.objects.create(**draft, **beside, at=at(1, 6))
    with open_act(by=clerk, at=at(1, 6)) as done:
        told = {"name": sealing.seal("甲某.xlsx"), "rows": sealing.seal("[]"), "total": 1, "held_at": at(1, 6), "held_by": "经办"}
        ledger = LedgerBatch.objects.create(organ_id=clerk.organ_id, fingerprint="x", **told)
        done.bind("ledger", ledger.pk)
        done.note("case.received", ledger.subject, {"organ": "baiyang"})
    return box, open_one


def test_everything_is_sealed_with_the_new_key_and_the_trail_verifies(
    cases: tuple[Any, Any], clerk: Acting, capsys: pytest.CaptureFixture[str], django_capture_on_commit_callbacks: Any
) -> None:
    box, open_one = cases
    old = set(StoredFile.objects.values_list("sha256", flat=True))
    with django_capture_on_commit_callbacks(execute=True):
        code, told = said(capsys)
    assert (code, "换好了：3 件申请" in told) == (0, True), told
    assert left_by_older_keys() == []
    assert check_all().broken == ()
    assert SealingKey.objects.count() == 2
    assert [path_of(one).exists() for one in old] == [False] * len(old), "what the older key sealed is not left on disk"
    paper, letter = KeptPaper.objects.get(application=box, purpose="identity"), Letter.objects.get(application=box)
    assert [opened_bytes(box, f"paper:{paper.pk}"), opened_bytes(box, f"letter:{letter.pk}")] == [CARD, LETTER]
    handling.log_reading(case_id=open_one.case_id, by=clerk, at=at(1, 6))
    shown = work_case(by=clerk, case_id=open_one.case_id, on=date(2021, 1, 6))
    assert shown.applicant is not None
    assert (shown.applicant.name, shown.path[-1].reason) == ("甲某", "2021年1月共申请40件\n写明为什么要这么多")
    events = list(AuditEntry.objects.filter(event__contains="key").order_by("id").values_list("event", flat=True))
    # Two organs with cases, the drafts, a ledger.
    assert events == ["case.key_made", *["case.resealed_with_key"] * 4, "case.key_rotated"]
    code, told = said(capsys)
    assert (code, "新钥匙" in told, SealingKey.objects.count()) == (0, True, 3)


@pytest.mark.parametrize("killed_in", ["_reseal", "reseal_drafts", "note_rotated"])
def test_a_run_that_was_killed_is_gone_on_with_by_the_same_key(
    cases: tuple[Any, Any], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, killed_in: str
) -> None:
    kept, calls = getattr(rekey, killed_in), list[int]()

    def killed(*given: Any, **more: Any) -> Any:
        calls.append(1)
        if len(calls) == (2 if killed_in == "_reseal" else 1):
            raise KeyboardInterrupt
        return kept(*given, **more)

    monkeypatch.setattr(rekey, "AT_ONCE", 1)
    monkeypatch.setattr(rekey, killed_in, killed)
    assert main(["cases", "rotate-key"]) == 130
    capsys.readouterr()
    monkeypatch.setattr(rekey, killed_in, kept)
    assert check_all().broken == (), "whole at every step"
    half = sealing.newest()
    code, told = said(capsys)
    assert code == 0, told
    assert left_by_older_keys() == []
    assert check_all().broken == ()
    if killed_in != "note_rotated":
        assert (sealing.newest(), SealingKey.objects.count()) == (half, 2), "no third key for one rotation"


def test_nothing_is_sealed_anew_over_what_somebody_changed(cases: tuple[Any, Any], capsys: pytest.CaptureFixture[str]) -> None:
    with connection.cursor() as cursor:
        cursor.execute("UPDATE cases_application SET closed_on = '2021-01-13' WHERE id = %s", [cases[0].pk])
    before = sealing.key_file().read_text()
    code, told = said(capsys)
    assert (code, "先查清再换钥匙" in told, sealing.key_file().read_text()) == (3, True, before)


def test_what_is_changed_while_a_key_is_rotated_gets_no_new_digest(cases: tuple[Any, Any]) -> None:
    by = system(organs.organ("baiyang"))
    rekey.rotate_key(by=by, at=at(1, 7))
    with connection.cursor() as cursor:
        cursor.execute("UPDATE cases_casestep SET workdays = 40")
        cursor.execute("UPDATE cases_ledgerbatch SET total = 2")
    named = check_all().broken
    for act in (
        lambda: rekey.reseal(case_ids=[cases[0].pk], by=by, at=at(1, 7)),
        lambda: rekey.reseal_ledgers(by=by, at=at(1, 7)),
    ):
        with pytest.raises(Refused, match="mingbai audit"):
            act()
    assert check_all().broken == named


def test_a_foreign_key_is_not_rotated(cases: tuple[Any, Any], capsys: pytest.CaptureFixture[str]) -> None:
    sealing.key_file().write_text(f"fingerprint {Fernet.generate_key().decode()}\nseal {Fernet.generate_key().decode()}\n")
    code, told = said(capsys)
    assert (code, "钥匙不对" in told) == (3, True)
