"""The short line that stands for an application in lists."""

from __future__ import annotations

from mingbai.core.forms import PlainForm, line


class TitleForm(PlainForm):
    """What the application is about, without saying who asks."""

    title = line("事由", "列表、搜索和审计里只写这一行。不写姓名、证件号码、电话。", missing="写事由", length=60)
