"""Addresses of 到岗情况."""

from __future__ import annotations

from django.urls import path

from mingbai.workspace.rota.member import view as member
from mingbai.workspace.rota.week import view as week

urlpatterns = [
    path("rota/", week.week, name="rota"),
    path("rota/mark/", week.mark, name="rota-mark"),
    path("rota/copy/", week.copy, name="rota-copy"),
    path("rota/doors.pdf", week.doors, name="rota-doors"),
    path("rota/people/new/", member.new, name="rota-member-new"),
    path("rota/people/<key:member_id>/", member.change, name="rota-member"),
    path("rota/people/<key:member_id>/remove/", member.remove, name="rota-member-remove"),
]
