"""What somebody types to learn whether a letter was issued."""

from __future__ import annotations

from typing import Any

from mingbai.core.forms import PlainForm, line


class LetterForm(PlainForm):
    """Number and check code, as printed on the letter."""

    number = line("文号", "文书右上方的，例如 公开〔2026〕1号；只写 2026-1 也行。", missing="写文书上的文号", length=60)
    code = line("校验码", "文书末尾的10位字母和数字，大小写都可以。", missing="写文书上的校验码", length=40)

    def clean(self) -> dict[str, Any]:
        """Take spaces, hyphens and small letters for what they are."""
        given = super().clean() or {}
        given["number"] = "".join(given.get("number", "").split())
        given["code"] = "".join(given.get("code", "").split()).replace("-", "").upper()
        return given
