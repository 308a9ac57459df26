"""Slips for the document tests, and their way through the checks."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from io import BytesIO

from docx import Document as Docx

from mingbai.accounts.values import Acting
from mingbai.documents import actions
from mingbai.documents.values import Slip
from support import NOW

PLAIN = Slip(
    title="白阳镇人民政府关于印发2021年春季造林方案的通知",
    attribute="open",
    body="各村民委员会：\n一、造林任务\n全镇造林3000亩，4月20日前完成。",
    statutory_item="20.3",
)
POLICY = replace(
    PLAIN,
    title="白阳镇人民政府关于印发农村宅基地审批管理办法的通知",
    is_policy=True,
    normative_kind="normative",
    statutory_item="20.1",
    interpretation_plan="党政办公室主任，用问答，和文件同日发布",
    interpretation_title="《农村宅基地审批管理办法》解读",
    interpretation_body="为什么要制定：审批时间长，群众跑腿多。",
)
CLOSED = replace(PLAIN, attribute="closed", reason="会议讨论中的内部请示", ground="16.2", statutory_item="")


def word(*paragraphs: str) -> bytes:
    """Return a docx with these paragraphs."""
    document, out = Docx(), BytesIO()
    for text in paragraphs:
        document.add_paragraph(text)
    document.save(out)
    return out.getvalue()


def handed_in(slip: Slip, clerk: Acting) -> int:
    """Return a slip that was begun and submitted."""
    key = actions.open_slip(organ_code=clerk.organ_code, slip=slip, by=clerk, at=NOW)
    actions.submit(document_id=key, by=clerk, at=NOW)
    return key


def before_signing(slip: Slip, clerk: Acting, *checkers: Acting) -> int:
    """Return a slip that has passed these checkers, in their order."""
    key = handed_in(slip, clerk)
    for minutes, who in enumerate(checkers, 1):
        actions.pass_on(document_id=key, opinion="同意。", by=who, at=NOW + timedelta(minutes=minutes))
    return key
