"""What somebody types to see or cancel a sign-up."""

from __future__ import annotations

from typing import Any

from mingbai.core.forms import PlainForm, line


class SignUpCodeForm(PlainForm):
    """Number and code that were shown after signing up."""

    number = line("报名编号", "例如 12-3。", missing="写报名编号", length=24)
    code = line("报名码", "10位字母和数字，大小写都可以。", missing="写报名码", length=40)

    def clean(self) -> dict[str, Any]:
        """Take spaces, and the dashes that a keyboard has, for what they are."""
        given = super().clean() or {}
        given["number"] = "".join(given.get("number", "").split()).replace("－", "-").replace("—", "-")
        given["code"] = "".join(given.get("code", "").split()).replace("-", "")
        return given
