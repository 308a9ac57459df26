"""A procedural letter: what is written of it, and how it went out."""

from __future__ import annotations

from typing import Any

from mingbai.cases.actions.service import Sending
from mingbai.core.forms import FieldView
from mingbai.statute.cases.letters import LetterLaw
from mingbai.workspace.cases.reply.form import HINTS, ServeForm, part_fields

NOTICE_HINTS = {
    **HINTS,
    "reason": "接着“因”字写，不加句号。例如：涉及三个村的台账，正在逐户核对",
    "correction_items": "接着“您的申请需要补正：”写。例如：没有写明是哪一年、哪一个项目，请写明年份和项目名称",
    "correction_by": "例如：2026年3月23日",
    "extension_workdays": "只写数字，最多20。",
    "new_due": "例如：2026年4月14日",
    "third_party": "第三方的姓名或者名称。加密保存。",
    "about": "写信息的名称，不写申请人是谁、为什么申请。例如：2025年高标准农田建设项目施工合同的附表2",
    "consulted": "机关的全称，或者“第三方”。告知申请人时不写第三方的姓名。",
    "disclosed": "例如：排放口的监测数据。",
    "submitted_on": "例如：2026年3月2日",
    "quantity": "例如：2026年1月至3月共申请42件",
    "reasons_by": "例如：2026年3月23日",
    "delay_until": "例如：2026年6月30日",
    "to_confirm": "例如：传真收到后还没有与您确认，确认之日为收到之日。",
    "fee_basis": "《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）",
    "fee_standard": "例如：按件，当月第11件至第30件每件100元",
    "fee_amount": "只写数字。",
    "fee_payment": "例如：县财政非税专户，开户行……，缴款时注明申请编号",
}
OF_SERVICE = ("mode", "sent_on", "carrier", "mail_number", "signed_on", "proof")


class CaseNoticeForm(ServeForm):
    """The parts of the notice first, then its service."""

    def __init__(self, *args: Any, law: LetterLaw, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields.update(part_fields(law, NOTICE_HINTS))
        self.order_fields([name for name in self.fields if name not in OF_SERVICE])

    def groups(self) -> tuple[tuple[str, tuple[FieldView, ...]], ...]:
        """Return the fields by what they are about."""
        views = self.views()
        words = tuple(one for one in views if one.name not in OF_SERVICE)
        return ("文书", words), ("送达", tuple(one for one in views if one.name in OF_SERVICE))

    def parts(self) -> dict[str, str]:
        """Return what was written of the letter."""
        return {name: words.strip() for name, words in self.cleaned_data.items() if name not in OF_SERVICE}

    def sending(self) -> Sending:
        """Return how it went out."""
        return Sending(**{name: self.cleaned_data[name] for name in OF_SERVICE})
