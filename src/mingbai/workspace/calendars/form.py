"""The form for a holiday notice, copied from the notice itself."""

from __future__ import annotations

import json

from mingbai.calendars.values import Notice, parse_notice
from mingbai.core import asked
from mingbai.core.forms import PlainForm, area, choice, day, line

NINGXIA = "宁夏"


class NoticeForm(PlainForm):
    """One notice for one year, national or local."""

    region = choice(
        "哪一层",
        [("", "全国，国务院办公厅的通知"), (NINGXIA, "宁夏，自治区的开斋节、古尔邦节通知")],
        missing="选全国或者宁夏",
        is_open=True,
    )
    year = line("年份", "四位数字，例如 2027。", missing="年份写四位数字，例如 2027", length=4)
    document_number = line(
        "文号", "照抄通知的文号，例如：国办发明电〔2024〕12号。", missing="写明通知的文号，例如 国办发明电〔2024〕12号", length=60
    )
    issued_on = day("成文日期", "通知落款的那一天。")
    days_off = area(
        "放假的日子",
        "一行一天或者一段，例如 2026-02-15 至 2026-02-23。通知里放假的每一天都写，周末也写。",
        missing="照通知写明放假的日子",
    )
    make_up_workdays = area("调休上班的日子", "周六、周日要上班的那些天，一行一天。没有就空着。", missing="")

    def __init__(self, *args: object, **options: object) -> None:
        super().__init__(*args, **options)  # type: ignore[arg-type]
        self.fields["make_up_workdays"].required = False
        self.fields["region"].required = False

    def notice(self) -> Notice:
        """Parse the notice as its file would be parsed; Invalid names the field."""
        given = self.cleaned_data
        lines = {
            key: [text.strip() for text in given[key].splitlines() if text.strip()] for key in ("days_off", "make_up_workdays")
        }
        year = asked.number(given["year"], 0, 9999) or 0
        written = {"region": given["region"], "document_number": given["document_number"], **lines}
        rows = [f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in written.items()]
        return parse_notice("\n".join([*rows, f"year = {year}", f"issued_on = {given['issued_on'].isoformat()}"]).encode())
