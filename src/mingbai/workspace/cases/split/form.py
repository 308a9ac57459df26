"""The matters of one submission, a pair of fields for each."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from mingbai.cases.actions.receive import MOST_PARTS, SplitPart
from mingbai.core.forms import FieldView, PlainForm, area, line

FIRST_ROWS, MORE_ROWS, FEWEST = 3, 3, 2


class SplitForm(PlainForm):
    """At least two matters; rows that are left empty do not count."""

    def __init__(self, given: Mapping[str, Any] | None = None, *, rows: int, **options: Any) -> None:
        super().__init__(given, **options)
        self.rows = min(max(rows, FIRST_ROWS), MOST_PARTS)
        for number in range(1, self.rows + 1):
            is_needed = number <= FEWEST
            title = line(
                f"第{number}件的事由", "列表里只写这一行，不写人名、电话、证件号码。", missing=f"写第{number}件的事由", length=60
            )
            sought = area(f"第{number}件要的是什么", "照抄申请书里的这一件。", missing=f"写第{number}件要的是什么", length=4000)
            title.required = sought.required = is_needed
            self.fields |= {f"title_{number}": title, f"sought_{number}": sought}

    def clean(self) -> dict[str, Any]:
        """Refuse a matter of which only one half is written."""
        given: dict[str, Any] = super().clean() or {}
        for number in range(FEWEST + 1, self.rows + 1):
            halves = {name: given.get(f"{name}_{number}", "") for name in ("title", "sought")}
            for name, words in halves.items():
                if not words and any(halves.values()):
                    self.add_error(f"{name}_{number}", str(self.fields[f"{name}_{number}"].error_messages["required"]))
        return given

    def matters(self) -> tuple[SplitPart, ...]:
        """Return what was written; call it on a valid form."""
        pairs = ((self.cleaned_data[f"title_{n}"], self.cleaned_data[f"sought_{n}"]) for n in range(1, self.rows + 1))
        return tuple(SplitPart(title, sought) for title, sought in pairs if title)

    def groups(self) -> tuple[tuple[str, tuple[FieldView, ...]], ...]:
        """Return the fields matter by matter."""
        views = self.views()
        return tuple((f"第{n}件", tuple(views[2 * n - 2 : 2 * n])) for n in range(1, self.rows + 1))
