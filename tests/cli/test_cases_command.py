"""`mingbai cases`: a sealed application comes out as a folder that verifies; what was changed, lost or added is named."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from domains.cases.boxes_made import LETTER, drawn_here, sealed
from mingbai.accounts.values import Acting
from mingbai.cases.models import Application
from mingbai.cli.main import main
from mingbai.core.models import AuditEntry

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
