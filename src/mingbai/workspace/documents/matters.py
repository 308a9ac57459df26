"""Meetings and matters (办会、办事): what of them is to be open, recorded with the plan."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods, require_safe

from mingbai.accounts import policies
from mingbai.core.errors import NotVisible
from mingbai.documents import actions, queries
from mingbai.organs import queries as organs
from mingbai.statute.disclosure.attributes import ATTRIBUTE_WORDS, Attribute
from mingbai.statute.disclosure.exemptions import grounds
from mingbai.statute.disclosure.meetings import MATTER_WORDS, Topic
from mingbai.workspace.acts import attempt
from mingbai.workspace.documents.views import readable_organ
from mingbai.workspace.documents.words import ground_words
from mingbai.workspace.forms import FieldView, PlainForm, choice, day, line
from mingbai.workspace.frame import StaffRequest, page, staff
from mingbai.workspace.numbers import whole

PAGE = 30
TOPICS = range(1, 6)
OWN = ("kind", "title", "held_on", "invited")


@dataclass(frozen=True, slots=True)
class TopicFields:
    """The fields of one topic; folded while nothing stands in them."""

    number: int
    fields: tuple[FieldView, ...]
    is_folded: bool


class MatterForm(PlainForm):
    """A meeting with up to five topics."""

    kind = choice(
        "种类",
        [(one.value, word) for one, word in MATTER_WORDS.items()],
        "办会：镇长办公会、专题会等。办事：不开会就办的重要事项。",
        missing="选办会或者办事",
        is_open=True,
    )
    title = line("名称", "例如：白阳镇2021年第2次镇长办公会。", missing="写名称")
    held_on = day("日期", "会议召开、事项决定的那一天。")
    invited = line(
        "邀请谁列席",
        "涉及重大民生事项的，可以请群众代表、利益相关方列席。没有就空着。",
        missing="",
        length=300,
        required=False,
    )

    def __init__(self, data: Mapping[str, Any] | None) -> None:
        super().__init__(data)
        attributes = [("", "选一种"), *((one.value, word) for one, word in ATTRIBUTE_WORDS.items())]
        for n in TOPICS:
            self.fields[f"what{n}"] = line("议题或者事项", "例如：审议第一季度低保名单。", missing="", required=False)
            self.fields[f"attribute{n}"] = choice("是否公开", attributes, missing="选一种")
            self.fields[f"how{n}"] = line(
                "怎么公开，或者为什么不公开",
                "主动公开的写方式，例如网站发布结果；别的写理由。",
                missing="",
                required=False,
            )
            self.fields[f"ground{n}"] = choice(
                "不予公开的依据",
                [("", "选一种依据"), *((one.code, one.words) for one in grounds())],
                "只在选不予公开时选。",
                missing="选依据",
            )
            self.fields[f"attribute{n}"].required = self.fields[f"ground{n}"].required = False

    def topics(self) -> tuple[Topic, ...]:
        """The topics in which something was written."""
        found, asked = [], self.cleaned_data
        for n in TOPICS:
            what, chosen, how = asked[f"what{n}"], asked[f"attribute{n}"], asked[f"how{n}"]
            if not (what or chosen or how):
                continue
            attribute = Attribute(chosen) if chosen else None
            is_open = attribute is Attribute.OPEN
            ground = "" if is_open else asked[f"ground{n}"]
            found.append(Topic(what, attribute, how if is_open else "", "" if is_open else how, ground))
        return tuple(found)

    def own(self) -> tuple[FieldView, ...]:
        """The fields of the meeting itself."""
        return tuple(view for view in self.views() if view.name in OWN)

    def groups(self) -> tuple[TopicFields, ...]:
        """The fields of each topic."""
        views = {view.name: view for view in self.views()}
        found = []
        for n in TOPICS:
            shown = tuple(views[f"{name}{n}"] for name in ("what", "attribute", "how", "ground"))
            found.append(TopicFields(n, shown, n > 1 and not any(view.value or view.error for view in shown)))
        return tuple(found)


@require_safe
@staff
def listing(request: StaffRequest) -> HttpResponse:
    """The meetings and matters of an organ, newest first."""
    organ = readable_organ(request)
    after = whole(request.GET.get("after", ""))
    rows = queries.matters(by=request.acting, organ_code=organ.code, after=after, limit=PAGE + 1)
    here = reverse("work:matters")
    context = {
        "organ": organ,
        "may_work": policies.may_work_for(request.acting, organ),
        "rows": [(row, [(one, ground_words(one.ground)) for one in row.topics]) for row in rows[:PAGE]],
        "kinds": MATTER_WORDS,
        "attributes": ATTRIBUTE_WORDS,
        "first": f"{here}?{urlencode({'organ': organ.code})}" if after else "",
        "next": f"{here}?{urlencode({'organ': organ.code, 'after': str(rows[PAGE - 1].id)})}" if len(rows) > PAGE else "",
    }
    return page(request, "work/documents/matters.jinja", context)


@require_http_methods(["GET", "HEAD", "POST"])
@staff
def new(request: StaffRequest) -> HttpResponse:
    """Record a meeting or matter."""
    organ = organs.organ_by_id(request.acting.organ_id)
    if not policies.may_work_for(request.acting, organ):
        raise NotVisible(organ.code)
    form = MatterForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        own = {name: form.cleaned_data[name] for name in OWN}
        failure = attempt(
            lambda: actions.record_matter(organ_code=organ.code, topics=form.topics(), by=request.acting, at=request.at, **own)
        )
        if failure is None:
            messages.success(request, "已登记。主动公开的已经列进公开任务。")
            return redirect("work:matters")
        form.add_error(failure.field if failure.field in form.fields else None, failure.message)
    problems = form.problems() if form.errors else ()
    context = {"own": form.own(), "groups": form.groups(), "problems": problems}
    return page(request, "work/documents/matter_new.jinja", context, 422 if problems else 200)
