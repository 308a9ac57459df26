"""`mingbai screen export` writes pictures in order, replaces its own, and touches no other file."""

from __future__ import annotations

from pathlib import Path

import pytest

from mingbai.accounts.values import Acting
from mingbai.cli.main import main
from mingbai.core import apart
from mingbai.organs.models import Organ

pytestmark = pytest.mark.django_db


def test_pictures_are_written_in_order_and_old_ones_replaced(
    clerk: Acting, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(apart, "paper_file", lambda paper, ending: f"{paper.title}.{ending}".encode())
    Organ.objects.filter(code="baiyang").update(telephone="0954-7012783")
    folder = tmp_path / "屏"
    ask = ["screen", "export", "--organ", "baiyang", "--to", str(folder)]
    assert main(ask) == 0
    assert (folder / "001.png").read_bytes() == "怎样申请公开.png".encode()
    count = len([*folder.iterdir()])
    (folder / "099.png").write_bytes(b"old")
    assert main(ask) == 0
    assert len([*folder.iterdir()]) == count
    (folder / "家里的照片.jpg").write_bytes(b"x")
    assert main(ask) == 3
    assert "换一个空的文件夹" in capsys.readouterr().err
    assert main([*ask[:3], "nowhere", *ask[4:]]) == 2
