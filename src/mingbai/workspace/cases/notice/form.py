"""A procedural letter: what is written of it, and how it went out."""

from __future__ import annotations

from datetime import date
from typing import Any

from mingbai.cases.actions.service import Sending
from mingbai.core.forms import FieldView, day
from mingbai.statute.cases.letters import PART_WORDS, LetterLaw
from mingbai.statute.dates import long_day
from mingbai.workspace.cases.reply.form import HINTS, ServeForm, part_fields

NOTICE_HINTS = {
    **HINTS,
    "reason": "接着“因”字写，不加句号。例如：涉及三个村的台账，正在逐户核对",
    "correction_items": "接着“您的申请需要补正：”写。例如：没有写明是哪一年、哪一个项目，请写明年份和项目名称",
    "reasons_by": "不晚于答复期限。",
    "about": "写信息的名称，不写申请人是谁、为什么申请。例如：2025年高标准农田建设项目施工合同的附表2",
    "disclosed": "例如：排放口的监测数据。",
    "to_confirm": "例如：传真收到后还没有与您确认，确认之日为收到之日。",
    "fee_payment": "例如：县财政非税专户，开户行……，缴款时注明申请编号",
}
OF_SERVICE = ("mode", "sent_on", "carrier", "mail_number", "signed_on", "proof")


class CaseNoticeForm(ServeForm):
    """The parts of the notice first, then its service; that of a letter which another person signs is recorded later."""

    def __init__(self, *args: Any, law: LetterLaw, is_sent: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        if not is_sent:
            for name in OF_SERVICE:
                del self.fields[name]
        self.fields.update(part_fields(law, NOTICE_HINTS))
        if "reasons_by" in self.fields:
            self.fields["reasons_by"] = day(PART_WORDS["reasons_by"], NOTICE_HINTS["reasons_by"])
        self.order_fields([name for name in self.fields if name not in OF_SERVICE])

    def groups(self) -> tuple[tuple[str, tuple[FieldView, ...]], ...]:
        """Return the fields by what they are about."""
        views = self.views()
        words = tuple(one for one in views if one.name not in OF_SERVICE)
        return ("文书", words), ("送达", tuple(one for one in views if one.name in OF_SERVICE))

    def parts(self) -> dict[str, str]:
        """Return what was written of the letter."""
        given = {name: said for name, said in self.cleaned_data.items() if name not in OF_SERVICE}
        return {name: long_day(said) if isinstance(said, date) else said.strip() for name, said in given.items()}

    def sending(self) -> Sending:
        """Return how it went out."""
        return Sending(**{name: self.cleaned_data[name] for name in OF_SERVICE})
