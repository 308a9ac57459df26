"""The notice of rectification as a letter, and the words it begins with."""

from __future__ import annotations

from datetime import date

from mingbai.core.words import day
from mingbai.organs.queries import OrganRow
from mingbai.rendering.letter.value import LetterParagraph, LetterSheet, ParagraphKind
from mingbai.statute.disclosure.committees import affairs
from mingbai.statute.supervision.visits import FINDINGS, MARK_WORDS
from mingbai.village_inspections.values import VisitRow, VisitSheet


def proposed(found: VisitSheet) -> str:
    """Return what the notice says to begin with: each finding with its article and the inspector's words."""
    marks = found.found
    return "\n".join(
        f"{one.words}（{one.source}）：{MARK_WORDS[marks[one.key].mark]}"
        + (f"，{marks[one.key].note.rstrip('。')}。" if marks[one.key].note else "。")
        for one in found.points
        if one.key in marks and marks[one.key].mark in FINDINGS
    )


def letter(row: VisitRow, township: OrganRow, village: OrganRow, text: str, on: date) -> LetterSheet:
    """Return the notice; without its day it is a draft."""
    named = affairs(row.village_level, row.inspected_on or on)
    what = named.name if named else "公开"
    basis = f"依照《{named.complaint.law}》{named.complaint.article}，" if named else ""
    points = tuple(LetterParagraph(f"{number}. {one}") for number, one in enumerate(text.splitlines(), 1) if one.strip())
    until = f"请在{day(row.due_on)}以前改好，并书面答复改了什么。期满以后本机关到现场复查。" if row.due_on else ""
    closing = f"对督查结果有不同意见的，可以提出异议，写明理由。{basis}请依法公布。"
    return LetterSheet(
        organ_name=township.name,
        title=f"关于整改{row.quarter.words}{what}督查问题的通知",
        addressee=village.name,
        paragraphs=(
            LetterParagraph(f"本机关{day(row.inspected_on)}对你村（社区）的{what}进行了督查，发现下列问题："),
            *points,
            *(LetterParagraph(one, ParagraphKind.BODY) for one in (until, closing) if one),
        ),
        signer=township.name,
        drafted_on=row.notified_on or on,
        signed_on=row.notified_on,
        contact=f"{township.office}，{township.telephone}" if township.telephone else "",
    )
