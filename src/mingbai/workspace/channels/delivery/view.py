"""One delivery: what to paste, where, and what came of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from mingbai.channels import actions, queries
from mingbai.channels.actions.comparing import compare
from mingbai.channels.kinds.values import PICTURES
from mingbai.channels.policies import delivery_acts
from mingbai.channels.queries.errands import by_machine, frozen_file
from mingbai.channels.values.copies import LIMITS
from mingbai.channels.values.open import DeliverySheet
from mingbai.channels.values.reach import WEIBO
from mingbai.core import photos
from mingbai.core.answers import file_answer
from mingbai.core.errors import NotVisible
from mingbai.core.forms import PlainForm, Press
from mingbai.statute.disclosure.deliveries import ACT_WORDS, STATE_WORDS, DeliveryAct, DeliveryState
from mingbai.workspace.channels.delivery.form import ReasonForm, SentForm
from mingbai.workspace.frame import StaffRequest, own_organ, page, staff

Given = dict[str, Any]
TAGS = {
    DeliveryState.DELIVERED: "done",
    DeliveryState.REMOVED: "late",
    DeliveryState.TO_REMOVE: "late",
    DeliveryState.WITHDRAWN: "none",
}
WITHDRAWN_MEANWHILE = "已记下。这条信息已经撤回，请到那边把它撤下。"


@dataclass(frozen=True, slots=True)
class DeliveryPress:
    """One button: its form, the action it calls, and what is said afterwards."""

    form: type[PlainForm]
    run: Callable[[Given], object]
    done: str


def _again(act: DeliveryAct) -> Callable[[Given], object]:
    return lambda given: actions.send_again(act=act, **given)


PRESSES: dict[str, DeliveryPress] = {
    "record": DeliveryPress(SentForm, lambda given: actions.record(**given), "已记下，算送达了。"),
    "report": DeliveryPress(SentForm, lambda given: actions.record(**given), WITHDRAWN_MEANWHILE),
    "again": DeliveryPress(SentForm, _again(DeliveryAct.AGAIN), "已记下再发的一次。"),
    "correct": DeliveryPress(SentForm, _again(DeliveryAct.CORRECT), "已记下更正。"),
    "leave": DeliveryPress(ReasonForm, lambda given: actions.leave(**given), "已记下，不用再发。"),
    "call_off": DeliveryPress(ReasonForm, lambda given: actions.call_off(**given), "已记下，不发到这个渠道。"),
    "hand_over": DeliveryPress(Press, lambda given: actions.hand_over(**given), "已记下那边没有，照这里的文字发。"),
    "compare": DeliveryPress(Press, lambda given: compare(**given), "核对过了。"),
    "plan": DeliveryPress(Press, lambda given: actions.plan_again(**given), "又列入待发了。"),
}


@require_http_methods(["GET", "HEAD", "POST"])
@staff
def delivery(request: StaffRequest, delivery_id: int) -> HttpResponse:
    """Show one delivery of the own organ and take the press of one of its buttons."""
    organ = own_organ(request)
    sheet = queries.delivery_sheet(organ.id, delivery_id)
    form: PlainForm | None = None
    if request.method == "POST":
        press = PRESSES.get(request.POST.get("act", ""))
        if press is None:
            raise NotVisible("act")
        form = press.form(request.POST)
        given: Given = {"delivery_id": delivery_id, "by": request.acting, "at": request.at, **_photo(request, press)}
        if form.is_valid():
            came_to: object = None
            with form.taking():
                came_to = press.run({**given, **form.cleaned_data})
            if form.is_taken:
                messages.success(request, WITHDRAWN_MEANWHILE if came_to is DeliveryState.TO_REMOVE else press.done)
                return redirect("work:delivery", delivery_id)
    acts = frozenset(act.value for act in delivery_acts(request.acting, organ, sheet.state))
    context = {
        "machine": by_machine(delivery_id),
        **_shown(sheet),
        **_forms(sheet, form, request.POST.get("act", "")),
        "acts": acts,
    }
    return page(request, "work/channels/delivery.jinja", context, form.status if form else 200)


@require_safe
@staff
def photo(request: StaffRequest, sent_id: int) -> HttpResponse:
    """Serve the photograph that proves something the own organ sent."""
    return HttpResponse(queries.sent_photo(own_organ(request).id, sent_id), content_type=photos.MEDIA_TYPE)


@require_safe
@staff
def sent_file(request: StaffRequest, message_id: int, number: int) -> HttpResponse:
    """Serve a picture or package as the machine sent it for the own organ; only pictures open in the browser."""
    found = frozen_file(own_organ(request).id, message_id, number)
    is_picture = found.media_type in PICTURES
    kind = found.media_type if is_picture else "application/octet-stream"
    return file_answer(found.data, kind, found.name, is_shown=is_picture)


def _photo(request: StaffRequest, press: DeliveryPress) -> Given:
    """Return the photograph that came with a proof; the other buttons take none."""
    sent = request.FILES.get("photo") if press.form is SentForm else None
    return {"photo": sent.read()} if sent else {}


def _shown(sheet: DeliverySheet) -> dict[str, object]:
    file = ("portal:entry-file", sheet.organ_code, sheet.entry_id)
    return {
        "sheet": sheet,
        "state": STATE_WORDS[sheet.state],
        "tag_kind": TAGS.get(sheet.state, "soon"),
        "limit": LIMITS.get(sheet.channel_key, ""),
        "has_composer": sheet.channel_key == WEIBO and bool(sheet.copy and sheet.copy.link),
        "act_words": {act.value: words for act, words in ACT_WORDS.items()},
        "files": [
            {"label": one.name, "name": one.name, "size": one.size, "href": reverse(file[0], args=[*file[1:], one.id, one.name])}
            for one in sheet.files
        ],
    }


def _forms(sheet: DeliverySheet, form: PlainForm | None, asked: str) -> dict[str, object]:
    """Return a form for each button; the one that was pressed keeps what was typed and says what is wrong."""
    fresh = {name: press.form(initial={"version": sheet.version}) for name, press in PRESSES.items()}
    kind = "correct" if asked == "again" else asked
    shown = fresh | ({kind: form} if form is not None else {})
    return {"forms": shown, "problems": form.problems(f"{kind}_") if form is not None else ()}
