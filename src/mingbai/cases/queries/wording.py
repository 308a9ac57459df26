"""What an organ adds to its letters, and a letter of made-up facts to show it in."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from mingbai.cases.models import LetterWording
from mingbai.cases.queries.signing import signing
from mingbai.organs.queries import OrganRow
from mingbai.rendering.letter.composed import LetterWords, composed
from mingbai.rendering.letter.task import TaskWords, task_sheet
from mingbai.rendering.letter.value import LetterSheet
from mingbai.statute.cases.letters import TASK_LETTER, letters
from mingbai.statute.cases.outcomes import law_of

CLAUSE = "（救济告知：签发时按答复的情形、日期和署名机关写入，不能改。）"


def wordings(organ: OrganRow) -> Mapping[str, str]:
    """Return what the organ adds, by the key of the letter."""
    return dict(LetterWording.objects.filter(organ_id=organ.id).exclude(words="").values_list("kind", "words"))


def wording(organ_id: int, code: str) -> str:
    """Return what the organ adds to letters of this kind; empty for nothing."""
    return LetterWording.objects.filter(organ_id=organ_id, kind=code).values_list("words", flat=True).first() or ""


def specimen(organ: OrganRow, code: str, words: str, on: date) -> LetterSheet:
    """Return the letter with lines where a case would fill it, and with what the organ adds."""
    if code == TASK_LETTER.code:
        asked = TaskWords(organ.name, "（协办的机关）", "", "", "（要对方做什么）", None, None, signing(organ).contact, words)
        return task_sheet(asked, on)
    law = letters()[code]
    grounds = tuple(one.code for one in law_of(law.outcome).grounds[:1]) if law.outcome else ()
    parts = {"addressee": "（申请人）", "subject": "（申请的内容）", "contact": signing(organ).contact, "closing": words}
    remedy = CLAUSE if law.remedy != "none" else ""
    return composed(LetterWords(code, organ.name, organ.name, parts, grounds, remedy, "", None, on))
