"""What an applicant types to see where an application stands, and to correct it."""

from __future__ import annotations

from mingbai.core.forms import PlainForm, area, line
from mingbai.portal.codes import NumberAndCodeForm

CORRECTION_LONGEST = 4000


class StatusForm(NumberAndCodeForm):
    """Number and code of the receipt."""

    number = line("申请编号", "回执上的，例如 白依申〔2026〕1号。", missing="写回执上的申请编号", length=60)


class CorrectedForm(PlainForm):
    """The answer to what the organ asked to be corrected."""

    text = area(
        "补正的内容",
        "照工作机构要求的写。写清名称、文号，或者能找到它的特征。",
        missing="写补正的内容",
        length=CORRECTION_LONGEST,
    )
