"""`mingbai install`: a county from a file, all or nothing; a later run adds only what is new."""

from __future__ import annotations

import argparse
import re
from datetime import date
from pathlib import Path

import pytest

from mingbai.accounts.models import Person
from mingbai.catalogue.queries import lines_for
from mingbai.cli import install
from mingbai.cli.exits import Exit, Trouble
from mingbai.core import verification
from mingbai.core.models import Site
from mingbai.organs import queries

GUIDE = Path(__file__).parents[2] / "docs" / "how-to" / "install-on-a-server.md"
VILLAGE = '\n[[organs]]\ncode = "mouzhen-yi"\nname = "某镇一村村民委员会"\nlevel = "village"\nparent = "mouzhen"\n'


@pytest.fixture
def guide() -> str:
    """The file shown in the how-to guide."""
    block = GUIDE.read_text("utf-8").partition("    [site]")[2].partition("\nOrgans that come later")[0]
    return "[site]" + re.sub(r"(?m)^    ", "", block)


def run(where: Path, text: str) -> int:
    where.write_text(text, "utf-8")
    return install.run(argparse.Namespace(file=where))


@pytest.mark.django_db
def test_the_file_of_the_how_to_sets_up_a_county(tmp_path: Path, guide: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(tmp_path / "county.toml", guide) == Exit.DONE
    said = capsys.readouterr().out
    passwords = dict(re.findall(r"  (\w+)  (\w{4}-\w{4}-\w{4})", said))
    assert all(Person.objects.get(username=name).check_password(passwords[name]) for name in ("guanli", "zhuguan"))
    assert passwords["guanli"] != passwords["zhuguan"], "neither signs in as the other"
    assert [organ.code for organ in queries.tree()] == ["mouxian", "mouzhen"]
    assert queries.organ("mouzhen").first_report_year == 2025
    # 292 of the ministries' standards, ten of laws in force on that day.
    assert len(lines_for(queries.organ("mouzhen"), date(2026, 1, 5))) == 292 + 10
    assert verification.check_trail().broken == ()
    assert run(tmp_path / "county.toml", guide + VILLAGE) == Exit.DONE
    assert "登记了 1 个单位：某镇一村村民委员会" in capsys.readouterr().out
    assert run(tmp_path / "county.toml", guide + VILLAGE) == Exit.DONE
    assert "都已经在册" in capsys.readouterr().out


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ('kind = "county_officer"', 'kind = "clerk"', "要有一个县政务公开主管"),
        ('parent = "mouxian"', 'parent = "nowhere"', "先登记主管单位"),
        ('level = "township"', 'level = "town"', "单位类别只能是"),
        ("sponsor = ", "sponser = ", "不认识 sponser"),
        ('key = "website"', "", "缺 key"),
        ("[[accounts]]", "[[people]]", "缺 accounts"),
        ("[site]", "[site", "不是 TOML"),
    ],
)
def test_a_wrong_file_leaves_nothing_and_says_what_is_wrong(tmp_path: Path, guide: str, old: str, new: str, words: str) -> None:
    assert old in guide
    with pytest.raises(Trouble, match=words) as failure:
        run(tmp_path / "county.toml", guide.replace(old, new))
    assert failure.value.code == Exit.USAGE
    assert not Site.objects.exists()
    assert queries.tree() == ()


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(Trouble, match="读不出来") as failure:
        install.run(argparse.Namespace(file=tmp_path / "none.toml"))
    assert failure.value.code == Exit.ENVIRONMENT
