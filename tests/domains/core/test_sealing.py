"""Sealed information opens with its own key only, and every missing or foreign key says so in a sentence."""

from __future__ import annotations

import hmac
import re
import stat
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import transaction

from mingbai.core import sealing
from mingbai.core.backup import write_backup
from mingbai.core.models import SealingKey
from mingbai.core.restore import restore_backup
from support import NOW

WORDS = "甲某，身份证 640425199001011234，电话 13900000000"


@pytest.fixture
def sealed(db: None) -> str:
    return sealing.seal(WORDS)


def test_what_is_sealed_opens_again_and_says_nothing_itself(sealed: str) -> None:
    assert sealing.open_sealed(sealed) == WORDS
    assert "640425199001011234" not in sealed
    assert "甲" not in sealed
    assert sealing.seal(WORDS) != sealed, "two sealings of the same words cannot be told to be the same"
    assert sealing.open_bytes(sealing.seal_bytes(b"\x00\xff")) == b"\x00\xff"
    assert sealing.seal("") == sealing.open_sealed("") == ""


def test_the_key_is_made_once_for_its_owner_alone_and_never_stands_in_the_database(sealed: str) -> None:
    place = sealing.key_file()
    assert stat.S_IMODE(place.stat().st_mode) == 0o600
    text = place.read_text()
    sealing.seal("乙某")
    assert place.read_text() == text
    (row,) = SealingKey.objects.all()
    assert row.name not in text
    assert re.fullmatch(r"[0-9a-f]{16}", row.name)


def test_a_missing_key_is_said_and_no_new_one_takes_its_place(sealed: str) -> None:
    sealing.key_file().unlink()
    for act in (lambda: sealing.open_sealed(sealed), lambda: sealing.seal("乙某"), lambda: sealing.fingerprint("1")):
        with pytest.raises(sealing.KeyFailure, match="钥匙不在"):
            act()
    assert not sealing.key_file().exists()
    assert sealing.trouble().startswith("钥匙不在")


@pytest.mark.django_db
def test_nothing_sealed_yet_is_no_trouble() -> None:
    assert sealing.trouble() == ""
    assert not sealing.key_file().exists()


def test_a_foreign_key_opens_nothing_and_seals_nothing(sealed: str, settings: Any, tmp_path: Path) -> None:
    own = sealing.key_file().read_text()
    with transaction.atomic():
        SealingKey.objects.all()._raw_delete("default")
        sealing.key_file().unlink()
        sealing.seal("别的地方")
        foreign = sealing.key_file().read_text()
        transaction.set_rollback(True)
    sealing.key_file().write_text(foreign)
    for act in (lambda: sealing.open_sealed(sealed), lambda: sealing.seal("乙某")):
        with pytest.raises(sealing.KeyFailure, match="钥匙不对"):
            act()
    assert sealing.trouble().startswith("钥匙不对")
    settings.APPLICANTS_KEY = str(tmp_path / "elsewhere" / "key")
    Path(settings.APPLICANTS_KEY).parent.mkdir()
    Path(settings.APPLICANTS_KEY).write_text(own)
    assert sealing.open_sealed(sealed) == WORDS


def test_a_rotated_key_seals_anew_and_still_opens_what_older_ones_sealed(sealed: str) -> None:
    before, old = sealing.key_file().read_text(), sealing.fingerprint("1")
    sealing.rotate()
    new = sealing.seal(WORDS)
    assert sealing.open_sealed(sealed) == sealing.open_sealed(new) == WORDS
    assert sealing.fingerprint("1") == old, "the same person stays the same person"
    assert SealingKey.objects.count() == 2
    sealing.key_file().write_text(before)
    assert sealing.open_sealed(sealed) == WORDS
    with pytest.raises(sealing.KeyFailure, match="钥匙不对"):
        sealing.open_sealed(new)


@pytest.mark.parametrize("spoilt", ["", "seal x\n", "fingerprint a\nseal b\n", "钥匙\n"])
def test_a_damaged_key_file_is_said(sealed: str, spoilt: str) -> None:
    sealing.key_file().write_text(spoilt)
    with pytest.raises(sealing.KeyFailure, match="认不出来"):
        sealing.open_sealed(sealed)
    assert "认不出来" in sealing.trouble()


def test_a_changed_token_does_not_open(sealed: str) -> None:
    changed = sealed[:-6] + ("A" if sealed[-6] != "A" else "B") + sealed[-5:]
    with pytest.raises(sealing.KeyFailure):
        sealing.open_sealed(changed)


def test_the_same_identity_has_one_fingerprint_however_it_is_written(sealed: str) -> None:
    assert sealing.fingerprint("64042519900101123x") == sealing.fingerprint(" 6404251990 0101123X ")
    assert sealing.fingerprint("甲某", "1") != sealing.fingerprint("甲某1")
    assert "64042519900101123" not in sealing.fingerprint("64042519900101123x")


def test_codes_are_kept_as_digests_and_compared_in_constant_time(sealed: str, monkeypatch: pytest.MonkeyPatch) -> None:
    code = sealing.new_code()
    assert re.fullmatch(r"[2-9A-HJKMNP-Z]{10}", code)
    assert len({sealing.new_code() for _ in range(50)}) == 50
    digest = sealing.code_digest("白依申〔2026〕1号", code)
    asked: list[object] = []
    real = hmac.compare_digest
    monkeypatch.setattr(hmac, "compare_digest", lambda *both: asked.append(both) or real(*both))
    assert sealing.is_code("白依申〔2026〕1号", code.lower(), digest)
    assert not sealing.is_code("白依申〔2026〕2号", code, digest), "a code opens its own number only"
    assert not sealing.is_code("白依申〔2026〕1号", sealing.new_code(), digest)
    assert len(asked) == 3
    assert code not in digest


@pytest.mark.django_db(transaction=True)
def test_a_backup_has_the_key_only_when_asked_and_a_restore_without_it_says_so(settings: Any, tmp_path: Path) -> None:
    sealed = sealing.seal(WORDS)
    own = sealing.key_file().read_text()
    without = write_backup(target=tmp_path / "without.zip", at=NOW)
    having = write_backup(target=tmp_path / "with.zip", at=NOW, with_key=True)
    assert (without.is_sealed, without.has_sealing_key) == (True, False)
    assert (having.is_sealed, having.has_sealing_key) == (True, True)
    for name, opens in (("without", False), ("with", True)):
        call_command("flush", interactive=False, verbosity=0)
        settings.DATA_DIR = tmp_path / f"restored-{name}"
        settings.DATA_DIR.mkdir()
        restore_backup(source=tmp_path / f"{name}.zip")
        assert bool(sealing.trouble()) is not opens
        if opens:
            assert sealing.key_file().read_text() == own
            assert stat.S_IMODE(sealing.key_file().stat().st_mode) == 0o600
            assert sealing.open_sealed(sealed) == WORDS
        else:
            assert not sealing.key_file().exists()
