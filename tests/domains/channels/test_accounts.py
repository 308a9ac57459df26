"""Accounts on channels: entered by the county, sealed with a key outside the database, shown to nobody again."""

from __future__ import annotations

import json
import logging
import zipfile
from pathlib import Path
from typing import Any

import pytest
from django.core import serializers
from django.test import Client

from mingbai.accounts.values import Acting
from mingbai.channels import actions
from mingbai.channels.actions.accounts import reseal_accounts
from mingbai.channels.models import OrganAccount
from mingbai.channels.queries.accounts import accounts, line_of, opened
from mingbai.channels.values.accounts import AccountEntry
from mingbai.cli.main import main
from mingbai.core import sealing
from mingbai.core.audit import Actor
from mingbai.core.errors import Invalid, NotVisible
from mingbai.core.models import AuditEntry
from support import NOW, sign_in

pytestmark = pytest.mark.django_db
SECRET = "s3cret-that-nobody-sees"
PAGE = "/work/channels/accounts/baiyang/wechat/"


def entered(by: Acting, **said: Any) -> int:
    given = {"settings": {"app_id": "wx1"}, "secrets": {"app_secret": SECRET}, **said}
    return actions.set_account(organ_code="baiyang", kind="wechat", entry=AccountEntry(**given), by=by, at=NOW)


def test_the_county_enters_replaces_and_removes_an_account(clerk: Acting, officer: Acting, sysadmin: Acting) -> None:
    with pytest.raises(NotVisible):
        entered(clerk)
    entered(officer)
    key = entered(sysadmin, settings={"app_id": "wx2"}, secrets={"app_secret": ""})
    row = OrganAccount.objects.get()
    assert (row.settings, opened(row)) == ({"app_id": "wx2"}, {"app_secret": SECRET}), "an empty secret stays"
    for wrong in ({"secrets": {"colour": "red"}}, {"settings": {"app_secret": "x"}}, {"base": "ftp://a"}, {"quota": 0}):
        with pytest.raises(Invalid):
            entered(officer, **wrong)
    with pytest.raises(Invalid):
        actions.set_account(organ_code="baiyang", kind="website", entry=AccountEntry(), by=officer, at=NOW)
    for act in (actions.remove_account, actions.check_account):
        with pytest.raises(NotVisible):
            act(account_id=key, by=clerk, at=NOW)
    actions.remove_account(account_id=key, by=officer, at=NOW)
    assert accounts() == ()


def test_a_secret_is_in_no_page_trail_dump_log_or_backup(
    clerk: Acting, officer: Acting, client: Client, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    sign_in(client, officer)
    typed = {"app_id": "wx1", "app_secret": SECRET, "base": "http://127.0.0.1:9"}
    said = [client.post(PAGE, {**typed, "quota": "many"}), client.post(PAGE, {**typed, "base": "ftp://a"})]
    assert [one.status_code for one in said] == [422, 422]
    assert client.post(PAGE, typed).status_code == 302
    said += [client.get(PAGE), client.post(f"{PAGE}try/", follow=True), client.get("/work/channels/accounts/")]
    told = [one.content.decode() for one in said]
    assert "已填" in told[2]
    assert "连不上" in told[3]
    told += [repr(accounts()), repr(AccountEntry(secrets={"app_secret": SECRET})), caplog.text]
    told += [json.dumps([*AuditEntry.objects.values("event", "subject", "data")])]
    told += [serializers.serialize("json", OrganAccount.objects.all())]
    place = tmp_path / "backup.zip"
    assert main(["backup", str(place)]) == 0
    with zipfile.ZipFile(place) as backup:
        told += [backup.read(name).decode("utf-8", "replace") for name in backup.namelist()]
    assert not [one[:80] for one in told if SECRET in one]
    events = AuditEntry.objects.filter(event__startswith="channel.account").order_by("seq").values_list("event", flat=True)
    assert list(events) == ["channel.account_entered", "channel.account_tried"]
    assert json.loads(AuditEntry.objects.get(event="channel.account_entered").data)["settings"] == ["app_id", "app_secret"]


def test_a_new_key_seals_it_anew_and_a_foreign_one_is_named(clerk: Acting, officer: Acting) -> None:
    entered(officer)
    before = OrganAccount.objects.get().secrets
    sealing.rotate()
    by = Actor(label="系统")
    assert (reseal_accounts(by=by, at=NOW), reseal_accounts(by=by, at=NOW)) == (1, 0)
    row = OrganAccount.objects.select_related("channel").get()
    assert row.secrets != before
    assert opened(row) == {"app_secret": SECRET}
    sealing.key_file().unlink()
    with pytest.raises(sealing.KeyFailure, match="渠道的账号"):
        line_of(row)
    with pytest.raises(sealing.KeyFailure, match="钥匙不在"):
        entered(officer)


def test_the_command_takes_secrets_from_standard_input_alone(
    clerk: Acting, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    told = ["channels", "account", "--organ", "baiyang", "--kind", "wechat", "--set", "app_id=wx1", "--set"]
    assert main([*told, f"app_secret={SECRET}"]) == 2
    monkeypatch.setattr("sys.stdin.readline", lambda: f"{SECRET}\n", raising=False)
    monkeypatch.setattr("sys.stdin.isatty", lambda: False, raising=False)
    assert main([*told, "app_secret=-"]) == 0
    assert opened(OrganAccount.objects.get()) == {"app_secret": SECRET}
    assert main([*told[:-1], "--set", "base=ftp://a"]) == 3
    assert SECRET not in "".join(capsys.readouterr())
    assert main(["channels", "send", "--organ", "baiyang"]) == 0
    assert main(["channels", "send", "--organ", "nowhere"]) == 2
