"""The form for a number series."""

from __future__ import annotations

from mingbai.core.forms import PlainForm, amount, line


class SeriesForm(PlainForm):
    """The pattern of document numbers."""

    template = line("字号样式", "机关代字加〔{year}〕{n}号，例如 白政发〔{year}〕{n}号。", missing="写字号样式", length=40)
    used = amount("今年已经用到几号", "上线以前用手编过的，写最后一个号；没有就写 0。", places=0, example="0")
