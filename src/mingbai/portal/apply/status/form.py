"""What an applicant types to see where an application stands, and to correct it."""

from __future__ import annotations

from typing import Any

from mingbai.core.forms import PlainForm, area, line

CORRECTION_LONGEST = 4000
BRACKETS = str.maketrans(dict.fromkeys("（(［[【", "〔") | dict.fromkeys("）)］]】", "〕"))


class StatusForm(PlainForm):
    """Number and code of the receipt."""

    number = line("申请编号", "回执上的，例如 白依申〔2026〕1号。", missing="写回执上的申请编号", length=60)
    code = line("查询码", "回执上的10位字母和数字，大小写都可以。", missing="写回执上的查询码", length=40)

    def clean(self) -> dict[str, Any]:
        """Take the brackets that a keyboard has for those of the number, and spaces and hyphens for what they are."""
        given = super().clean() or {}
        given["number"] = "".join(given.get("number", "").split()).translate(BRACKETS)
        given["code"] = "".join(given.get("code", "").split()).replace("-", "")
        return given


class CorrectedForm(PlainForm):
    """The answer to what the organ asked to be corrected."""

    text = area(
        "补正的内容",
        "照工作机构要求的写。写清名称、文号，或者能找到它的特征。",
        missing="写补正的内容",
        length=CORRECTION_LONGEST,
    )
