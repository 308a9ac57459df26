"""Setting in whose name an organ answers, and the full names that its letters need."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime

from mingbai.accounts.values import Acting
from mingbai.cases import policies
from mingbai.cases.models import SigningRule
from mingbai.core.acts import open_act
from mingbai.core.errors import Invalid, require
from mingbai.core.words import one_line
from mingbai.statute.cases.remedies import OrganKind, SignedBy, may_sign_in_own_name

NAMES = {
    "own_government": ("本级人民政府的全称", 80),
    "government_above": ("上一级人民政府的全称", 80),
    "superior": ("上一级主管部门的全称", 80),
    "basic_court": ("有管辖权的基层人民法院的全称", 80),
    "intermediate_court": ("有管辖权的中级人民法院的全称", 80),
    "online_channel": ("提交行政复议申请书的互联网渠道", 200),
    "contact": ("文书上的联系人、电话", 120),
}


@dataclass(frozen=True, slots=True)
class SigningNames:
    """Who signs, who reviews, which courts; a name that is empty is not known yet, and letters that need it say so."""

    kind: str
    signed_by: str = SignedBy.ORGAN.value
    own_government: str = ""
    government_above: str = ""
    superior: str = ""
    basic_court: str = ""
    intermediate_court: str = ""
    online_channel: str = ""
    contact: str = ""


def set_signing(*, organ_code: str, names: SigningNames, by: Acting, at: datetime) -> None:
    """Set who answers for the organ; letters signed before keep what they say."""
    organ = policies.organ_to_receive(by, organ_code)
    if names.kind not in list(OrganKind):
        raise Invalid("选本机关是哪一类机关。", "kind")
    if names.signed_by not in list(SignedBy):
        raise Invalid("选以谁的名义答复。", "signed_by")
    if names.signed_by == SignedBy.OFFICE:
        require(may_sign_in_own_name(OrganKind(names.kind)))
    said = asdict(names)
    kept = {name: one_line(said[name], what, name, longest, required=False) for name, (what, longest) in NAMES.items()}
    with open_act(by=by, at=at) as done:
        values = {"kind": names.kind, "signed_by": names.signed_by, **kept, "set_by": done.signature, "set_at": done.at}
        SigningRule.objects.update_or_create(organ_id=organ.id, defaults=values)
        done.note("case.signing_set", f"organ:{organ.code}", {"organ": organ.code, "kind": names.kind, "signer": names.signed_by})
