"""`mingbai channels make` and `check`: what a channel would be sent is seen, an account is tried, secrets stay secret."""

from __future__ import annotations

import io
import json
import zipfile
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from domains.channels.kinds import fake_platform, fake_wechat
from domains.channels.kinds.fake_platform import FakePlatform
from domains.channels.kinds.fake_wechat import FakeWeChat
from domains.channels.kinds.loopback import Service, running
from domains.entries.made import CONTENT, drafted, published
from domains.entries.test_rebuilt_files import notice, published_with
from mingbai.channels.queries.outgoing import outgoing
from mingbai.cli.main import main
from mingbai.core import files
from mingbai.core.models import Site
from mingbai.entries.values.content import Element
from mingbai.statute.disclosure.comments import CommentNotice
from support import NOW, Team

pytestmark = pytest.mark.usefixtures("reading_here")


def said(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    code = main(["channels", *arguments])
    told = capsys.readouterr()
    return code, told.out + told.err


@pytest.mark.django_db
def test_what_each_channel_would_be_sent_is_written_into_a_folder(
    team: Team, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    entry, row = published_with(team, notice())
    Site.objects.update(demo_today=None, domain="www.pengyang.example")
    link = f"https://www.pengyang.example/baiyang/entries/{entry}/"
    which = ("make", "--organ", "baiyang", "--entry", str(entry), "--kind")
    for kind, code in (("wechat", 1), ("weibo", 1), ("province", 0), ("platform_331", 0)):
        out = tmp_path / kind
        assert said(capsys, *which, kind, "--out", str(out))[0] == code
        assert any(link in one.read_text("utf-8") for one in out.iterdir() if one.suffix == ".txt")
        assert said(capsys, *which, kind, "--out", str(out))[0] == 3, "a folder with something in it"
    assert len(list((tmp_path / "wechat").glob("*.png"))) == 1
    with zipfile.ZipFile(next((tmp_path / "province").glob("*.zip"))) as package:
        told = json.loads(package.read("entry.json"))
        (file,) = told["attachments"]
        public = outgoing("baiyang", entry).entry["attachments"][0]["sha256"]
        assert package.read(file["path"]) == files.read(public) != files.read(row.file_id)
        assert (file["sha256"], file["url"]) == (public, f"{link}files/{row.pk}/{row.name}")
    assert (told["url"], told["version"], told["item"]["code"]) == (link, 1, "20.7")


@pytest.mark.django_db
def test_what_is_not_public_or_has_no_address_is_not_made(team: Team, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    which = ("make", "--organ", "baiyang", "--out", str(tmp_path / "out"), "--kind")
    code, told = said(capsys, *which, "weibo", "--entry", str(drafted(team[0])))
    assert (code, "没有这条公开信息" in told) == (3, True)
    public = str(published(*team))
    code, told = said(capsys, *which, "weibo", "--entry", public)
    assert (code, "--site" in told) == (2, True)
    code, told = said(capsys, *which, "weibo", "--entry", public, "--site", "https://a.example/" + "x" * 130)
    assert (code, "发不了" in told) == (3, True)
    assert said(capsys, *which, "fax", "--entry", public)[0] == 2


@pytest.mark.django_db
def test_what_the_page_says_beside_its_text_goes_out_too(team: Team) -> None:
    notice_ = CommentNotice(
        NOW.date(), NOW.date() + timedelta(days=40), telephone="0954-7012783", explanation="为什么起草。<1>\n主要内容。"
    )
    said = replace(CONTENT, elements=(Element("办理依据", "条例&细则"), Element("空着")), comment=notice_)
    found = outgoing("baiyang", published(*team, content=said), "https://www.pengyang.example")
    for part in ("<h2>办理依据</h2><p>条例&amp;细则</p>", "电话：0954-7012783", "<p>为什么起草。&lt;1&gt;</p><p>主要内容。</p>"):
        assert part in found.html
    assert found.html.startswith(CONTENT.body)
    assert "空着" not in found.html
    assert "条例&细则" in found.text


@pytest.mark.parametrize(
    ("service", "kind", "account", "secret"),
    [
        (FakeWeChat(), "wechat", ("app_id=wx1", "app_secret=-"), fake_wechat.SECRET),
        (FakePlatform(), "province", ("token=-",), fake_platform.SECRET),
    ],
)
def test_an_account_is_tried_with_a_secret_from_standard_input(
    service: Service,
    kind: str,
    account: tuple[str, ...],
    secret: str,
    settings: Any,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    sets = [part for one in account for part in ("--set", one)]
    with running(service):
        settings.CHANNEL_BASES = {kind: service.base}
        for given, code in ((secret, 0), ("wrong", 1)):
            monkeypatch.setattr("sys.stdin", io.StringIO(f"{given}\n"))
            found, told = said(capsys, "check", "--kind", kind, *sets)
            assert (found, given in told) == (code, False), told
        code, told = said(capsys, "check", "--kind", kind, "--set", f"{account[-1].removesuffix('-')}{secret}")
        assert (code, "标准输入" in told, secret in told) == (2, True, False)
        assert said(capsys, "check", "--kind", kind)[0] == 2
        assert said(capsys, "check", "--kind", kind, "--set", "colour=red")[0] == 2
