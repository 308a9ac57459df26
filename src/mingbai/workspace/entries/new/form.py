"""The form for a new draft."""

from __future__ import annotations

from django import forms

from mingbai.core.forms import PlainForm, day, line
from mingbai.entries.values.content import TITLE_LONGEST
from mingbai.statute.disclosure.ranges import Range


class NewForm(PlainForm):
    """What a draft begins with."""

    title = line("标题", "先写一个，起草时还能改。", missing="写标题", length=TITLE_LONGEST)
    formed_on = day("形成日期", "文件签发、名册和数据做好的那一天。还没有形成的，先不写。", required=False)
    village = forms.ChoiceField(
        label="哪个村、社区",
        help_text="名单只在一个村公布。几个村的，一个村一条。",
        error_messages={"required": "选是哪个村、社区的", "invalid_choice": "选本镇的一个村、社区"},
    )

    def __init__(self, *args: object, villages: list[tuple[str, str]], range_: str, **options: object) -> None:
        super().__init__(*args, **options)  # type: ignore[arg-type]
        field = self.fields["village"]
        if isinstance(field, forms.ChoiceField) and range_ == Range.VILLAGE:
            field.choices = [("", "选一个"), *villages]
        else:
            del self.fields["village"]
