"""Record one search; a reply that information does not exist needs a complete one."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from mingbai.accounts import policies
from mingbai.cases.actions.handling import SEARCH_PARTS, record_search
from mingbai.cases.queries import desk as desks
from mingbai.cases.queries import work as queries
from mingbai.core import asked
from mingbai.core.errors import NotVisible
from mingbai.core.forms import PlainForm, area, choice, day
from mingbai.workspace.cases.words import heading
from mingbai.workspace.frame import StaffRequest, page, staff

EXAMPLES = {
    "systems": "例如：公文系统、县政府网站、财政一卡通系统。没有系统的写“没有相关系统”。",
    "keywords": "例如：高标准农田、周沟村、中标。几个词用顿号隔开。",
    "rooms": "例如：镇档案室2020年农业卷、农业综合服务中心的柜子。",
    "persons": "写岗位，不写家里的事。例如：党政办档案员，农业综合服务中心负责人。",
    "result": "例如：没有找到这个项目的变更签证。或者：找到合同1份23页。",
}


class SearchForm(PlainForm):
    """Where, with which words, who, when, and what came of it."""

    systems = area(SEARCH_PARTS["systems"][0], EXAMPLES["systems"], missing="写查了哪些系统、目录", length=500)
    keywords = area(SEARCH_PARTS["keywords"][0], EXAMPLES["keywords"], missing="写用了哪些关键词", length=300)
    rooms = area(SEARCH_PARTS["rooms"][0], EXAMPLES["rooms"], missing="写查了哪些档案室、科室", length=500)
    persons = area(SEARCH_PARTS["persons"][0], EXAMPLES["persons"], missing="写问了谁、谁查的", length=300)
    on = day("哪天查的", "要在收到申请以后。")
    found = choice("找到了吗", [("yes", "找到了"), ("no", "没有找到")], missing="选找到没有", is_open=True)
    result = area(SEARCH_PARTS["result"][0], EXAMPLES["result"], missing="写检索的结果", length=1000)


@require_http_methods(["GET", "HEAD", "POST"])
@staff
def search(request: StaffRequest, case_id: int) -> HttpResponse:
    """Show the searches made so far, and take in another."""
    if not policies.may_work_for(request.acting, queries.case_head(by=request.acting, case_id=case_id).organ):
        raise NotVisible(str(case_id))
    form = SearchForm(request.POST if request.method == "POST" else None, initial={"on": request.today})
    if form.is_valid():
        given = form.cleaned_data
        said = {name: " ".join(given[name].split()) for name in SEARCH_PARTS}
        revision = asked.number(request.POST.get("revision", ""), 1, asked.MOST_REVISIONS)
        told = {"on": given["on"], "revision": revision, "by": request.acting, "at": request.at}
        with form.taking():
            record_search(case_id=case_id, said=said, is_found=given["found"] == "yes", **told)
        if form.is_taken:
            messages.success(request, "检索已经记下。")
            return redirect(f"{reverse('work:case', args=[case_id])}#searches")
    found = queries.work_case(by=request.acting, case_id=case_id, on=request.today)
    context = {
        "case": found,
        "heading": heading(found.row),
        "desk": desks.desk(by=request.acting, case_id=case_id, on=request.today),
        "parts": {name: words for name, (words, _) in SEARCH_PARTS.items()},
        "form": form,
        "problems": form.problems() if form.is_bound else (),
    }
    return page(request, "work/cases/search.jinja", context, form.status)
