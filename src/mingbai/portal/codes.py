"""What people type who come back with a receipt: its number, which each kind names, and its code."""

from __future__ import annotations

from typing import Any

from mingbai.core.forms import PlainForm, line

BRACKETS = str.maketrans(dict.fromkeys("（(［[【", "〔") | dict.fromkeys("）)］]】", "〕"))


class NumberAndCodeForm(PlainForm):
    """Number and code of a receipt."""

    number = line("编号", missing="写回执上的编号", length=60)
    code = line("查询码", "回执上的10位字母和数字，大小写都可以。", missing="写回执上的查询码", length=40)

    def clean(self) -> dict[str, Any]:
        """Take the brackets that a keyboard has for those of the number, and spaces and hyphens for what they are."""
        given = super().clean() or {}
        given["number"] = "".join(given.get("number", "").split()).translate(BRACKETS)
        given["code"] = "".join(given.get("code", "").split()).replace("-", "")
        return given
