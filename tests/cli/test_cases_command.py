"""`mingbai cases`: a sealed application comes out as a folder that verifies; what was changed, lost or added is named."""

from __future__ import annotations

import json
import subprocess
from datetime import date
from pathlib import Path

import pytest

from domains.cases.boxes_made import LETTER, drawn_here, sealed
from domains.cases.ledgers_made import listing, row
from mingbai.accounts.values import Acting
from mingbai.cases.actions.ledger import hold_ledger
from mingbai.cases.models import Application
from mingbai.cli.main import main
from mingbai.core.models import AuditEntry, Site
from support import NOW

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("drawn_here")]
__all__ = ["drawn_here"]
REPLY = "003_政府信息公开申请答复书.pdf"


def said(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    code = main(["cases", *arguments])
    told = capsys.readouterr()
    return code, told.out + told.err


def test_a_sealed_case_comes_out_whole_and_the_trail_says_so(
    clerk: Acting, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    case, place = sealed(clerk), tmp_path / "new" / "out"
    code, told = said(capsys, "export", case.number, str(place))
    assert code == 0, told
    expected = told.strip().rpartition(" ")[2]
    assert json.loads(AuditEntry.objects.get(event="case.exported").data)["sums"] == expected
    assert (place / REPLY).read_bytes() == LETTER
    assert subprocess.run(["sha256sum", "-c", "--quiet", "SHA256SUMS"], cwd=place).returncode == 0
    assert said(capsys, "verify", str(place), "--expect", expected) == (0, "完整：每个文件都和清单相同。\n")
    code, told = said(capsys, "export", case.number, str(place))
    assert (code, "已经有东西" in told) == (3, True)


def test_what_was_done_to_the_folder_is_named(clerk: Acting, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    place = tmp_path / "out"
    said(capsys, "export", sealed(clerk).number, str(place))
    (place / REPLY).write_bytes(LETTER[:-1] + b"X")
    (place / "001_身份证明.jpg").unlink()
    (place / "另加.txt").write_text("x")
    code, told = said(capsys, "verify", str(place))
    assert code == 1
    for name in (f"文件被改过：{REPLY}。", "缺少文件：001_身份证明.jpg。", "多出文件：另加.txt。"):
        assert name in told
    assert said(capsys, "verify", str(place / "none"))[0] == 1


def test_a_number_that_two_organs_have_asks_for_the_organ(
    clerk: Acting, stranger: Acting, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    case, other = sealed(clerk), sealed(stranger)
    Application.objects.filter(pk=other.pk).update(number=case.number)
    code, told = said(capsys, "export", case.number, str(tmp_path / "out"))
    assert (code, "baiyang、wangwa" in told) == (2, True)
    assert said(capsys, "export", case.number, str(tmp_path / "out"), "--organ", "wangwa")[0] == 0
    code, told = said(capsys, "export", "白依申〔2021〕99号", str(tmp_path / "none"))
    assert (code, "没有编号是" in told, (tmp_path / "none").exists()) == (2, True, False)


def test_a_ledger_from_before_goes_in_whole_or_not_at_all(
    clerk: Acting, site: Site, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "台账.csv"
    with monkeypatch.context() as short:
        short.setattr("mingbai.cases.values.ledger.MOST_WRONG", 2)
        file.write_bytes(listing(*(row(编号=f"2020-{n}", 答复日期="") for n in range(5))))
        code, told = said(capsys, "import", str(file), "--organ", "baiyang")
        assert (code, len(told.splitlines())) == (1, 3)
        assert told.endswith("10 处要改，列出的是前 2 处；什么也没有登记。\n")
    file.write_bytes(listing(row(), row(编号="2020-2", 答复日期="2020-02-30")))
    arguments = ("import", str(file), "--organ", "baiyang")
    assert said(capsys, *arguments) == (1, "第3行 答复日期：写成 2019-11-06 这样。\n1 处要改，什么也没有登记。\n")
    file.write_bytes(listing(row(), row(编号="2020-2")))
    assert said(capsys, *arguments) == (0, "登记了 2 件；已经登记过的 0 件没有再登记。\n")
    assert Application.objects.filter(received_on=date(2020, 3, 2)).count() == 2
    code, told = said(capsys, *arguments)
    assert (code, "这个文件传过了" in told) == (3, True)
    # Stopped after the check, before anything was entered.
    file.write_bytes(listing(row(编号="2020-3")))
    hold_ledger(organ_code="baiyang", name=file.name, data=file.read_bytes(), by=clerk, at=NOW)
    assert said(capsys, *arguments) == (0, "登记了 1 件；已经登记过的 0 件没有再登记。\n")
    assert said(capsys, "import", str(file), "--organ", "nowhere")[0] == 2
    assert said(capsys, "import", str(tmp_path / "none.csv"), "--organ", "baiyang")[0] == 4
