"""A draft of the public form: its parts in order, what each still lacks, and the application that it becomes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from mingbai.cases.values.intake import LONGEST, Applicant, Intake
from mingbai.core.errors import Refused
from mingbai.core.screen import screen
from mingbai.core.words import squeezed
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
TITLE_LONGEST = 30
NUMBER = re.compile(r"\d(?:[\s\-—]*\d){6,}")
"""Seven digits and more, however spaced: the number of somebody or something; a year and a document's number are shorter."""
ENDS = "。！？!?；;\n"


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
        title=title_of(words.get("sought", ""), applicant, on),
        form_wanted=words.get("form_wanted", ""),
        delivery=words.get("delivery", ""),
        helped=words.get("helped", ""),
    )


def title_of(sought: str, applicant: Applicant, on: date) -> str:
    """Return the first words of what is sought; a neutral line when anything in them must not stand in lists and the trail."""
    first = sought.strip()
    for end in ENDS:
        first = first.partition(end)[0]
    said = squeezed(sought)
    own = (one for one in (applicant.name, applicant.agent, applicant.contact_person, applicant.address) if one)
    if not squeezed(first) or any(one in said for one in own) or NUMBER.search(unicodedata.normalize("NFKC", sought)):
        return NEUTRAL_TITLE
    try:
        # The whole text is looked at: a number that the short line cuts in two is not seen as one any more.
        screen({"事由": sought}, on)
    except Refused:
        return NEUTRAL_TITLE
    return squeezed(first)[:TITLE_LONGEST]
