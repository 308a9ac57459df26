"""A draft of the public form: its parts in order, what each still lacks, and the application that it becomes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from mingbai.cases.values.intake import LONGEST, Applicant, Intake
from mingbai.statute.cases.receipt import ReceiptChannel

NATURAL = "natural"
PARTS: Mapping[str, tuple[str, ...]] = {
    "who": ("applicant_kind",),
    "identity": ("name", "document", "document_number", "contact_person"),
    "reach": ("telephone", "email", "address", "postcode", "agent", "agent_telephone"),
    "what": ("sought", "year", "helped"),
    "form": ("form_wanted", "delivery"),
}
"""What each step of the form asks for (条例第29条第二款); nobody asks for the purpose."""
NEEDED = {
    "who": ("applicant_kind",),
    "identity": ("name", "document_number"),
    "what": ("sought",),
    "form": ("form_wanted", "delivery"),
}
WAYS_TO_REACH = ("telephone", "email", "address")
NEUTRAL_TITLE = "网上申请，事由待办理人概括"
"""Whoever handles the case words the line for lists: no machine knows a neighbour's name in an applicant's sentence."""


@dataclass(frozen=True, slots=True)
class WrittenSoFar:
    """What somebody has written so far, and for which organ."""

    organ_code: str
    words: Mapping[str, str]

    @property
    def lacking(self) -> str:
        """The first step that is not filled in; empty when the application can be sent."""
        for part in PARTS:
            lacks_one = not all(self.words.get(name) for name in NEEDED.get(part, ()))
            if lacks_one or (part == "reach" and not any(self.words.get(name) for name in WAYS_TO_REACH)):
                return part
        return ""


def intake_of(words: Mapping[str, str], on: date) -> Intake:
    """Return the application that a complete draft becomes when it is sent on a day."""
    applicant = Applicant(**{name: words.get(name, "") for name in LONGEST})
    year = words.get("year", "")
    return Intake(
        channel=ReceiptChannel.WEB.value,
        submitted_on=on,
        applicant=applicant,
        applicant_kind=words.get("applicant_kind", ""),
        sought=f"{words.get('sought', '')}\n大概是{year}年的。" if year else words.get("sought", ""),
        title=NEUTRAL_TITLE,
        form_wanted=words.get("form_wanted", ""),
        delivery=words.get("delivery", ""),
        helped=words.get("helped", ""),
    )
