"""Packages for platforms: the same bytes every time, their names by a mapping file, receipts by interface and by folder."""

from __future__ import annotations

import hashlib
import io
import json
import os
import time
import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook

from domains.channels.kinds.conftest import Against
from domains.channels.kinds.outgoing_made import made
from domains.channels.kinds.test_kinds_contract import LONG_AFTER, settled
from mingbai.channels.kinds.http import WrongAddress
from mingbai.channels.kinds.province.mapping import WrongMapping, read_mapping
from mingbai.channels.kinds.registry import KINDS
from mingbai.channels.kinds.values import Again, ChannelAccount, ChannelFile, Fate

GOLDEN = Path(__file__).parent / "golden"
PAPERS = (ChannelFile("名单.xlsx", "application/x", b"one"), ChannelFile("名单.xlsx", "application/x", b"two"))


@pytest.mark.parametrize("key", ["province", "platform_331"])
def test_a_package_is_the_one_that_was_agreed(key: str) -> None:
    message = KINDS[key].make(made(files=PAPERS), {})
    (data,) = (one.data for one in message.files)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        found = {name: package.read(name).decode() for name in package.namelist()}
    text = json.dumps(found, ensure_ascii=False, indent=1) + "\n"
    golden = GOLDEN / f"{key}.json"
    if "WRITE_GOLDEN" in os.environ:
        golden.write_text(text, "utf-8")
    assert text == golden.read_text("utf-8")
    manifest = json.loads(found["manifest.json"])
    assert {name: hashlib.sha256(found[name].encode()).hexdigest() for name in manifest["files"]} == {
        name: one["sha256"] for name, one in manifest["files"].items()
    }


def test_an_own_mapping_renames_fields_values_and_files() -> None:
    own = (
        'platform = "省平台"\nentry = "news.json"\nfiles = "fj"\n[constants]\nsite = "6404"\n[fields]\nbt = "title"\n'
        'unit = "organ.code"\nfj = "attachments"\n[each.fj]\nmc = "name"\nlj = "path"\n[values.unit]\nbaiyang = "640425101"\n'
    )
    message = KINDS["province"].make(made(), {"mapping": own})
    assert json.loads(message.content) == {
        "site": "6404",
        "bt": "白阳镇2026年第一季度低保名单",
        "unit": "640425101",
        "fj": [{"mc": "公示栏.png", "lj": "fj/公示栏.png"}],
    }


@pytest.mark.parametrize(
    "wrong",
    ["x = ", 'entry = "a.json"', 'platform = "p"\nodd = 1', 'platform = "p"\nentry = "../a"', 'platform = "p"\nfields = 1'],
)
def test_a_mapping_that_cannot_be_used_is_refused(wrong: str) -> None:
    with pytest.raises(WrongMapping):
        read_mapping(wrong)


def test_a_mapping_of_a_field_that_is_not_there_stops_the_entry() -> None:
    found = KINDS["province"].fits(made(), {"mapping": 'platform = "p"\n[fields]\na = "organ.nothing"\n'})
    assert [(one.stops, "organ.nothing" in one.words) for one in found] == [(True, True)]


@pytest.mark.parametrize("token", ["two words", "line\nbreak", "凭证"])
def test_a_token_that_no_header_can_hold_is_refused_when_it_is_entered(token: str) -> None:
    with pytest.raises(WrongAddress) as refused:
        KINDS["province"].open(ChannelAccount("https://a.example", {"token": token}, time.monotonic))
    assert token not in str(refused.value)


def test_a_package_that_comes_back_says_why(province: Against) -> None:
    province.fake.refuses = "栏目不对"
    found = settled(province.line(), province.kind.make(made(), {}))
    assert (found.fate, found.again, "栏目不对" in found.why) == (Fate.FAILED, Again.NEVER, True)


@pytest.mark.parametrize(
    ("status", "fate", "again"),
    [
        (403, Fate.FAILED, Again.NEVER),
        (413, Fate.FAILED, Again.NEVER),
        (429, Fate.FAILED, Again.SOON),
        (502, Fate.UNKNOWN, Again.NEVER),
    ],
)
def test_each_status_leads_to_what_can_be_done(province: Against, status: int, fate: Fate, again: Again) -> None:
    province.fake.statuses = [status]
    found = province.line().send(province.kind.make(made(), {}))
    assert (found.fate, found.again) == (fate, again)


def test_a_platform_that_denies_what_its_receipt_says_is_public_is_looked_at_by_a_person(province: Against) -> None:
    line, message = province.line(), province.kind.make(made(), {})
    found = settled(line, message)
    province.fake.statuses = [404]
    taken = line.take_back(message, found.remote_id)
    assert (taken.fate, taken.url) == (Fate.BY_HAND, found.url)
    assert line.take_back(message, found.remote_id).fate is Fate.REMOVED


def test_a_folder_takes_packages_and_gives_receipts_of_json_and_xlsx(tmp_path: Path) -> None:
    kind = KINDS["province"]
    line, entry = kind.open(ChannelAccount("", {"folder": str(tmp_path)}, time.monotonic)), made()
    message = kind.make(entry, {})
    assert line.check().is_ready
    assert line.ask(message, "", LONG_AFTER).fate is Fate.ABSENT
    sent = line.send(message)
    assert (sent.fate, (tmp_path / sent.remote_id).read_bytes()) == (Fate.ACCEPTED, message.files[0].data)
    receipts = tmp_path / "receipts"
    receipts.mkdir()
    (receipts / "broken.json").write_text("{")
    assert line.ask(message, sent.remote_id, LONG_AFTER).fate is Fate.ACCEPTED
    book = Workbook()
    book.active.append(["索引号", "状态", "地址", "时间"])
    book.active.append(["别的", "已退回", "", ""])
    book.active.append([entry.index_number, "已发布", "https://province.example/1", "2026-04-09"])
    book.save(receipts / "a.xlsx")
    found = line.ask(message, sent.remote_id, LONG_AFTER)
    assert (found.fate, found.url) == (Fate.DELIVERED, "https://province.example/1")
    told = [{"index_number": entry.index_number, "state": "refused", "reason": "栏目不对"}]
    (receipts / "b.json").write_text(json.dumps(told))
    assert "栏目不对" in line.ask(message, sent.remote_id, LONG_AFTER).why
    # What came before this package says nothing about it.
    os.utime(tmp_path / sent.remote_id, (time.time() + 60, time.time() + 60))
    assert line.ask(message, sent.remote_id, LONG_AFTER).fate is Fate.ACCEPTED
    assert line.take_back(message, sent.remote_id).fate is Fate.BY_HAND
    assert not any(".new-" in one.name for one in tmp_path.iterdir())


def test_a_folder_that_cannot_be_written_is_tried_again(tmp_path: Path) -> None:
    kind = KINDS["province"]
    line = kind.open(ChannelAccount("", {"folder": str(tmp_path / "gone")}, time.monotonic))
    assert not line.check().is_ready
    found = line.send(kind.make(made(), {}))
    assert (found.fate, found.again) == (Fate.FAILED, Again.SOON)
