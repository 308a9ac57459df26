"""Addresses of the duties."""

from __future__ import annotations

from django.urls import path

from mingbai.workspace.duties.columns import view as columns
from mingbai.workspace.duties.duty import view as duty
from mingbai.workspace.duties.late import view as late
from mingbai.workspace.duties.listing import view as listing
from mingbai.workspace.duties.new import view as new

urlpatterns = [
    path("duties/", listing.duties, name="duties"),
    path("duties/late/", late.late, name="duties-late"),
    path("duties/columns/", columns.columns, name="duty-columns"),
    path("duties/new/", new.new, name="duty-new"),
    path("duties/<key:duty_id>/", duty.duty, name="duty"),
    path("duties/<key:duty_id>/drop/", duty.drop, name="duty-drop"),
    path("duties/<key:duty_id>/take-up/", duty.take_up, name="duty-take-up"),
]
