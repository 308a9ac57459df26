"""The form of taking a ledger back. Shape only."""

from __future__ import annotations

from mingbai.core.forms import PlainForm, area


class TakeBackLedgerForm(PlainForm):
    """Why the whole ledger is taken back."""

    reason = area("为什么整批撤回", "例如：“用错了年份的台账，整批重传。”", missing="写明为什么整批撤回", length=500)
