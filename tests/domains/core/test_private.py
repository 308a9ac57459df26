"""The data directory is the account's own, and the table of sessions holds nothing that opens one."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest
from django.apps import apps
from django.contrib.sessions.models import Session
from django.core.exceptions import ImproperlyConfigured
from django.test import Client

from mingbai.accounts.values import Acting
from mingbai.core.private import keep_private
from mingbai.core.sessions import SessionStore
from support import sign_in


@pytest.fixture(autouse=True)
def _own_umask() -> Iterator[None]:
    before = os.umask(0o022)
    yield
    os.umask(before)


def modes(directory: Path) -> set[int]:
    return {stat.S_IMODE(place.lstat().st_mode) for place in (directory, *directory.rglob("*")) if not place.is_symlink()}


def test_what_is_made_there_is_private(tmp_path: Path) -> None:
    data = tmp_path / "above" / "data"
    keep_private(data)
    (data / "files").mkdir()
    (data / "files" / "one").write_text("x")
    assert modes(data) == {0o700, 0o600}


def test_what_stood_open_is_taken_back_and_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data, outside = tmp_path / "data", tmp_path / "outside"
    outside.write_text("x")
    (data / "files" / "ab").mkdir(parents=True)
    for name in ("secret_key", "mingbai.sqlite3", "files/ab/cd"):
        (data / name).write_text("x")
    (data / "link").symlink_to(outside)
    keep_private(data)
    assert modes(data) == {0o700, 0o600}
    assert stat.S_IMODE(outside.stat().st_mode) == 0o644, "a link is not followed"
    assert "6 处" in capsys.readouterr().err
    (data / "mingbai.sqlite3").chmod(0o640)
    keep_private(data)
    assert modes(data) == {0o700, 0o600}
    capsys.readouterr()
    keep_private(data)
    assert capsys.readouterr().err == ""


def test_what_belongs_to_another_account_is_refused_with_the_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = tmp_path / "data"
    data.mkdir()

    def not_ours(self: Path, mode: int) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "chmod", not_ours)
    with pytest.raises(ImproperlyConfigured, match=f"chmod -R go= {data}"):
        keep_private(data)


def test_https_tells_browsers_to_come_by_https_only(tmp_path: Path) -> None:
    told = "from mingbai.config import settings; print(settings.SECURE_HSTS_SECONDS)"
    for https, seconds in (("1", 31536000), ("", 0)):
        given = {**os.environ, "HTTPS": https, "DATA_DIR": str(tmp_path / "data")}
        said = subprocess.run([sys.executable, "-c", told], env=given, capture_output=True, text=True, check=True)
        assert int(said.stdout) == seconds


@pytest.mark.django_db
def test_no_page_lets_itself_be_framed(client: Client) -> None:
    for address in ("/", "/work/sign-in/", "/nowhere/"):
        answer = client.get(address)
        assert answer["X-Frame-Options"] == "DENY"
        assert "frame-ancestors 'none'" in answer["Content-Security-Policy"]


@pytest.mark.django_db
def test_the_table_of_sessions_opens_none(client: Client, clerk: Acting) -> None:
    sign_in(client, clerk)
    key, row = client.cookies["sessionid"].value, Session.objects.get()
    assert client.get("/work/").status_code == 200
    assert row.pk != key
    client.cookies["sessionid"] = row.pk
    assert client.get("/work/").status_code == 302
    client.cookies["sessionid"] = key
    assert client.get("/work/").status_code == 200
    client.post("/work/sign-out/")
    assert not Session.objects.filter(pk=row.pk).exists()
    assert client.get("/work/").status_code == 302


@pytest.mark.django_db
def test_sessions_from_before_stay_open() -> None:
    row = Session(session_key="k" * 32, session_data=SessionStore().encode({"a": 1}), expire_date="2999-01-01T00:00:00Z")
    row.save()
    assert SessionStore("k" * 32).load() == {}
    import_module("mingbai.accounts.migrations.0002_session_keys").digest(apps, None)
    assert SessionStore("k" * 32).load() == {"a": 1}
    assert Session.objects.count() == 1
