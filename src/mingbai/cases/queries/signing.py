"""Who answers for an organ: what was set, or what its level says."""

from __future__ import annotations

from dataclasses import dataclass

from mingbai.cases.models import SigningRule
from mingbai.organs import queries as organs
from mingbai.organs.queries import OrganRow
from mingbai.statute.cases.remedies import OrganKind, Signatory, SignedBy

KINDS = {"county": OrganKind.COUNTY_GOVERNMENT, "township": OrganKind.TOWNSHIP}


@dataclass(frozen=True, slots=True)
class SigningRow:
    """Who signs, with the names for the clause on review and suit, and what every letter says of how to reach the organ."""

    signatory: Signatory
    online_channel: str = ""
    contact: str = ""


def signing(organ: OrganRow) -> SigningRow:
    """Return who answers for this organ; names that nobody has set are empty, and a letter that needs one says which."""
    rule = SigningRule.objects.filter(organ_id=organ.id).first()
    contact = f"{organ.office}，{organ.telephone}" if organ.telephone else ""
    if rule is None:
        kind = KINDS.get(organ.level, OrganKind.DEPARTMENT)
        return SigningRow(Signatory(kind, organ.name, own_government=_above(organ)), contact=contact)
    names = ("own_government", "government_above", "superior", "basic_court", "intermediate_court")
    said = {name: getattr(rule, name) for name in names}
    said["own_government"] = said["own_government"] or _above(organ)
    signatory = Signatory(OrganKind(rule.kind), organ.name, SignedBy(rule.signed_by), **said)
    return SigningRow(signatory, rule.online_channel, rule.contact or contact)


def _above(organ: OrganRow) -> str:
    return organs.organ_by_id(organ.parent_id).name if organ.parent_id else organ.name
