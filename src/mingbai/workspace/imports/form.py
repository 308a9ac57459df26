"""The form of taking a batch back. Shape only."""

from __future__ import annotations

from mingbai.core.forms import PlainForm, area


class TakeBackBatchForm(PlainForm):
    """Why the whole batch is taken back."""

    reason = area("为什么整批撤回", "例如：“表格用错了年份，整批重传。”", missing="写明为什么整批撤回", length=500)
