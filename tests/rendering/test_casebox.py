"""The folder of a closed case opens and verifies anywhere, and names what was changed, lost or added."""

from __future__ import annotations

import hashlib
import io
import json
import subprocess
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path
from urllib.parse import unquote

import pytest
from lxml import html as lxml_html

from mingbai.rendering.casebox.folder import digest, folder, zipped
from mingbai.rendering.casebox.names import numbered_name, safe_name
from mingbai.rendering.casebox.value import BoxFile, CaseBox
from mingbai.rendering.casebox.verify import verify
from mingbai.rendering.casepaper.box import BoxItem

TITLES = ("政府信息公开申请表", "关于公开〔2026〕2号：合同/总价?的答复书", "很长的题名" * 30)
BOX = CaseBox(
    organ_name="彭阳县白阳镇人民政府",
    number="公开〔2026〕2号",
    title="甲某申请公开 <合同> & 总价",
    closed_on=date(2026, 3, 20),
    files=tuple(
        BoxFile(BoxItem("甲某", "", title, date(2026, 2, 10), f"{n}—{n + 1}"), f"第{n}件".encode(), "PDF")
        for n, title in enumerate(TITLES, 1)
    ),
    facts=(("公开属性", "部分公开"), ("保管期限", "30年")),
)
SECOND = "002_关于公开〔2026〕2号：合同／总价？的答复书.pdf"


@pytest.fixture
def written(tmp_path: Path) -> Path:
    for name, data in folder(BOX).items():
        (tmp_path / name).write_bytes(data)
    return tmp_path


def test_sha256sum_accepts_the_folder(written: Path) -> None:
    said = subprocess.run(["sha256sum", "-c", "--strict", "SHA256SUMS"], cwd=written, capture_output=True, text=True, check=False)
    assert said.returncode == 0, said.stderr
    assert len(said.stdout.splitlines()) == len(list(written.iterdir())) - 1
    assert verify(written) == ()
    (written / SECOND).write_bytes(b"x")
    said = subprocess.run(["sha256sum", "-c", "SHA256SUMS"], cwd=written, capture_output=True, text=True, check=False)
    assert said.returncode == 1


def test_a_changed_a_lost_and_an_added_file_are_named(written: Path) -> None:
    data = bytearray((written / SECOND).read_bytes())
    data[0] ^= 1
    (written / SECOND).write_bytes(data)
    (written / "001_政府信息公开申请表.pdf").unlink()
    (written / "004_补充.pdf").write_bytes(b"x")
    (written / "Thumbs.db").write_bytes(b"left by looking")
    assert verify(written) == ("缺少文件：001_政府信息公开申请表.pdf。", f"文件被改过：{SECOND}。", "多出文件：004_补充.pdf。")


def test_a_file_replaced_together_with_its_checksum_is_named(written: Path) -> None:
    sealed = digest((written / "SHA256SUMS").read_bytes())
    old, new = (written / SECOND).read_bytes(), "别的".encode()
    (written / SECOND).write_bytes(new)
    sums = (written / "SHA256SUMS").read_text("utf-8")
    (written / "SHA256SUMS").write_text(sums.replace(hashlib.sha256(old).hexdigest(), hashlib.sha256(new).hexdigest()), "utf-8")
    assert verify(written) == (f"manifest.json 和 SHA256SUMS 对不上：{SECOND}。",)
    assert "SHA256SUMS 和封存时记下的不一样。" in verify(written, sealed)


def test_a_listing_that_is_gone_garbled_or_leads_elsewhere_is_told(
    written: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    sums = (written / "SHA256SUMS").read_text("utf-8")
    (written / "SHA256SUMS").write_text(sums + f"{'0' * 64}  ../elsewhere\n", "utf-8")
    assert verify(written) == (f"SHA256SUMS 第{len(sums.splitlines()) + 1}行不是校验值和文件名。",)
    (written / "SHA256SUMS").write_text(sums + sums.splitlines()[0] + "\n", "utf-8")
    assert verify(written) == (f"SHA256SUMS 第{len(sums.splitlines()) + 1}行重复了：001_政府信息公开申请表.pdf。",)
    assert verify(written / "nowhere") == (f"没有这个文件夹：{written / 'nowhere'}。",)
    (written / "SHA256SUMS").unlink()
    assert verify(written) == ("没有 SHA256SUMS，不能核对。",)
    (written / "SHA256SUMS").write_text(sums, "utf-8")
    elsewhere = tmp_path_factory.mktemp("elsewhere") / "same.pdf"
    elsewhere.write_bytes((written / SECOND).read_bytes())
    (written / SECOND).unlink()
    (written / SECOND).symlink_to(elsewhere)
    assert verify(written) == (f"不是普通文件：{SECOND}。",)


def test_a_manifest_that_is_no_manifest_is_told(written: Path) -> None:
    garbled = b'{"files": 3}'
    sums = (written / "SHA256SUMS").read_text("utf-8")
    before = digest((written / "manifest.json").read_bytes())
    (written / "manifest.json").write_bytes(garbled)
    (written / "SHA256SUMS").write_text(sums.replace(before, digest(garbled)), "utf-8")
    assert verify(written) == ("manifest.json 看不懂。",)


def test_the_page_lists_links_and_loads_nothing(written: Path) -> None:
    page = lxml_html.fromstring((written / "index.html").read_bytes())
    links = [unquote(link.get("href")) for link in page.findall(".//a")]
    assert links == [name for name in sorted(folder(BOX)) if name[:3].isdigit()]
    assert all((written / link).is_file() for link in links)
    assert [link.text for link in page.findall(".//a")] == list(TITLES)
    assert page.findall(".//script") == page.findall(".//link") == page.findall(".//img") == []
    assert "http" not in (written / "index.html").read_text("utf-8")
    assert BOX.title in page.findtext(".//h1")
    assert "30年" in page.text_content()


def test_the_manifest_says_what_the_archives_need(written: Path) -> None:
    said = json.loads((written / "manifest.json").read_bytes())
    assert (said["number"], said["closed_on"], said["facts"]["公开属性"]) == (BOX.number, "2026-03-20", "部分公开")
    second = said["files"][1]
    assert (second["path"], second["title"], second["pages"], second["date"]) == (SECOND, TITLES[1], "2—3", "2026-02-10")
    assert second["sha256"] == hashlib.sha256(BOX.files[1].data).hexdigest()


def test_equal_boxes_give_equal_archives_in_one_directory() -> None:
    made = zipped(folder(BOX), BOX.number)
    assert made == zipped(folder(replace(BOX)), BOX.number)
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        assert {name.split("/")[0] for name in archive.namelist()} == {"公开〔2026〕2号"}
        assert archive.read(f"公开〔2026〕2号/{SECOND}") == BOX.files[1].data


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ('a<b>:"c/d\\e|f?g*', "a＜b＞：＂c／d＼e｜f？g＊"),
        ("  合同. ", "合同"),
        ("gpj.\u202e同合\x00", "gpj.同合"),
        ("一\n二\t三", "一 二 三"),
        ("...", "未命名"),
        ("e\u0301", "é"),
        ("长" * 300, "长" * 60),
    ],
)
def test_names_are_safe_everywhere(words: str, name: str) -> None:
    assert safe_name(words) == name
    assert len(numbered_name(999, words, "docx").encode()) <= 255


def test_a_reserved_name_and_a_strange_ending_do_no_harm() -> None:
    assert numbered_name(1, "CON", "") == "001_CON"
    assert numbered_name(2, "合同", "../P:DF") == "002_合同.pdf"
