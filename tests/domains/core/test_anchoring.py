"""Once a day everything is checked, the result kept, and the anchor put where another machine can fetch it."""

from __future__ import annotations

import hashlib
from datetime import timedelta

import pytest
from django.db import connection

from domains.entries.made import published
from mingbai.core import anchoring, timestamps
from mingbai.core.models import AuditEntry, TrailCheck
from mingbai.jobs.schedule import SCHEDULE
from mingbai.jobs.tasks import check_trail
from support import NOW, Team

NAMES = {"baiyang": "白阳镇"}
GRANTED, REJECTED = "30053003020100", "30053003020102"


@pytest.mark.django_db
def test_the_day_is_checked_once_and_its_anchor_lies_in_a_file(team: Team) -> None:
    published(*team)
    (kind,) = (one for one in SCHEDULE if one.task is check_trail)
    assert list(kind.due(NOW)) == [{}]
    found = anchoring.check_day(at=NOW, names=NAMES)
    assert (list(kind.due(NOW + timedelta(hours=9))), list(kind.due(NOW + timedelta(days=1)))) == ([], [{}])
    row = TrailCheck.objects.get()
    assert (row.acts, row.broken, row.said, row.anchor) == (found.trail.checked, 0, [], found.trail.anchor)
    line = (anchoring.anchors() / "2021-01-19.txt").read_text("utf-8")
    assert line == f"2021-01-19 09:30:00 {found.trail.anchor} 完整\n"
    assert AuditEntry.objects.filter(event="audit.checked").count() == 1


@pytest.mark.django_db
def test_a_check_before_eight_in_the_morning_is_one_of_that_day() -> None:
    anchoring.check_day(at=NOW.replace(hour=0, minute=5), names=NAMES)
    assert not anchoring.is_check_due(NOW.replace(hour=0, minute=6))
    assert not anchoring.is_check_due(NOW.replace(hour=23))
    assert anchoring.is_check_due(NOW.replace(hour=0, minute=1) + timedelta(days=1))


@pytest.mark.django_db
def test_what_differs_is_kept_by_organ_and_number(team: Team) -> None:
    published(*team)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE entries_entry SET title = 'x'")
    anchoring.check_day(at=NOW, names=NAMES)
    row = anchoring.last_check()
    assert row is not None
    assert row.broken == 1
    assert row.said[0].startswith("白阳镇第")
    assert (anchoring.anchors() / "2021-01-19.txt").read_text("utf-8").endswith("1处不对\n")


@pytest.mark.django_db
def test_the_authoritys_answer_is_kept_beside_the_anchor(settings, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.TIMESTAMP_URL = "https://tsa.example/"
    answers = {"text": GRANTED}

    def answered(address: str, body: bytes) -> bytes:
        return bytes.fromhex(answers["text"]) + body

    monkeypatch.setattr(timestamps, "_asked", answered)
    anchoring.check_day(at=NOW, names=NAMES)
    line, answer = ((anchoring.anchors() / f"2021-01-19.{end}").read_bytes() for end in ("txt", "tsr"))
    assert hashlib.sha256(line).digest() in answer
    assert TrailCheck.objects.get().is_stamped
    answers["text"] = REJECTED
    anchoring.check_day(at=NOW + timedelta(days=1), names=NAMES)
    row = anchoring.last_check()
    assert row is not None
    assert (row.is_stamped, "没有同意" in row.stamp_failure) == (False, True)


@pytest.mark.django_db
def test_an_authority_that_cannot_be_reached_does_not_stop_the_check(settings) -> None:
    settings.TIMESTAMP_URL = "ftp://tsa.example/"
    anchoring.check_day(at=NOW, names=NAMES)
    assert "http" in TrailCheck.objects.get().stamp_failure


def test_the_request_is_what_openssl_would_send() -> None:
    # openssl ts -query -digest … -sha256 -cert -no_nonce
    digest = hashlib.sha256(b"x").digest()
    head = "30390201013031300d060960864801650304020105000420"
    assert timestamps.request(digest, None).hex() == f"{head}{digest.hex()}0101ff"
    assert timestamps.request(digest, 0x80).hex() == f"303d{head[4:]}{digest.hex()}020200800101ff"


def test_an_answer_that_is_cut_or_about_something_else_is_not_taken() -> None:
    digest = hashlib.sha256(b"x").digest()
    assert timestamps.is_granted(bytes.fromhex(GRANTED) + digest, digest)
    for wrong in (b"", b"\x30", bytes.fromhex(GRANTED), bytes.fromhex(REJECTED) + digest):
        assert not timestamps.is_granted(wrong, digest)


@pytest.mark.django_db
def test_a_second_check_of_a_day_leaves_the_first_anchor_with_its_stamp(settings, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.TIMESTAMP_URL = "https://tsa.example/"
    monkeypatch.setattr(timestamps, "_asked", lambda address, body: bytes.fromhex(GRANTED) + body)
    anchoring.check_day(at=NOW, names=NAMES)
    monkeypatch.setattr(timestamps, "_asked", lambda address, body: bytes.fromhex(REJECTED) + body)
    anchoring.check_day(at=NOW + timedelta(hours=1), names=NAMES)
    kept = {place.name for place in anchoring.anchors().iterdir()}
    assert kept == {"2021-01-19.txt", "2021-01-19.tsr", "2021-01-19-103000.txt"}
    line, answer = ((anchoring.anchors() / f"2021-01-19.{end}").read_bytes() for end in ("txt", "tsr"))
    assert hashlib.sha256(line).digest() in answer
