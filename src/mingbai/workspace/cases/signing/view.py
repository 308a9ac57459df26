"""Set in whose name the organ answers, and the full names of who reviews and which courts."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from mingbai.cases.actions.signing import NAMES, SigningNames, set_signing
from mingbai.cases.queries import desk as desks
from mingbai.core.forms import PlainForm, choice, line
from mingbai.statute.cases.remedies import OrganKind, SignedBy
from mingbai.workspace.frame import StaffRequest, own_receiver, page, staff

KIND_WORDS = {
    OrganKind.TOWNSHIP: "乡镇人民政府",
    OrganKind.DEPARTMENT: "县级以上人民政府的部门",
    OrganKind.JUSTICE_BUREAU: "司法行政部门",
    OrganKind.COUNTY_GOVERNMENT: "县级以上人民政府",
    OrganKind.VERTICAL: "垂直领导的机关（海关、税务等）",
}
SIGNED_BY_WORDS = {
    SignedBy.ORGAN: "以机关的名义，盖机关的章：被申请人、被告是机关",
    SignedBy.SEAL: "以机关的名义，盖政府信息公开专用章：被申请人、被告还是机关",
    SignedBy.OFFICE: "以政府信息公开工作机构自己的名义：只有县级以上人民政府可以，被告是工作机构，向本级人民政府申请复议",
}
EXAMPLES = {
    "own_government": "例如：彭阳县人民政府。乡镇、部门的行政复议机关。",
    "government_above": "县级人民政府答复的才要。例如：固原市人民政府。",
    "superior": "垂直领导的机关、司法行政部门才要。",
    "basic_court": "写全称。例如：彭阳县人民法院。",
    "intermediate_court": "县级人民政府答复的才要。例如：固原市中级人民法院。",
    "online_channel": "有网上行政复议渠道的写网址。网上送达的答复要写明。",
    "contact": "例如：白阳镇党政综合办公室，0954-7000000。",
}


def _name(name: str) -> object:
    label, longest = NAMES[name]
    return line(label, EXAMPLES[name], missing="", length=longest, required=False)


class SigningForm(PlainForm):
    """Who signs, and the names that the clause on review and suit needs."""

    kind = choice("本机关是", [(kind.value, words) for kind, words in KIND_WORDS.items()], missing="选本机关是哪一类机关")
    signed_by = choice(
        "以谁的名义答复", [(one.value, words) for one, words in SIGNED_BY_WORDS.items()], missing="选以谁的名义答复", is_open=True
    )
    own_government = _name("own_government")
    government_above = _name("government_above")
    superior = _name("superior")
    basic_court = _name("basic_court")
    intermediate_court = _name("intermediate_court")
    online_channel = _name("online_channel")
    contact = _name("contact")


@require_http_methods(["GET", "HEAD", "POST"])
@staff
def signing(request: StaffRequest) -> HttpResponse:
    """Show and set who answers for the organ; letters signed before keep what they say."""
    organ = own_receiver(request)
    now = desks.signing_for(by=request.acting, organ=organ)
    who = now.signatory
    first = {name: getattr(who, name, "") for name in SigningForm.base_fields}
    first |= {"online_channel": now.online_channel, "contact": now.contact}
    form = SigningForm(request.POST if request.method == "POST" else None, initial=first)
    if form.is_valid():
        with form.taking():
            set_signing(organ_code=organ.code, names=SigningNames(**form.cleaned_data), by=request.acting, at=request.at)
        if form.is_taken:
            messages.success(request, "已保存。已经签发的文书不变。")
            return redirect("work:case-signing")
    problems = form.problems() if form.is_bound else ()
    return page(request, "work/cases/signing.jinja", {"organ": organ, "form": form, "problems": problems}, form.status)
