"""A draft of the public form: its parts in order, what each still lacks, and the application that it becomes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from mingbai.cases.models.register import CORRECTION_OF_RECORD, INFORMATION
from mingbai.cases.values.intake import LONGEST, SOUGHT_LONGEST, Applicant, Intake
from mingbai.statute.cases.receipt import ReceiptChannel

NATURAL, YES = "natural", "yes"
PARTS: Mapping[str, tuple[str, ...]] = {
    "kind": ("kind",),
    "who": ("applicant_kind",),
    "identity": ("name", "document", "document_number", "contact_person"),
    "reach": ("telephone", "email", "address", "postcode", "agent", "agent_telephone"),
    "what": ("sought", "year", "helped"),
    "record": ("record", "wrong", "is_own", "evidence"),
    "form": ("form_wanted", "delivery"),
}
"""What each step of the form asks for (条例第29条第二款, 第41条); nobody asks for the purpose."""
TYPED = {
    **LONGEST,
    "sought": ("您想要的信息", SOUGHT_LONGEST),
    "year": ("年份", 10),
    "record": ("是哪条记录", 800),
    "wrong": ("哪里不准确，应当是什么", 1500),
    "evidence": ("用什么证明", 1000),
}
"""What people type, of all the answers of the form, and how long it may be; what is said of a record is one text at last."""
KIND_ASKED = {INFORMATION: "要一份信息", CORRECTION_OF_RECORD: "更正一条和我有关、写错了的记录"}
ONLY_OF = {"what": INFORMATION, "record": CORRECTION_OF_RECORD}
"""The steps of one kind of application alone."""
NEEDED = {
    "kind": ("kind",),
    "who": ("applicant_kind",),
    "identity": ("name", "document_number"),
    "what": ("sought",),
    "record": ("record", "wrong", "is_own", "evidence"),
    "form": ("delivery",),
}
WAYS_TO_REACH = ("telephone", "email", "address")
PUT_BESIDE = ("identity", "power", "evidence")
"""What somebody may send with the form: proof of identity, an agent's power of attorney, evidence that a record is wrong."""
MOST_PAPERS, PAPER_BYTES = 8, 10 * 1024 * 1024
NEUTRAL_TITLE = "网上申请，事由待办理人概括"
"""Whoever handles the case words the line for lists: no machine knows a neighbour's name in an applicant's sentence."""


@dataclass(frozen=True, slots=True)
class PaperBeside:
    """A paper beside a draft, as its writer sees it."""

    id: int
    purpose: str
    name: str
    size: int


@dataclass(frozen=True, slots=True)
class WrittenSoFar:
    """What somebody has written so far, and for which organ, with the papers beside it."""

    organ_code: str
    words: Mapping[str, str]
    papers: tuple[PaperBeside, ...] = ()

    @property
    def lacking(self) -> str:
        """The first step that is not filled in; empty when the application can be sent."""
        for part in parts_of(self.words):
            needed = (*NEEDED.get(part, ()), *(("form_wanted",) if part == "form" and not is_about_record(self.words) else ()))
            lacks_one = not all(self.words.get(name) for name in needed)
            if lacks_one or (part == "reach" and not any(self.words.get(name) for name in WAYS_TO_REACH)):
                return part
        return ""


def is_about_record(words: Mapping[str, str]) -> bool:
    """Return whether a record is to be corrected (条例第41条), not information given."""
    return words.get("kind") == CORRECTION_OF_RECORD


def parts_of(words: Mapping[str, str]) -> tuple[str, ...]:
    """Return the steps of this kind of application, in order."""
    kind = CORRECTION_OF_RECORD if is_about_record(words) else INFORMATION
    return tuple(part for part in PARTS if ONLY_OF.get(part, kind) == kind)


def put_beside(words: Mapping[str, str]) -> tuple[str, ...]:
    """Return what may be sent with this application."""
    wanted = {"identity": True, "power": bool(words.get("agent")), "evidence": is_about_record(words)}
    return tuple(purpose for purpose in PUT_BESIDE if wanted[purpose])


def intake_of(words: Mapping[str, str], on: date) -> Intake:
    """Return the application that a complete draft becomes when it is sent on a day."""
    is_record = is_about_record(words)
    return Intake(
        channel=ReceiptChannel.WEB.value,
        submitted_on=on,
        applicant=Applicant(**{name: words.get(name, "") for name in LONGEST}),
        applicant_kind=words.get("applicant_kind", ""),
        sought=_record(words) if is_record else _sought(words),
        title=NEUTRAL_TITLE,
        kind=CORRECTION_OF_RECORD if is_record else INFORMATION,
        form_wanted="" if is_record else words.get("form_wanted", ""),
        delivery=words.get("delivery", ""),
        helped="" if is_record else words.get("helped", ""),
    )


def _sought(words: Mapping[str, str]) -> str:
    sought, year = words.get("sought", ""), words.get("year", "")
    return f"{sought}\n大概是{year}年的。" if year else sought


def _record(words: Mapping[str, str]) -> str:
    parts = (("哪条记录", "record"), ("哪里不准确，应当是什么", "wrong"), ("用什么证明", "evidence"))
    return "\n".join(f"{what}：{words.get(name, '')}" for what, name in parts)
