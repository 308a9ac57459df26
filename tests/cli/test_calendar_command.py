"""`mingbai calendar import`: who may run it, what it prints, which exit codes it uses."""

from __future__ import annotations

from pathlib import Path

import pytest

from mingbai.accounts.models import Post
from mingbai.accounts.values import Acting
from mingbai.calendars import queries
from mingbai.cli.exits import Exit
from mingbai.cli.main import main
from mingbai.core.models import AuditEntry

NOTICE = """
year = 2027
document_number = "测试〔2026〕1号"
issued_on = 2026-11-25
days_off = [2027-01-01, 2027-05-01, "2027-10-01 至 2027-10-03"]
make_up_workdays = [2027-02-14]
"""


@pytest.fixture
def notice(tmp_path: Path) -> Path:
    path = tmp_path / "2027.toml"
    path.write_text(NOTICE, "utf-8")
    return path


@pytest.mark.django_db
def test_the_county_officer_imports(notice: Path, officer: Acting, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["calendar", "import", str(notice), "--by", "county"]) == Exit.DONE
    assert "导入了全国2027年的放假通知（测试〔2026〕1号）：放假 5 天，调休上班 1 天。" in capsys.readouterr().out
    assert max(queries.national().national.years) == 2027
    assert AuditEntry.objects.get(event="calendar.imported").person_id == officer.person_id


@pytest.mark.django_db
def test_of_several_posts_the_one_that_may_is_used(notice: Path, clerk: Acting, officer: Acting) -> None:
    Post.objects.filter(pk=clerk.post_id).update(person_id=officer.person_id)
    assert main(["calendar", "import", str(notice), "--by", "county"]) == Exit.DONE
    assert AuditEntry.objects.get(event="calendar.imported").post_id == officer.post_id


@pytest.mark.django_db
@pytest.mark.parametrize(("account", "said"), [("baiyang", "县政务公开主管"), ("nobody", "没有叫“nobody”的账号")])
def test_others_are_refused(account: str, said: str, notice: Path, clerk: Acting, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["calendar", "import", str(notice), "--by", account]) == Exit.REFUSED
    assert said in capsys.readouterr().err
    assert queries.notices() == ()


@pytest.mark.django_db
def test_a_wrong_file_is_named(notice: Path, officer: Acting, capsys: pytest.CaptureFixture[str]) -> None:
    notice.write_text(NOTICE.replace("2027-02-14", "2027-02-15"), "utf-8")
    assert main(["calendar", "import", str(notice), "--by", "county"]) == Exit.USAGE
    assert "2027.toml：2027-02-15（周一）本来就上班" in capsys.readouterr().err
    assert queries.notices() == ()


@pytest.mark.django_db
def test_a_missing_file_is_a_matter_of_the_environment(
    tmp_path: Path, officer: Acting, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["calendar", "import", str(tmp_path / "none.toml"), "--by", "county"]) == Exit.ENVIRONMENT
    assert "读不出来" in capsys.readouterr().err
