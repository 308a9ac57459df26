"""Add a paragraph of the organ's own to a kind of letter, beside the letter as it will read."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_safe

from mingbai.cases.actions.wording import LONGEST, set_wording
from mingbai.cases.queries.wording import specimen, wordings
from mingbai.core.errors import NotVisible
from mingbai.core.forms import PlainForm, area
from mingbai.rendering.letter.html import fragment
from mingbai.statute.cases.letters import adaptable
from mingbai.workspace.frame import StaffRequest, own_receiver, page, staff


class WordingForm(PlainForm):
    """The organ's own paragraph."""

    words = area(
        "本机关加的话",
        "放在理由后面、救济告知前面，一段。例如：需要帮助的，可以到镇便民服务中心政务公开专区，有专人协助。空着就是不加。",
        missing="",
        length=LONGEST,
        required=False,
    )


@require_safe
@staff
def all_wordings(request: StaffRequest) -> HttpResponse:
    """List the letters with what the organ adds to each."""
    organ = own_receiver(request)
    added = wordings(organ)
    rows = [(code, law.title, law.name, added.get(code, "")) for code, law in adaptable().items()]
    return page(request, "work/cases/wordings.jinja", {"organ": organ, "rows": rows})


@require_http_methods(["GET", "HEAD", "POST"])
@staff
def wording(request: StaffRequest, code: str) -> HttpResponse:
    """Show one letter with what the organ adds, and change that."""
    organ = own_receiver(request)
    law = adaptable().get(code)
    if law is None:
        raise NotVisible(code)
    now = wordings(organ).get(code, "")
    form = WordingForm(request.POST if request.method == "POST" else None, initial={"words": now})
    if form.is_valid():
        with form.taking():
            set_wording(organ_code=organ.code, code=code, words=form.cleaned_data["words"], by=request.acting, at=request.at)
        if form.is_taken:
            messages.success(request, "已保存。已经签发的文书不变。")
            return redirect("work:cases-wording", code=code)
    shown = str(form["words"].value() or "")
    context = {
        "organ": organ,
        "law": law,
        "form": form,
        "preview": fragment(specimen(organ, code, shown, request.today)),
        "problems": form.problems() if form.is_bound else (),
    }
    return page(request, "work/cases/wording.jinja", context, form.status)
