"""Addresses of open days."""

from __future__ import annotations

from django.urls import path

from mingbai.workspace.open_days.act import view as act
from mingbai.workspace.open_days.day import view as day
from mingbai.workspace.open_days.listing import view as listing
from mingbai.workspace.open_days.new import view as new

urlpatterns = [
    path("open-days/", listing.open_days, name="open-days"),
    path("open-days/new/", new.new, name="open-day-new"),
    path("open-days/take-in/<key:activity_id>/", listing.adopt, name="open-day-take-in"),
    path("open-days/<key:day_id>/", day.day, name="open-day"),
    path("open-days/<key:day_id>/list/<slug:ending>/", day.guest_list, name="open-day-list"),
    path("open-days/<key:day_id>/cancel/<key:sign_up_id>/", day.cancel, name="open-day-cancel"),
    path("open-days/<key:day_id>/draft/<slug:which>/", act.draft, name="open-day-draft"),
    path("open-days/<key:day_id>/<slug:act>/", act.act, name="open-day-act"),
]
