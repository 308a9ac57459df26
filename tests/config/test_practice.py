"""practice.toml is read at start-up; a wrong one is refused, naming the place and the remedy."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

SHOW = "from django.conf import settings; print(settings.REPORT_PRACTICE)"


def mingbai(where: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "DATA_DIR": str(where), "DJANGO_SETTINGS_MODULE": "mingbai.config.settings"}
    return subprocess.run([sys.executable, *arguments], env=environment, capture_output=True, text=True, check=False)


def test_the_county_sets_its_limits_in_a_file(tmp_path: Path) -> None:
    (tmp_path / "practice.toml").write_text('jump_times = 5\nnot_used = ["stock"]\n', "utf-8")
    said = mingbai(tmp_path, "-c", SHOW).stdout
    assert "jump_times=5" in said
    assert "stock" in said
    assert "similar=0.95" in said


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('not_used = ["balance"]', "法定的规则不能不用"),
        ("jump_times = [", "practice.toml"),
        ('township_due = "02-29"', "写月和日"),
        ('[chain_limits]\n"land.final-notice" = "30wd"', "有明文期限"),
        ('[chain_limits]\n"subsidy.village-list" = "soon"', "看不懂时限"),
        ("[mailbox]\nadvice_workdays = 9", "advice_workdays 写1到7的整数"),
        ('[applications]\nlocal_days = "never"', "local_days 写其中一种"),
    ],
)
def test_a_wrong_file_is_explained_plainly(tmp_path: Path, text: str, words: str) -> None:
    (tmp_path / "practice.toml").write_text(text, "utf-8")
    done = mingbai(tmp_path, "-m", "mingbai.cli.main", "audit", "verify")
    assert done.returncode == 4
    assert words in done.stderr
    assert "Traceback" not in done.stderr
