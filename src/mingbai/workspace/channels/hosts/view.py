"""Where the addresses of each channel stand, for the county office."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from mingbai.channels import actions, queries
from mingbai.channels.policies import may_keep_channels
from mingbai.channels.values.open import ChannelRow
from mingbai.channels.values.reach import KNOWN_HOSTS
from mingbai.core.errors import NotVisible
from mingbai.core.forms import PlainForm, line
from mingbai.workspace.frame import StaffRequest, page, staff


class HostsForm(PlainForm):
    """One line of hosts for each channel."""

    def offer(self, rows: tuple[ChannelRow, ...]) -> None:
        """Take the channels that the page knows."""
        for row in rows:
            known = "、".join(KNOWN_HOSTS.get(row.key, ()))
            hint = f"空着就照 {known} 核对。" if known else "空着就不核对域名，没有网页的也能登记回执号。"
            self.fields[row.key] = line(row.label, hint, missing="", length=300, required=False)
            self.initial[row.key] = row.hosts


@require_http_methods(["GET", "HEAD", "POST"])
@staff
def hosts(request: StaffRequest) -> HttpResponse:
    """Show and set on which hosts the addresses pasted for each channel have to stand."""
    if not may_keep_channels(request.acting):
        raise NotVisible("channels")
    rows = queries.channel_rows(request.acting.organ_id)
    form = HostsForm(request.POST if request.method == "POST" else None)
    form.offer(rows)
    if form.is_valid():
        with form.taking():
            actions.set_hosts(hosts=form.cleaned_data, by=request.acting, at=request.at)
        if form.is_taken:
            messages.success(request, "已记下。从现在起贴回来的网址照这样核对。")
            return redirect("work:channel-hosts")
    context = {"form": form, "problems": form.problems(), "has_channels": bool(rows)}
    return page(request, "work/channels/hosts.jinja", context, form.status)
