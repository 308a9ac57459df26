"""What a person writes into a slip, and whether its form is valid; the actions apply the law."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from mingbai.core.errors import Invalid, Refused
from mingbai.entries.values.shape import ITEMS
from mingbai.statute.disclosure.attributes import FOLLOWING, Attribute, Origin, Proposal
from mingbai.statute.disclosure.competition import Competition
from mingbai.statute.disclosure.documents import known_kind

LIMITS = {
    "title": ("文件标题", 300),
    "from_organ": ("原件或者主办机关", 120),
    "from_number": ("原件文号", 80),
    "partners": ("联合发文的机关", 300),
    "reason": ("理由", 500),
    "competition_conclusion": ("公平竞争审查的结论", 500),
    "interpretation_plan": ("解读方案", 500),
    "interpretation_title": ("解读标题", 300),
}
BODY_LONGEST = 200_000
NORMATIVE_KINDS = frozenset({"", "rules", "normative"})


@dataclass(frozen=True, slots=True)
class Slip:
    """Everything the drafter writes: plain text, a line per paragraph. An empty `attribute` means not yet decided."""

    title: str
    kind: str = "通知"
    is_policy: bool = False
    normative_kind: str = ""
    origin: str = Origin.OWN.value
    from_organ: str = ""
    from_number: str = ""
    original: str = ""
    partners: str = ""
    is_agreed: bool = True
    attribute: str = ""
    reason: str = ""
    ground: str = ""
    body: str = ""
    statutory_item: str = ""
    in_force_on: date | None = None
    valid_until: date | None = None
    competition: str = ""
    competition_conclusion: str = ""
    interpretation_plan: str = ""
    interpretation_title: str = ""
    interpretation_body: str = ""
    series_id: int | None = None
    # The draft for comment of which this is the final text.
    final_of_id: int | None = None

    @property
    def proposal(self) -> Proposal:
        """The proposed attribute as the rules expect it."""
        return Proposal(Attribute(self.attribute) if self.attribute else None, self.reason, self.ground)

    @property
    def is_measure(self) -> bool:
        """Whether it is a policy measure: a policy document, a rule or a normative document."""
        return self.is_policy or bool(self.normative_kind)

    @property
    def original_attribute(self) -> Attribute | None:
        """What the original's organ or the lead organ decided."""
        return Attribute(self.original) if self.original else None


def tidy(slip: Slip) -> Slip:
    """Return the slip with words trimmed and fields that its origin or attribute excludes emptied; Invalid names the field."""
    words: dict[str, Any] = {name: " ".join(getattr(slip, name).split()) for name in LIMITS}
    for name, (what, longest) in LIMITS.items():
        if len(words[name]) > longest:
            raise Invalid(f"{what}最多写{longest}个字，现在有{len(words[name])}个。", name)
    if not words["title"]:
        raise Invalid("写文件标题：发文机关、关于什么、文种。", "title")
    for name in ("body", "interpretation_body"):
        if len(getattr(slip, name)) > BODY_LONGEST:
            raise Invalid("正文太长，请作为文件上传。", name)
    _known(slip)
    found = replace(slip, **words, body=lines(slip.body), interpretation_body=lines(slip.interpretation_body))
    origin = Origin(slip.origin)
    if origin not in FOLLOWING:
        found = replace(found, original="", from_organ="", from_number="")
    if origin not in {Origin.JOINT, Origin.JOINT_LEAD}:
        found = replace(found, partners="", is_agreed=True)
    if slip.attribute == Attribute.OPEN:
        found = replace(found, reason="", ground="")
    return found


def lines(text: str) -> str:
    """Return the text without blanks around its lines and without empty lines."""
    return "\n".join(line.strip() for line in text.replace("\r", "\n").split("\n") if line.strip())


def _known(slip: Slip) -> None:
    """Raise Refused or Invalid for a word that is not in its list."""
    verdict = known_kind(slip.kind)
    if not verdict:
        raise Refused(verdict)
    if slip.origin not in list(Origin):
        raise Invalid("选文件来源：本机关制发、转发，或者联合发文。", "origin")
    for name in ("attribute", "original"):
        if getattr(slip, name) not in ["", *Attribute]:
            raise Invalid("公开属性只有主动公开、依申请公开、不予公开三种。", name)
    if slip.competition not in ["", *Competition]:
        raise Invalid("选公平竞争审查的结果。", "competition")
    if slip.normative_kind not in NORMATIVE_KINDS:
        raise Invalid("选是不是规范性文件。", "normative_kind")
    if slip.statutory_item and slip.statutory_item not in ITEMS:
        raise Invalid(f"没有“{slip.statutory_item}”这一项，写条例的条和项，例如 20.1。", "statutory_item")
