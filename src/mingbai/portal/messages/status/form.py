"""What a sender types to see where a message stands."""

from __future__ import annotations

from mingbai.core.forms import line
from mingbai.portal.codes import NumberAndCodeForm


class MessageStatusForm(NumberAndCodeForm):
    """Number and code of the receipt."""

    number = line("来信编号", "回执上的，例如 白信〔2026〕1号。", missing="写回执上的来信编号", length=60)
