"""What waits to be sent to other channels, by channel and state; several are recorded at once by their addresses."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods

from mingbai.channels import actions, queries
from mingbai.channels.queries.sheets import OUTDATED, TROUBLED
from mingbai.channels.values.open import OpenCount, OpenRow
from mingbai.core import asked
from mingbai.core.forms import Press
from mingbai.core.paging import SHORT
from mingbai.statute.disclosure.deliveries import OPEN, STATE_WORDS, DeliveryAct, delivery_transition
from mingbai.statute.verdict import Verdict
from mingbai.workspace.frame import StaffRequest, own_organ, page, staff

BEFORE = "proof-"
STATES = {"": "全部", **{state.value: STATE_WORDS[state] for state in OPEN}, TROUBLED: "没发成、没回音的", OUTDATED: "信息改过的"}


@dataclass(frozen=True, slots=True)
class OpenFilter:
    """One choice above the list."""

    label: str
    href: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class OpenLine:
    """One delivery with what was typed for it and what is wrong with that."""

    row: OpenRow
    words: str
    may_record: bool
    typed: str
    error: str


@require_http_methods(["GET", "HEAD", "POST"])
@staff
def deliveries(request: StaffRequest) -> HttpResponse:
    """List open deliveries for `?channel=` and `?state=`; a press records those whose address was pasted."""
    organ = own_organ(request)
    wrong: dict[int, str] = {}
    if request.method == "POST":
        recorded, wrong = _recorded(request)
        if recorded:
            messages.success(request, f"记下了 {recorded} 条。")
        if not wrong:
            if not recorded:
                messages.warning(request, "没有贴网址，什么也没有改。")
            return redirect(request.get_full_path())
    channel, state, after = (request.GET.get(name, "") for name in ("channel", "state", "after"))
    state = state if state in STATES else ""
    counts = queries.open_counts(organ.id)
    rows, more = queries.open_page(organ.id, channel=channel, state=state, after=after, limit=SHORT)
    context = {
        "lines": [_line(row, request, wrong) for row in rows],
        "problems": len(wrong),
        "is_outdated": state == OUTDATED,
        "channels": _channels(counts, channel, state),
        "states": [OpenFilter(words, _address(channel=channel, state=key), key == state) for key, words in STATES.items()],
        "first": _address(channel=channel, state=state) if after else "",
        "next": _address(channel=channel, state=state, after=more) if more else "",
    }
    return page(request, "work/channels/deliveries.jinja", context, 422 if wrong else 200)


def _recorded(request: StaffRequest) -> tuple[int, dict[int, str]]:
    """Record each row that has an address; return how many were, and what is wrong with the others."""
    recorded, wrong = 0, dict[int, str]()
    for name, typed in request.POST.items():
        key = asked.key(name.removeprefix(BEFORE)) if name.startswith(BEFORE) and str(typed).strip() else 0
        if not key:
            continue
        form = Press(request.POST)
        version = asked.key(request.POST.get(f"version-{key}", ""))
        with form.taking():
            actions.record(delivery_id=key, proof=str(typed), version=version, by=request.acting, at=request.at)
        if form.failure is None:
            recorded += 1
        else:
            wrong[key] = form.failure.sentence
    return recorded, wrong


def _line(row: OpenRow, request: StaffRequest, wrong: dict[int, str]) -> OpenLine:
    error = wrong.get(row.id, "")
    may_record = not isinstance(delivery_transition(row.state, DeliveryAct.RECORD), Verdict)
    typed = request.POST.get(f"{BEFORE}{row.id}", "") if error else ""
    return OpenLine(row, STATE_WORDS[row.state], may_record, typed, error)


def _channels(counts: tuple[OpenCount, ...], chosen: str, state: str) -> list[OpenFilter]:
    waiting = [(one, one.outdated if state == OUTDATED else _open(one)) for one in counts]
    found = [(one.key, f"{one.label} {count:,}") for one, count in waiting if count or one.key == chosen]
    return [OpenFilter(words, _address(channel=key, state=state), key == chosen) for key, words in (("", "全部渠道"), *found)]


def _open(one: OpenCount) -> int:
    return one.waiting + one.by_machine + one.troubled


def _address(**query: str) -> str:
    kept = urlencode({name: value for name, value in query.items() if value})
    return f"{reverse('work:deliveries')}{'?' if kept else ''}{kept}"
