"""What the seal and the opening record ask for."""

from __future__ import annotations

from typing import Any

from mingbai.cases.values.box import BoxLine
from mingbai.core.forms import PlainForm, line, number

MOST_PAGES = 10_000


class SealForm(PlainForm):
    """How many pages each paper has, and what is to be said of the box as a whole."""

    remark = line(
        "本卷情况说明",
        "有缺的，写明缺什么、为什么缺；没有缺的可以空着。印在卷内备考表上，不写人名、号码。",
        missing="",
        length=300,
        required=False,
    )

    def __init__(self, *args: Any, lines: tuple[BoxLine, ...] = (), **options: Any) -> None:
        super().__init__(*args, **options)
        self.sources = {_name(one): one.source for one in lines}
        for place, one in enumerate(lines, 1):
            label = f"{place}. {one.title}{one.number}的页数"
            hint = "空着的，PDF 自己数，别的算1页。" if place == 1 else ""
            self.fields[_name(one)] = number(label, hint, MOST_PAGES, required=False)
        self.order_fields([*self.sources, "remark"])

    def pages(self) -> dict[str, int | None]:
        """Return the pages by paper; call it on a valid form."""
        return {source: self.cleaned_data[name] for name, source in self.sources.items()}


class OpenForm(PlainForm):
    """Why a sealed box is opened, and to do what."""

    why = line("为什么开卷", "例如：邮局退回的回执后来才到。", missing="写为什么开卷")
    what = line("补什么、改什么", "例如：补一份送达回执。", missing="写要补什么、改什么")


def _name(one: BoxLine) -> str:
    return f"pages_{one.source.replace(':', '_')}"
