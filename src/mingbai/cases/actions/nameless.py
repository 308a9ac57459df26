"""What leaves the circle of those who handle a case does not say who applied: tasks to others, the line for lists, the trail."""

from __future__ import annotations

from mingbai.cases.models import Application
from mingbai.cases.values.intake import UNNAMED, Applicant, applicant_of
from mingbai.core.errors import Refused
from mingbai.core.sealing import open_sealed
from mingbai.privacy.normal import letters_alone
from mingbai.statute.citation import practice
from mingbai.statute.verdict import refused

SEALED_NAMES = practice("申请人是谁，只有办理的人知道")
PARTS = {
    "name": "申请人的姓名或者名称",
    "document_number": "申请人的证件号码",
    "telephone": "申请人的电话",
    "email": "申请人的电子邮箱",
    "contact_person": "联系人的姓名",
    "agent": "代理人的姓名",
    "agent_telephone": "代理人的电话",
}
SHORTEST = 2
"""A name of one character would be found in every other sentence."""
ADVICE = "收到的人不用知道是谁申请的。换个说法：写要查什么材料、哪一年、哪个村的。"


def name_nobody(row: Application, text: str, what: str, field: str) -> None:
    """Raise Refused when a text says the name, number or telephone of the applicant of this case or of their agent."""
    name_not(applicant_of(open_sealed(row.applicant)), text, what, field)


def name_not(applicant: Applicant, text: str, what: str, field: str) -> None:
    """Raise Refused when a text says the name, number or telephone of this applicant; the refusal does not repeat it."""
    said = letters_alone(text)
    for part, words in PARTS.items():
        known = letters_alone(getattr(applicant, part))
        if len(known) >= SHORTEST and known != UNNAMED and known in said:
            raise Refused(refused(f"{what}里有{words}。{ADVICE}", SEALED_NAMES, "case.names_applicant"), field)
