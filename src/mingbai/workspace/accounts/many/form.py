"""The form of many accounts: lines pasted from a table, or the table itself."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django import forms

from mingbai.accounts.actions import Appointment
from mingbai.core import apart
from mingbai.core.forms import PlainForm, day
from mingbai.organs import queries as organs
from mingbai.reading.passages import BookTooLarge, Unreadable
from mingbai.statute.posts import POST_WORDS

COLUMNS = ("登录名", "称呼", "单位", "岗位", "科室")
NEEDED = 4
MOST = 200


class ManyForm(PlainForm):
    """Pasted lines or a file, and the first day of all these posts."""

    rows = forms.CharField(
        label="名单",
        required=False,
        help_text="从电子表格里复制过来：登录名、称呼、单位、岗位、科室，一行一个账号，中间是制表符或者逗号。",
        widget=forms.Textarea,
    )
    since_on = day("从哪天起")

    def __init__(self, *args: Any, file: tuple[str, bytes] | None = None, **options: Any) -> None:
        super().__init__(*args, **options)
        self.file = file

    def clean(self) -> dict[str, Any]:
        """Turn the lines into appointments; every line that cannot be one is named."""
        said: dict[str, Any] = super().clean() or {}
        lines, wrong = _of_file(*self.file) if self.file else (_of_text(said.get("rows", "")), "")
        if not wrong and "since_on" in said:
            said["appointments"], wrong = _appointments(lines, said["since_on"])
        if wrong:
            self.add_error("rows", wrong)
        return said


def _of_text(text: str) -> list[Sequence[str]]:
    lines = [line for line in text.splitlines() if line.strip()]
    return [line.replace("，", ",").split("\t" if "\t" in line else ",") for line in lines]


def _of_file(name: str, data: bytes) -> tuple[list[Sequence[str]], str]:
    """Return the lines of a file, or why there are none."""
    try:
        found = apart.tables(name, data)
    except (BookTooLarge, Unreadable) as failure:
        return [], f"打不开这个文件：{failure}"
    if not found:
        return [], "文件里没有表。第一行写登录名、称呼、单位、岗位、科室，下面一行一个账号。"
    return list(found[0].rows), ""


def _appointments(lines: Iterable[Sequence[str]], since_on: date) -> tuple[tuple[Appointment, ...], str]:
    """Return the appointments, or what is wrong, a line each."""
    rows = [row for row in ([cell.strip() for cell in line] for line in lines) if any(row) and row[0] != COLUMNS[0]]
    if not rows:
        return (), "贴上名单，或者选一个文件，一行一个账号。"
    if len(rows) > MOST:
        return (), f"一次最多{MOST}个账号，分几次开。"
    known = {name: row.code for row in organs.tree() if row.is_open for name in (row.code, row.name, row.short_name)}
    kinds = {words: kind.value for kind, words in POST_WORDS.items()}
    made = [_appointment(number, row, known, kinds, since_on) for number, row in enumerate(rows, 1)]
    wrong = [one for one in made if isinstance(one, str)]
    return tuple(one for one in made if isinstance(one, Appointment)), "\n".join(wrong)


def _appointment(
    number: int, row: Sequence[str], known: Mapping[str, str], kinds: Mapping[str, str], since_on: date
) -> Appointment | str:
    """Return the appointment in a row, or what is wrong with it."""
    if len(row) < NEEDED:
        return f"第{number}行：要有登录名、称呼、单位、岗位四栏，现在有{len(row)}栏。"
    username, label, organ, kind, *rest = row
    if organ not in known:
        return f"第{number}行（{username}）：没有“{organ}”这个单位，写全称、简称或者代号。"
    if kind not in kinds:
        return f"第{number}行（{username}）：没有“{kind}”这种岗位，写{'、'.join(kinds)}。"
    return Appointment(username, label, known[organ], kinds[kind], since_on, rest[0] if rest else "")
