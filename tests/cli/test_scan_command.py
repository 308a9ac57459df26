"""`mingbai scan`: exit codes, JSON, several files, masked copies, the county's words; needs no installation."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest

from mingbai.cli.main import main

PHONE = "13995412683"
RESIDENT = "642226199001012334"


@pytest.fixture
def clean(tmp_path: Path) -> Path:
    file = tmp_path / "通知.txt"
    file.write_text("办公电话0954-7012783，统一社会信用代码11640425010190001X。", "utf-8")
    return file


@pytest.fixture
def book(tmp_path: Path) -> Path:
    made = openpyxl.Workbook()
    sheet = made.active
    assert sheet is not None
    for row in (("姓名", "金额", "电话"), ("马秀兰", 300, PHONE)):
        sheet.append(row)
    sheet.column_dimensions["C"].hidden = True
    made.properties.creator = "海正福"
    made.save(tmp_path / "名单.xlsx")
    return tmp_path / "名单.xlsx"


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    file = tmp_path / "坏.docx"
    file.write_bytes(b"PK\x03\x04 no archive")
    return file


def _scan(*arguments: object) -> int:
    return main(["scan", *map(str, arguments)])


def test_a_clean_file_exits_with_0_and_is_named(clean: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _scan(clean) == 0
    assert capsys.readouterr().out == f"{clean}：机器没有查出，请通读。\n"


def test_findings_exit_with_1_and_are_listed_below_their_file_in_chinese(book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _scan(book) == 1
    said = capsys.readouterr().out
    assert f"{book}：查出 2 处" in said
    assert "手机号  Sheet!C2（隐藏的列）  139******83" in said
    assert "作者姓名  属性：作者（文件属性）  海**" in said
    assert PHONE not in said


def test_json_has_an_object_for_each_file_in_the_order_given(
    book: Path, clean: Path, broken: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _scan("--json", broken, book, clean) == 2
    captured = capsys.readouterr()
    first, second, third = json.loads(captured.out)
    assert (first["file"], first["findings"]) == (str(broken), [])
    assert first["error"].startswith("文件已损坏")
    assert captured.err == f"{broken}：{first['error']}\n"
    assert second["findings"][0] == {
        "kind": "mobile_phone",
        "where": "Sheet!C2 (hidden column)",
        "excerpt": "139******83",
        "certainty": "certain",
        "advice": "删去个人手机号；要留联系方式就写办公电话。",
        "article": "个人信息保护法第25条",
    }
    assert third == {"file": str(clean), "findings": []}


@pytest.mark.parametrize("what", ["folder", "missing", "empty", "unknown"])
def test_an_unreadable_file_exits_with_2_and_a_reason(what: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "x.bin"
    if what == "folder":
        file.mkdir()
    elif what != "missing":
        file.write_bytes(b"" if what == "empty" else bytes(range(256)))
    assert _scan(file) == 2
    captured = capsys.readouterr()
    assert captured.err.startswith(f"{file}：")
    assert captured.err.endswith("。\n")
    assert captured.out == ""


def test_a_masked_copy_is_clean_and_keeps_the_rest(book: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "公开.xlsx"
    assert _scan("--mask", out, book) == 1
    assert f"遮盖好的文件写在 {out}" in capsys.readouterr().out
    assert _scan(out) == 0
    sheet = openpyxl.load_workbook(out).active
    assert sheet is not None
    assert list(sheet.iter_rows(values_only=True)) == [("姓名", "金额"), ("马秀兰", 300)]


def test_several_masked_copies_go_into_a_folder_under_masked_names(tmp_path: Path, clean: Path) -> None:
    named = tmp_path / f"马秀兰{RESIDENT}.txt"
    named.write_text(f"电话{PHONE}", "utf-8")
    assert _scan("--mask", tmp_path / "公开", named, clean) == 1
    written = sorted(file.name for file in (tmp_path / "公开").iterdir())
    assert written == ["通知.txt", "马秀兰642226××××××××××××.txt"]
    assert (tmp_path / "公开" / written[1]).read_text("utf-8") == "电话139******83"


def test_the_original_is_never_overwritten(book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = book.read_bytes()
    assert _scan("--mask", book, book) == 2
    assert "去处就是原来的文件" in capsys.readouterr().err
    assert book.read_bytes() == before


def test_words_of_the_county_are_found(tmp_path: Path, clean: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = tmp_path / "词表.txt"
    words.write_text("# 本县词表\n办公电话\n\n[密级标志]\n信用代码\n", "utf-8")
    assert _scan("--json", "--words", words, clean) == 1
    kinds = [finding["kind"] for finding in json.loads(capsys.readouterr().out)[0]["findings"]]
    assert kinds == ["sensitive_word", "state_secret_mark"]


def test_a_list_of_words_that_cannot_be_read_is_named(tmp_path: Path, clean: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _scan("--words", tmp_path / "没有.txt", clean) == 2
    assert "词表" in capsys.readouterr().err


def test_it_runs_without_django_and_without_writing(clean: Path, tmp_path: Path) -> None:
    code = (
        "import sys; from mingbai.cli.main import main; code = main(['scan', sys.argv[1]]);"
        "sys.exit(code or ('django' in sys.modules) * 9)"
    )
    nowhere = {**os.environ, "DATA_DIR": str(tmp_path / "none"), "DATABASE_URL": "postgres://nobody@localhost:1/none"}
    ran = subprocess.run([sys.executable, "-c", code, str(clean)], env=nowhere, capture_output=True, text=True)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert not (tmp_path / "none").exists()


def test_a_closed_pipe_prints_no_stack_trace(book: Path) -> None:
    command = [sys.executable, "-m", "mingbai.cli.main", "scan", str(book)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as ran:
        assert ran.stdout is not None
        assert ran.stderr is not None
        ran.stdout.close()
        said = ran.stderr.read()
    assert (ran.returncode, said) == (130, "")
