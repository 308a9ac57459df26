"""The form of what a screen shows: choices among what is public, no text."""

from __future__ import annotations

from django import forms

from mingbai.core.forms import PlainForm, number
from mingbai.entries.values.rows import EntryRow
from mingbai.screens.values.slides import PART_WORDS
from mingbai.statute.disclosure.screens import LONGEST, SHORTEST


def several(
    label: str, hint: str, choices: list[tuple[str, str]], *, missing: str = "", required: bool = False
) -> forms.MultipleChoiceField:
    """Build a field for some of several choices."""
    wrong = missing or "选列出来的"
    return forms.MultipleChoiceField(
        label=label,
        help_text=hint,
        choices=choices,
        required=required,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": wrong, "invalid_choice": wrong, "invalid_list": wrong},
    )


class ScreenForm(PlainForm):
    """Parts, fields, seconds and entries that stay."""

    parts = several(
        "放什么",
        "照这个顺序一页一页放。",
        [(part.value, words) for part, words in PART_WORDS.items()],
        missing="至少选一种",
        required=True,
    )
    seconds = number("每页至少停几秒", "字多的页自己多停一会儿，照每秒读五个字算。", LONGEST, least=SHORTEST)
    fields_shown = several("只放哪些领域的", "都不选就是全部领域，放最新的八条。", [])
    pinned = several("固定放的", "一直放到撤下为止，最多十条。", [])

    def offer(self, fields: tuple[str, ...], entries: tuple[EntryRow, ...]) -> None:
        """Take what the organ has published."""
        self._choices("fields_shown", [(one, one) for one in fields])
        self._choices("pinned", [(str(row.id), row.title) for row in entries])

    def _choices(self, name: str, choices: list[tuple[str, str]]) -> None:
        if not choices:
            del self.fields[name]
            return
        field = self.fields[name]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = choices
