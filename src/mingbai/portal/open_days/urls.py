"""Addresses of open days. The front hands everything under sign-up/ on to the staff processes (`config.page_cache`)."""

from __future__ import annotations

from django.urls import path

from mingbai.portal.open_days.day import view as day
from mingbai.portal.open_days.listing import view as listing
from mingbai.portal.open_days.sign_up import view as sign_up
from mingbai.portal.open_days.state import view as state

urlpatterns = [
    path("sign-up/", state.state, name="sign-up-state"),
    path("sign-up/cancel/", state.cancel, name="sign-up-cancel"),
    path("sign-up/<key:day_id>/", sign_up.sign_up, name="sign-up"),
    path("<slug:code>/open-days/", listing.open_days, name="open-days"),
    path("<slug:code>/open-days/<key:day_id>/", day.day, name="open-day"),
]
