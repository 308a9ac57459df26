"""Boxes over a paper as rows of fields: what is sent here is the truth, the drawing on the page only fills them in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django import forms
from django.http import QueryDict

from mingbai.core.forms import FieldView, PlainForm, Problem, choice, ground_choices
from mingbai.scanning.withheld import RedactionBox

SENT = re.compile(r"(\d{1,3})-page")
EDGES = ("left", "top", "width", "height")
SPARE = 2
"""Empty rows for those who draw without a script, with numbers that no drawn box has."""
FIRST_SPARE = 901
WRONG_PAGE = "页写一个整数，从1开始"
MARK = "NEW"
"""Stands for the number of a row in the pattern that the script copies."""


def edge(label: str, *, least: str = "0") -> forms.DecimalField:
    """Build a field for a part of a page in percent."""
    wrong = f"{label}写0到100，最多一位小数"
    return forms.DecimalField(
        label=label,
        min_value=Decimal(least),
        max_value=Decimal(100),
        max_digits=4,
        decimal_places=1,
        widget=forms.TextInput(attrs={"class": "w-s"}),
        error_messages=dict.fromkeys(
            ("required", "invalid", "min_value", "max_value", "max_digits", "max_decimal_places", "max_whole_digits"), wrong
        ),
    )


class BoxForm(PlainForm):
    """One box: where it lies, and the ground, which may come later."""

    page = forms.IntegerField(
        label="页",
        min_value=1,
        widget=forms.TextInput(attrs={"class": "w-s"}),
        error_messages=dict.fromkeys(("required", "invalid", "min_value"), WRONG_PAGE),
    )
    left = edge("左")
    top = edge("上")
    width = edge("宽", least="0.1")
    height = edge("高", least="0.1")
    ground = choice("依据", [], missing="选一种依据")

    def __init__(self, pages: int, number: str, **given: Any) -> None:
        super().__init__(prefix=number, **given)
        self.pages = pages
        field = self.fields["ground"]
        field.required = False
        assert isinstance(field, forms.ChoiceField)
        field.choices = ground_choices()

    def clean(self) -> dict[str, Any]:
        """Refuse a box that leaves its page."""
        given = super().clean() or {}
        if given.get("page", 0) > self.pages:
            self.add_error("page", f"这份文件只有{self.pages}页")
        for start, length, what in (("left", "width", "右"), ("top", "height", "下")):
            if start in given and length in given and given[start] + given[length] > 100:
                self.add_error(length, f"方框伸出了页面的{what}边")
        return given


@dataclass(frozen=True, slots=True)
class BoxFields:
    """One row of the page; the four numbers place its rectangle in a drawing as wide as 1000."""

    number: str
    page: int
    fields: tuple[FieldView, ...]
    problems: tuple[Problem, ...]
    x: float = 0
    y: float = 0
    width: float = 0
    height: float = 0


class BoxesForm:
    """All rows of a page: as drafted, or as sent."""

    def __init__(
        self, sizes: Sequence[tuple[float, float]], drafted: Iterable[RedactionBox], sent: QueryDict | None = None
    ) -> None:
        self.sizes, pages = sizes, len(sizes)
        if sent is None:
            self.rows = [BoxForm(pages, str(number), initial=_initial(box)) for number, box in enumerate(drafted, 1)]
        else:
            numbers = sorted({int(found[1]) for name in sent if (found := SENT.fullmatch(name))})
            given = [str(number) for number in numbers if not _is_empty(sent, number)]
            self.rows = [BoxForm(pages, number, data=sent) for number in given if not sent.get(f"{number}-remove")]
        self.is_valid = sent is None or not any(row.errors for row in self.rows)

    @property
    def boxes(self) -> tuple[RedactionBox, ...]:
        """The boxes as sent."""
        return tuple(_box(row.cleaned_data) for row in self.rows)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong, with links to the fields."""
        return tuple(one for line in self.lines for one in line.problems)

    @property
    def lines(self) -> tuple[BoxFields, ...]:
        """The rows in their order."""
        return tuple(_line(row, self.sizes) for row in self.rows)

    @property
    def spare(self) -> tuple[BoxFields, ...]:
        """Empty rows after the last one."""
        return tuple(_line(self._empty(str(FIRST_SPARE + one)), self.sizes) for one in range(SPARE))

    @property
    def pattern(self) -> BoxFields:
        """The row that the script copies."""
        return _line(self._empty(MARK), self.sizes)

    def _empty(self, number: str) -> BoxForm:
        return BoxForm(len(self.sizes), number)


def _is_empty(sent: QueryDict, number: int) -> bool:
    return not any(sent.get(f"{number}-{name}", "").strip() for name in EDGES)


def _initial(box: RedactionBox) -> dict[str, object]:
    edges = (box.left, box.top, box.right - box.left, box.bottom - box.top)
    return {
        "page": box.page,
        "ground": box.ground,
        **{name: f"{part * 100:.1f}" for name, part in zip(EDGES, edges, strict=True)},
    }


def _box(given: dict[str, Any]) -> RedactionBox:
    left, top, width, height = (given[name] for name in EDGES)
    left, top, right, bottom = (float(part / 100) for part in (left, top, left + width, top + height))
    return RedactionBox(given["page"], left, top, right, bottom, given["ground"])


def _line(row: BoxForm, sizes: Sequence[tuple[float, float]]) -> BoxFields:
    number = row.prefix or ""
    before = f"b{number}-"
    page = _number(row["page"].value())
    shape = [_number(row[name].value()) for name in EDGES]
    problems = row.problems(before) if row.is_bound else ()
    inside = int(page) if 1 <= page <= len(sizes) else 0
    if not inside:
        return BoxFields(number, 0, row.views(before), problems)
    down = 10 * sizes[inside - 1][1] / sizes[inside - 1][0]
    x, y, width, height = (round(one * by, 1) for one, by in zip(shape, (10, down, 10, down), strict=True))
    return BoxFields(number, inside, row.views(before), problems, x, y, width, height)


def _number(value: object) -> float:
    """Return what was typed as a number for the drawing; 0 for anything else."""
    try:
        found = float(str(value))
    except ValueError:
        return 0
    return found if 0 <= found <= 100_000 else 0
