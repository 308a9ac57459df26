"""What the organ sends to which channel, one choice a channel."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from mingbai.channels import actions, queries
from mingbai.channels.values.open import ChannelRow
from mingbai.channels.values.reach import NAMED, NONE, REACH_WORDS
from mingbai.core.forms import PlainForm, choice
from mingbai.workspace.frame import StaffRequest, own_organ, page, staff


class ChannelsForm(PlainForm):
    """One choice for each channel."""

    def offer(self, rows: tuple[ChannelRow, ...]) -> None:
        """Take the channels that the page knows."""
        for row in rows:
            hint = f"目录里叫“{row.word}”。" if row.word else ""
            # What the catalogue has no word for, it never names.
            offered = REACH_WORDS if row.word else {key: words for key, words in REACH_WORDS.items() if key != NAMED}
            self.fields[row.key] = choice(row.label, list(offered.items()), hint, missing="选一种", is_open=True)
            self.initial[row.key] = row.reach if row.reach in offered else NONE


@require_http_methods(["GET", "HEAD", "POST"])
@staff
def rules(request: StaffRequest) -> HttpResponse:
    """Show and set what the organ sends to each channel."""
    organ = own_organ(request)
    rows = queries.channel_rows(organ.id)
    form = ChannelsForm(request.POST if request.method == "POST" else None)
    form.offer(rows)
    if form.is_valid():
        with form.taking():
            actions.set_reach(organ_code=organ.code, reach=form.cleaned_data, by=request.acting, at=request.at)
        if form.is_taken:
            messages.success(request, "已记下。从现在起公开的信息照这样列出要发的渠道。")
            return redirect("work:channel-rules")
    context = {"form": form, "problems": form.problems(), "has_channels": bool(rows)}
    return page(request, "work/channels/rules.jinja", context, form.status)
